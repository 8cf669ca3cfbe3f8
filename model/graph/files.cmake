# SPDX-License-Identifier: Apache-2.0
target_sources(relata_model PRIVATE
    ${CMAKE_CURRENT_LIST_DIR}/breaches.cpp
    ${CMAKE_CURRENT_LIST_DIR}/graphapply.cpp
    ${CMAKE_CURRENT_LIST_DIR}/graphbuilder.cpp
    ${CMAKE_CURRENT_LIST_DIR}/graphcolumns.cpp
    ${CMAKE_CURRENT_LIST_DIR}/graphdiff.cpp
    ${CMAKE_CURRENT_LIST_DIR}/graphvalidate.cpp
    ${CMAKE_CURRENT_LIST_DIR}/incidence.cpp
    ${CMAKE_CURRENT_LIST_DIR}/knowledgegraph.cpp
    ${CMAKE_CURRENT_LIST_DIR}/nameindex.cpp
    ${CMAKE_CURRENT_LIST_DIR}/numberedkeys.cpp
    ${CMAKE_CURRENT_LIST_DIR}/records.cpp
    ${CMAKE_CURRENT_LIST_DIR}/snapshot.cpp
    ${CMAKE_CURRENT_LIST_DIR}/topology.cpp
)
