# SPDX-License-Identifier: Apache-2.0
# Flags of every target of ours, linked PRIVATE.
option(RELATA_MODEL_ONLY "Build only model/ and its tests (no Qt needed; used with TSan)" OFF)

add_library(relata_flags INTERFACE)
target_compile_options(relata_flags INTERFACE -Wall -Wextra -Wpedantic
    # compiled together, what one file calls something is no business of the next
    $<$<AND:$<BOOL:${RELATA_UNITY}>,$<CXX_COMPILER_ID:GNU>>:-Wshadow=local> $<$<NOT:$<BOOL:${RELATA_UNITY}>>:-Wshadow> -Wnon-virtual-dtor -Woverloaded-virtual
    # g++ 12 reports these inside its own std::string ("a" + std::move(b), GCC bug 105651); later compilers do not
    $<$<AND:$<CXX_COMPILER_ID:GNU>,$<VERSION_LESS:$<CXX_COMPILER_VERSION>,13>>:-Wno-array-bounds -Wno-restrict -Wno-stringop-overflow -Wno-stringop-overread -Wno-format-overflow>
    # and this one guesses: it is shown, but does not stop the build
    $<$<BOOL:${RELATA_WERROR}>:-Werror -Wno-error=maybe-uninitialized>)
target_compile_definitions(relata_flags INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING QT_NO_FOREACH QT_USE_QSTRINGBUILDER
    QT_DISABLE_DEPRECATED_BEFORE=0x060400)

if(RELATA_SANITIZE)
    add_compile_options(-fsanitize=${RELATA_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
    add_link_options(-fsanitize=${RELATA_SANITIZE})
endif()

find_program(RELATA_CCACHE ccache)
if(RELATA_CCACHE)
    # Without the first it keeps nothing that is compiled with a precompiled header; the others let one clone find what another has compiled.
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
        CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1 ${RELATA_CCACHE})
    add_compile_options($<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>)
endif()
