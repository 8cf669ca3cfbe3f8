// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/statementform.h"

#include "model/io/predicatewords.h"
#include "views/dialogs/edtffield.h"
#include "views/dialogs/endpicker.h"
#include "views/dialogs/formparts.h"
#include "views/dialogs/locatorfield.h"
#include "views/dialogs/predicatebox.h"
#include "views/dialogs/propertytable.h"
#include "views/dialogs/statementfields.h"
#include "views/panels/entryfield.h"
#include "views/panels/text.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QEvent>
#include <QLabel>
#include <QLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QShortcut>
#include <QToolButton>

#include <optional>

namespace relata {
struct StatementForm::Private : StatementFields {
    Private(const Session &s, StatementId i, DoEdit e) : session(s), id(i), doEdit(std::move(e)) {}
    const Session &session;
    StatementId id;
    DoEdit doEdit;
    Statement before;
    QStringList asOpened;                   ///< what the fields said before somebody wrote in them
    std::optional<std::uint32_t> proposed;  ///< the document that nobody has chosen for this statement
    QString why, placeThere;                ///< it was proposed; the place that came with it

    void build(StatementForm *form);
    void fill(const Statement &statement);
    void followEnds();
    void followPredicate();
    void followDocument();
    void propose(const QString &why);
    void tell(const QString &sentence);
};

void StatementForm::Private::build(StatementForm *form)
{
    make(session, form);
    arrange(form);
    QObject::connect(buttons, &QDialogButtonBox::accepted, form, &StatementForm::accept);
    QObject::connect(buttons, &QDialogButtonBox::rejected, form, &QDialog::reject);
    QObject::connect(another, &QPushButton::clicked, form, &StatementForm::addAnother);
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter})
        QObject::connect(new QShortcut(QKeySequence(Qt::CTRL | key), form), &QShortcut::activated, form, [this, form] {
            if (id == noStatement)
                form->addAnother();
            else
                form->accept();
        });
    for (EndPicker *end : {subject, object})
        QObject::connect(end, &EndPicker::endChanged, form, [this] { followEnds(); });
    QObject::connect(predicate, &PredicateBox::predicateChanged, form, [this] {
        followPredicate();
        followEnds();
    });
    QObject::connect(document, &EntryField::entryChanged, form, [this] { followDocument(); });
    QObject::connect(&session, &Session::graphChanged, document, [this] {  // what was new is there now
        if (const auto known = document->id(); known && !session.graph().contains(DocumentId(*known)))
            document->clearEntry();
        else
            document->findAgain();
    });
}

/// The predicates that fit the ends, and the sentence that they make.
void StatementForm::Private::followEnds()
{
    predicate->offerFor(subject->type(), object->type());
    const bool whole = !subject->isEmpty() && !object->isEmpty() && !predicate->label().isEmpty();
    claim->setPlaceholderText(whole ? QStringLiteral("%1 %2 %3.").arg(subject->name(), predicate->label(), object->name())
                                    : StatementForm::tr("One plain sentence"));
    tell({});
}

/// A new predicate may have a category; the one that its words speak of is proposed.
void StatementForm::Private::followPredicate()
{
    const QString label = predicate->label();
    category->setVisible(!label.isEmpty() && predicate->key().isEmpty());
    if (const auto known = session.graph().schema().findPredicate(predicate->key().toStdString())) {
        subject->prefer(session.graph().schema().predicate(*known).domain);
        object->prefer(session.graph().schema().predicate(*known).range);
    }
    const std::string_view told = categoryOfWords(label.toStdString());
    category->setCurrentIndex(told.empty() ? 0 : std::max(0, category->findData(toQString(told))));
}

void StatementForm::Private::followDocument()
{
    const bool isProposed = proposed && document->id() == proposed;
    aboutDocument->setText(isProposed ? why : StatementForm::tr("A new document: it will be added."));
    aboutDocument->setVisible(isProposed || document->isNew());
    colorHint(*aboutDocument, false);
    place->setDocument(document->id() ? DocumentId(*document->id()) : noDocument);
    if (proposed && !isProposed && place->text() == placeThere)
        place->clear();
}

