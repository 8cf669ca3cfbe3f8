# SPDX-License-Identifier: Apache-2.0
relata_add_test(canvas_test
    FILES canvas/canvas_test.cpp canvas/gestures_test.cpp canvas/hulls_test.cpp canvas/legend_test.cpp canvas/minimap_test.cpp canvas/unfold_test.cpp canvas/picturefollows_test.cpp canvas/canvasfixture.h scene/sample.h ../model/graph/randomedits.cpp ../model/graph/randomedits.h ../support/graphtext.cpp
    LIBS relata_test_gui relata_views)
