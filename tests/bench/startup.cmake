# SPDX-License-Identifier: Apache-2.0
if(NOT RELATA_MODEL_ONLY)
    foreach(window empty_window relata_window)
        add_executable(startup_${window} startup/${window}.cpp)
        target_link_libraries(startup_${window} PRIVATE relata_app relata_flags)
        set_target_properties(startup_${window} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests/bench)
    endforeach()
endif()
