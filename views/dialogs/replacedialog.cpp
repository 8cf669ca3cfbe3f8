// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/replacedialog.h"

#include "views/dialogs/formparts.h"
#include "views/dialogs/replacehitsmodel.h"
#include "views/jobs/latestjob.h"
#include "views/panels/text.h"
#include "views/theme/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QGridLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QTableView>
#include <QTimer>
#include <QVBoxLayout>

#include <array>
#include <set>

namespace relata {
namespace {

constexpr int pause = 150;  // ms after the last key

enum Scope { All, Shown, Selected };

bool isUsual(TextField field)
{
    return field == TextField::Name || field == TextField::Alias || field == TextField::Description || field == TextField::Claim
           || field == TextField::Note;  // a quote is the source's own words
}

/// What is asked for, limited to the records of \a scope.
void limit(ReplaceRequest &request, const Session &session, int scope)
{
    if (scope == All)
        return;
    const KnowledgeGraph &graph = session.graph();
    std::vector<EntityId> entities;
    std::vector<StatementId> statements;
    if (scope == Shown) {
        session.visible().entities.forEach([&](EntityId id) { entities.push_back(id); });
        session.visible().statements.forEach([&](StatementId id) { statements.push_back(id); });
    } else {
        entities = session.selection().entities;
        statements = session.selection().statements;
        const std::set<EntityId> chosen(entities.begin(), entities.end());
        for (const EntityId id : entities)  // what is stated among them is selected with them
            for (const StatementId statement : graph.statementsFrom(id))
                if (chosen.contains(graph.object(statement)))
                    statements.push_back(statement);
    }
    std::set<DocumentId> documents;
    for (const StatementId id : statements)
        if (graph.document(id) != noDocument)
            documents.insert(graph.document(id));
    request.entities = std::move(entities);
    request.statements = std::move(statements);
    request.documents = std::vector<DocumentId>(documents.begin(), documents.end());
}

}  // namespace

struct ReplaceDialog::Private {
    Private(Session &s, DoEdit e) : session(s), doEdit(std::move(e)) {}
    Session &session;
    DoEdit doEdit;
    LatestJob search;
    QTimer later;
    std::shared_ptr<const KnowledgeGraph> copy;  ///< to be searched on the worker
    std::size_t count = 0;
    std::size_t replaced = 0;  ///< texts, just now: until something else is asked for
    QString problem;

    QLineEdit *find = nullptr, *replacement = nullptr;
    QComboBox *match = nullptr, *scope = nullptr;
    QCheckBox *matchCase = nullptr, *all = nullptr;
    std::array<QCheckBox *, textFieldCount> fields{};
    QTableView *table = nullptr;
    ReplaceHitsModel *model = nullptr;
    QLabel *summary = nullptr;
    QPushButton *ok = nullptr;

