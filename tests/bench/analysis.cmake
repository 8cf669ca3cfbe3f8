# SPDX-License-Identifier: Apache-2.0
add_executable(relata_analysis_bench analysis/analysis_tool.cpp)
target_link_libraries(relata_analysis_bench PRIVATE relata_model relata_flags)
