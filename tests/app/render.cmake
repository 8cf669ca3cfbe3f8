# SPDX-License-Identifier: Apache-2.0
relata_add_test(app_render LIBS relata_test_gui relata_test_support relata_app
    FILES render/figurerender_test.cpp)