/// Evidence that nobody has chosen for this statement says where it comes from.
void StatementForm::Private::propose(const QString &reason)
{
    proposed = document->id();
    why = reason;
    placeThere = place->text();
    followDocument();
}

void StatementForm::Private::tell(const QString &sentence)
{
    problem->setText(sentence);
    problem->setVisible(!sentence.isEmpty());
    colorHint(*problem, true);
}

void StatementForm::Private::fill(const Statement &statement)
{
    subject->setEntity(statement.subject);
    object->setEntity(statement.object);
    speaker->setEntity(statement.speaker);
    predicate->choose(statement.predicate);
    claim->setText(toQString(statement.claim));
    claim->setCursorPosition(0);
    if (statement.document != noDocument) {
        const Document &from = session.graph().document(statement.document);
        document->setChoice({toQString(from.title.empty() ? from.key : from.title), {}, static_cast<std::uint32_t>(statement.document)});
    } else {
        document->clearEntry();
    }
    place->setLocator(locatorOf(statement));
    Properties others = statement.properties;
    std::erase_if(others, [](const auto &property) { return isLocatorProperty(property.first, property.second); });
    properties->setProperties(others);
    showProperties->setChecked(!others.empty());
    quote->setPlainText(toQString(statement.quote));
    modality->setCurrentIndex(static_cast<int>(statement.modality));
    polarity->setCurrentIndex(static_cast<int>(statement.polarity));
    basis->setCurrentIndex(statement.holdsBasis == "stated" ? 1 : statement.holdsBasis == "inferred" ? 2 : 0);
    said->setDate(statement.said);
    holds->setDate(statement.holds);
    confidence->setText(toQString(statement.confidence));
    status->setText(toQString(statement.status));
    note->setText(toQString(statement.note));
    followEnds();
}

StatementForm::StatementForm(const Session &session, StatementId id, DoEdit doEdit, QWidget *parent)
    : QDialog(parent), d(std::make_unique<Private>(session, id, std::move(doEdit)))
{
    d->build(this);
    const bool isNew = id == noStatement;
    setWindowTitle(isNew ? tr("New statement") : tr("Edit a statement"));
    d->ok->setText(isNew ? tr("Add") : tr("Save"));
    d->another->setVisible(isNew);
    if (isNew) {
        d->before.polarity = Polarity::Neutral;
        if (session.graph().documentCount() == 1)
            d->before.document = *session.graph().documents().begin();
    } else {
        d->before = session.graph().statement(id);
    }
    d->fill(d->before);
    if (isNew)
        d->propose(tr("The only document here. It can be cleared."));
    d->asOpened = d->contents();
}

StatementForm::~StatementForm() = default;

void StatementForm::setEnds(EntityId subject, EntityId object)
{
    d->subject->setEntity(subject);
    d->object->setEntity(object);
    if (subject != noEntity)
        d->predicate->setFocus();
    d->asOpened = d->contents();
}

void StatementForm::setPassage(const QString &quote, const QString &source)
{
    d->quote->setPlainText(quote);
    if (!source.isEmpty())
        d->document->setNew(source);
    d->asOpened = d->contents();
}

void StatementForm::startLike(StatementId id)
{
    Statement like = d->session.graph().statement(id);
    for (std::string *own : {&like.key, &like.claim, &like.quote, &like.confidence, &like.status, &like.note})
        own->clear();
    d->before = like;
    d->fill(like);
    d->propose(tr("As in the statement that this one is like."));
    d->asOpened = d->contents();
    d->claim->setFocus();
}

