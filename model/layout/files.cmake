# SPDX-License-Identifier: Apache-2.0
target_sources(relata_model PRIVATE
    layout/adjacency.h
    layout/affinity.cpp layout/affinity.h
    layout/algorithms.h
    layout/barneshut.cpp layout/barneshut.h
    layout/circlefit.cpp layout/circlefit.h
    layout/circularlayout.cpp
    layout/circularorder.cpp layout/circularorder.h
    layout/coarsening.cpp layout/coarsening.h
    layout/components.cpp layout/components.h
    layout/crossingreduction.cpp layout/crossingreduction.h
    layout/footprint.h
    layout/forcelayout.cpp
    layout/gaps.cpp layout/gaps.h
    layout/gridlayout.cpp
    layout/grouping.cpp layout/grouping.h
    layout/kernels.cpp layout/kernels.h
    layout/layeredlayout.cpp
    layout/layers.cpp layout/layers.h
    layout/layout.cpp layout/layout.h
    layout/multilevel.cpp layout/multilevel.h
    layout/overlap.cpp layout/overlap.h
    layout/packing.cpp layout/packing.h
    layout/polyomino.cpp layout/polyomino.h
    layout/pivots.cpp layout/pivots.h
    layout/placement.cpp layout/placement.h
    layout/radiallayout.cpp
    layout/random.h
    layout/relaxation.cpp layout/relaxation.h
    layout/sifting.cpp layout/sifting.h
    layout/tightening.cpp layout/tightening.h
    layout/unfolding.cpp layout/unfolding.h
)
# The same bits at every optimisation level and on every machine: no fused multiply-add. The two inner loops are always optimised, and may
# ignore errno and floating-point traps, which nobody reads.
set(RELATA_LAYOUT_KERNELS layout/kernels.cpp layout/barneshut.cpp layout/relaxation.cpp layout/pivots.cpp layout/affinity.cpp layout/grouping.cpp layout/multilevel.cpp layout/overlap.cpp)
list(TRANSFORM RELATA_LAYOUT_KERNELS PREPEND ${CMAKE_CURRENT_SOURCE_DIR}/)
set_source_files_properties(${RELATA_LAYOUT_KERNELS} PROPERTIES SKIP_PRECOMPILE_HEADERS ON
    COMPILE_OPTIONS "-O3;-ffp-contract=off;-fno-math-errno;-fno-trapping-math")
