// SPDX-License-Identifier: Apache-2.0
// Texts made to hurt, in everything the window shows: markup, shortcuts, control characters, directions, a megabyte. They are shown letter by letter.
#include "app/window/editing.h"
#include "app/window/toast.h"
#include "tests/app/window/windowdriver.h"
#include "tests/support/graphtext.h"
#include "views/dialogs/duplicatesdialog.h"
#include "views/dialogs/entityform.h"
#include "views/dialogs/exportdialog.h"
#include "views/dialogs/mappingdialog.h"
#include "views/dialogs/mergeform.h"
#include "views/dialogs/replacedialog.h"
#include "views/dialogs/schemaeditor.h"
#include "views/dialogs/splitform.h"
#include "views/dialogs/statementform.h"
#include "views/panels/statementstable.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QDockWidget>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QTableView>
#include <QTextDocument>
#include <QTextEdit>
#include <QTimer>

namespace relata::test {
namespace {

/// Markup, an entity of HTML, a shortcut, a mark that turns the direction, a bell, an invisible letter, a formula's beginning.
const std::string evil = "<b>EVIL</b><img src='file:///etc/hostname'> &amp; &Save \u202Eback\a \u200B=1+1";

class Hostile : public WindowDriver
{
protected:
    void SetUp() override
    {
        WindowDriver::SetUp();
        key(Qt::Key_N, Qt::ControlModifier);
        load(evil);
    }
    /// Three entities and two statements with \a text in every field.
    void load(const std::string &text)
    {
        LoadedGraph loaded;
        loaded.graph = graphFromText("ada -knows-> bob, bob -knows-> carl");
        GraphDiff diff;
        for (const EntityId id : loaded.graph.entities()) {
            Entity entity = loaded.graph.entity(id);
            entity.name = text + (indexOf(id) == 2 ? " other" : "");
            entity.aliases = {text + " alias"};
            entity.description = text;
            entity.properties = {{text, text}};
            diff.entities.push_back({id, loaded.graph.entity(id), entity});
        }
        for (const StatementId id : loaded.graph.statements()) {
            Statement s = loaded.graph.statement(id);
            s.claim = s.quote = s.note = s.status = s.confidence = s.holdsBasis = text;
            s.speaker = EntityId{0};
            s.properties = {{text, text}};
            diff.statements.push_back({id, loaded.graph.statement(id), s});
        }
        for (const DocumentId id : loaded.graph.documents()) {
            Document d = loaded.graph.document(id);
            d.title = d.publisher = d.note = text;
            d.authors = {text};
            d.url = "javascript:alert('" + text + "')";
            diff.documents.push_back({id, loaded.graph.document(id), d});
        }
        Schema schema = loaded.graph.schema(), standard = schema;
        Predicate odd;
        odd.key = "odd";
        odd.label = odd.inverse = odd.definition = text.substr(0, 200);
        schema.ensurePredicate(odd);
        EntityType strange;
        strange.key = "strange";
        strange.label = strange.plural = strange.description = text.substr(0, 200);
        schema.ensureType(strange);
        diff.schema = SchemaChange{standard, schema};
        diff.entities[2].after->type = "strange";
        diff.statements[1].after->predicate = "odd";
        ASSERT_TRUE(loaded.graph.apply(diff)) << "the graph takes it";
        loaded.graph.info().title = text;
        window->workspace().open(std::move(loaded));
        window->canvas().setFocus();
        key(Qt::Key_F);
    }

    /// What a person sees of a text that Qt takes for rich or plain by itself, or as \a format says.
    static QString seen(const QString &text, Qt::TextFormat format = Qt::AutoText)
    {
        if (format == Qt::PlainText || (format == Qt::AutoText && !Qt::mightBeRichText(text)))
            return text;
        QTextDocument document;
        document.setHtml(text);
        return document.toPlainText();
    }
    static void expectPlain(const QString &shown, const QString &where)
    {
        if (shown.contains(QLatin1String("EVIL"))) {
            EXPECT_TRUE(shown.contains(QLatin1String("<b>EVIL"))) << where.toStdString() << " takes it for markup: " << shown.left(200).toStdString();
        }
        ++checked();
    }
    /// Of a button, an action: a single & is a shortcut.
    static void expectNoShortcut(const QString &text, const QString &where)
    {
        expectPlain(text, where);
        const QString without = QString(text).remove(QLatin1String("&&"));
        if (text.contains(QLatin1String("EVIL</b>"))) {
            EXPECT_FALSE(without.contains(QLatin1String("&amp;")) || without.contains(QLatin1String("&Save")))
                << where.toStdString() << " makes a shortcut of it: " << text.left(200).toStdString();
        }
    }
    static int &checked()
    {
        static int count = 0;
        return count;
    }

