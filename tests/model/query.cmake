# SPDX-License-Identifier: Apache-2.0
relata_add_test(model_query LIBS relata_test_support FILES query/search_test.cpp query/paths_test.cpp query/lens_test.cpp query/lensproperty_test.cpp query/searchlaws_test.cpp query/entityorder_test.cpp query/propertycolumn_test.cpp query/statementsums_test.cpp query/documenttitles_test.cpp)
