# SPDX-License-Identifier: Apache-2.0
target_sources(relata_app PRIVATE
    ${CMAKE_CURRENT_LIST_DIR}/adding.cpp
    ${CMAKE_CURRENT_LIST_DIR}/analyze.cpp
    ${CMAKE_CURRENT_LIST_DIR}/commandline.cpp
    ${CMAKE_CURRENT_LIST_DIR}/commands.cpp
    ${CMAKE_CURRENT_LIST_DIR}/duplicatescommand.cpp
    ${CMAKE_CURRENT_LIST_DIR}/graphjson.cpp
    ${CMAKE_CURRENT_LIST_DIR}/inputs.cpp
    ${CMAKE_CURRENT_LIST_DIR}/interruption.cpp
    ${CMAKE_CURRENT_LIST_DIR}/overwriting.cpp
    ${CMAKE_CURRENT_LIST_DIR}/qtmessages.cpp
    ${CMAKE_CURRENT_LIST_DIR}/reporting.cpp
    ${CMAKE_CURRENT_LIST_DIR}/usage.cpp
)
