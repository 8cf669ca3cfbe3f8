# SPDX-License-Identifier: Apache-2.0
relata_add_test(scene_test
    FILES scene/theme_test.cpp scene/viewstate_test.cpp scene/scene_test.cpp scene/emphasis_test.cpp scene/painter_test.cpp scene/scenepatch_test.cpp scene/visibleafter_test.cpp scene/detours_test.cpp scene/sample.h ../model/graph/randomedits.cpp ../model/graph/randomedits.h
        ../support/graphtext.cpp
    LIBS relata_test_gui relata_views Qt6::Svg)
