# SPDX-License-Identifier: Apache-2.0
relata_add_test(app_window LIBS relata_test_gui relata_app
    FILES window/workspace_test.cpp window/unfolding_test.cpp window/reading_test.cpp window/viewmemory_test.cpp window/mainwindow_test.cpp window/mainwindowfixture.h window/notesbox_test.cpp window/windowproject_test.cpp window/history_test.cpp window/fileforms_test.cpp window/picture_test.cpp window/editing_test.cpp window/drafts_test.cpp window/exchange_test.cpp window/windowdriver.cpp window/windowdriver.h window/journey_test.cpp window/changes_test.cpp window/camerasteps_test.cpp window/plainstyle_test.cpp window/analyzing_test.cpp window/hostile_test.cpp window/savedviews_test.cpp ../support/graphtext.cpp)
relata_add_test(app_keeping LIBS relata_test_gui relata_app
    FILES window/keeping_test.cpp window/copies_test.cpp window/diskfixture.h ../support/failingdisk.cpp ../support/failingdisk.h ../support/graphtext.cpp)
relata_add_test(app_calm LIBS relata_test_gui relata_app
    FILES window/calm_test.cpp window/loopgauge.h ../bench/model/generatedgraph.cpp ../support/graphtext.cpp)
