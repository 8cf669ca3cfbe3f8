# SPDX-License-Identifier: Apache-2.0
relata_add_test(model_graph LIBS relata_test_support
    FILES graph/graphbuilder_test.cpp core/adjacency_test.cpp core/core_test.cpp core/crew_test.cpp core/writtennumber_test.cpp schema/schema_test.cpp
          graph/graphdiff_test.cpp graph/knowledgegraph_test.cpp graph/snapshot_test.cpp graph/storage_test.cpp graph/randomedits.cpp graph/randomedits.h
          evidence/edtf_test.cpp evidence/audit_test.cpp evidence/locator_test.cpp evidence/voices_test.cpp)
