# SPDX-License-Identifier: Apache-2.0
# Where files are compiled several at a time (CMAKE_UNITY_BUILD, preset ci: a build from nothing takes about a third less), these stay apart: what they call
# something inside means something else in their neighbours. Other presets compile each file by itself.
function(relata_apart target)
    if(TARGET ${target})
        get_target_property(folder ${target} SOURCE_DIR)
        list(TRANSFORM ARGN PREPEND ${folder}/ OUTPUT_VARIABLE files)
        set_source_files_properties(${files} TARGET_DIRECTORY ${target} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
        set_property(SOURCE ${files} TARGET_DIRECTORY ${target} APPEND PROPERTY COMPILE_OPTIONS -Wshadow)  # beside those it has
    endif()
endfunction()

# relata_apart_in(TARGET FOLDER…): all files of \a target in these folders
function(relata_apart_in target)
    if(TARGET ${target})
        get_target_property(folder ${target} SOURCE_DIR)
        get_target_property(files ${target} SOURCES)
        foreach(inner ${ARGN})
            foreach(file ${files})
                if(file MATCHES "(^|/)${inner}/[^/]*\\.cpp$")
                    get_filename_component(file ${file} ABSOLUTE BASE_DIR ${folder})
                    set_source_files_properties(${file} TARGET_DIRECTORY ${target} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
                    set_property(SOURCE ${file} TARGET_DIRECTORY ${target} APPEND PROPERTY COMPILE_OPTIONS -Wshadow)
                endif()
            endforeach()
        endforeach()
    endif()
endfunction()

if(CMAKE_UNITY_BUILD)
    foreach(target relata_test_support relata_test_gui)  # of the latter a program takes what it needs: one main, not two
        if(TARGET ${target})
            set_target_properties(${target} PROPERTIES UNITY_BUILD OFF)
            target_compile_options(${target} PRIVATE -Wshadow)
        endif()
    endforeach()
    relata_apart_in(relata_model graph layout tables)
    relata_apart(relata_model edit/merge.cpp edit/schemaproblems.cpp edit/textmatcher.cpp query/paths.cpp)
    relata_apart(relata_views dialogs/importform.cpp dialogs/schemapage.cpp dialogs/schematypespage.cpp dialogs/splitform.cpp dialogs/tablepreview.cpp
        figure/figure.cpp panels/lensfield.cpp render/scenepainter.cpp render/tiles/exposure.cpp render/tiles/tilepatches.cpp render/tiles/tileraster.cpp
        scene/linkcurve.cpp)
    relata_apart(model_io io/canvas_test.cpp io/ftm_test.cpp io/oligrapher_test.cpp io/popolo_test.cpp io/rdfforeign_test.cpp)
endif()
