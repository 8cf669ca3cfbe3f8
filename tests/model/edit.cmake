# SPDX-License-Identifier: Apache-2.0
relata_add_test(model_edit LIBS relata_test_support FILES
    edit/drafts_test.cpp
    edit/duplicates_test.cpp
    edit/join_test.cpp
    edit/merge_test.cpp
    edit/replace_test.cpp
    edit/retype_test.cpp
    edit/schemaedit_test.cpp
    graph/randomedits.cpp
    edit/statementdraft_test.cpp
)

find_package(rapidcheck REQUIRED)
relata_add_test(model_laws LIBS relata_test_support rapidcheck FILES edit/laws_test.cpp graph/randomedits.cpp)
