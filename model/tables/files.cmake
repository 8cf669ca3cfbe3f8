# SPDX-License-Identifier: Apache-2.0
target_sources(relata_model PRIVATE
    ${CMAKE_CURRENT_LIST_DIR}/cellvalues.cpp
    ${CMAKE_CURRENT_LIST_DIR}/columnmapping.cpp
    ${CMAKE_CURRENT_LIST_DIR}/graphfromtables.cpp
    ${CMAKE_CURRENT_LIST_DIR}/guess.cpp
    ${CMAKE_CURRENT_LIST_DIR}/guesscolumns.cpp
    ${CMAKE_CURRENT_LIST_DIR}/guessdays.cpp
    ${CMAKE_CURRENT_LIST_DIR}/guessends.cpp
    ${CMAKE_CURRENT_LIST_DIR}/guessgrid.cpp
    ${CMAKE_CURRENT_LIST_DIR}/guesspages.cpp
    ${CMAKE_CURRENT_LIST_DIR}/guessparts.cpp
    ${CMAKE_CURRENT_LIST_DIR}/headerwords.cpp
    ${CMAKE_CURRENT_LIST_DIR}/mappingjson.cpp
    ${CMAKE_CURRENT_LIST_DIR}/numberformat.cpp
    ${CMAKE_CURRENT_LIST_DIR}/owncolumns.cpp
    ${CMAKE_CURRENT_LIST_DIR}/plainlinks.cpp
    ${CMAKE_CURRENT_LIST_DIR}/readtables.cpp
    ${CMAKE_CURRENT_LIST_DIR}/sheetreader.cpp
    ${CMAKE_CURRENT_LIST_DIR}/table.cpp
    ${CMAKE_CURRENT_LIST_DIR}/tableforms.cpp
    ${CMAKE_CURRENT_LIST_DIR}/tablegraph.cpp
    ${CMAKE_CURRENT_LIST_DIR}/tablelinks.cpp
    ${CMAKE_CURRENT_LIST_DIR}/workbook.cpp
    ${CMAKE_CURRENT_LIST_DIR}/workbookwriter.cpp
    ${CMAKE_CURRENT_LIST_DIR}/writtentime.cpp
    ${CMAKE_CURRENT_LIST_DIR}/zipfile.cpp
)
