// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/splitform.h"

#include "model/evidence/locator.h"
#include "views/dialogs/edtffield.h"
#include "views/dialogs/endpicker.h"
#include "views/dialogs/formparts.h"
#include "views/dialogs/predicatebox.h"
#include "views/dialogs/propertytable.h"
#include "views/panels/entryfield.h"
#include "views/panels/text.h"
#include "views/theme/theme.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <array>

namespace relata {
namespace {

/// The fields of one of the two.
struct Side {
    EndPicker *subject = nullptr, *object = nullptr, *speaker = nullptr;
    PredicateBox *predicate = nullptr;
    QPlainTextEdit *claim = nullptr, *quote = nullptr;
    EdtfField *said = nullptr, *holds = nullptr;
    PropertyTable *properties = nullptr;  ///< only where the statement has some
};

QPlainTextEdit *textField(const QString &name, int lines, QWidget *parent)
{
    auto *field = new QPlainTextEdit(parent);
    field->setAccessibleName(name);
    field->setTabChangesFocus(true);
    field->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);  // it wraps
    field->setFixedHeight(field->fontMetrics().lineSpacing() * lines + uiLength(14));
    return field;
}

}  // namespace

struct SplitForm::Private {
    Private(const Session &s, StatementId i, DoEdit e) : session(s), id(i), doEdit(std::move(e)) {}
    const Session &session;
    StatementId id;
    DoEdit doEdit;
    Statement before;
    std::array<Side, 2> sides;
    QLabel *problem = nullptr;

    /// What is said of it beside its fields and its place: an amount.
    Properties others() const
    {
        Properties others = before.properties;
        std::erase_if(others, [](const auto &property) { return isLocatorProperty(property.first, property.second); });
        return others;
    }
    QLayout *makeSide(int which, const QString &title, SplitForm *form);
    void fill(Side &side);
    void tell(const QString &sentence);
};

QLayout *SplitForm::Private::makeSide(int which, const QString &title, SplitForm *form)
{
    Side &side = sides[static_cast<std::size_t>(which)];
    const auto named = [&](const QString &field) { return QStringLiteral("%1: %2").arg(title, field); };
    auto *heading = new QLabel(title, form);
    heading->setFont(uiFont(14, QFont::Medium));
    side.subject = new EndPicker(session, named(SplitForm::tr("Subject")), form);
    side.object = new EndPicker(session, named(SplitForm::tr("Object")), form);
    side.speaker = new EndPicker(session, named(SplitForm::tr("According to")), form);
    side.speaker->field()->setPlaceholderText(nobodyInWords(toQString(before.status), HasDocument(before.document != noDocument)));
    side.predicate = new PredicateBox(session, form);
    side.predicate->setAccessibleName(named(SplitForm::tr("Predicate")));
    side.predicate->setMinimumContentsLength(10);
    side.claim = textField(named(SplitForm::tr("Claim")), 3, form);
    side.quote = textField(named(SplitForm::tr("Quote")), 3, form);
    side.said = new EdtfField(named(SplitForm::tr("Said")), form);
    side.holds = new EdtfField(named(SplitForm::tr("Holds")), form);
    for (EdtfField *date : {side.said, side.holds})
        date->setHintLines(2);  // it is only half as wide here
    auto *rows = newFormLayout();
    rows->addRow(SplitForm::tr("Subject"), side.subject);
    rows->addRow(SplitForm::tr("Predicate"), side.predicate);
    rows->addRow(SplitForm::tr("Object"), side.object);
    rows->addRow(SplitForm::tr("Claim"), side.claim);
    rows->addRow(SplitForm::tr("According to"), side.speaker);
    rows->addRow(SplitForm::tr("Quote"), side.quote);
    rows->addRow(SplitForm::tr("Said"), side.said);
    rows->addRow(SplitForm::tr("Holds"), side.holds);
    if (!others().empty()) {
        side.properties = new PropertyTable(form);
        side.properties->setAccessibleName(named(SplitForm::tr("Properties")));
        side.properties->setFixedHeight(side.properties->fontMetrics().lineSpacing() * 5 + uiLength(14));
        rows->addRow(SplitForm::tr("Properties"), side.properties);
    }
    auto *column = new QVBoxLayout;
    column->addWidget(heading);
    column->addLayout(rows);
    column->addStretch(1);
    const auto follow = [this, &side] {
        side.predicate->offerFor(side.subject->type(), side.object->type());
        tell({});
    };
    for (EndPicker *end : {side.subject, side.object})
        QObject::connect(end, &EndPicker::endChanged, form, follow);
    return column;
}

void SplitForm::Private::fill(Side &side)
{
    side.subject->setEntity(before.subject);
    side.object->setEntity(before.object);
    side.speaker->setEntity(before.speaker);
    side.predicate->offerFor(side.subject->type(), side.object->type());
    side.predicate->choose(before.predicate);
    side.claim->setPlainText(toQString(before.claim));
    side.quote->setPlainText(toQString(before.quote));
    side.said->setDate(before.said);
    side.holds->setDate(before.holds);
}

