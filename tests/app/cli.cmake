# SPDX-License-Identifier: Apache-2.0
relata_add_test(app_cli FILES cli/commandline_test.cpp LIBS relata_test_support nlohmann_json::nlohmann_json)
target_compile_definitions(app_cli PRIVATE RELATA_PROGRAM="$<TARGET_FILE:relata>")
add_dependencies(app_cli relata)