    static void expectPlain(const QAbstractItemModel &model, const QModelIndex &parent, const QString &where)
    {
        for (int row = 0; row < std::min(model.rowCount(parent), 50); ++row)
            for (int column = 0; column < std::min(model.columnCount(parent), 30); ++column) {
                const QModelIndex index = model.index(row, column, parent);
                expectPlain(seen(index.data(Qt::ToolTipRole).toString()), where + QStringLiteral(": tool tip of a row"));
                if (column == 0)
                    expectPlain(model, index, where);
            }
    }
    /// Everything that is open.
    static void expectPlain(const QString &moment)
    {
        QApplication::processEvents();
        for (QWidget *top : QApplication::topLevelWidgets()) {
            QList<QWidget *> widgets = top->findChildren<QWidget *>();
            widgets.push_back(top);
            for (QWidget *widget : widgets) {
                const QString where =
                    moment + QStringLiteral(", ") + QLatin1String(widget->metaObject()->className()) + QLatin1Char(' ') + widget->accessibleName();
                if (QLatin1String(widget->metaObject()->className()) == QLatin1String("QTipLabel"))
                    continue;
                widget->ensurePolished();
                expectPlain(seen(widget->toolTip()), where + QStringLiteral(": tool tip"));
                if (const auto *label = qobject_cast<QLabel *>(widget))
                    expectPlain(seen(label->text(), label->textFormat()), where);
                else if (const auto *text = qobject_cast<QTextEdit *>(widget))
                    expectPlain(text->toPlainText(), where);
                else if (const auto *button = qobject_cast<QAbstractButton *>(widget)) {
                    EXPECT_TRUE(button->shortcut().isEmpty() || !button->text().contains(QLatin1String("EVIL"))) << where.toStdString();
                    if (QLatin1String(widget->metaObject()->className()) != QLatin1String("relata::Chip"))  // draws its words itself
                        expectNoShortcut(button->text(), where);
                } else if (const auto *view = qobject_cast<QAbstractItemView *>(widget); view && view->model())
                    expectPlain(*view->model(), {}, where);
                for (const QAction *action : widget->actions()) {
                    expectNoShortcut(action->text(), where + QStringLiteral(": action"));
                    expectPlain(seen(action->toolTip()), where + QStringLiteral(": tip of an action"));
                }
            }
        }
    }
    /// Opens one dialog after another and does \a check while it is open.
    void forEveryDialog(const std::function<void(QDialog &, const QString &)> &check)
    {
        const auto open = [&](const char *what, auto *kind, const std::function<void()> &opens) {
            using Dialog = std::remove_pointer_t<decltype(kind)>;
            opens();
            auto *made = dialog<Dialog>();
            ASSERT_TRUE(made) << what;
            QTest::qWait(1);
            check(*made, QLatin1String(what));
            made->close();
            QApplication::processEvents();
            activate(*window);
            window->canvas().setFocus();
        };
        selectAll();
        open("merge", static_cast<MergeForm *>(nullptr), [&] { key(Qt::Key_M, Qt::ControlModifier); });
        open("duplicates", static_cast<DuplicatesDialog *>(nullptr), [&] {
            key(Qt::Key_M, Qt::ControlModifier | Qt::AltModifier);
            auto *dialog = this->dialog<DuplicatesDialog>();
            ASSERT_TRUE(dialog);
            ASSERT_TRUE(QTest::qWaitFor([&] { return !dialog->isSearching(); }));
            EXPECT_GT(dialog->pairCount(), 0U);
        });
        open("replace", static_cast<ReplaceDialog *>(nullptr), [&] {
            key(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
            auto *dialog = this->dialog<ReplaceDialog>();
            ASSERT_TRUE(dialog);
            type(QStringLiteral("EVIL"));
            ASSERT_TRUE(QTest::qWaitFor([&] { return !dialog->isSearching(); }));
        });
        open("types and predicates", static_cast<SchemaEditor *>(nullptr), [&] { key(Qt::Key_Y, Qt::ControlModifier | Qt::ShiftModifier); });
        window->workspace().select({{EntityId{0}}, {}});
        open("entity", static_cast<EntityForm *>(nullptr), [&] { key(Qt::Key_F2); });
        open("statement", static_cast<StatementForm *>(nullptr), [&] { key(Qt::Key_N, Qt::ShiftModifier); });
        open("split", static_cast<SplitForm *>(nullptr), [&] {
            window->workspace().select({{}, {StatementId{0}}});
            window->editing().splitSelection();
        });
        bool exported = false;
        QTimer::singleShot(0, window.get(), [&] {  // it waits for an answer
            auto *made = dialog<ExportDialog>();
            ASSERT_TRUE(made);
            check(*made, QStringLiteral("export"));
            exported = true;
            made->reject();
        });
        key(Qt::Key_X, Qt::ControlModifier | Qt::ShiftModifier);
        EXPECT_TRUE(exported);
        open("table", static_cast<MappingDialog *>(nullptr), [&] {
            QMimeData data;
            const QString text = QString::fromStdString(evil);
            data.setText(text + QStringLiteral("\ttarget\n") + text + QLatin1Char('\t') + text + QLatin1Char('\n'));
            QDragEnterEvent enter(QPoint(700, 450), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
            QApplication::sendEvent(window.get(), &enter);
            QDropEvent event(QPoint(700, 450), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
            QApplication::sendEvent(window.get(), &event);
        });
    }

    void selectAll()
    {
        window->workspace().select({{EntityId{0}, EntityId{1}, EntityId{2}}, {}});
        QApplication::processEvents();
    }
};

TEST_F(Hostile, TheWindowItsPanelsAndMenusShowItLetterByLetter)
{
    expectPlain(QStringLiteral("opened"));
    window->workspace().select({{EntityId{0}}, {}});
    expectPlain(QStringLiteral("an entity is selected"));
    window->workspace().select({{}, {StatementId{1}}});
    expectPlain(QStringLiteral("a statement is selected"));
    window->workspace().setLens(*Lens::parse("type:strange"));
    expectPlain(QStringLiteral("through a lens"));
    window->workspace().setLens(Lens());
    for (const char *dock : {"history", "analysis", "paths", "entities", "timeline", "statements", "lens"}) {
        window->dock(QLatin1String(dock))->show();
        window->dock(QLatin1String(dock))->raise();
        expectPlain(QLatin1String(dock));
    }
    window->workspace().remove({EntityId{2}});
    expectPlain(QStringLiteral("an entity was removed"));
    window->workspace().history().undo();
    expectPlain(QStringLiteral("and is back"));
    key(Qt::Key_K, Qt::ControlModifier);
    type(QStringLiteral("back"));
    expectPlain(QStringLiteral("searched for"));
    key(Qt::Key_Escape);
    window->tell(QString::fromStdString(evil));
    expectPlain(QStringLiteral("told"));
    window->showLosses(QString::fromStdString(evil), {evil});
    expectPlain(QStringLiteral("losses"));
    EXPECT_GT(checked(), 1000);
}

TEST_F(Hostile, EveryDialogShowsItLetterByLetter)
{
    forEveryDialog([](const QDialog &, const QString &what) { expectPlain(what); });
}

TEST_F(Hostile, LongNamesFitIntoEveryDialog)
{
    load("Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverordnung of the Secretariat of Foreign Affairs and its Subsecretariat for "
         "Human Rights, EVIL matters of the frontier and everything beside");
    for (const ThemeChoice theme : {ThemeChoice::Light, ThemeChoice::Dark}) {
        window->setTheme(theme);
        forEveryDialog([&](QDialog &dialog, const QString &what) {
            EXPECT_LE(dialog.width(), 1300) << what.toStdString();
            EXPECT_LE(dialog.height(), 1000) << what.toStdString();
            if (const QString folder = qEnvironmentVariable("RELATA_PICTURES"); !folder.isEmpty())
                dialog.grab().save(
                    folder
                    + QStringLiteral("/dialog-%1-%2.png").arg(what, theme == ThemeChoice::Dark ? QStringLiteral("dark") : QStringLiteral("light")));
        });
    }
}

TEST_F(Hostile, MenusAreBuiltOfItWithoutShortcuts)
{
    QMenu menu;
    window->editing().fillMenu(menu, EntityId{0}, {EntityId{0}, EntityId{2}});
    window->editing().fillMenu(menu, EntityId{0}, {EntityId{0}});
    window->editing().fillMenu(menu, {StatementId{0}});
    const std::function<void(const QMenu &)> check = [&](const QMenu &one) {
        for (const QAction *action : one.actions()) {
            expectNoShortcut(action->text(), QStringLiteral("menu"));
            if (action->menu())
                check(*action->menu());
        }
    };
    check(menu);
}

TEST_F(Hostile, AMegabyteIsShownShortened)
{
    load(evil + std::string(1 << 20, 'x') + evil);
    expectPlain(QStringLiteral("a megabyte"));
    window->workspace().select({{EntityId{0}}, {}});
    expectPlain(QStringLiteral("an entity of a megabyte"));
    for (QWidget *top : QApplication::topLevelWidgets())
        EXPECT_LE(top->width(), 4000) << top->metaObject()->className();
    for (const QWidget *widget : window->findChildren<QWidget *>())
        EXPECT_LT(widget->toolTip().size(), 100'000) << widget->metaObject()->className();
}

}  // namespace
}  // namespace relata::test
