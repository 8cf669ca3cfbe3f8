# SPDX-License-Identifier: Apache-2.0
relata_add_test(model_dataset LIBS relata_test_support
    FILES dataset/rules_test.cpp dataset/shippedgraph_test.cpp dataset/package.cpp dataset/package.h dataset/rules.h
          dataset/entityrules.cpp dataset/statementrules.cpp dataset/schemarules.cpp dataset/readmerules.cpp)
