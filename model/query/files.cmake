# SPDX-License-Identifier: Apache-2.0
target_sources(relata_model PRIVATE
    ${CMAKE_CURRENT_LIST_DIR}/columnparts.cpp
    ${CMAKE_CURRENT_LIST_DIR}/documenttitles.cpp
    ${CMAKE_CURRENT_LIST_DIR}/entityorder.cpp
    ${CMAKE_CURRENT_LIST_DIR}/folding.cpp
    ${CMAKE_CURRENT_LIST_DIR}/lens.cpp
    ${CMAKE_CURRENT_LIST_DIR}/facets.cpp
    ${CMAKE_CURRENT_LIST_DIR}/lenscheck.cpp
    ${CMAKE_CURRENT_LIST_DIR}/lenscompletion.cpp
    ${CMAKE_CURRENT_LIST_DIR}/lensevaluate.cpp
    ${CMAKE_CURRENT_LIST_DIR}/lensinwords.cpp
    ${CMAKE_CURRENT_LIST_DIR}/lensnames.cpp
    ${CMAKE_CURRENT_LIST_DIR}/lensparser.cpp
    ${CMAKE_CURRENT_LIST_DIR}/lensproperty.cpp
    ${CMAKE_CURRENT_LIST_DIR}/lenswords.cpp
    ${CMAKE_CURRENT_LIST_DIR}/paths.cpp
    ${CMAKE_CURRENT_LIST_DIR}/propertycolumn.cpp
    ${CMAKE_CURRENT_LIST_DIR}/scalelens.cpp
    ${CMAKE_CURRENT_LIST_DIR}/search.cpp
    ${CMAKE_CURRENT_LIST_DIR}/searchbuilder.cpp
    ${CMAKE_CURRENT_LIST_DIR}/searchentities.cpp
    ${CMAKE_CURRENT_LIST_DIR}/statementsums.cpp
    ${CMAKE_CURRENT_LIST_DIR}/wordindex.cpp
)