StatementWish StatementForm::wish() const
{
    StatementWish wish;
    wish.record = d->before;
    wish.subject = d->subject->wish();
    wish.object = d->object->wish();
    wish.speaker = d->speaker->wish();
    wish.record.predicate = d->predicate->key().toStdString();
    if (d->predicate->key().isEmpty())
        wish.newPredicate = d->predicate->label().toStdString();
    wish.newCategory = wish.newPredicate.empty() ? std::string() : d->category->currentData().toString().toStdString();
    wish.record.claim = d->claim->text().toStdString();
    wish.record.document = d->document->id() ? DocumentId(*d->document->id()) : noDocument;
    if (d->document->isNew())
        wish.newDocument = d->document->text().toStdString();
    wish.record.properties = d->properties->properties();
    for (const auto &property : d->before.properties)  // what the place says stands there
        if (isLocatorProperty(property.first, property.second))
            wish.record.properties.push_back(property);
    if (const Locator place = d->place->locator(); place != locatorOf(d->before))
        setLocator(wish.record, place);
    wish.record.properties = unlessReordered(std::move(wish.record.properties), d->before.properties);
    wish.record.quote = d->quote->toPlainText().toStdString();
    wish.record.modality = static_cast<Modality>(d->modality->currentIndex());
    wish.record.polarity = static_cast<Polarity>(d->polarity->currentIndex());
    wish.record.said = d->said->date();
    wish.record.holds = d->holds->date();
    const int basis = d->basis->currentIndex();
    wish.record.holdsBasis = basis == 1 ? "stated" : basis == 2 ? "inferred" : "";
    wish.record.confidence = d->confidence->text().toStdString();
    wish.record.status = d->status->text().toStdString();
    wish.record.note = d->note->text().toStdString();
    return wish;
}

FormDraft StatementForm::draft() const
{
    return {FormDraft::Kind::Statement, d->id == noStatement ? QString() : toQString(d->before.key), d->texts(d->session.graph()),
            d->properties->properties()};
}

bool StatementForm::isWritten() const
{
    return d->contents() != d->asOpened;
}

void StatementForm::goOnWith(const FormDraft &draft)
{
    d->setTexts(d->session.graph(), draft.texts);
    d->properties->setProperties(draft.properties);
    d->showProperties->setChecked(!draft.properties.empty());
    d->tell(unfinished());
    colorHint(*d->problem, false);
}

QString StatementForm::problem() const
{
    return d->problem->text();
}

QString StatementForm::link() const
{
    return QStringList{d->subject->name(), d->predicate->label(), d->object->name()}.join(QLatin1Char(' ')).simplified();
}

bool StatementForm::commit()
{
    d->properties->finishEditing();
    for (EdtfField *date : {d->said, d->holds})
        if (date->isWrong()) {
            date->setFocus();
            d->tell(date->problem());
            return false;
        }
    if (const QString wrong = d->place->problem(); !wrong.isEmpty()) {
        d->place->setFocus();
        d->tell(wrong);
        return false;
    }
    if (const QString wrong = d->propertyProblem(); !wrong.isEmpty()) {
        d->showProperties->setChecked(true);
        d->properties->setFocus();
        d->tell(wrong);
        return false;
    }
    auto diff = draftStatement(d->session.graph(), d->id, wish());
    if (!diff) {
        d->goToMissing();
        d->tell(capitalized(toQString(diff.error().text())));
        return false;
    }
    return diff->empty() || d->doEdit(std::move(*diff), d->id == noStatement ? tr("Add “%1”").arg(link()) : tr("Edit “%1”").arg(link()));
}

/// Grows when a hint or a fault takes a line more; a date's would be cut otherwise.
bool StatementForm::event(QEvent *event)
{
    const bool done = QDialog::event(event);
    if (event->type() == QEvent::LayoutRequest && layout()) {
        const int needed = layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width()) : layout()->totalMinimumSize().height();
        if (needed > height())
            resize(width(), needed);
    }
    return done;
}

void StatementForm::accept()
{
    if (commit())
        QDialog::accept();
}

void StatementForm::reject()
{
    d->properties->finishEditing();
    if (!isWritten())
        return QDialog::reject();
    askBeforeDiscarding(*this, [this] { QDialog::reject(); });
}

void StatementForm::addAnother()
{
    if (!commit())
        return;
    d->before.properties.clear();
    d->properties->setProperties({});
    for (QLineEdit *own : {d->claim, d->confidence, d->status, d->note})  // judged anew for each
        own->clear();
    d->quote->clear();
    d->holds->setDate({});
    d->basis->setCurrentIndex(0);
    d->modality->setCurrentIndex(static_cast<int>(Modality::Asserted));
    d->polarity->setCurrentIndex(static_cast<int>(Polarity::Neutral));
    d->object->setEntity(noEntity);
    d->propose(tr("As in the last statement. It can be cleared."));
    d->followEnds();
    d->asOpened = d->contents();
    d->subject->setFocus();
    d->subject->field()->selectAll();
}

}  // namespace relata