    void build(ReplaceDialog *dialog);
    QLayout *makeFields(ReplaceDialog *dialog);
    void makeTable(ReplaceDialog *dialog);
    void ask();
    void look(const ReplaceDialog *dialog);
    void show();
};

QLayout *ReplaceDialog::Private::makeFields(ReplaceDialog *dialog)
{
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(uiLength(14));
    grid->setVerticalSpacing(uiLength(4));
    const QString kinds[] = {ReplaceDialog::tr("Entities:"), ReplaceDialog::tr("Statements:"), ReplaceDialog::tr("Documents:")};
    constexpr int inARow = 5;
    const int rows[] = {0, 1, 3};  // statements have two
    int counts[] = {0, 0, 0};
    for (std::size_t i = 0; i < textFieldCount; ++i) {
        const auto field = static_cast<TextField>(i);
        const auto kind = static_cast<int>(kindOf(field));
        if (counts[kind] == 0)
            grid->addWidget(new QLabel(kinds[kind], dialog), rows[kind], 0);
        fields[i] = new QCheckBox(fieldName(field), dialog);
        fields[i]->setAccessibleName(kinds[kind] + QLatin1Char(' ') + fieldName(field));
        fields[i]->setChecked(isUsual(field));
        grid->addWidget(fields[i], rows[kind] + counts[kind] / inARow, 1 + counts[kind] % inARow);
        ++counts[kind];
        QObject::connect(fields[i], &QCheckBox::toggled, dialog, [this] { ask(); });
    }
    grid->setColumnStretch(grid->columnCount(), 1);
    return grid;
}

void ReplaceDialog::Private::makeTable(ReplaceDialog *dialog)
{
    model = new ReplaceHitsModel(session, dialog);
    table = new QTableView(dialog);
    table->setModel(model);
    table->setAccessibleName(ReplaceDialog::tr("What would change"));
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setWordWrap(false);
    table->setShowGrid(false);
    table->setTabKeyNavigation(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(std::max(uiLength(25), QFontMetrics(uiFont(12.5)).height() + 6));
    table->horizontalHeader()->setStretchLastSection(true);
    table->horizontalHeader()->setHighlightSections(false);
    table->setColumnWidth(ReplaceHitsModel::Record, uiLength(210));
    table->setColumnWidth(ReplaceHitsModel::Field, uiLength(95));
    table->setColumnWidth(ReplaceHitsModel::Before, uiLength(265));
    QObject::connect(table, &QTableView::doubleClicked, dialog, [this, dialog](const QModelIndex &index) {
        const auto &record = model->hit(index.row()).record;
        if (const auto *entity = std::get_if<EntityId>(&record))
            emit dialog->selectionRequested({{*entity}, {}});
        else if (const auto *statement = std::get_if<StatementId>(&record))
            emit dialog->selectionRequested({{}, {*statement}});
    });
    QObject::connect(model, &ReplaceHitsModel::tickedChanged, dialog, [this] { show(); });
}

void ReplaceDialog::Private::build(ReplaceDialog *dialog)
{
    const auto line = [dialog](const QString &name) {
        auto *field = new QLineEdit(dialog);
        field->setAccessibleName(name);
        field->setClearButtonEnabled(false);
        return field;
    };
    find = line(ReplaceDialog::tr("Find"));
    replacement = line(ReplaceDialog::tr("Replace with"));
    match = new QComboBox(dialog);
    match->setAccessibleName(ReplaceDialog::tr("How it is found"));
    match->addItems({ReplaceDialog::tr("Anywhere"), ReplaceDialog::tr("Whole words"), ReplaceDialog::tr("Regular expression")});
    match->setItemData(2, ReplaceDialog::tr("As in Perl; $1 in the replacement is what the first parentheses found"), Qt::ToolTipRole);
    matchCase = new QCheckBox(ReplaceDialog::tr("Match &case and accents"), dialog);
    matchCase->setToolTip(ReplaceDialog::tr("Without it “garcia” also finds García; “garcía” finds no Garcia. Expressions always mind accents."));
    scope = new QComboBox(dialog);
    scope->setAccessibleName(ReplaceDialog::tr("In which records"));
    scope->addItems({ReplaceDialog::tr("All"), ReplaceDialog::tr("What is shown"), ReplaceDialog::tr("The selection")});
    makeTable(dialog);
    summary = new QLabel(dialog);
    summary->setTextFormat(Qt::PlainText);
    summary->setWordWrap(true);
    summary->setFont(formHintFont());
    summary->setAccessibleName(ReplaceDialog::tr("What came of it"));
    all = new QCheckBox(ReplaceDialog::tr("Tick a&ll"), dialog);
    all->setChecked(true);
    ok = new QPushButton(dialog);
    ok->setDefault(true);
    auto *close = new QPushButton(ReplaceDialog::tr("Close"), dialog);
    close->setAutoDefault(false);

    auto *form = newFormLayout();
    auto *how = new QHBoxLayout;
    how->setSpacing(uiLength(10));
    how->addWidget(find, 1);
    how->addWidget(match);
    how->addWidget(matchCase);
    addRow(*form, ReplaceDialog::tr("&Find"), how, find);
    form->addRow(ReplaceDialog::tr("Replace &with"), replacement);
    auto *where = new QHBoxLayout;
    where->addWidget(scope);
    where->addStretch(1);
    addRow(*form, ReplaceDialog::tr("&In"), where, scope);
    form->addRow(QString(), makeFields(dialog));
    auto *foot = new QHBoxLayout;
    foot->addWidget(all);
    foot->addWidget(summary, 1);
    foot->addWidget(ok);
    foot->addWidget(close);
    auto *column = new QVBoxLayout(dialog);
    column->setContentsMargins(uiLength(20), uiLength(18), uiLength(20), uiLength(16));
    column->setSpacing(uiLength(12));
    column->addLayout(form);
    column->addWidget(table, 1);
    column->addLayout(foot);
    dialog->resize(uiLength(860), uiLength(600));

    QWidget *order[] = {find, replacement, match, matchCase, scope};
    for (std::size_t i = 1; i < std::size(order); ++i)
        QWidget::setTabOrder(order[i - 1], order[i]);
    later.setSingleShot(true);
    later.setInterval(pause);
    QObject::connect(&later, &QTimer::timeout, dialog, [this, dialog] { look(dialog); });
    for (QLineEdit *field : {find, replacement})
        QObject::connect(field, &QLineEdit::textChanged, dialog, [this] { ask(); });
    for (QComboBox *box : {match, scope})
        QObject::connect(box, &QComboBox::currentIndexChanged, dialog, [this] { ask(); });
    QObject::connect(matchCase, &QCheckBox::toggled, dialog, [this] { ask(); });
    QObject::connect(all, &QCheckBox::clicked, dialog, [this](bool on) { model->tickAll(on); });
    QObject::connect(ok, &QPushButton::clicked, dialog, &ReplaceDialog::replace);
    QObject::connect(close, &QPushButton::clicked, dialog, &QDialog::reject);
    QObject::connect(new QShortcut(QKeySequence::Undo, table), &QShortcut::activated, dialog, &ReplaceDialog::undoRequested);
    QObject::connect(new QShortcut(QKeySequence::Redo, table), &QShortcut::activated, dialog, &ReplaceDialog::redoRequested);
    QObject::connect(&session, &Session::graphChanged, dialog, [this, dialog] {
        copy.reset();
        replaced = 0;
        look(dialog);
    });
    QObject::connect(&session, &Session::viewChanged, dialog, [this] {
        if (scope->currentIndex() == Shown)
            later.start();
    });
    QObject::connect(&session, &Session::selectionChanged, dialog, [this] {
        if (scope->currentIndex() == Selected)
            later.start();
    });
}

void ReplaceDialog::Private::ask()
{
    replaced = 0;
    later.start();
}

void ReplaceDialog::Private::look(const ReplaceDialog *dialog)
{
    later.stop();
    search.cancel();
    problem.clear();
    count = 0;
    const ReplaceRequest request = dialog->request();
    if (request.find.empty()) {
        model->setHits({});
        return;
    }
    if (!copy)
        copy = std::make_shared<const KnowledgeGraph>(session.graph());
    search.start(
        [graph = copy, request](const RunContext &context) { return std::make_shared<Result<ReplaceHits>>(findTexts(*graph, request, context)); },
        [this](const std::shared_ptr<Result<ReplaceHits>> &found) {
            if (!*found)
                problem = capitalized(toQString(found->error().text()));
            count = *found ? (*found)->count : 0;
            model->setHits(*found ? std::move((*found)->hits) : std::vector<ReplaceHit>());
        });
    show();
}

void ReplaceDialog::Private::show()
{
    const std::size_t ticked = model->tickedCount(), refused = model->refusedCount();
    ok->setText(ticked == 0 ? ReplaceDialog::tr("Replace")
                            : ReplaceDialog::tr("Replace in %1").arg(counted(ticked, ReplaceDialog::tr("text"), ReplaceDialog::tr("texts"))));
    ok->setEnabled(ticked > 0 && replaced == 0 && !search.isRunning() && !later.isActive());  // “Group” by “Medisur Group” once
    all->setEnabled(model->rowCount() > 0);
    all->setChecked(ticked > 0 && ticked + refused == static_cast<std::size_t>(model->rowCount()));
    QString words;
    if (!problem.isEmpty())
        words = problem;
    else if (search.isRunning())
        words = ReplaceDialog::tr("Looking …");
    else if (find->text().isEmpty())
        words = ReplaceDialog::tr("Write what is to be found.");
    else if (model->rowCount() == 0)
        words = replaced > 0 ? QString() : ReplaceDialog::tr("Nothing would change.");
    else
        words = count > static_cast<std::size_t>(model->rowCount())
                    ? ReplaceDialog::tr("The first %1 of %2 texts.").arg(model->rowCount()).arg(count)
                    : counted(count, ReplaceDialog::tr("text"), ReplaceDialog::tr("texts")) + QLatin1Char('.');
    if (replaced > 0) {
        const QString did = ReplaceDialog::tr("Replaced in %1.").arg(counted(replaced, ReplaceDialog::tr("text"), ReplaceDialog::tr("texts")));
        words = words.isEmpty() ? did : did + QLatin1Char(' ') + words;
    }
    if (refused > 0)
        words += ReplaceDialog::tr(" %1 cannot be changed: see there.").arg(refused);
    summary->setText(words);
    colorHint(*summary, !problem.isEmpty() || refused > 0);
}

ReplaceDialog::ReplaceDialog(Session &session, DoEdit doEdit, QWidget *parent)
    : QDialog(parent), d(std::make_unique<Private>(session, std::move(doEdit)))
{
    setWindowTitle(tr("Find and replace"));
    d->build(this);
    d->show();
    d->find->installEventFilter(this);
    d->find->setFocus();
}

ReplaceDialog::~ReplaceDialog() = default;

ReplaceRequest ReplaceDialog::request() const
{
    ReplaceRequest request;
    request.find = d->find->text().toStdString();
    request.replacement = d->replacement->text().toStdString();
    request.match = static_cast<ReplaceRequest::Match>(d->match->currentIndex());
    request.matchCase = d->matchCase->isChecked();
    for (std::size_t i = 0; i < textFieldCount; ++i)
        if (d->fields[i]->isChecked())
            request.fields.push_back(static_cast<TextField>(i));
    limit(request, d->session, d->scope->currentIndex());
    return request;
}

const ReplaceHitsModel &ReplaceDialog::hits() const
{
    return *d->model;
}

bool ReplaceDialog::isSearching() const
{
    return d->search.isRunning() || d->later.isActive();
}

QString ReplaceDialog::summary() const
{
    return d->summary->text();
}

/// Enter where one says what to find looks for it, and replaces nothing yet: the replacement may still be empty.
bool ReplaceDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == d->find && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            d->look(this);
            d->replacement->setFocus();
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

void ReplaceDialog::replace()
{
    if (d->model->tickedCount() == 0 || d->replaced > 0 || isSearching())
        return;
    auto diff = replaceTexts(d->session.graph(), d->model->ticked());
    if (!diff) {
        d->problem = capitalized(toQString(diff.error().text()));
        return d->show();
    }
    const QString what = d->find->text();
    const QString label = d->replacement->text().isEmpty() ? tr("Remove “%1” in %2") : tr("Replace “%1” in %2");
    const std::size_t texts = d->model->tickedCount();
    if (d->doEdit(std::move(*diff),
                  label.arg(what.size() > 40 ? what.left(38) + QStringLiteral("…") : what, counted(texts, tr("text"), tr("texts"))))) {
        d->replaced = texts;
        d->show();
    }
}

}  // namespace relata
