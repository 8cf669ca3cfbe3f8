# SPDX-License-Identifier: Apache-2.0
target_sources(relata_views PRIVATE
    scene/emphasis.cpp
    scene/emphasis.h
    scene/hulls.cpp
    scene/hulls.h
    scene/labeltext.cpp
    scene/labeltext.h
    scene/layoutinput.cpp
    scene/legend.cpp
    scene/linkcurve.cpp
    scene/linkcurve.h
    scene/scene.cpp
    scene/scene.h
    scene/scenemaker.cpp
    scene/scenemaker.h
    scene/scenepatch.cpp
    scene/scenepatch.h
    scene/shapes.cpp
    scene/shapes.h
    scene/shownname.h
    scene/strands.cpp
    scene/strands.h
    scene/viewstate.cpp
    scene/viewstate.h
    scene/voicecolors.cpp
)
