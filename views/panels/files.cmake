# SPDX-License-Identifier: Apache-2.0
target_sources(relata_views PRIVATE
    ${CMAKE_CURRENT_LIST_DIR}/session.h
)
