# SPDX-License-Identifier: Apache-2.0
relata_add_test(views_panels LIBS relata_test_gui relata_views
    FILES panels/fakesession.cpp panels/fakesession.h panels/cardview_test.cpp panels/inspector_test.cpp panels/lenspanel_test.cpp panels/searchbox_test.cpp
        panels/entitiestable_test.cpp panels/statementstable_test.cpp panels/statementstablefixture.h panels/editedtable_test.cpp panels/copiedrows_test.cpp panels/statementcolumns_test.cpp panels/timelinestrip_test.cpp panels/pathspanel_test.cpp panels/historypanel_test.cpp panels/analysispanel_test.cpp panels/panelsfit_test.cpp ../support/graphtext.cpp)
set_target_properties(views_panels PROPERTIES AUTOMOC ON)
