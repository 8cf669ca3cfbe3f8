// SPDX-License-Identifier: Apache-2.0
#include "app/window/plainstyle.h"
#include "views/theme/theme.h"

#include <gtest/gtest.h>

#include <QImage>
#include <QPainter>
#include <QStyleOption>

#include <cstdlib>

namespace relata {
namespace {

/// How far the brightest or darkest point of what is painted is from its ground.
int strongest(QStyle::PrimitiveElement element, QStyle::State state, const QPalette &palette)
{
    PlainStyle style;
    QStyleOption option;
    option.rect = QRect(0, 0, 20, 20);
    option.state = state;
    option.palette = palette;
    const QColor ground = palette.color(QPalette::Window);
    QImage image(option.rect.size(), QImage::Format_RGB32);
    image.fill(ground);
    QPainter painter(&image);
    style.drawPrimitive(element, &option, &painter, nullptr);
    painter.end();
    int most = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            most = std::max(most, std::abs(QColor(image.pixel(x, y)).lightness() - ground.lightness()));
    return most;
}

TEST(PlainStyle, WhatCanBeTickedOrChosenIsSeenInEveryTheme)
{
    for (const ThemeKind kind : {ThemeKind::Light, ThemeKind::Dark}) {
        const QPalette palette = Theme::of(kind).palette();
        for (const auto element : {QStyle::PE_IndicatorCheckBox, QStyle::PE_IndicatorRadioButton}) {
            EXPECT_GT(strongest(element, QStyle::State_Enabled | QStyle::State_Off, palette), 70) << int(kind) << " " << int(element);
            EXPECT_GT(strongest(element, QStyle::State_Enabled | QStyle::State_On, palette), 120) << int(kind) << " " << int(element);
        }
    }
}

}  // namespace
}  // namespace relata
