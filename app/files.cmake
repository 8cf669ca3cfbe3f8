# SPDX-License-Identifier: Apache-2.0
target_sources(relata_app PRIVATE
    ${CMAKE_CURRENT_LIST_DIR}/figurerender.cpp
    ${CMAKE_CURRENT_LIST_DIR}/figurerender.h
    ${CMAKE_CURRENT_LIST_DIR}/undocommands.h
    ${CMAKE_CURRENT_LIST_DIR}/guicommands.cpp
    ${CMAKE_CURRENT_LIST_DIR}/jobs/latestjob.h
    ${CMAKE_CURRENT_LIST_DIR}/mainwindow.cpp
    ${CMAKE_CURRENT_LIST_DIR}/mainwindow.h
    ${CMAKE_CURRENT_LIST_DIR}/workspace.cpp
    ${CMAKE_CURRENT_LIST_DIR}/workspace.h
)
