# SPDX-License-Identifier: Apache-2.0
add_executable(relata_layout_bench layout_tool.cpp)
target_link_libraries(relata_layout_bench PRIVATE relata_model relata_flags)
