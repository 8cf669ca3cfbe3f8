# SPDX-License-Identifier: Apache-2.0
relata_add_test(model_edit LIBS relata_test_support FILES
    edit/drafts_test.cpp
    edit/schemaedit_test.cpp
    edit/statementdraft_test.cpp
)
