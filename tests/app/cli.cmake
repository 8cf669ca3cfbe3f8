# SPDX-License-Identifier: Apache-2.0
relata_add_test(app_cli LIBS relata_test_support nlohmann_json::nlohmann_json
    FILES cli/commandline_test.cpp cli/usage_test.cpp cli/outputs_test.cpp cli/analyze_test.cpp cli/adding_test.cpp cli/program.h)
target_compile_definitions(app_cli PRIVATE RELATA_PROGRAM="$<TARGET_FILE:relata>")
add_dependencies(app_cli relata)
