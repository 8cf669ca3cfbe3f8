# SPDX-License-Identifier: Apache-2.0
if(NOT RELATA_MODEL_ONLY)
    add_executable(canvas_bench canvas/canvas_bench.cpp)
    target_link_libraries(canvas_bench PRIVATE relata_views relata_flags)
    add_executable(hub_bench canvas/hub_bench.cpp)
    target_link_libraries(hub_bench PRIVATE relata_views relata_flags)
    set_target_properties(hub_bench PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/bench)
    set_target_properties(canvas_bench PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/bench)
endif()
