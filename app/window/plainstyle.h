// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QProxyStyle>

namespace relata {

/// Fusion, buttons without pictures, and our own icons for the few that Qt's bars ask for: reading one of Qt's loads every image plugin, which a
/// start has no time for.
class PlainStyle final : public QProxyStyle
{
    Q_OBJECT
public:
    PlainStyle() : QProxyStyle(QStringLiteral("Fusion")) {}
    using QProxyStyle::polish;
    void polish(QWidget *widget) override;  ///< no dialog begins larger than its screen
    int styleHint(StyleHint hint, const QStyleOption *option = nullptr, const QWidget *widget = nullptr,
                  QStyleHintReturn *returned = nullptr) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const override;
    QIcon standardIcon(StandardPixmap which, const QStyleOption *option = nullptr, const QWidget *widget = nullptr) const override;
};

}  // namespace relata
