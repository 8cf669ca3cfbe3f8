// SPDX-License-Identifier: Apache-2.0
#include "views/theme/icons.h"
#include "views/theme/pathdata.h"
#include "views/theme/theme.h"

#include <gtest/gtest.h>

#include <QImage>
#include <QPainter>

#include <array>
#include <cmath>
#include <numbers>

namespace relata {
namespace {

using Vector = std::array<double, 3>;
using Matrix = std::array<Vector, 3>;

double linear(double c)
{
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

Vector linearOf(const QColor &color)
{
    return {linear(color.redF()), linear(color.greenF()), linear(color.blueF())};
}

double contrast(const QColor &a, const QColor &b)
{
    const auto luminance = [](const QColor &c) {
        const Vector v = linearOf(c);
        return 0.2126 * v[0] + 0.7152 * v[1] + 0.0722 * v[2];
    };
    const double x = luminance(a), y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

// Machado, Oliveira, Fernandes 2009, severity 1.0, on linear RGB
const std::array<Matrix, 4> sights{
    Matrix{Vector{1, 0, 0}, Vector{0, 1, 0}, Vector{0, 0, 1}},
    Matrix{Vector{0.152286, 1.052583, -0.204868}, Vector{0.114503, 0.786281, 0.099216}, Vector{-0.003882, -0.048116, 1.051998}},
    Matrix{Vector{0.367322, 0.860646, -0.227968}, Vector{0.280085, 0.672501, 0.047413}, Vector{-0.011820, 0.042940, 0.968881}},
    Matrix{Vector{1.255528, -0.076749, -0.178779}, Vector{-0.078411, 0.930809, 0.147602}, Vector{0.004733, 0.691367, 0.303900}}};

Vector labOf(const QColor &color, const Matrix &sight)
{
    const Vector in = linearOf(color);
    Vector rgb{};
    for (std::size_t i = 0; i < 3; ++i)
        rgb[i] = std::clamp(sight[i][0] * in[0] + sight[i][1] * in[1] + sight[i][2] * in[2], 0.0, 1.0);
    const auto f = [](double t) { return t > 216.0 / 24389 ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116; };
    const double x = f((0.4124564 * rgb[0] + 0.3575761 * rgb[1] + 0.1804375 * rgb[2]) / 0.95047);
    const double y = f(0.2126729 * rgb[0] + 0.7151522 * rgb[1] + 0.0721750 * rgb[2]);
    const double z = f((0.0193339 * rgb[0] + 0.1191920 * rgb[1] + 0.9503041 * rgb[2]) / 1.08883);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

// Sharma, Wu, Dalal 2005
double ciede2000(const Vector &p, const Vector &q)
{
    const double pi = std::numbers::pi;
    const double meanC = (std::hypot(p[1], p[2]) + std::hypot(q[1], q[2])) / 2;
    const double g = 0.5 * (1 - std::sqrt(std::pow(meanC, 7) / (std::pow(meanC, 7) + std::pow(25.0, 7))));
    const double a1 = p[1] * (1 + g), a2 = q[1] * (1 + g), c1 = std::hypot(a1, p[2]), c2 = std::hypot(a2, q[2]);
    const auto hue = [pi](double b, double a) {
        const double h = std::atan2(b, a) * 180 / pi;
        return a == 0 && b == 0 ? 0 : h < 0 ? h + 360 : h;
    };
    const double h1 = hue(p[2], a1), h2 = hue(q[2], a2);
    double dh = h2 - h1;
    if (c1 * c2 == 0)
        dh = 0;
    else if (dh > 180)
        dh -= 360;
    else if (dh < -180)
        dh += 360;
    const double dL = q[0] - p[0], dC = c2 - c1, dH = 2 * std::sqrt(c1 * c2) * std::sin(dh * pi / 360);
    const double L = (p[0] + q[0]) / 2, C = (c1 + c2) / 2;
    double h = h1 + h2;
    if (c1 * c2 != 0)
        h = std::abs(h1 - h2) <= 180 ? h / 2 : h < 360 ? (h + 360) / 2 : (h - 360) / 2;
    const auto cosine = [pi](double degrees) { return std::cos(degrees * pi / 180); };
    const double t = 1 - 0.17 * cosine(h - 30) + 0.24 * cosine(2 * h) + 0.32 * cosine(3 * h + 6) - 0.2 * cosine(4 * h - 63);
    const double sl = 1 + 0.015 * std::pow(L - 50, 2) / std::sqrt(20 + std::pow(L - 50, 2)), sc = 1 + 0.045 * C, sh = 1 + 0.015 * C * t;
    const double rt = -std::sin(2 * (30 * std::exp(-std::pow((h - 275) / 25, 2))) * pi / 180) * 2
                      * std::sqrt(std::pow(C, 7) / (std::pow(C, 7) + std::pow(25.0, 7)));
    return std::sqrt(std::pow(dL / sl, 2) + std::pow(dC / sc, 2) + std::pow(dH / sh, 2) + rt * dC / sc * dH / sh);
}

void expectApart(const std::vector<QColor> &colors, double least, const std::string &what)
{
    for (std::size_t s = 0; s < sights.size(); ++s)
        for (std::size_t i = 0; i < colors.size(); ++i)
            for (std::size_t k = i + 1; k < colors.size(); ++k)
                EXPECT_GE(ciede2000(labOf(colors[i], sights[s]), labOf(colors[k], sights[s])), least)
                    << what << ", sight " << s << ": " << colors[i].name().toStdString() << " and " << colors[k].name().toStdString();
}

TEST(Ciede2000, AgreesWithPublishedPairs)  // Sharma et al., table 1, pairs 1, 7 and 25
{
    EXPECT_NEAR(ciede2000({50, 2.6772, -79.7751}, {50, 0, -82.7485}), 2.0425, 1e-4);
    EXPECT_NEAR(ciede2000({50, 0, 0}, {50, -1, 2}), 2.3669, 1e-4);
    EXPECT_NEAR(ciede2000({60.2574, -34.0099, 36.2677}, {60.4626, -34.1751, 39.4387}), 1.2644, 1e-4);
}

class EachTheme : public testing::TestWithParam<ThemeKind>
{
};
INSTANTIATE_TEST_SUITE_P(Themes, EachTheme, testing::Values(ThemeKind::Light, ThemeKind::Dark, ThemeKind::Print),
                         [](const auto &which) { return toString(which.param).toStdString(); });

TEST_P(EachTheme, TypeFillsStayApartForEverySightAndStandOutFromTheCanvas)
{
    std::vector<QColor> fills;
    for (const TypeLook &look : typeLooks(Schema::standard(), GetParam())) {
        fills.push_back(look.fill);
        EXPECT_GE(contrast(look.fill, Theme::of(GetParam()).canvas), 3.0) << look.fill.name().toStdString();
    }
    ASSERT_EQ(fills.size(), 7U);
    expectApart(fills, 11, "types");
}

TEST_P(EachTheme, CategoryColoursStayApartForEverySightAndStandOutFromTheCanvas)
{
    std::vector<QColor> colors = categoryColors(Schema::standard(), GetParam());
    ASSERT_EQ(colors.size(), 8U);
    colors.pop_back();
    for (const QColor &color : colors)
        EXPECT_GE(contrast(color, Theme::of(GetParam()).canvas), 3.0) << color.name().toStdString();
    expectApart(colors, 11, "categories");
}

TEST_P(EachTheme, VoiceColoursStayApartForEverySight)
{
    const Theme &theme = Theme::of(GetParam());
    expectApart({theme.voices.begin(), theme.voices.end()}, 11, "voices");
}

TEST_P(EachTheme, WordsAreReadableOnEveryGround)
{
    const Theme &theme = Theme::of(GetParam());
    for (const QColor &ground : {theme.window, theme.panel, theme.canvas}) {
        EXPECT_GE(contrast(theme.text, ground), 12);
        EXPECT_GE(contrast(theme.text2, ground), 6.5);
        EXPECT_GE(contrast(theme.text3, ground), 4.5);
        EXPECT_GE(contrast(theme.accent, ground), 4.5);
        EXPECT_GE(contrast(theme.disputed, ground), 4.5);
        EXPECT_GE(contrast(theme.warning, ground), 4.5);
    }
    EXPECT_GE(contrast(theme.selectionText, theme.selection), 4.5);
    EXPECT_GE(contrast(theme.onAccent, theme.accent), 4.5);
}

TEST_P(EachTheme, StyleSheetHasNoTokenLeft)
{
    EXPECT_FALSE(Theme::of(GetParam()).styleSheet().contains(QLatin1Char('@')));
}

TEST(TypeLooks, UsersOwnTypesTakeTheNextFreePair)
{
    Schema schema;
    schema.ensureType({"person", "Person", "", "", "", "", {}});
    schema.ensureType({"ship", "Ship", "", "", "", "", {}});
    schema.ensureType({"law", "Law", "", "", "diamond", "", {"#112233", "", ""}});
    const std::vector<TypeLook> looks = typeLooks(schema, ThemeKind::Light);
    EXPECT_EQ(looks[0].shape, NodeShape::Circle);
    EXPECT_EQ(looks[1].shape, NodeShape::Square);
    EXPECT_EQ(looks[2].shape, NodeShape::Diamond);
    EXPECT_EQ(looks[2].fill, QColor(0x11, 0x22, 0x33));
    EXPECT_NE(looks[0].fill, looks[1].fill);
}

TEST(TypeLooks, AColourThatWasChosenForLightAloneGoesForAll)
{
    Schema schema;
    schema.ensureType({"company", "Company", "", "", "square", "", {"#00AA77", "", ""}});
    schema.ensureType({"institution", "Institution", "", "", "square", "", {}});
    for (const ThemeKind kind : {ThemeKind::Light, ThemeKind::Dark, ThemeKind::Print}) {
        const std::vector<TypeLook> looks = typeLooks(schema, kind);
        EXPECT_NEAR(looks[0].fill.hsvHue(), QColor(0, 0xAA, 0x77).hsvHue(), 2);
        EXPECT_NE(looks[0].fill, looks[1].fill);
    }
    schema = Schema();
    schema.ensureType({"company", "Company", "", "", "square", "", {"#00AA77", "#FFFFFF", ""}});
    EXPECT_EQ(typeLooks(schema, ThemeKind::Dark)[0].fill, QColor(Qt::white));
}

TEST(Icons, EveryNameIsDrawnOnTheGrid)
{
    const char *const names[] = {"person", "institution",  "policy",        "place",      "event", "group",  "work",   "undo",       "redo",
                                 "select", "lasso",        "expand",        "path",       "pin",   "search", "filter", "export",     "copy",
                                 "close",  "back",         "forward",       "more",       "fit",   "plus",   "minus",  "fullscreen", "sun",
                                 "moon",   "chevron-down", "chevron-right", "chevron-up", "help",  "hide",   "eye",    "check",      "warning",
                                 "differ", "legend",       "map",           "clock",      "table", "trash"};
    for (const char *name : names) {
        const QPainterPath path = iconPath(QLatin1String(name));
        EXPECT_FALSE(path.isEmpty()) << name;
        EXPECT_TRUE(QRectF(1, 1, 22, 22).contains(path.boundingRect()) || QRectF(1, 1, 22, 22).contains(path.boundingRect().center())) << name;
        EXPECT_LE(path.boundingRect().right(), 23) << name;
        EXPECT_GE(path.boundingRect().left(), 1) << name;
        EXPECT_LE(path.boundingRect().bottom(), 23) << name;
        EXPECT_GE(path.boundingRect().top(), 1) << name;
    }
    EXPECT_TRUE(iconPath(QStringLiteral("nothing")).isEmpty());
    EXPECT_TRUE(themedIcon(QStringLiteral("nothing"), Qt::black, Qt::gray).isNull());
}

TEST(Icons, AreTinted)
{
    const QImage image = themedIcon(QStringLiteral("plus"), Qt::red, Qt::blue).pixmap(QSize(24, 24)).toImage();
    EXPECT_GT(qRed(image.pixel(12, 12)), 200);
    EXPECT_LT(qBlue(image.pixel(12, 12)), 60);
    const QImage off = themedIcon(QStringLiteral("plus"), Qt::red, Qt::blue).pixmap(QSize(24, 24), QIcon::Disabled).toImage();
    EXPECT_GT(qBlue(off.pixel(12, 12)), 200);
}

TEST(PathData, ReadsArcsRelativeStepsAndRefusesNonsense)
{
    bool ok = false;
    const QPainterPath circle = pathFromData("M8 8a4 4 0 1 1 8 0a4 4 0 1 1 -8 0", &ok);
    EXPECT_TRUE(ok);
    EXPECT_NEAR(circle.boundingRect().left(), 8, 1e-6);
    EXPECT_NEAR(circle.boundingRect().width(), 8, 1e-3);
    EXPECT_NEAR(circle.boundingRect().top(), 4, 1e-3);
    const QPainterPath half = pathFromData("M0 0A5 5 0 0 1 10 0", &ok);  // clockwise on screen: above
    EXPECT_NEAR(half.boundingRect().top(), -5, 1e-3);
    pathFromData("M0 0 X 3", &ok);
    EXPECT_FALSE(ok);
    pathFromData("M0", &ok);
    EXPECT_FALSE(ok);
}

TEST(ModalityDash, SeparatesAllButAssertedAndQuoted)
{
    for (const Modality a : allModalities) {
        for (const Modality b : allModalities) {
            if (a < b && !(a == Modality::Asserted && b == Modality::Quoted)) {
                EXPECT_NE(modalityDash(a), modalityDash(b));
            }
        }
    }
}

}  // namespace
}  // namespace relata