void SplitForm::Private::tell(const QString &sentence)
{
    if (!problem)
        return;
    problem->setText(sentence);
    problem->setVisible(!sentence.isEmpty());
    colorHint(*problem, true);
}

SplitForm::SplitForm(const Session &session, StatementId id, DoEdit doEdit, QWidget *parent)
    : QDialog(parent), d(std::make_unique<Private>(session, id, std::move(doEdit)))
{
    setWindowTitle(tr("Split a statement"));
    d->before = session.graph().statement(id);
    const QString also =
        d->others().empty() ? QString() : tr(" Its properties stay with the first, or an amount would count twice: move what is the other's.");
    auto *heading = new QLabel(tr("Both begin as the statement is. Write in each what it says; document and passage stay with both.") + also, this);
    heading->setWordWrap(true);
    auto *both = new QHBoxLayout;
    both->setSpacing(uiLength(24));
    both->addLayout(d->makeSide(0, tr("This statement"), this), 1);
    both->addLayout(d->makeSide(1, tr("The new one"), this), 1);
    d->problem = new QLabel(this);
    d->problem->setTextFormat(Qt::PlainText);
    d->problem->setWordWrap(true);
    d->problem->setFont(formHintFont());
    d->problem->setAccessibleName(tr("What is wrong"));
    d->problem->hide();
    auto *buttons = new QDialogButtonBox(this);
    buttons->addButton(tr("Split"), QDialogButtonBox::AcceptRole)->setDefault(true);
    buttons->addButton(QDialogButtonBox::Cancel)->setAutoDefault(false);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(uiLength(20), uiLength(18), uiLength(20), uiLength(16));
    all->setSpacing(uiLength(12));
    all->addWidget(heading);
    all->addLayout(both);
    all->addStretch(1);
    all->addWidget(d->problem);
    all->addWidget(buttons);
    resize(uiLength(860), sizeHint().height());
    for (Side &side : d->sides)
        d->fill(side);
    if (d->sides[0].properties)
        d->sides[0].properties->setProperties(d->others());
    d->sides[0].claim->setFocus();
    d->sides[0].claim->selectAll();
    connect(buttons, &QDialogButtonBox::accepted, this, &SplitForm::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

SplitForm::~SplitForm() = default;

StatementWish SplitForm::wish(int which) const
{
    const Side &side = d->sides[static_cast<std::size_t>(which)];
    StatementWish wish;
    wish.record = d->before;
    if (which == 1)
        wish.record.key.clear();  // a key of its own
    wish.subject = side.subject->wish();
    wish.object = side.object->wish();
    wish.speaker = side.speaker->wish();
    wish.record.predicate = side.predicate->key().toStdString();
    if (side.predicate->key().isEmpty())
        wish.newPredicate = side.predicate->label().toStdString();
    wish.record.claim = side.claim->toPlainText().simplified().toStdString();
    wish.record.quote = side.quote->toPlainText().toStdString();
    if (side.properties) {
        std::erase_if(wish.record.properties, [](const auto &property) { return !isLocatorProperty(property.first, property.second); });
        const Properties written = side.properties->properties();
        wish.record.properties.insert(wish.record.properties.begin(), written.begin(), written.end());
        wish.record.properties = unlessReordered(std::move(wish.record.properties), d->before.properties);
    }
    wish.record.said = side.said->date();
    wish.record.holds = side.holds->date();
    return wish;
}

QString SplitForm::problem() const
{
    return d->problem->text();
}

void SplitForm::accept()
{
    for (const Side &side : d->sides)
        if (side.properties) {
            side.properties->finishEditing();
            if (const QString wrong = side.properties->problem(); !wrong.isEmpty()) {
                side.properties->setFocus();
                return d->tell(wrong);
            }
        }
    for (const Side &side : d->sides)
        for (EdtfField *date : {side.said, side.holds})
            if (date->isWrong()) {
                date->setFocus();
                return d->tell(date->problem());
            }
    std::vector<StatementEdit> edits{{d->id, wish(0)}, {noStatement, wish(1)}};
    auto diff = draftStatements(d->session.graph(), std::move(edits));
    if (!diff)
        return d->tell(capitalized(toQString(diff.error().text())));
    // the new one, and the old one as it is now
    const Statement *old = &d->before, *made = nullptr;
    for (const auto &change : diff->statements)
        (change.before ? old : made) = &*change.after;
    if (made) {
        Statement alike = *old;
        alike.key = made->key;
        if (!d->sides[1].properties || d->sides[1].properties->properties().empty())
            alike.properties = made->properties;  // nobody parted them
        if (alike == *made)
            return d->tell(tr("Both say the same. Change one of them, or leave the statement as it is."));
    }
    const QString words = toQString(d->before.claim);
    if (d->doEdit(std::move(*diff), tr("Split “%1”").arg(words.size() > 60 ? words.left(58) + QStringLiteral("…") : words)))
        QDialog::accept();
}

}  // namespace relata
