# SPDX-License-Identifier: Apache-2.0
target_sources(relata_views PRIVATE
    dialogs/choicebar.cpp dialogs/choicebar.h
    dialogs/exportdialog.cpp dialogs/exportdialog.h
    dialogs/figurechoices.cpp dialogs/figurechoices.h
    dialogs/figurepreview.cpp dialogs/figurepreview.h
    dialogs/figuresettings.cpp dialogs/figuresettings.h
)
