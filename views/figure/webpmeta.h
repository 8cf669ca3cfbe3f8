// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QSize>

namespace relata {

/// The WebP file \a image with \a xmp embedded, in the container's extended form (RIFF: VP8X, picture, XMP). Anything else comes back as it is.
QByteArray webpWithXmp(const QByteArray &image, const QByteArray &xmp, QSize size, bool alpha);

}  // namespace relata
