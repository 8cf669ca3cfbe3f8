# SPDX-License-Identifier: Apache-2.0
target_sources(relata_model PRIVATE
    analysis/betweenness.cpp analysis/betweenness.h
    analysis/betweennesssampled.cpp
    analysis/closeness.cpp analysis/closeness.h
    analysis/communities.cpp analysis/communities.h
    analysis/degree.cpp analysis/degree.h
    analysis/groupnumbers.cpp analysis/groupnumbers.h
    analysis/links.cpp analysis/links.h
    analysis/measure.cpp analysis/measure.h analysis/measurenames.h
    analysis/moving.cpp analysis/moving.h
    analysis/pagerank.cpp analysis/pagerank.h
    analysis/scale.cpp analysis/scale.h
    analysis/shortestpathtree.cpp analysis/shortestpathtree.h
    analysis/similarity.cpp analysis/similarity.h
    analysis/structure.cpp analysis/structure.h
    analysis/weakpoints.cpp
)
# The loops over all links are always optimised, also in a debug build.
set(RELATA_ANALYSIS_KERNELS analysis/shortestpathtree.cpp analysis/closeness.cpp analysis/pagerank.cpp analysis/moving.cpp analysis/structure.cpp)
list(TRANSFORM RELATA_ANALYSIS_KERNELS PREPEND ${CMAKE_CURRENT_SOURCE_DIR}/)
set_source_files_properties(${RELATA_ANALYSIS_KERNELS} PROPERTIES SKIP_PRECOMPILE_HEADERS ON COMPILE_OPTIONS "-O3;-ffp-contract=off")
