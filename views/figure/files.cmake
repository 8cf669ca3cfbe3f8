# SPDX-License-Identifier: Apache-2.0
target_sources(relata_views PRIVATE
    figure/figure.cpp figure/figure.h figure/figuredata.h figure/figureencode.cpp
    figure/figurelegend.cpp figure/figurelegend.h
    figure/figuremeta.cpp figure/figuremeta.h
    figure/footnotes.cpp figure/footnotes.h
    figure/paper.cpp figure/paper.h
    figure/picturefit.cpp figure/picturefit.h
    figure/typesetter.cpp figure/typesetter.h
    figure/webpmeta.cpp figure/webpmeta.h
)
