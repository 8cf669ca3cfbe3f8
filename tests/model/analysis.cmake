# SPDX-License-Identifier: Apache-2.0
relata_add_test(model_analysis LIBS relata_test_support
    FILES analysis/randomlinks.h analysis/oracles_test.cpp analysis/communities_test.cpp analysis/groupnumbers_test.cpp analysis/runs_test.cpp)
