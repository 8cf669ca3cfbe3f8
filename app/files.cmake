# SPDX-License-Identifier: Apache-2.0
target_sources(relata_app PRIVATE
    ${CMAKE_CURRENT_LIST_DIR}/figurerender.cpp
    ${CMAKE_CURRENT_LIST_DIR}/figurerender.h
    ${CMAKE_CURRENT_LIST_DIR}/undocommands.h
    ${CMAKE_CURRENT_LIST_DIR}/guicommands.cpp
    ${CMAKE_CURRENT_LIST_DIR}/jobs/latestjob.h
    ${CMAKE_CURRENT_LIST_DIR}/viewmemory.cpp
    ${CMAKE_CURRENT_LIST_DIR}/viewmemory.h
    ${CMAKE_CURRENT_LIST_DIR}/workspace.cpp
    ${CMAKE_CURRENT_LIST_DIR}/workspace.h
    ${CMAKE_CURRENT_LIST_DIR}/window/figuresource.cpp
    ${CMAKE_CURRENT_LIST_DIR}/window/figuresource.h
    ${CMAKE_CURRENT_LIST_DIR}/window/helpwindow.cpp
    ${CMAKE_CURRENT_LIST_DIR}/window/helpwindow.h
    ${CMAKE_CURRENT_LIST_DIR}/window/mainwindow.cpp
    ${CMAKE_CURRENT_LIST_DIR}/window/mainwindow.h
    ${CMAKE_CURRENT_LIST_DIR}/window/mainwindowwishes.cpp
    ${CMAKE_CURRENT_LIST_DIR}/window/plainstyle.cpp
    ${CMAKE_CURRENT_LIST_DIR}/window/plainstyle.h
    ${CMAKE_CURRENT_LIST_DIR}/window/statusline.cpp
    ${CMAKE_CURRENT_LIST_DIR}/window/statusline.h
    ${CMAKE_CURRENT_LIST_DIR}/window/toast.cpp
    ${CMAKE_CURRENT_LIST_DIR}/window/toast.h
    ${CMAKE_CURRENT_LIST_DIR}/window/windowactions.cpp
    ${CMAKE_CURRENT_LIST_DIR}/window/windowactions.h
)
