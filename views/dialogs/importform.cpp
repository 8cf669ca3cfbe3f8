// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/importform.h"

#include "model/edit/drafts.h"
#include "views/dialogs/choicebar.h"
#include "views/dialogs/formparts.h"
#include "views/jobs/atonce.h"
#include "views/jobs/latestjob.h"
#include "views/panels/plaintip.h"
#include "views/panels/text.h"
#include "views/theme/theme.h"

#include <QApplication>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QEventLoop>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QTabWidget>
#include <QTableWidget>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace relata {
namespace {

constexpr std::size_t mostSamples = 50;
constexpr std::size_t mostNotes = 50;

QString adds(const JoinCount &count, const QString &one, const QString &many, bool replaced)
{
    QStringList parts{counted(count.added, one, many)};
    if (count.changed + count.same > 0)
        parts += ImportForm::tr("%1 here already").arg(count.changed + count.same);
    if (count.changed > 0)
        parts += (replaced ? ImportForm::tr("%1 of them changed") : ImportForm::tr("%1 of them filled in")).arg(count.changed);
    return parts.size() == 1 ? parts[0] : QStringLiteral("%1 (%2)").arg(parts[0], parts.mid(1).join(QStringLiteral(", ")));
}

QListWidget *plainList(const QString &name)
{
    auto *list = new QListWidget;
    list->setAccessibleName(name);
    list->setUniformItemSizes(true);
    list->setTextElideMode(Qt::ElideRight);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    return list;
}

QTableWidget *plainTable(const QStringList &headings, const QString &name)
{
    auto *table = new QTableWidget(0, static_cast<int>(headings.size()));
    table->setAccessibleName(name);
    table->setHorizontalHeaderLabels(headings);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setTextElideMode(Qt::ElideMiddle);
    table->verticalHeader()->hide();
    table->horizontalHeader()->setStretchLastSection(true);
    table->setColumnWidth(0, uiLength(260));
    table->setColumnWidth(1, uiLength(headings.size() > 3 ? 100 : 260));
    return table;
}

QTableWidgetItem *cell(const std::string &text)
{
    auto *item = new QTableWidgetItem(toQString(text));
    item->setToolTip(plainTip(item->text()));
    return item;
}

}  // namespace

struct ImportForm::Private {
    Private(const Session &s, LoadedGraph g, QString n, TakeIn t) : session(s), incoming(std::move(g)), name(std::move(n)), takeIn(std::move(t)) {}
    const Session &session;
    LoadedGraph incoming;
    QString name;
    TakeIn takeIn;
    JoinPlan plan;

    ChoiceBar *target = nullptr;
    QComboBox *ids = nullptr, *names = nullptr, *conflict = nullptr;
    QWidget *matching = nullptr;
    QLabel *what = nullptr, *summary = nullptr, *problem = nullptr;
    QListWidget *samples = nullptr, *notes = nullptr;
    QTableWidget *conflicts = nullptr, *matches = nullptr;
    QWidget *matchesPage = nullptr;
    QLabel *moreMatches = nullptr;
    bool stale = false;  ///< a tick is not planned with yet
    std::vector<JoinMatch> shownMatches;
    std::unordered_set<std::string> apart;  ///< ids of the file that are nobody here
    QTabWidget *tabs = nullptr;
    QPushButton *ok = nullptr;
    bool interrupted = false;  ///< the graph changed while it was read
    LatestJob planning;        ///< reads both graphs: it is stopped before they go

    void build(ImportForm *form);
    void makeMatching(ImportForm *form);
    void again(const ImportForm *form);
    void take(Result<JoinPlan> made);
    void show();
    void showConflicts();
    void showMatches();
    QString inWords(const Statement &statement) const;
    bool intoNew() const { return target->chosen() == 1; }
};

