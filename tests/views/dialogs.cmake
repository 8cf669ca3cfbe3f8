# SPDX-License-Identifier: Apache-2.0
relata_add_test(views_dialogs LIBS relata_test_gui relata_views FILES
    panels/fakesession.cpp
    panels/fakesession.h
    dialogs/documents_test.cpp
    dialogs/duplicatesdialog_test.cpp
    dialogs/entityform_test.cpp
    dialogs/formdraft_test.cpp
    dialogs/importform_test.cpp
    dialogs/mappingdialog_test.cpp
    dialogs/replacedialog_test.cpp
    dialogs/schemaeditor_test.cpp
    dialogs/splitform_test.cpp
    dialogs/statementfields_test.cpp
    dialogs/statementform_test.cpp
    dialogs/statementkeys_test.cpp
    ../support/graphtext.cpp
)
set_target_properties(views_dialogs PROPERTIES AUTOMOC ON)
