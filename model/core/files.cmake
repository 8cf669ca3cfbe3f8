# SPDX-License-Identifier: Apache-2.0
target_sources(relata_model PRIVATE
    ${CMAKE_CURRENT_LIST_DIR}/adjacency.cpp
    ${CMAKE_CURRENT_LIST_DIR}/crew.cpp
    ${CMAKE_CURRENT_LIST_DIR}/result.cpp
    ${CMAKE_CURRENT_LIST_DIR}/writtennumber.cpp
)
