// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/statementfields.h"

#include "views/dialogs/edtffield.h"
#include "views/dialogs/endpicker.h"
#include "views/dialogs/formparts.h"
#include "views/dialogs/locatorfield.h"
#include "views/dialogs/predicatebox.h"
#include "views/dialogs/propertytable.h"
#include "views/panels/clearaction.h"
#include "views/panels/entryfield.h"
#include "views/panels/statementcells.h"
#include "views/panels/text.h"

#include <QComboBox>
#include <QDialog>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace relata {
namespace {

constexpr double sideWidth = 280;  // of the properties

QComboBox *wordBox(const QString &name, const QStringList &words, QWidget *parent)
{
    auto *box = new QComboBox(parent);
    box->setAccessibleName(name);
    box->addItems(words);
    return box;
}

template <typename Words>
QStringList wordsOf(const Words &all)
{
    QStringList words;
    for (const auto each : all)
        words += capitalized(toQString(toString(each)));
    return words;
}

QHBoxLayout *beside(std::initializer_list<QWidget *> widgets)
{
    auto *row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(uiLength(10));
    for (QWidget *widget : widgets)
        row->addWidget(widget, 1);
    return row;
}

}  // namespace

void StatementFields::make(const Session &session, QDialog *form)
{
    subject = new EndPicker(session, StatementFields::tr("Subject"), form);
    object = new EndPicker(session, StatementFields::tr("Object"), form);
    speaker = new EndPicker(session, StatementFields::tr("According to"), form);
    predicate = new PredicateBox(session, form);
    category = wordBox(StatementFields::tr("Category of the new predicate"), {StatementFields::tr("No category")}, form);
    category->setToolTip(StatementFields::tr("Nobody has said this predicate yet. Its category gives its links their colour."));
    for (const Category &each : session.graph().schema().categories())
        category->addItem(toQString(each.label.empty() ? each.key : each.label), toQString(each.key));
    category->hide();
    const auto line = [form](const QString &name) {
        auto *field = new QLineEdit(form);
        field->setAccessibleName(name);
        return field;
    };
    claim = line(StatementFields::tr("Claim"));
    confidence = line(StatementFields::tr("Confidence"));
    status = line(StatementFields::tr("Status"));
    note = line(StatementFields::tr("Note"));
    document = new EntryField(
        StatementFields::tr("Document"), [&session](const QString &text) { return documentChoices(session, text); }, form);
    addClearAction(document);
    const auto tellNobody = [this] {
        const HasDocument hasDocument{!document->text().trimmed().isEmpty()};
        speaker->field()->setPlaceholderText(nobodyInWords(status->text(), hasDocument));
    };
    for (QLineEdit *field : {status, static_cast<QLineEdit *>(document)})
        QObject::connect(field, &QLineEdit::textChanged, form, tellNobody);
    tellNobody();
    aboutDocument = new QLabel(form);
    aboutDocument->setFont(formHintFont());
    reserveLines(*aboutDocument);
    aboutDocument->hide();
    place = new LocatorField(session, form);
    place->setFixedWidth(uiLength(130));
    quote = new QPlainTextEdit(form);
    quote->setAccessibleName(StatementFields::tr("Quote"));
    quote->setPlaceholderText(StatementFields::tr("The words of the source"));
    quote->setTabChangesFocus(true);
    quote->setFixedHeight(quote->fontMetrics().lineSpacing() * 2 + uiLength(14));
    modality = wordBox(StatementFields::tr("Modality"), wordsOf(allModalities), form);
    polarity = wordBox(StatementFields::tr("Polarity"), wordsOf(allPolarities), form);
    basis = wordBox(StatementFields::tr("How the time is known"),
                    {StatementFields::tr("Not said how it is known"), StatementFields::tr("Stated"), StatementFields::tr("Inferred")}, form);
    said = new EdtfField(StatementFields::tr("Said"), form);
    holds = new EdtfField(StatementFields::tr("Holds"), form);
    holds->line()->setPlaceholderText(QStringLiteral("2024-10/.."));
    properties = new PropertyTable(form);  // beside the fields: below them the form would be higher than small screens are
    properties->setFixedWidth(uiLength(sideWidth));
    properties->setColumnWidth(0, uiLength(sideWidth * 0.45));
    properties->hide();
    showProperties = new QToolButton(form);
    showProperties->setText(StatementFields::tr("P&roperties"));
    showProperties->setToolTip(StatementFields::tr("What else a table or a program said of it: an amount, a share"));
    showProperties->setCheckable(true);
    showProperties->setFocusPolicy(Qt::StrongFocus);
    problem = new QLabel(form);
    problem->setTextFormat(Qt::PlainText);
    problem->setWordWrap(true);
    problem->setFont(formHintFont());
    problem->setAccessibleName(StatementFields::tr("What is wrong"));
    reserveLines(*problem, 2);  // beside the buttons
    problem->hide();
}

