# SPDX-License-Identifier: Apache-2.0
target_sources(relata_views PRIVATE
    ${CMAKE_CURRENT_LIST_DIR}/facetlist.cpp
    ${CMAKE_CURRENT_LIST_DIR}/facetlist.h
    ${CMAKE_CURRENT_LIST_DIR}/inspector.cpp
    ${CMAKE_CURRENT_LIST_DIR}/inspector.h
    ${CMAKE_CURRENT_LIST_DIR}/lenspanel.cpp
    ${CMAKE_CURRENT_LIST_DIR}/lenspanel.h
    ${CMAKE_CURRENT_LIST_DIR}/chipbar.cpp
    ${CMAKE_CURRENT_LIST_DIR}/chipbar.h
    ${CMAKE_CURRENT_LIST_DIR}/pathspanel.cpp
    ${CMAKE_CURRENT_LIST_DIR}/pathspanel.h
    ${CMAKE_CURRENT_LIST_DIR}/searchbox.cpp
    ${CMAKE_CURRENT_LIST_DIR}/searchbox.h
    ${CMAKE_CURRENT_LIST_DIR}/session.h
    ${CMAKE_CURRENT_LIST_DIR}/statementsmodel.cpp
    ${CMAKE_CURRENT_LIST_DIR}/statementsmodel.h
    ${CMAKE_CURRENT_LIST_DIR}/statementstable.cpp
    ${CMAKE_CURRENT_LIST_DIR}/statementstable.h
    ${CMAKE_CURRENT_LIST_DIR}/text.cpp
    ${CMAKE_CURRENT_LIST_DIR}/text.h
    ${CMAKE_CURRENT_LIST_DIR}/timelinestrip.cpp
    ${CMAKE_CURRENT_LIST_DIR}/timelinestrip.h
)
