# SPDX-License-Identifier: Apache-2.0
target_sources(relata_views PRIVATE
    theme/blend.h
    theme/fonts.cpp
    theme/icons.cpp
    theme/icons.h
    theme/looks.cpp
    theme/pathdata.cpp
    theme/pathdata.h
    theme/theme.cpp
    theme/theme.h
)
