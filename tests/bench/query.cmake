# SPDX-License-Identifier: Apache-2.0
add_executable(query_bench query/query_bench.cpp model/generatedgraph.cpp)
target_link_libraries(query_bench PRIVATE relata_model relata_flags)
