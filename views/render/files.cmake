# SPDX-License-Identifier: Apache-2.0
target_sources(relata_views PRIVATE
    render/camera.cpp
    render/halotext.cpp
    render/halotext.h
    render/hittest.cpp
    render/labelplacer.cpp
    render/labelplacer.h
    render/linkpass.cpp
    render/linkpass.h
    render/nodepass.cpp
    render/nodepass.h
    render/scenepainter.cpp
    render/scenepainter.h
    render/segment.h
)
