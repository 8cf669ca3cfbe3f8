// SPDX-License-Identifier: Apache-2.0
#include "views/figure/webpmeta.h"

#include <QtEndian>

namespace relata {
namespace {

QByteArray chunk(const char *name, const QByteArray &content)
{
    QByteArray bytes(name, 4);
    char length[4];
    qToLittleEndian(quint32(content.size()), length);
    bytes.append(length, 4).append(content);
    if (content.size() % 2 != 0)
        bytes.append('\0');
    return bytes;
}

QByteArray threeBytes(int value)
{
    QByteArray bytes;
    for (int shift = 0; shift < 24; shift += 8)
        bytes.append(char((value >> shift) & 0xFF));
    return bytes;
}

}  // namespace

QByteArray webpWithXmp(const QByteArray &image, const QByteArray &xmp, QSize size, bool alpha)
{
    if (image.size() < 20 || !image.startsWith("RIFF") || image.mid(8, 4) != "WEBP")
        return image;
    QByteArray body = image.mid(12);
    constexpr char xmpFlag = 0x04, alphaFlag = 0x10;
    if (body.startsWith("VP8X")) {
        body[8] = char(body[8] | xmpFlag);
    } else {
        QByteArray header(4, '\0');
        header[0] = char(xmpFlag | (alpha ? alphaFlag : 0));
        header += threeBytes(size.width() - 1) + threeBytes(size.height() - 1);
        body.prepend(chunk("VP8X", header));
    }
    body += chunk("XMP ", xmp);
    return chunk("RIFF", "WEBP" + body);
}

}  // namespace relata
