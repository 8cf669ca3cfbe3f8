# SPDX-License-Identifier: Apache-2.0
target_sources(relata_model PRIVATE
    ${CMAKE_CURRENT_LIST_DIR}/audit.cpp
    ${CMAKE_CURRENT_LIST_DIR}/disagreements.cpp
    ${CMAKE_CURRENT_LIST_DIR}/edtf.cpp
    ${CMAKE_CURRENT_LIST_DIR}/edtfpoint.cpp
    ${CMAKE_CURRENT_LIST_DIR}/locator.cpp
    ${CMAKE_CURRENT_LIST_DIR}/origins.cpp
    ${CMAKE_CURRENT_LIST_DIR}/voices.cpp
)