void StatementFields::arrange(QDialog *form)
{
    auto *rows = newFormLayout();
    rows->setVerticalSpacing(uiLength(6));  // at 200 % all of it fits a screen of 1200 lines
    rows->addRow(StatementFields::tr("&Subject"), subject);
    auto *saying = beside({predicate});
    saying->addWidget(category);
    addRow(*rows, StatementFields::tr("&Predicate"), saying, predicate);
    rows->addRow(StatementFields::tr("&Object"), object);
    rows->addRow(StatementFields::tr("&Claim"), claim);
    rows->addRow(StatementFields::tr("&According to"), speaker);
    auto *where = new QVBoxLayout;
    where->setSpacing(2);
    auto *source = new QHBoxLayout;
    source->addWidget(document, 1);
    source->addWidget(place);
    where->addLayout(source);
    where->addWidget(aboutDocument);
    addRow(*rows, StatementFields::tr("&Document"), where, document);
    rows->addRow(StatementFields::tr("&Quote"), quote);
    addRow(*rows, StatementFields::tr("&Modality"), beside({modality, polarity}), modality);
    rows->addRow(StatementFields::tr("Sa&id"), said);
    holds->setBeside(basis);
    rows->addRow(StatementFields::tr("&Holds"), holds);
    addRow(*rows, StatementFields::tr("Con&fidence"), beside({confidence, status}), confidence);
    status->setPlaceholderText(StatementFields::tr("Status"));
    auto *more = beside({note});
    more->addWidget(showProperties);
    addRow(*rows, StatementFields::tr("No&te"), more, note);

    buttons = new QDialogButtonBox(form);
    ok = buttons->addButton(QString(), QDialogButtonBox::AcceptRole);
    ok->setDefault(true);
    another = buttons->addButton(StatementFields::tr("Add and &begin another"), QDialogButtonBox::ActionRole);
    another->setAutoDefault(false);
    another->setToolTip(StatementFields::tr("Adds this one; document, speaker and the day it was said stay for the next (Ctrl+Enter)"));
    buttons->addButton(QDialogButtonBox::Cancel)->setAutoDefault(false);
    auto *all = new QVBoxLayout(form);
    all->setContentsMargins(uiLength(20), uiLength(18), uiLength(20), uiLength(16));
    all->setSpacing(uiLength(12));
    auto *body = new QHBoxLayout;
    body->setSpacing(uiLength(16));
    body->addLayout(rows, 1);
    body->addWidget(properties);
    all->addLayout(body, 1);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(uiLength(12));
    foot->addWidget(problem, 1);
    foot->addWidget(buttons);
    all->addLayout(foot);
    form->resize(uiLength(620), form->sizeHint().height());
    // A box that comes in when something is new is the next one: what it says would be taken unseen otherwise.
    QWidget *order[] = {subject->field(),
                        subject->newType(),
                        predicate,
                        category,
                        object->field(),
                        object->newType(),
                        claim,
                        speaker->field(),
                        speaker->newType(),
                        document,
                        place,
                        quote,
                        modality,
                        polarity,
                        said->line(),
                        holds->line(),
                        basis,
                        confidence,
                        status,
                        note,
                        showProperties,
                        properties,
                        ok,
                        another};
    for (std::size_t i = 1; i < std::size(order); ++i)
        QWidget::setTabOrder(order[i - 1], order[i]);
    QObject::connect(showProperties, &QToolButton::toggled, form, [this, form](bool shown) {
        properties->setVisible(shown);
        const int wider = uiLength(sideWidth + 16);
        form->resize(form->width() + (shown ? wider : -wider), form->height());
        if (shown && showProperties->hasFocus())
            properties->setFocus();
    });
}

QStringList StatementFields::contents() const
{
    QStringList texts{quote->toPlainText(), predicate->currentText(), place->text()};
    for (const QLineEdit *line : std::initializer_list<const QLineEdit *>{subject->field(), object->field(), speaker->field(), document, claim,
                                                                          confidence, status, note, said->line(), holds->line()})
        texts += line->text();
    for (const QComboBox *box : {modality, polarity, basis})
        texts += box->currentText();
    for (const auto &[key, value] : properties->properties())
        texts += toQString(key + '\n' + value);
    return texts << properties->problem();
}

/// The cursor into the first field that must say something and does not.
void StatementFields::goToMissing() const
{
    if (subject->isEmpty())
        subject->setFocus();
    else if (object->isEmpty())
        object->setFocus();
    else if (predicate->label().isEmpty())
        predicate->setFocus();
}

QString StatementFields::propertyProblem() const
{
    for (const auto &[key, value] : properties->properties())
        if (isLocatorProperty(key, value))
            return StatementFields::tr("“%1” is told beside the document, where %2 can be written.")
                .arg(toQString(key), toQString(locatorText(key == Locator::pageKey ? Locator{0, value, {}} : Locator{0, {}, value})));
    return properties->problem();
}

}  // namespace relata
