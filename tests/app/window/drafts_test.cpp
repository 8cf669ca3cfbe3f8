// SPDX-License-Identifier: Apache-2.0
// What stands in an open form when the program ends is there again.
#include "app/formdrafts.h"
#include "tests/app/window/windowdriver.h"
#include "views/dialogs/entityform.h"
#include "views/dialogs/statementform.h"

#include <QFile>
#include <QMessageBox>
#include <QPushButton>

namespace relata::test {
namespace {

using Kind = FormDraft::Kind;

class Drafts : public WindowDriver
{
protected:
    void SetUp() override
    {
        WindowDriver::SetUp();
        key(Qt::Key_N, Qt::ControlModifier);
        input = window->input();
        window->canvas().setFocus();
    }
    bool isKept(Kind kind) { return std::filesystem::exists(draftFileOf(input.toStdString(), kind)); }
    /// Waits until what stands in the form is on the disk.
    bool isKeptAs(Kind kind, const char *field, const QString &text)
    {
        return QTest::qWaitFor(
            [&] {
                const auto draft = keptDraft(input.toStdString(), kind);
                return draft && textOf(draft->texts, QLatin1String(field)) == text;
            },
            2000);
    }
    /// As after kill -9: nothing in the window is finished.
    void killAndOpenAgain()
    {
        projects << input;
        window.reset();
        openWindow();
        ASSERT_TRUE(window->openInput(input));
    }
    QString input;
};

TEST_F(Drafts, AStatementIsGoneOnWithAfterACrash)
{
    key(Qt::Key_N, Qt::ShiftModifier);
    auto *form = dialog<StatementForm>();
    ASSERT_TRUE(form);
    EXPECT_FALSE(isKept(Kind::Statement)) << "nothing is written yet";
    write(*form, "Subject", QStringLiteral("Ana"));
    write(*form, "Predicate", QStringLiteral("advises"));
    write(*form, "Object", QStringLiteral("Bob"));
    write(*form, "Claim", QStringLiteral("Ana told Bob what to d"));
    ASSERT_TRUE(isKeptAs(Kind::Statement, "claim", QStringLiteral("Ana told Bob what to d")));
    killAndOpenAgain();
    form = dialog<StatementForm>();
    ASSERT_TRUE(form);
    EXPECT_EQ(form->wish().record.claim, "Ana told Bob what to d");
    EXPECT_TRUE(form->problem().contains(QStringLiteral("was not finished"))) << form->problem().toStdString();
    press(*form, "Add");
    ASSERT_EQ(graph().statementCount(), 1U) << form->problem().toStdString();
    EXPECT_FALSE(isKept(Kind::Statement));
    activate(*window);
    killAndOpenAgain();
    QCoreApplication::processEvents();
    EXPECT_TRUE(window->findChildren<StatementForm *>().isEmpty());
}

TEST_F(Drafts, OfAProgramThatStillRunsAreItsOwn)
{
    const std::string name = input.toStdString();
    FormDraft draft{Kind::Statement, {}, {{QStringLiteral("claim"), QStringLiteral("half")}}, {}};
    ASSERT_TRUE(keepDraft(name, draft));
    const auto own = draftFileOf(name, Kind::Statement);
    const auto as = [&own](const std::string &program) {
        const std::string stem = own.stem().string();
        return own.parent_path() / (stem.substr(0, stem.rfind('-') + 1) + program + ".json");
    };
    std::filesystem::rename(own, as("1"));  // which always runs
    EXPECT_FALSE(keptDraft(name, Kind::Statement));
    std::filesystem::rename(as("1"), as("999999999"));
    EXPECT_TRUE(keptDraft(name, Kind::Statement) == draft) << "of one that ended";
    EXPECT_TRUE(std::filesystem::exists(own)) << "and this one's from now on";
    forgetDrafts(name);
    EXPECT_FALSE(std::filesystem::exists(own));
}

TEST_F(Drafts, TheOwnOneComesBeforeThatOfAProgramThatEnded)
{
    const std::string name = input.toStdString();
    const auto saying = [](const char *claim) { return FormDraft{Kind::Statement, {}, {{QStringLiteral("claim"), QString::fromLatin1(claim)}}, {}}; };
    const auto own = draftFileOf(name, Kind::Statement);
    ASSERT_TRUE(keepDraft(name, saying("another's")));
    const std::string stem = own.stem().string();
    const auto left = own.parent_path() / (stem.substr(0, stem.rfind('-') + 1) + "0999999999.json");  // before it in the order of names
    std::filesystem::rename(own, left);
    ASSERT_TRUE(keepDraft(name, saying("own")));
    EXPECT_TRUE(keptDraft(name, Kind::Statement) == saying("own"));
    EXPECT_TRUE(std::filesystem::exists(left)) << "nothing was put over the other";
    forgetDraft(name, Kind::Statement);
    EXPECT_TRUE(keptDraft(name, Kind::Statement) == saying("another's")) << "its turn comes";
    forgetDrafts(name);
}

TEST_F(Drafts, WhatIsThrownAwayByHandIsGone)
{
    key(Qt::Key_N);
    auto *form = dialog<EntityForm>();
    ASSERT_TRUE(form);
    type(QStringLiteral("Ana Ru"));
    ASSERT_TRUE(isKeptAs(Kind::Entity, "name", QStringLiteral("Ana Ru")));
    type(QStringLiteral("iz"));
    ASSERT_TRUE(isKeptAs(Kind::Entity, "name", QStringLiteral("Ana Ruiz")));
    for (int i = 0; i < 8; ++i)
        key(Qt::Key_Backspace);
    EXPECT_TRUE(QTest::qWaitFor([&] { return !isKept(Kind::Entity); }, 2000)) << "nothing is written any more";
    type(QStringLiteral("Bob"));
    ASSERT_TRUE(isKeptAs(Kind::Entity, "name", QStringLiteral("Bob")));
    key(Qt::Key_Escape);
    auto *question = form->findChild<QMessageBox *>();
    ASSERT_TRUE(question);
    QTest::mouseClick(question->button(QMessageBox::Discard), Qt::LeftButton);
    EXPECT_FALSE(isKept(Kind::Entity));
}

TEST_F(Drafts, AChangeOfWhatIsThereIsGoneOnWithThereAndOfWhatIsGoneIsNew)
{
    key(Qt::Key_N);
    ASSERT_TRUE(dialog<EntityForm>());
    type(QStringLiteral("Ana"));
    key(Qt::Key_Return);
    activate(*window);
    for (const char *known : {"ana", "nobody"}) {
        const FormDraft draft{Kind::Entity,
                              QString::fromUtf8(known),
                              {{QStringLiteral("name"), QStringLiteral("Ana Ruiz")}, {QStringLiteral("type"), QStringLiteral("institution")}},
                              {}};
        ASSERT_TRUE(keepDraft(input.toStdString(), draft));
        killAndOpenAgain();
        auto *form = dialog<EntityForm>();
        ASSERT_TRUE(form);
        EXPECT_EQ(form->windowTitle(), id(known) != noEntity ? QStringLiteral("Edit Ana") : QStringLiteral("New entity"));
        EXPECT_EQ(form->entity().name, "Ana Ruiz");
        press(*form, id(known) != noEntity ? "Cancel" : "Add");
        if (auto *question = form->findChild<QMessageBox *>())
            QTest::mouseClick(question->button(QMessageBox::Discard), Qt::LeftButton);
        EXPECT_FALSE(isKept(Kind::Entity));
    }
    EXPECT_EQ(graph().entityCount(), 2U);
}

}  // namespace
}  // namespace relata::test
