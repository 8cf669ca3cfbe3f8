// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/statementform.h"

#include "model/io/predicatewords.h"
#include "views/dialogs/edtffield.h"
#include "views/dialogs/endpicker.h"
#include "views/dialogs/formparts.h"
#include "views/dialogs/locatorfield.h"
#include "views/dialogs/predicatebox.h"
#include "views/dialogs/propertytable.h"
#include "views/panels/entryfield.h"
#include "views/panels/statementcells.h"
#include "views/panels/text.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QShortcut>
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

struct StatementForm::Private {
    Private(const Session &s, StatementId i, DoEdit e) : session(s), id(i), doEdit(std::move(e)) {}
    const Session &session;
    StatementId id;
    DoEdit doEdit;
    Statement before;

    EndPicker *subject = nullptr, *object = nullptr, *speaker = nullptr;
    PredicateBox *predicate = nullptr;
    QComboBox *category = nullptr;
    QStringList asOpened;  ///< what the fields said before somebody wrote in them
    QLineEdit *claim = nullptr, *confidence = nullptr, *status = nullptr, *note = nullptr;
    EntryField *document = nullptr;
    LocatorField *place = nullptr;
    QPlainTextEdit *quote = nullptr;
    QComboBox *modality = nullptr, *polarity = nullptr, *basis = nullptr;
    EdtfField *said = nullptr, *holds = nullptr;
    QLabel *newDocument = nullptr, *problem = nullptr;
    PropertyTable *properties = nullptr;
    QToolButton *showProperties = nullptr;
    QPushButton *ok = nullptr, *another = nullptr;

    void build(StatementForm *form);
    void makeFields(StatementForm *form);
    void fill(const Statement &statement);
    void followEnds();
    void followPredicate();
    QStringList contents() const;
    void goToMissing() const;
    void tell(const QString &sentence);
};

void StatementForm::Private::makeFields(StatementForm *form)
{
    subject = new EndPicker(session, StatementForm::tr("Subject"), form);
    object = new EndPicker(session, StatementForm::tr("Object"), form);
    speaker = new EndPicker(session, StatementForm::tr("According to"), form);
    speaker->field()->setPlaceholderText(StatementForm::tr("The author of the document"));
    predicate = new PredicateBox(session, form);
    category = wordBox(StatementForm::tr("Category of the new predicate"), {StatementForm::tr("No category")}, form);
    category->setToolTip(StatementForm::tr("Nobody has said this predicate yet. Its category gives its links their colour."));
    for (const Category &each : session.graph().schema().categories())
        category->addItem(toQString(each.label.empty() ? each.key : each.label), toQString(each.key));
    category->hide();
    const auto line = [form](const QString &name) {
        auto *field = new QLineEdit(form);
        field->setAccessibleName(name);
        return field;
    };
    claim = line(StatementForm::tr("Claim"));
    confidence = line(StatementForm::tr("Confidence"));
    status = line(StatementForm::tr("Status"));
    note = line(StatementForm::tr("Note"));
    document = new EntryField(
        StatementForm::tr("Document"), [this](const QString &text) { return documentChoices(session, text); }, form);
    newDocument = new QLabel(StatementForm::tr("A new document: it will be added."), form);
    newDocument->setFont(formHintFont());
    reserveLines(*newDocument);
    newDocument->hide();
    place = new LocatorField(session, form);
    place->setFixedWidth(uiLength(130));
    quote = new QPlainTextEdit(form);
    quote->setAccessibleName(StatementForm::tr("Quote"));
    quote->setPlaceholderText(StatementForm::tr("The words of the source"));
    quote->setTabChangesFocus(true);
    quote->setFixedHeight(quote->fontMetrics().lineSpacing() * 2 + uiLength(14));
    modality = wordBox(StatementForm::tr("Modality"), wordsOf(allModalities), form);
    polarity = wordBox(StatementForm::tr("Polarity"), wordsOf(allPolarities), form);
    basis = wordBox(StatementForm::tr("How the time is known"),
                    {StatementForm::tr("Not said how it is known"), StatementForm::tr("Stated"), StatementForm::tr("Inferred")}, form);
    said = new EdtfField(StatementForm::tr("Said"), form);
    holds = new EdtfField(StatementForm::tr("Holds"), form);
    holds->line()->setPlaceholderText(QStringLiteral("2024-10/.."));
    properties = new PropertyTable(form);  // beside the fields: below them the form would be higher than small screens are
    properties->setFixedWidth(uiLength(sideWidth));
    properties->setColumnWidth(0, uiLength(sideWidth * 0.45));
    properties->hide();
    showProperties = new QToolButton(form);
    showProperties->setText(StatementForm::tr("P&roperties"));
    showProperties->setToolTip(StatementForm::tr("What else a table or a program said of it: an amount, a share"));
    showProperties->setCheckable(true);
    showProperties->setFocusPolicy(Qt::StrongFocus);
    problem = new QLabel(form);
    problem->setTextFormat(Qt::PlainText);
    problem->setWordWrap(true);
    problem->setFont(formHintFont());
    problem->setAccessibleName(StatementForm::tr("What is wrong"));
    reserveLines(*problem, 2);  // beside the buttons
    problem->hide();
}

