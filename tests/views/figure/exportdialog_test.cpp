// SPDX-License-Identifier: Apache-2.0
#include "tests/views/figure/figurefixture.h"
#include "views/dialogs/exportdialog.h"
#include "views/dialogs/figuresettings.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QtTest>

using namespace relata;
using namespace relata::test;

namespace {

struct Fixture {
    KnowledgeGraph graph = hostileGraph();
    int scenes = 0;
    FigureWhat last = FigureWhat::View;

    Fixture() { QSettings().clear(); }
    FigureSource source(bool selection = true)
    {
        FigureSource source;
        source.graph = &graph;
        source.scene = [this](FigureWhat what, ThemeKind theme) {
            ++scenes;
            last = what;
            return circleScene(graph, theme);
        };
        source.meta = [this](FigureWhat) {
            FigureMeta meta;
            meta.entitiesShown = meta.entitiesAll = graph.entityCount();
            meta.statementsShown = meta.statementsAll = graph.statementCount();
            return meta;
        };
        source.hasSelection = selection;
        source.title = QStringLiteral("Offered title");
        return source;
    }
};

template <typename Widget>
Widget *named(ExportDialog &dialog, const char *name)
{
    for (Widget *widget : dialog.findChildren<Widget *>())
        if (widget->accessibleName() == QLatin1String(name)
            || (widget->inherits("QAbstractButton") && widget->property("text").toString() == QLatin1String(name)))
            return widget;
    return nullptr;
}

}  // namespace

TEST(ExportDialog, ShowsTheFigureAndSaysWhatItIs)
{
    Fixture fixture;
    ExportDialog dialog(fixture.source());
    EXPECT_TRUE(dialog.previewText().startsWith(QStringLiteral("Page 1 of 1 · 297 × 210 mm · smallest type 6.")))
        << dialog.previewText().toStdString();
    EXPECT_TRUE(dialog.previewText().endsWith(QStringLiteral("all labels placed")));
    EXPECT_EQ(dialog.options().title, QStringLiteral("Offered title"));
}

TEST(ExportDialog, RefreshesThePreviewAfterTypingWithoutBeingAsked)
{
    Fixture fixture;
    ExportDialog dialog(fixture.source());
    dialog.show();
    const int before = fixture.scenes;
    auto *title = named<QLineEdit>(dialog, "Title");
    ASSERT_NE(title, nullptr);
    title->setFocus();
    title->selectAll();
    QTest::keyClicks(title, QStringLiteral("Abc"));
    EXPECT_EQ(fixture.scenes, before);  // not at every key
    EXPECT_TRUE(QTest::qWaitFor([&] { return fixture.scenes == before + 1; }, 3000));
    EXPECT_EQ(dialog.figure().options().title, QStringLiteral("Abc"));
}

TEST(ExportDialog, OffersTheSelectionOnlyWhenThereIsOne)
{
    Fixture fixture;
    ExportDialog without(fixture.source(false));
    EXPECT_FALSE(named<QPushButton>(without, "Selection")->isEnabled());
    ExportDialog with(fixture.source(true));
    with.show();
    QTest::mouseClick(named<QPushButton>(with, "Selection"), Qt::LeftButton);
    EXPECT_EQ(with.what(), FigureWhat::Selection);
    with.figure();
    EXPECT_EQ(fixture.last, FigureWhat::Selection);
}

TEST(ExportDialog, WritesTheFileAndRemembersTheChoices)
{
    Fixture fixture;
    QTemporaryDir folder;
    {
        ExportDialog dialog(fixture.source());
        FigureOptions options = dialog.options();
        options.format = FigureFormat::Svg;
        options.paper = Paper::A3;
        options.theme = ThemeKind::Dark;
        options.legend = false;
        dialog.setOptions(options);
        QSignalSpy spy(&dialog, &ExportDialog::exported);
        ASSERT_TRUE(dialog.exportTo(folder.filePath(QStringLiteral("a.svg")))) << dialog.message().toStdString();
        EXPECT_EQ(spy.count(), 1);
    }
    QFile file(folder.filePath(QStringLiteral("a.svg")));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_TRUE(file.readAll().contains("</svg>"));
    const FigureOptions again = ExportDialog(fixture.source()).options();
    EXPECT_EQ(again.format, FigureFormat::Svg);
    EXPECT_EQ(again.paper, Paper::A3);
    EXPECT_EQ(again.theme, ThemeKind::Dark);
    EXPECT_FALSE(again.legend);
    EXPECT_EQ(lastFigureFolder(), folder.path());
}

