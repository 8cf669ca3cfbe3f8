# SPDX-License-Identifier: Apache-2.0
target_sources(relata_model PRIVATE
    ${CMAKE_CURRENT_LIST_DIR}/clip.cpp
    ${CMAKE_CURRENT_LIST_DIR}/drafts.cpp
    ${CMAKE_CURRENT_LIST_DIR}/duplicates.cpp
    ${CMAKE_CURRENT_LIST_DIR}/join.cpp
    ${CMAKE_CURRENT_LIST_DIR}/joinfields.cpp
    ${CMAKE_CURRENT_LIST_DIR}/retype.cpp
    ${CMAKE_CURRENT_LIST_DIR}/schemaedit.cpp
    ${CMAKE_CURRENT_LIST_DIR}/schemaproblems.cpp
    ${CMAKE_CURRENT_LIST_DIR}/merge.cpp
    ${CMAKE_CURRENT_LIST_DIR}/mergerecord.cpp
    ${CMAKE_CURRENT_LIST_DIR}/nameblocks.cpp
    ${CMAKE_CURRENT_LIST_DIR}/nameform.cpp
    ${CMAKE_CURRENT_LIST_DIR}/replace.cpp
    ${CMAKE_CURRENT_LIST_DIR}/sharedlinks.cpp
    ${CMAKE_CURRENT_LIST_DIR}/textmatcher.cpp
    ${CMAKE_CURRENT_LIST_DIR}/statementdraft.cpp
)
