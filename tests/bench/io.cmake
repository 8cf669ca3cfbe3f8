# SPDX-License-Identifier: Apache-2.0
# The peers (igraph, Tulip) are built by reading.py, where their packages are there.
add_executable(read_bench io/read_bench.cpp)
target_link_libraries(read_bench PRIVATE relata_model relata_flags)
