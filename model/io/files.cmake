# SPDX-License-Identifier: Apache-2.0
target_sources(relata_model PRIVATE
    ${CMAKE_CURRENT_LIST_DIR}/atomicfile.cpp
    ${CMAKE_CURRENT_LIST_DIR}/attributes.cpp
    ${CMAKE_CURRENT_LIST_DIR}/csv.cpp
    ${CMAKE_CURRENT_LIST_DIR}/edgelist.cpp
    ${CMAKE_CURRENT_LIST_DIR}/foreigngraph.cpp
    ${CMAKE_CURRENT_LIST_DIR}/formats.cpp
    ${CMAKE_CURRENT_LIST_DIR}/ftmreader.cpp
    ${CMAKE_CURRENT_LIST_DIR}/ftmrecord.cpp
    ${CMAKE_CURRENT_LIST_DIR}/ftmschema.cpp
    ${CMAKE_CURRENT_LIST_DIR}/ftmwriter.cpp
    ${CMAKE_CURRENT_LIST_DIR}/graphmlparser.cpp
    ${CMAKE_CURRENT_LIST_DIR}/graphmlreader.cpp
    ${CMAKE_CURRENT_LIST_DIR}/graphmlwriter.cpp
    ${CMAKE_CURRENT_LIST_DIR}/jsontext.cpp
    ${CMAKE_CURRENT_LIST_DIR}/jsonvalues.cpp
    ${CMAKE_CURRENT_LIST_DIR}/ownraw.cpp
    ${CMAKE_CURRENT_LIST_DIR}/packagedescriptor.cpp
    ${CMAKE_CURRENT_LIST_DIR}/packagereader.cpp
    ${CMAKE_CURRENT_LIST_DIR}/packagewriter.cpp
    ${CMAKE_CURRENT_LIST_DIR}/rawgraph.cpp
    ${CMAKE_CURRENT_LIST_DIR}/schemajson.cpp
    ${CMAKE_CURRENT_LIST_DIR}/textencoding.cpp
    ${CMAKE_CURRENT_LIST_DIR}/unfinished.cpp
)