void ImportForm::Private::makeMatching(ImportForm *form)
{
    ids = new QComboBox(form);
    ids->setAccessibleName(ImportForm::tr("The same id"));
    ids->addItems({ImportForm::tr("means the same entity when most of their names agree"), ImportForm::tr("means the same entity"),
                   ImportForm::tr("means nothing")});
    names = new QComboBox(form);
    names->setAccessibleName(ImportForm::tr("The same name"));
    names->addItems({ImportForm::tr("and type mean the same entity"), ImportForm::tr("means the same entity, whatever its type"),
                     ImportForm::tr("means nothing")});
    conflict = new QComboBox(form);
    conflict->setAccessibleName(ImportForm::tr("Where the two differ"));
    conflict->addItems({ImportForm::tr("keep what is here, fill in what is missing"), ImportForm::tr("leave what is here as it is"),
                        ImportForm::tr("take what the file says")});
    matching = new QWidget(form);
    auto *rows = newFormLayout();
    rows->setContentsMargins(0, 0, 0, 0);
    matching->setLayout(rows);
    rows->addRow(ImportForm::tr("The same &id"), ids);
    rows->addRow(ImportForm::tr("The same &name"), names);
    rows->addRow(ImportForm::tr("&Where they differ"), conflict);
}

void ImportForm::Private::build(ImportForm *form)
{
    what = new QLabel(form);
    summary = new QLabel(form);
    problem = new QLabel(form);
    for (QLabel *label : {what, summary, problem}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    what->setFont(uiFont(14, QFont::Medium));
    problem->setFont(formHintFont());
    problem->hide();
    target = new ChoiceBar(ImportForm::tr("Into"), {ImportForm::tr("Into the open graph"), ImportForm::tr("Into a new project")}, form);
    makeMatching(form);
    samples = plainList(ImportForm::tr("What is new"));
    notes = plainList(ImportForm::tr("Left out or assumed"));
    notes->setWordWrap(true);
    notes->setUniformItemSizes(false);
    conflicts = plainTable({ImportForm::tr("Record"), ImportForm::tr("Field"), ImportForm::tr("Here"), ImportForm::tr("In the file")},
                           ImportForm::tr("Where they differ"));
    matches = plainTable({ImportForm::tr("Here"), ImportForm::tr("In the file"), ImportForm::tr("Type")}, ImportForm::tr("Taken as the same"));
    matchesPage = new QWidget;
    moreMatches = new QLabel;
    moreMatches->setFont(formHintFont());
    auto *page = new QVBoxLayout(matchesPage);
    page->setContentsMargins(0, 0, 0, 0);
    page->addWidget(matches, 1);
    page->addWidget(moreMatches);
    tabs = new QTabWidget(form);
    tabs->setDocumentMode(true);
    tabs->addTab(samples, ImportForm::tr("What is new"));
    tabs->addTab(matchesPage, ImportForm::tr("Taken as the same"));
    tabs->addTab(conflicts, ImportForm::tr("Where they differ"));
    tabs->addTab(notes, ImportForm::tr("Left out or assumed"));
    auto *buttons = new QDialogButtonBox(form);
    ok = buttons->addButton(ImportForm::tr("Import"), QDialogButtonBox::AcceptRole);
    ok->setDefault(true);
    buttons->addButton(QDialogButtonBox::Cancel)->setAutoDefault(false);
    auto *all = new QVBoxLayout(form);
    all->setContentsMargins(uiLength(20), uiLength(18), uiLength(20), uiLength(16));
    all->setSpacing(uiLength(12));
    all->addWidget(what);
    all->addWidget(target);
    all->addWidget(matching);
    all->addWidget(summary);
    all->addWidget(tabs, 1);
    all->addWidget(problem);
    all->addWidget(buttons);
    form->resize(uiLength(680), uiLength(560));
    QObject::connect(buttons, &QDialogButtonBox::accepted, form, &ImportForm::accept);
    QObject::connect(buttons, &QDialogButtonBox::rejected, form, &QDialog::reject);
    const auto changed = [this, form] { again(form); };
    QObject::connect(target, &ChoiceBar::choiceChanged, form, changed);
    QObject::connect(ids, &QComboBox::currentIndexChanged, form, changed);
    QObject::connect(names, &QComboBox::currentIndexChanged, form, changed);
    QObject::connect(matches, &QTableWidget::itemChanged, form, [this, form](const QTableWidgetItem *item) {
        if (item->column() != 0)
            return;
        const std::string id = item->data(Qt::UserRole).toString().toStdString();
        if (item->checkState() == Qt::Checked)
            apart.erase(id);
        else
            apart.insert(id);
        stale = true;
        QTimer::singleShot(0, form, [this, form] {  // the table is filled anew
            if (stale)
                again(form);
        });
    });
    QObject::connect(conflict, &QComboBox::currentIndexChanged, form, changed);
    QObject::connect(&planning, &LatestJob::progressed, form, [this](double fraction) {
        summary->setText(ImportForm::tr("Comparing it with what is here … %1 %").arg(static_cast<int>(fraction * 100)));
    });
    QObject::connect(&session, &Session::graphWillChange, form, [this] {
        interrupted = interrupted || planning.isRunning();
        planning.stop();
    });
    QObject::connect(&session, &Session::graphChanged, form, [this, form] {
        if (interrupted)
            again(form);
    });
}

/// What is large is compared beside the window; nothing can be imported until then, and the newest choice counts.
void ImportForm::Private::again(const ImportForm *form)
{
    stale = false;
    interrupted = false;
    const auto sizeOf = [](const KnowledgeGraph &graph) { return graph.entityCount() + graph.statementCount(); };
    const auto compare = [this, options = form->options(), isNew = intoNew()](const RunContext &context) {
        return isNew ? planJoin(emptyGraph(), incoming.graph, options, context) : planJoin(session.graph(), incoming.graph, options, context);
    };
    if (sizeOf(incoming.graph) + (intoNew() ? 0 : sizeOf(session.graph())) <= mostRecordsAtOnce) {
        planning.stop();
        QApplication::setOverrideCursor(Qt::WaitCursor);
        auto made = compare({});
        QApplication::restoreOverrideCursor();
        return take(std::move(made));
    }
    ok->setEnabled(false);
    problem->hide();
    summary->setText(ImportForm::tr("Comparing it with what is here …"));
    planning.start([compare](const RunContext &context) { return std::make_shared<Result<JoinPlan>>(compare(context)); },  // by pointer: it is copied
                   [this](const std::shared_ptr<Result<JoinPlan>> &made) { take(std::move(*made)); });
}

void ImportForm::Private::take(Result<JoinPlan> made)
{
    ok->setEnabled(static_cast<bool>(made));
    problem->setVisible(!made);
    if (!made) {
        problem->setText(capitalized(toQString(made.error().text())));
        colorHint(*problem, true);
        return;
    }
    plan = std::move(*made);
    show();
}

void ImportForm::Private::show()
{
    matching->setEnabled(!intoNew());
    const bool replaced = conflict->currentIndex() == static_cast<int>(OnConflict::TakeTheirs);
    QString sentence = ImportForm::tr("Adds %1 and %2.")
                           .arg(adds(plan.entities, ImportForm::tr("entity"), ImportForm::tr("entities"), replaced),
                                adds(plan.statements, ImportForm::tr("statement"), ImportForm::tr("statements"), replaced));
    if (plan.documents.added > 0)
        sentence += ImportForm::tr(" New: %1.").arg(counted(plan.documents.added, ImportForm::tr("document"), ImportForm::tr("documents")));
    QStringList grows;
    if (plan.newTypes > 0)
        grows << counted(plan.newTypes, ImportForm::tr("type"), ImportForm::tr("types"));
    if (plan.newPredicates > 0)
        grows << counted(plan.newPredicates, ImportForm::tr("predicate"), ImportForm::tr("predicates"));
    if (!grows.isEmpty())
        sentence += ImportForm::tr(" The schema grows by %1.").arg(grows.join(ImportForm::tr(" and ")));
    if (plan.ambiguous > 0)
        sentence += ImportForm::tr(" %1 of a name that several have here: added as others.")
                        .arg(counted(plan.ambiguous, ImportForm::tr("entity"), ImportForm::tr("entities")));
    if (plan.otherTypeCount > 0)
        sentence += ImportForm::tr(" %1 called as one here of another type, and added as another: %2.")
                        .arg(counted(plan.otherTypeCount, ImportForm::tr("entity is"), ImportForm::tr("entities are")),
                             ImportForm::tr("%1 (%2; here %3)")
                                 .arg(toQString(plan.otherTypes.front().theirs), toQString(plan.otherTypes.front().theirType),
                                      toQString(plan.otherTypes.front().ourType)));
    if (plan.saidElsewhere > 0)
        sentence += ImportForm::tr(" %1 what is said here in another document: is the file here under another name?")
                        .arg(counted(plan.saidElsewhere, ImportForm::tr("statement says"), ImportForm::tr("statements say")));
    if (plan.diff.empty())
        sentence = plan.conflictCount == 0 ? ImportForm::tr("Everything in it is here already.")
                                           : ImportForm::tr("Everything in it is here already; %1, and what is here stays.")
                                                 .arg(counted(plan.conflictCount, ImportForm::tr("value differs"), ImportForm::tr("values differ")));
    summary->setText(sentence);
    ok->setEnabled(!plan.diff.empty());

    samples->clear();
    std::size_t shown = 0;
    for (const auto &change : plan.diff.entities)
        if (!change.before && shown++ < mostSamples / 2)
            samples->addItem(QStringLiteral("%1  ·  %2").arg(toQString(change.after->name), toQString(change.after->type)));
    shown = 0;
    for (const auto &change : plan.diff.statements)
        if (!change.before && shown++ < mostSamples / 2)
            samples->addItem(inWords(*change.after));
    notes->clear();
    for (std::size_t i = 0; i < incoming.report.notes.size() && i < mostNotes; ++i)
        notes->addItem(toQString(incoming.report.notes[i]));
    if (incoming.report.notes.size() > mostNotes)
        notes->addItem(ImportForm::tr("And %1 more.").arg(incoming.report.notes.size() - mostNotes));
    const IoReport &report = incoming.report;
    for (const IoProblem &each : report.problems)
        notes->addItem(toQString(each.text()));
    if (report.problemCount > report.problems.size())
        notes->addItem(ImportForm::tr("And %1 more like these.").arg(report.problemCount - report.problems.size()));
    showConflicts();
    showMatches();
    const auto head = [this](QWidget *page, const QString &heading) { tabs->setTabText(tabs->indexOf(page), heading); };
    head(matchesPage, ImportForm::tr("Taken as the same (%1)").arg(plan.matchCount));
    head(conflicts, ImportForm::tr("Where they differ (%1)").arg(plan.conflictCount));
    head(notes, ImportForm::tr("Left out or assumed (%1)").arg(report.notes.size() + report.problemCount));
}

/// The claim; where there is none, the link.
QString ImportForm::Private::inWords(const Statement &statement) const
{
    if (!statement.claim.empty())
        return toQString(statement.claim);
    const KnowledgeGraph &graph = session.graph();
    const auto nameOf = [&](EntityId id) {
        if (!intoNew() && graph.contains(id))
            return toQString(graph.name(id));
        for (const auto &change : plan.diff.entities)
            if (change.id == id)
                return toQString(change.after->name);
        return QString();
    };
    const Schema &schema = plan.diff.schema ? plan.diff.schema->after : graph.schema();
    const auto predicate = schema.findPredicate(statement.predicate);
    return QStringList{nameOf(statement.subject), predicate ? toQString(schema.predicate(*predicate).label) : QString(), nameOf(statement.object)}
        .join(QLatin1Char(' '));
}

void ImportForm::Private::showConflicts()
{
    conflicts->setRowCount(static_cast<int>(plan.conflicts.size()));
    for (std::size_t i = 0; i < plan.conflicts.size(); ++i) {
        const JoinConflict &each = plan.conflicts[i];
        int column = 0;
        for (const std::string *text : {&each.record, &each.field, &each.ours, &each.theirs})
            conflicts->setItem(static_cast<int>(i), column++, cell(*text));
    }
}

/// By name alone; who was taken apart again stays in the list, to be ticked again.
void ImportForm::Private::showMatches()
{
    const QSignalBlocker quiet(matches);
    std::vector<JoinMatch> all;  // in the order of before: who was taken apart stays where one sees it
    std::unordered_set<std::string> known;
    for (const std::vector<JoinMatch> *list : {&std::as_const(shownMatches), &std::as_const(plan.matches)})
        for (const JoinMatch &each : *list) {
            const bool isIn = list == &plan.matches || apart.contains(each.id)
                              || std::any_of(plan.matches.begin(), plan.matches.end(), [&each](const JoinMatch &m) { return m.id == each.id; });
            if (isIn && known.insert(each.id).second)
                all.push_back(each);
        }
    shownMatches = std::move(all);
    const int at = matches->verticalScrollBar()->value();
    const std::size_t told = plan.matches.size();
    moreMatches->setText(ImportForm::tr("And %1 more, which are not listed.").arg(plan.matchCount - told));
    moreMatches->setVisible(plan.matchCount > told);
    matches->setRowCount(static_cast<int>(shownMatches.size()));
    for (std::size_t i = 0; i < shownMatches.size(); ++i) {
        const JoinMatch &each = shownMatches[i];
        const int row = static_cast<int>(i);
        QTableWidgetItem *ours = cell(each.ours);
        ours->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        ours->setCheckState(apart.contains(each.id) ? Qt::Unchecked : Qt::Checked);
        ours->setData(Qt::UserRole, toQString(each.id));
        matches->setItem(row, 0, ours);
        matches->setItem(row, 1, cell(each.theirs));
        matches->setItem(row, 2, cell(each.ourType == each.theirType ? each.ourType : each.ourType + " / " + each.theirType));
    }
    matches->verticalScrollBar()->setValue(at);
}

ImportForm::ImportForm(const Session &session, LoadedGraph incoming, const QString &name, TakeIn takeIn, QWidget *parent)
    : QDialog(parent), d(std::make_unique<Private>(session, std::move(incoming), name, std::move(takeIn)))
{
    setWindowTitle(tr("Import %1").arg(name));
    d->build(this);
    const KnowledgeGraph &graph = d->incoming.graph;
    d->what->setText(tr("%1 (%2): %3, %4")
                         .arg(name, toQString(d->incoming.format), counted(graph.entityCount(), tr("entity"), tr("entities")),
                              counted(graph.statementCount(), tr("statement"), tr("statements"))));
    d->again(this);
}

ImportForm::~ImportForm() = default;

JoinOptions ImportForm::options() const
{
    JoinOptions options;
    if (d->ids->currentIndex() > 0)
        options.byKey = d->ids->currentIndex() == 1;
    options.byName = d->names->currentIndex() < 2;
    options.anyType = d->names->currentIndex() == 1;
    options.apart = d->apart;
    options.onConflict = static_cast<OnConflict>(d->conflict->currentIndex());
    return options;
}

void ImportForm::setApart(const std::vector<std::string> &ids)
{
    d->apart = {ids.begin(), ids.end()};
    d->again(this);
}

void ImportForm::setIntoNew(bool intoNew)
{
    d->target->choose(intoNew ? 1 : 0);
    d->again(this);
}

QString ImportForm::summary() const
{
    return d->summary->text();
}

const JoinPlan &ImportForm::plan() const
{
    return d->plan;
}

QString ImportForm::problem() const
{
    return d->problem->isHidden() ? QString() : d->problem->text();
}

void ImportForm::accept()
{
    if (d->stale)
        d->again(this);
    if (d->planning.isRunning())  // what would be taken in is not known yet
        return;
    const bool isLong = d->plan.diff.entities.size() + d->plan.diff.statements.size() > mostRecordsAtOnce;
    if (isLong) {
        d->summary->setText(tr("Taking it in …"));
        d->ok->setEnabled(false);
        QApplication::setOverrideCursor(Qt::WaitCursor);
        QApplication::processEvents(QEventLoop::ExcludeUserInputEvents);  // so that it is seen
    }
    const bool done = d->plan.diff.empty() || d->takeIn(std::move(d->plan.diff), tr("Import %1").arg(d->name), d->intoNew());
    if (isLong)
        QApplication::restoreOverrideCursor();
    if (done)
        QDialog::accept();
    else
        d->again(this);  // the plan is spent
}

}  // namespace relata
