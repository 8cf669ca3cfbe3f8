// SPDX-License-Identifier: Apache-2.0
#include "app/window/notesbox.h"

#include <gtest/gtest.h>

#include <QGuiApplication>
#include <QMessageBox>
#include <QScreen>
#include <QWidget>

namespace relata {
namespace {

std::vector<std::string> manyNotes(int count)
{
    std::vector<std::string> notes;
    for (int i = 1; i <= count; ++i)
        notes.push_back("<note> " + std::to_string(i) + ".");
    return notes;
}

TEST(NotesBox, ShowsTenNotesAndTheOthersAsDetails)
{
    QWidget parent;
    showNotes(&parent, QStringLiteral("Title"), QStringLiteral("Lead"), manyNotes(300), QStringLiteral("The end"));
    const auto *box = parent.findChild<QMessageBox *>();
    ASSERT_TRUE(box);
    EXPECT_TRUE(box->text().contains(QStringLiteral("&lt;note&gt; 10."))) << box->text().toStdString();
    EXPECT_FALSE(box->text().contains(QStringLiteral("&lt;note&gt; 11.")));
    EXPECT_TRUE(box->text().contains(QStringLiteral("And 290 more")));
    EXPECT_TRUE(box->text().endsWith(QStringLiteral("The end")));
    EXPECT_LE(box->height(), QGuiApplication::primaryScreen()->availableSize().height());
    const QStringList others = box->detailedText().split(QLatin1Char('\n'));
    ASSERT_EQ(others.size(), 290);
    EXPECT_EQ(others.front(), QStringLiteral("<note> 11."));
    EXPECT_EQ(others.back(), QStringLiteral("<note> 300."));
}

TEST(NotesBox, HasNoDetailsWhereAllNotesHaveRoom)
{
    QWidget parent;
    showNotes(&parent, QStringLiteral("Title"), QStringLiteral("Lead"), manyNotes(10));
    const auto *box = parent.findChild<QMessageBox *>();
    ASSERT_TRUE(box);
    EXPECT_TRUE(box->text().contains(QStringLiteral("&lt;note&gt; 10.")));
    EXPECT_TRUE(box->detailedText().isEmpty());
}

}  // namespace
}  // namespace relata
