// SPDX-License-Identifier: Apache-2.0
// The form of a document, and the list of all.
#include "tests/views/dialogs/formfixture.h"
#include "views/dialogs/documentform.h"
#include "views/dialogs/documentsdialog.h"
#include "views/dialogs/edtffield.h"
#include "views/dialogs/propertytable.h"

#include <QMessageBox>
#include <QTreeView>

namespace relata {
namespace {

using namespace test;

struct DocumentsTest : FormTest {
    DocumentId first() { return *session.graph().documents().begin(); }
    const Document now() { return session.graph().document(first()); }
};

TEST_F(DocumentsTest, TheFormChangesWhatIsThereAndKeepsTheRest)
{
    GraphDiff diff;
    Document before = now(), rich = before;
    rich.authors = {"Ada Lovelace"};
    rich.hash = "sha256:1";
    rich.note = "kept";
    rich.properties = {{"archive", "box 7"}};
    diff.documents.push_back({first(), before, rich});
    session.edit(diff);

    DocumentForm form(session, first(), doEdit);
    form.show();
    named<QLineEdit>(form, "Title")->setText(QStringLiteral(" The leaked memo "));
    named<QPlainTextEdit>(form, "Authors")->appendPlainText(QStringLiteral("\nBob"));
    named<QLineEdit>(form, "Address")->setText(QStringLiteral("https://example.org/memo"));
    named<QLineEdit>(form, "Published")->setText(QStringLiteral("2024-13"));
    QTest::keyClick(named<QLineEdit>(form, "Title"), Qt::Key_Return);
    ASSERT_TRUE(form.isVisible()) << "no such month";
    EXPECT_FALSE(form.problem().isEmpty());
    named<QLineEdit>(form, "Published")->setText(QStringLiteral("2024-06-02"));
    QTest::keyClick(named<QLineEdit>(form, "Title"), Qt::Key_Return);
    EXPECT_FALSE(form.isVisible()) << form.problem().toStdString();
    EXPECT_EQ(now().title, "The leaked memo");
    EXPECT_EQ(now().authors, (std::vector<std::string>{"Ada Lovelace", "Bob"}));
    EXPECT_EQ(now().url, "https://example.org/memo");
    EXPECT_EQ(now().published.text(), "2024-06-02");
    EXPECT_EQ(now().hash, "sha256:1");
    EXPECT_EQ(now().note, "kept");
    EXPECT_EQ(now().properties, (Properties{{"archive", "box 7"}}));
    EXPECT_EQ(done, QStringList{QStringLiteral("Edit the document The leaked memo")});
}

TEST_F(DocumentsTest, NoChangeIsNoEditAndWhatWasWrittenIsNotThrownAwayUnasked)
{
    DocumentForm untouched(session, first(), doEdit);
    untouched.show();
    untouched.accept();
    EXPECT_FALSE(untouched.isVisible());
    EXPECT_TRUE(done.isEmpty());

    DocumentForm form(session, noDocument, doEdit);
    form.show();
    form.accept();
    EXPECT_FALSE(form.isVisible()) << "nothing was written";
    form.show();
    named<QLineEdit>(form, "Publisher")->setText(QStringLiteral("Somebody"));
    form.accept();
    ASSERT_TRUE(form.isVisible());
    EXPECT_TRUE(form.problem().contains(QStringLiteral("neither a title nor an address"))) << form.problem().toStdString();
    QTest::keyClick(&form, Qt::Key_Escape);
    EXPECT_TRUE(form.isVisible());
    EXPECT_TRUE(form.findChild<QMessageBox *>());
}

TEST_F(DocumentsTest, TheListFindsShowsAddsAndRemoves)
{
    DocumentsDialog dialog(session, doEdit);
    QStringList lenses;
    QObject::connect(&dialog, &DocumentsDialog::lensRequested, [&](const QString &lens) { lenses += lens; });
    dialog.show();
    auto *list = dialog.findChild<QTreeView *>();
    const int before = list->model()->rowCount();
    ASSERT_EQ(before, int(session.graph().documentCount()));
    dialog.choose(first());
    EXPECT_FALSE(button(dialog, "Remove")->isEnabled()) << "statements stand in it";
    button(dialog, "Show what it says")->click();
    ASSERT_EQ(lenses.size(), 1);
    EXPECT_TRUE(session.setLens(lenses.front().toStdString()));
    EXPECT_GT(session.visible().statements.size(), 0U);

    button(dialog, "New …")->click();
    auto *form = dialog.findChild<DocumentForm *>();
    ASSERT_TRUE(form);
    named<QLineEdit>(*form, "Title")->setText(QStringLiteral("Évaluation des marchés"));
    form->accept();
    ASSERT_EQ(list->model()->rowCount(), before + 1);
    QTest::keyClicks(named<QLineEdit>(dialog, "Filter the documents"), QStringLiteral("evaluation"));
    ASSERT_EQ(list->model()->rowCount(), 1);
    list->setCurrentIndex(list->model()->index(0, 0));
    ASSERT_TRUE(button(dialog, "Remove")->isEnabled());
    button(dialog, "Remove")->click();
    EXPECT_EQ(session.graph().documentCount(), std::size_t(before));
    EXPECT_EQ(done.back(), QStringLiteral("Remove the document Évaluation des marchés"));
    keepPicture(dialog, QStringLiteral("documents"));
}

}  // namespace
}  // namespace relata
