# SPDX-License-Identifier: Apache-2.0
relata_add_test(tiles_test FILES render/tiles_test.cpp render/tilescenes.h LIBS relata_test_gui relata_views)
