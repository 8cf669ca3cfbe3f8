// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/figure/figure.h"

#include <QList>
#include <QPair>

namespace relata {

/// What is embedded in every format: title, description, lens, date and version of the data, source, program; only what is known.
QList<QPair<QString, QString>> metadataOf(const FigureOptions &options, const FigureMeta &meta);
QString figureTitle(const FigureOptions &options, const FigureMeta &meta);
QString figureDescription(const FigureOptions &options, const FigureMeta &meta);

/// The same as RDF/XML in an x:xmpmeta packet (Dublin Core, XMP and a namespace of our own), for PDF and WebP.
QByteArray xmpPacket(const FigureOptions &options, const FigureMeta &meta);
/// The rdf:RDF element alone, for SVG's <metadata>.
QString rdfElement(const FigureOptions &options, const FigureMeta &meta);

/// Without what XML 1.0 forbids (control characters, lone surrogates).
QString xmlSafe(const QString &text);

}  // namespace relata
