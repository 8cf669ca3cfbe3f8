# SPDX-License-Identifier: Apache-2.0
if(NOT RELATA_MODEL_ONLY)
    add_executable(search_bench panels/search_bench.cpp ../views/panels/fakesession.cpp ../views/panels/fakesession.h ../support/graphtext.cpp)
    target_link_libraries(search_bench PRIVATE relata_views relata_test_places relata_flags)
    set_target_properties(search_bench PROPERTIES AUTOMOC ON RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/bench)
endif()
