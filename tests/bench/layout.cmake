# SPDX-License-Identifier: Apache-2.0
add_executable(relata_layout_bench layout_tool.cpp)
target_link_libraries(relata_layout_bench PRIVATE relata_model relata_flags)
add_executable(relata_layout_score layout_score.cpp)
target_link_libraries(relata_layout_score PRIVATE relata_model relata_flags)
add_executable(layout_bench layout_bench.cpp)
target_link_libraries(layout_bench PRIVATE relata_model relata_flags benchmark::benchmark)
