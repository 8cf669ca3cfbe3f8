# SPDX-License-Identifier: Apache-2.0
relata_add_test(model_io LIBS relata_test_support nlohmann_json::nlohmann_json
    FILES io/csv_test.cpp io/textencoding_test.cpp io/datapackage_test.cpp io/propertycolumns_test.cpp io/badpackages_test.cpp io/graphml_test.cpp io/graphmlforeign_test.cpp
          io/atomicfile_test.cpp io/corpus_test.cpp io/damage_test.cpp io/textforms_test.cpp io/foundtexts_test.cpp io/ftm_test.cpp io/ftmrecords_test.cpp io/ftmwords_test.cpp io/popolo_test.cpp io/canvas_test.cpp io/oligrapher_test.cpp io/rdf_test.cpp io/rdfterms_test.cpp io/rdfforeign_test.cpp io/rdfhostile_test.cpp io/foreignfiles_test.cpp io/limits_test.cpp io/jsonplaces_test.cpp io/plainxml_test.cpp io/predicatewords_test.cpp io/readcancel_test.cpp io/nodelinkjson_test.cpp io/networkforms_test.cpp io/networksense_test.cpp io/rdfvalues_test.cpp
          io/describe.h io/fullgraph.h io/corpuscounts.h io/tempfolder.h io/readfixture.h io/packagefixture.h)
relata_add_test(model_io_oracle LIBS relata_test_support nlohmann_json::nlohmann_json
    FILES io/oracle/oracle_test.cpp io/fullgraph.h io/tempfolder.h)
find_package(rapidcheck REQUIRED)
relata_add_test(model_io_roundtrip LIBS relata_test_support rapidcheck rapidcheck_gtest
    FILES io/roundtrip_test.cpp io/tempfolder.h)
set_property(TEST model_io_roundtrip APPEND PROPERTY ENVIRONMENT "RC_PARAMS=seed=20261127 max_success=20")
