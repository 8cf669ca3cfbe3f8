# SPDX-License-Identifier: Apache-2.0
# Memory is a test (a number that does not depend on the machine's mood), speed is not.
add_executable(relata_model_memory model/modelmemory.cpp model/generatedgraph.cpp model/generatedgraph.h)
target_link_libraries(relata_model_memory PRIVATE relata_model relata_flags)
if(BUILD_TESTING AND NOT RELATA_SANITIZE)
    add_test(NAME model_memory COMMAND relata_model_memory)
    set_tests_properties(model_memory PROPERTIES TIMEOUT 120)
endif()
add_executable(project_bench model/project_bench.cpp model/generatedgraph.cpp)
target_link_libraries(project_bench PRIVATE relata_model relata_flags)
