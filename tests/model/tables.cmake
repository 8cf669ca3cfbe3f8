# SPDX-License-Identifier: Apache-2.0
relata_add_test(model_tables LIBS relata_test_support PkgConfig::libzip
    FILES tables/workbook_test.cpp tables/guess_test.cpp tables/guessrelations_test.cpp tables/foreigntables_test.cpp tables/tables_test.cpp tables/plainedges_test.cpp tables/idspaces_test.cpp tables/packageparts_test.cpp tables/tableforms_test.cpp tables/workbookfixture.h)
