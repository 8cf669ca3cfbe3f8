# SPDX-License-Identifier: Apache-2.0
target_sources(relata_model PRIVATE
    ${CMAKE_CURRENT_LIST_DIR}/database.cpp
    ${CMAKE_CURRENT_LIST_DIR}/diffjson.cpp
    ${CMAKE_CURRENT_LIST_DIR}/entityplaces.cpp
    ${CMAKE_CURRENT_LIST_DIR}/historyremains.cpp
    ${CMAKE_CURRENT_LIST_DIR}/project.cpp
    ${CMAKE_CURRENT_LIST_DIR}/projecthistory.cpp
    ${CMAKE_CURRENT_LIST_DIR}/projectlock.cpp
    ${CMAKE_CURRENT_LIST_DIR}/projectmigration.cpp
    ${CMAKE_CURRENT_LIST_DIR}/projectrows.cpp
    ${CMAKE_CURRENT_LIST_DIR}/projectsalvage.cpp
    ${CMAKE_CURRENT_LIST_DIR}/projectsearch.cpp
    ${CMAKE_CURRENT_LIST_DIR}/projecttables.cpp
    ${CMAKE_CURRENT_LIST_DIR}/projectviews.cpp
    ${CMAKE_CURRENT_LIST_DIR}/stepsummary.cpp
)