TEST(ExportDialog, ShowsErrorsInsideAndStaysOpen)
{
    Fixture fixture;
    ExportDialog dialog(fixture.source());
    dialog.show();
    EXPECT_FALSE(dialog.exportTo(QStringLiteral("/proc/no/such/folder/figure.pdf")));
    EXPECT_FALSE(dialog.message().isEmpty());
    EXPECT_TRUE(dialog.isVisible());
    EXPECT_EQ(QApplication::activeModalWidget(), nullptr);
    named<QCheckBox>(dialog, "Legend")->click();
    EXPECT_TRUE(dialog.message().isEmpty());  // a change clears it
}

TEST(ExportDialog, RefusesAHugePictureWithTheLimit)
{
    Fixture fixture;
    QTemporaryDir folder;
    ExportDialog dialog(fixture.source());
    FigureOptions options = dialog.options();
    options.format = FigureFormat::Png;
    options.paper = Paper::A2;
    options.dpi = 1200;
    dialog.setOptions(options);
    EXPECT_FALSE(dialog.exportTo(folder.filePath(QStringLiteral("a.png"))));
    EXPECT_TRUE(dialog.message().contains(QStringLiteral("too large")));
    EXPECT_FALSE(QFile::exists(folder.filePath(QStringLiteral("a.png"))));
}

TEST(ExportDialog, CopiesTheImage)
{
    Fixture fixture;
    ExportDialog dialog(fixture.source());
    FigureOptions options = dialog.options();
    options.paper = Paper::Pixels;
    options.pixels = {640, 480};
    options.scale = 1;
    dialog.setOptions(options);
    dialog.copyImage();
    EXPECT_EQ(QApplication::clipboard()->image().size(), QSize(640, 480));
}

TEST(ExportDialog, ShowsTheFieldsThatFitTheFormatAndNamesEveryControl)
{
    Fixture fixture;
    ExportDialog dialog(fixture.source());
    dialog.show();
    EXPECT_FALSE(named<QSpinBox>(dialog, "Dots per inch")->isVisible());  // PDF
    QTest::mouseClick(named<QPushButton>(dialog, "PNG"), Qt::LeftButton);
    EXPECT_TRUE(named<QSpinBox>(dialog, "Dots per inch")->isVisible());
    named<QComboBox>(dialog, "Page")->setCurrentText(QStringLiteral("Pixels"));
    EXPECT_FALSE(named<QSpinBox>(dialog, "Dots per inch")->isVisible());
    EXPECT_TRUE(named<QSpinBox>(dialog, "Width in pixels")->isVisible());
    int controls = 0;
    for (const QWidget *widget : dialog.findChildren<QWidget *>()) {
        const bool own = !widget->objectName().startsWith(QLatin1String("qt_"));
        const bool control = widget->inherits("QAbstractButton") || widget->inherits("QComboBox") || widget->inherits("QAbstractSpinBox")
                             || widget->inherits("QLineEdit");
        if (!own || !control || widget->focusPolicy() == Qt::NoFocus || !widget->isVisible())
            continue;
        ++controls;
        EXPECT_FALSE(widget->accessibleName().isEmpty() && widget->property("text").toString().isEmpty()) << widget->metaObject()->className();
    }
    EXPECT_GT(controls, 15);
}

TEST(ExportDialog, LooksAsItShould)
{
    const QString target = qEnvironmentVariable("RELATA_SHOTS");
    if (target.isEmpty())
        GTEST_SKIP() << "set RELATA_SHOTS to a folder to look at the dialog";
    Fixture fixture;
    ExportDialog dialog(fixture.source());
    qApp->setPalette(Theme::of(ThemeKind::Light).palette());
    qApp->setStyleSheet(Theme::of(ThemeKind::Light).styleSheet());
    dialog.show();
    EXPECT_TRUE(dialog.grab().save(target + QStringLiteral("/export.png")));
}
