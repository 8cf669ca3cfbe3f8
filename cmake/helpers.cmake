# SPDX-License-Identifier: Apache-2.0

# relata_pch(TARGET HEADER...): precompiled headers, where the option allows it
function(relata_pch target)
    if(RELATA_PCH)
        target_precompile_headers(${target} PRIVATE ${ARGN})
    endif()
endfunction()

# relata_add_test(NAME FILES f1.cpp … LIBS lib…) one GoogleTest program per area, one CTest entry per program, offscreen
function(relata_add_test name)
    cmake_parse_arguments(ARG "XVFB" "TIMEOUT" "FILES;LIBS" ${ARGN})
    add_executable(${name} ${ARG_FILES})
    target_link_libraries(${name} PRIVATE ${ARG_LIBS} relata_test_places GTest::gtest GTest::gmock relata_flags)
    # what is tested is built as users get it; the tests themselves only have to be built soon (half of the time)
    target_compile_options(${name} PRIVATE $<$<CONFIG:Release>:-O1>)
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests)
    if(NOT RELATA_UNITY)  # where files are compiled together, a header of its own for each program costs more than it saves
        relata_pch(${name} <gtest/gtest.h> <string> <vector> <algorithm> <memory>)
    endif()
    if(NOT ARG_TIMEOUT)
        set(ARG_TIMEOUT 300)
    endif()
    add_test(NAME ${name} COMMAND ${name})
    set_tests_properties(${name} PROPERTIES TIMEOUT ${ARG_TIMEOUT}
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;QT_SCALE_FACTOR=1;RELATA_DATA_DIR=${PROJECT_SOURCE_DIR}/resources;LC_ALL=C.UTF-8")
endfunction()
