# SPDX-License-Identifier: Apache-2.0
relata_add_test(model_graph LIBS relata_test_support
    FILES graph/graphdiff_test.cpp graph/knowledgegraph_test.cpp graph/snapshot_test.cpp evidence/edtf_test.cpp evidence/audit_test.cpp)
