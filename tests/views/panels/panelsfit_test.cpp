// SPDX-License-Identifier: Apache-2.0
// What holds for all panels: large type, themes, names for those who do not see, no dead end for the keyboard.
#include "tests/views/panels/fakesession.h"
#include "views/panels/chipbar.h"
#include "views/panels/entitiestable.h"
#include "views/panels/inspector.h"
#include "views/panels/lenspanel.h"
#include "views/panels/panelheader.h"
#include "views/panels/pathspanel.h"
#include "views/panels/searchbox.h"
#include "views/panels/statementstable.h"
#include "views/panels/timelinestrip.h"

#include <gtest/gtest.h>

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QScrollBar>
#include <QTableView>
#include <QTest>

namespace relata::test {
namespace {

struct Panels {
    explicit Panels(Session &session)
        : lens(session), chips(session), inspector(session), table(session), entities(session), timeline(session), paths(session)
    {
        lens.resize(272, 900);
        chips.resize(800, 36);
        inspector.resize(348, 900);
        table.resize(980, 240);
        entities.resize(980, 240);
        timeline.resize(980, timeline.minimumSizeHint().height());
        paths.resize(980, 240);
        for (QWidget *widget : all())
            widget->show();
    }
    std::vector<QWidget *> all() { return {&lens, &chips, &inspector, &table, &entities, &timeline, &paths}; }
    LensPanel lens;
    ChipBar chips;
    Inspector inspector;
    StatementsTable table;
    EntitiesTable entities;
    TimelineStrip timeline;
    PathsPanel paths;
};

TEST(Panels, EveryControlHasANameForThoseWhoDoNotSee)
{
    FakeSession session(shippedGraph());
    Panels panels(session);
    SearchBox search(session);
    std::vector<QWidget *> widgets = panels.all();
    widgets.push_back(&search);
    for (QWidget *panel : widgets) {
        QList<QWidget *> controls = panel->findChildren<QWidget *>();
        controls.append(panel);
        for (const QWidget *control : controls) {
            const bool internal = control->objectName().startsWith(QStringLiteral("qt_")) || qobject_cast<const QScrollBar *>(control);
            if (internal || !(control->focusPolicy() & Qt::TabFocus))
                continue;
            const auto *button = qobject_cast<const QAbstractButton *>(control);
            EXPECT_FALSE(control->accessibleName().isEmpty() && (!button || button->text().isEmpty()))
                << panel->metaObject()->className() << ": " << control->metaObject()->className() << ' ' << control->objectName().toStdString();
        }
    }
}

TEST(Panels, HoldTogetherWithTypeTwiceAsLargeAndInTheDark)
{
    const QFont before = QApplication::font();
    QFont large = before;
    large.setPointSizeF(before.pointSizeF() > 0 ? before.pointSizeF() * 2 : 20);
    QApplication::setFont(large);
    for (const ThemeKind theme : {ThemeKind::Light, ThemeKind::Dark}) {
        FakeSession session(shippedGraph());
        session.setTheme(theme);
        qApp->setStyleSheet(Theme::of(theme).styleSheet());
        Panels panels(session);
        session.select({{session.entity("claudia-sheinbaum")}, {}});
        session.setLens("holds:2018.. by:author,\"Gil Guerra\"");
        panels.lens.resize(420, 900);
        panels.chips.resize(800, panels.chips.heightForWidth(800));
        QTest::qWait(0);
        for (QWidget *panel : panels.all()) {
            keepPicture(*panel, QStringLiteral("large-%1-%2")
                                    .arg(QString::fromLatin1(panel->metaObject()->className()).section(QLatin1Char(':'), -1), toString(theme)));
            for (const QAbstractButton *button : panel->findChildren<QAbstractButton *>())
                if (button->isVisible() && !button->text().isEmpty()) {
                    EXPECT_GE(button->width(), button->fontMetrics().horizontalAdvance(button->text()) * 0.85) << button->text().toStdString();
                    EXPECT_GE(button->height(), button->fontMetrics().height()) << button->text().toStdString();
                }
        }
        EXPECT_GE(panels.table.table()->rowHeight(0), QFontMetrics(uiFont(12.5)).height());
        EXPECT_GE(panels.timeline.height(), 52);
        EXPECT_GT(panels.timeline.plot().height(), 10);
    }
    qApp->setStyleSheet(QString());
    QApplication::setFont(before);
    QApplication::setPalette(Theme::of(ThemeKind::Light).palette());
}

TEST(Panels, AnEmptyGraphTeachesAndBreaksNothing)
{
    FakeSession session{KnowledgeGraph()};
    Panels panels(session);
    for (QWidget *panel : panels.all()) {
        EXPECT_FALSE(panel->grab().isNull());
        QTest::keyClick(panel, Qt::Key_Down);
        QTest::keyClick(panel, Qt::Key_Return);
    }
    EXPECT_TRUE(panels.inspector.plainText().contains(QStringLiteral("Select something")));
    EXPECT_EQ(panels.timeline.undatedText(), QStringLiteral("0 undated"));
}

TEST(Panels, FollowAGraphThatChangesUnderThem)
{
    FakeSession session(tellingGraph());
    Panels panels(session);
    session.select({{session.entity("ada")}, {}});
    session.setGraph(graphFromText("x -knows-> y"));
    session.select({{}, {session.statement("s1")}});
    session.setGraph(KnowledgeGraph());
    for (QWidget *panel : panels.all())
        EXPECT_FALSE(panel->grab().isNull());
}

TEST(Panels, HeadersAreAsTallAsTheLookSays)
{
    FakeSession session(tellingGraph());
    PanelHeader header(session, QStringLiteral("Entity"));
    EXPECT_EQ(header.height(), uiLength(36));
    EXPECT_EQ(header.title(), QStringLiteral("Entity"));
}

}  // namespace
}  // namespace relata::test
