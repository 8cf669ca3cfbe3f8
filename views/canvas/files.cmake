# SPDX-License-Identifier: Apache-2.0
target_sources(relata_views PRIVATE
    canvas/backendchoice.h
    canvas/canvasflat.cpp
    canvas/canvasgestures.cpp
    canvas/canvashulls.cpp
    canvas/canvaskeys.cpp
    canvas/canvasmotion.cpp
    canvas/canvaspaint.cpp
    canvas/canvasprivate.h
    canvas/canvastips.cpp
    canvas/canvasunfold.cpp
    canvas/graphcanvas.cpp
    canvas/graphcanvas.h
    canvas/legendbox.cpp
    canvas/legendbox.h
    canvas/minimap.cpp
    canvas/minimap.h
    canvas/picture.cpp
    canvas/picture.h
    canvas/sharedscene.h
)