void StatementForm::Private::build(StatementForm *form)
{
    makeFields(form);
    auto *rows = newFormLayout();
    rows->setVerticalSpacing(uiLength(6));  // at 200 % all of it fits a screen of 1200 lines
    rows->addRow(StatementForm::tr("&Subject"), subject);
    auto *saying = beside({predicate});
    saying->addWidget(category);
    addRow(*rows, StatementForm::tr("&Predicate"), saying, predicate);
    rows->addRow(StatementForm::tr("&Object"), object);
    rows->addRow(StatementForm::tr("&Claim"), claim);
    rows->addRow(StatementForm::tr("&According to"), speaker);
    auto *where = new QVBoxLayout;
    where->setSpacing(2);
    auto *source = new QHBoxLayout;
    source->addWidget(document, 1);
    source->addWidget(place);
    where->addLayout(source);
    where->addWidget(newDocument);
    addRow(*rows, StatementForm::tr("&Document"), where, document);
    rows->addRow(StatementForm::tr("&Quote"), quote);
    addRow(*rows, StatementForm::tr("&Modality"), beside({modality, polarity}), modality);
    rows->addRow(StatementForm::tr("Sa&id"), said);
    holds->setBeside(basis);
    rows->addRow(StatementForm::tr("&Holds"), holds);
    addRow(*rows, StatementForm::tr("Con&fidence"), beside({confidence, status}), confidence);
    status->setPlaceholderText(StatementForm::tr("Status"));
    auto *more = beside({note});
    more->addWidget(showProperties);
    addRow(*rows, StatementForm::tr("No&te"), more, note);

    auto *buttons = new QDialogButtonBox(form);
    ok = buttons->addButton(QString(), QDialogButtonBox::AcceptRole);
    ok->setDefault(true);
    another = buttons->addButton(StatementForm::tr("Add and &begin another"), QDialogButtonBox::ActionRole);
    another->setAutoDefault(false);
    another->setToolTip(StatementForm::tr("Adds this one; document, speaker and dates stay for the next (Ctrl+Enter)"));
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
    // Boxes that come in when something is new stand behind the fields: who types on must not choose in them.
    QWidget *order[] = {subject->field(),
                        predicate,
                        object->field(),
                        claim,
                        speaker->field(),
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
                        subject->newType(),
                        category,
                        object->newType(),
                        speaker->newType(),
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
    QObject::connect(document, &EntryField::entryChanged, form, [this] {
        newDocument->setVisible(document->isNew());
        place->setDocument(document->id() ? DocumentId(*document->id()) : noDocument);
        colorHint(*newDocument, false);
    });
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

QStringList StatementForm::Private::contents() const
{
    QStringList texts{quote->toPlainText(), predicate->currentText(), place->text()};
    for (const QLineEdit *line : std::initializer_list<const QLineEdit *>{subject->field(), object->field(), speaker->field(), document, claim,
                                                                          confidence, status, note, said->line(), holds->line()})
        texts += line->text();
    for (const QComboBox *box : {modality, polarity, basis})
        texts += box->currentText();
    for (const auto &[key, value] : properties->properties())
        texts += toQString(key + '\n' + value);
    return texts;
}

/// The cursor into the first field that must say something and does not.
void StatementForm::Private::goToMissing() const
{
    if (subject->isEmpty())
        subject->setFocus();
    else if (object->isEmpty())
        object->setFocus();
    else if (predicate->label().isEmpty())
        predicate->setFocus();
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
    for (std::string *own : {&like.key, &like.claim, &like.quote, &like.note})
        own->clear();
    const Locator place = locatorOf(like);
    like.properties.clear();
    setLocator(like, place);
    d->before = like;
    d->fill(like);
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
    if (d->contents() == d->asOpened)
        return QDialog::reject();
    askBeforeDiscarding(*this, [this] { QDialog::reject(); });
}

void StatementForm::addAnother()
{
    if (!commit())
        return;
    d->before.properties.clear();
    d->properties->setProperties({});
    d->claim->clear();
    d->quote->clear();
    d->note->clear();
    d->object->setEntity(noEntity);
    d->followEnds();
    d->asOpened = d->contents();
    d->subject->setFocus();
    d->subject->field()->selectAll();
}

}  // namespace relata
