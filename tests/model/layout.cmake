# SPDX-License-Identifier: Apache-2.0
relata_add_test(model_layout LIBS relata_test_support
    FILES layout/layoutgraphs.h layout/layout_test.cpp layout/forcelayout_test.cpp layout/arrangements_test.cpp layout/parts_test.cpp)
