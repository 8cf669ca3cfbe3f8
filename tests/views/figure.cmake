# SPDX-License-Identifier: Apache-2.0
relata_add_test(views_figure LIBS relata_test_gui relata_test_support
    FILES figure/figure_test.cpp figure/crowd_test.cpp figure/figurefiles_test.cpp figure/footnotes_test.cpp figure/exportdialog_test.cpp figure/figurefixture.cpp figure/figurefixture.h)
