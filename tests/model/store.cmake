# SPDX-License-Identifier: Apache-2.0
relata_add_test(model_store LIBS relata_test_support
    FILES store/project_test.cpp store/history_test.cpp store/projectsearch_test.cpp store/projectdamage_test.cpp store/projectsalvage_test.cpp store/projectfixture.h)
relata_add_test(model_realdisk LIBS relata_test_support FILES store/realdisk_test.cpp store/projectfixture.h ../support/realdisk.cpp ../support/realdisk.h)
relata_add_test(model_faults LIBS relata_test_support FILES store/faults_test.cpp store/cutoffwrites_test.cpp io/tempfolder.h store/projectfixture.h ../support/failingdisk.cpp ../support/failingdisk.h)
