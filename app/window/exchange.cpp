// SPDX-License-Identifier: Apache-2.0
#include "app/window/exchange.h"

#include "app/window/editing.h"
#include "app/window/fileforms.h"
#include "app/window/mainwindow.h"
#include "model/edit/clip.h"
#include "model/edit/join.h"
#include "model/evidence/locator.h"
#include "model/io/textforms.h"
#include "model/tables/graphfromtables.h"
#include "model/tables/readtables.h"
#include "views/dialogs/filechooser.h"
#include "views/dialogs/importform.h"
#include "views/dialogs/mappingdialog.h"
#include "views/panels/rowsascsv.h"
#include "views/panels/text.h"

#include <QApplication>
#include <QClipboard>
#include <QDateTime>
#include <QFileInfo>
#include <QLocale>
#include <QMimeData>
#include <QProgressDialog>
#include <QSettings>
#include <QUrl>

#include <algorithm>
#include <iterator>
#include <memory>
#include <numeric>

namespace relata {
namespace {

constexpr std::size_t mostSelected = 2000;  // of what came in; more is everything
constexpr int mostAnswers = 20;             // of what columns are: of as many files
constexpr const char *answersKey = "columns";
constexpr const char *clipForm = "clip.cyjs";  // holds everything, parallel statements and odd fields included

/// With a header: statements when there are any, else entities.
TextRows asRows(const KnowledgeGraph &graph)
{
    const auto words = [](const char *names) { return QString::fromLatin1(names).split(QLatin1Char(' ')); };
    const bool isOfEntities = graph.statementCount() == 0;
    std::vector<QStringList> cells;
    if (isOfEntities)
        for (const EntityId id : graph.entities())
            cells.push_back({toQString(graph.key(id)), toQString(graph.name(id)), toQString(graph.schema().type(graph.typeOf(id)).key),
                             toQString(graph.description(id))});
    for (const StatementId id : graph.statements())
        cells.push_back({toQString(graph.name(graph.subject(id))), toQString(graph.schema().predicate(graph.predicate(id)).label),
                         toQString(graph.name(graph.object(id))), toQString(graph.claim(id)),
                         graph.speaker(id) == noEntity ? QString() : toQString(graph.name(graph.speaker(id))),
                         graph.document(id) == noDocument ? QString() : toQString(graph.document(graph.document(id)).title),
                         toQString(locatorCell(locatorOf(graph, id))), toQString(graph.said(id).text()), toQString(graph.holds(id).text())});
    std::vector<int> rows(cells.size());
    std::iota(rows.begin(), rows.end(), 0);
    return {words(isOfEntities ? "id name type description" : "subject predicate object claim speaker document paragraph said holds"),
            std::move(rows), [cells = std::move(cells)](int row, int column) { return cells[static_cast<std::size_t>(row)][column]; }};
}

/// "1 statement", "3 entities and 2 statements"; empty when nothing is new.
QString newIn(const GraphDiff &diff)
{
    const auto made = [](const auto &changes) {
        return static_cast<std::size_t>(std::count_if(changes.begin(), changes.end(), [](const auto &change) { return !change.before; }));
    };
    QStringList parts;
    if (const std::size_t entities = made(diff.entities); entities > 0)
        parts += counted(entities, Exchange::tr("entity"), Exchange::tr("entities"));
    if (const std::size_t statements = made(diff.statements); statements > 0)
        parts += counted(statements, Exchange::tr("statement"), Exchange::tr("statements"));
    return parts.join(Exchange::tr(" and "));
}

/// "a.csv", "a.csv and 2 more"
QString nameOf(const QStringList &paths)
{
    const QString first = QFileInfo(paths.constFirst()).fileName();
    return paths.size() == 1 ? first : Exchange::tr("%1 and %2 more").arg(first).arg(paths.size() - 1);
}

}  // namespace

Exchange::Exchange(MainWindow &window) : QObject(&window), m_window(window), m_workspace(window.workspace())
{
    connect(&m_reading, &LatestJob::progressed, this, [this](double fraction) {
        if (m_progress)
            m_progress->setValue(static_cast<int>(fraction * 1000));
    });
}

void Exchange::chooseAndImport()
{
    import(FileChooser::filesToOpen(&m_window, tr("Import into this graph"), readableFilter()));
}

void Exchange::beginProgress(const QString &name)
{
    delete m_progress;
    m_progress = new QProgressDialog(tr("Reading %1 …").arg(name), tr("Stop"), 0, 1000, &m_window);
    m_progress->setWindowModality(Qt::WindowModal);
    m_progress->setMinimumDuration(400);
    m_progress->setAutoReset(false);
    connect(m_progress, &QProgressDialog::canceled, this, [this] {
        m_reading.cancel();
        endProgress();
    });
}

void Exchange::endProgress()
{
    if (m_progress)
        m_progress->deleteLater();
    m_progress = nullptr;
}

void Exchange::readTablesOf(const QStringList &paths, std::function<void(std::vector<Table>)> then)
{
    beginProgress(nameOf(paths));
    m_reading.start(
        [paths](const RunContext &context) {
            auto all = std::make_shared<Result<std::vector<Table>>>(std::vector<Table>());
            for (qsizetype i = 0; i < paths.size(); ++i) {
                auto read = tablesOf(paths[i].toStdString(), context.part(double(i) / double(paths.size()), 1.0 / double(paths.size())));
                if (!read)
                    return std::make_shared<Result<std::vector<Table>>>(read.error());
                std::move(read->begin(), read->end(), std::back_inserter(**all));
            }
            return all;
        },
        [this, then = std::move(then)](const std::shared_ptr<Result<std::vector<Table>>> &read) {
            endProgress();
            if (*read && !(*read)->empty())
                then(std::move(**read));
            else if (!*read && read->error().code != Error::Code::Cancelled)
                m_window.tellError(read->error());
        });
}

MappingDialog *Exchange::mapTables(std::vector<Table> tables, const QString &name, Mapped then)
{
    auto *dialog = new MappingDialog(std::move(tables), &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, name, then = std::move(then)] {
        ColumnMapping chosen = dialog->mapping();
        for (TableMapping &table : chosen.tables)
            table.doubt.clear();  // it was looked at
        beginProgress(name);
        m_reading.start([tables = dialog->tables(), mapping = chosen](
                            const RunContext &context) { return std::make_shared<Result<LoadedGraph>>(graphFromTables(tables, mapping, context)); },
                        [this, then, mapping = chosen](const std::shared_ptr<Result<LoadedGraph>> &made) {
                            endProgress();
                            if (*made)
                                then(std::move(**made), mapping);
                            else if (made->error().code != Error::Code::Cancelled)
                                m_window.tellError(made->error());
                        });
    });
    dialog->open();
    return dialog;
}

void Exchange::mapAndShow(std::vector<Table> tables, const QString &name, const QString &path)
{
    const auto answered = path.isEmpty() ? std::nullopt : answeredFor(path, tables);
    MappingDialog *dialog = mapTables(std::move(tables), name, [this, name, path](LoadedGraph made, const ColumnMapping &mapping) {
        if (!path.isEmpty())
            rememberAnswer(path, mapping);  // who cancels what comes next need not answer again
        show(std::move(made), name);
    });
    if (answered)
        dialog->setMapping(*answered);
}

void Exchange::openTables(const QString &path)
{
    readTablesOf({path}, [this, path](std::vector<Table> tables) {
        const auto answered = answeredFor(path, tables);
        MappingDialog *dialog =
            mapTables(std::move(tables), QFileInfo(path).fileName(), [this, path](LoadedGraph made, const ColumnMapping &mapping) {
                rememberAnswer(path, mapping);
                m_window.show(std::move(made), path);
            });
        dialog->setPurpose(MappingDialog::Purpose::Open, QFileInfo(path).fileName());
        if (answered)
            dialog->setMapping(*answered);
    });
}

void Exchange::openTogether(const QStringList &paths)
{
    readTablesOf(paths, [this, name = nameOf(paths)](std::vector<Table> tables) {
        mapTables(std::move(tables), name, [this, name](LoadedGraph made, const ColumnMapping &) {
            show(std::move(made), name)->setIntoNew(true);
        })->setPurpose(MappingDialog::Purpose::Open, name);
    });
}

std::optional<ColumnMapping> Exchange::answeredFor(const QString &path, const std::vector<Table> &tables)
{
    const QVariantList all = QSettings().value(QLatin1String(answersKey)).toList();
    for (const QVariant &each : all) {
        const QVariantMap answer = each.toMap();
        if (answer.value(QStringLiteral("file")).toString() != QFileInfo(path).absoluteFilePath())
            continue;
        const auto saved = ColumnMapping::parse(answer.value(QStringLiteral("mapping")).toString().toStdString(), {});
        const auto fitted = saved ? saved->fittedTo(tables) : saved;
        return fitted ? std::optional(*fitted) : std::nullopt;
    }
    return {};
}

void Exchange::rememberAnswer(const QString &path, const ColumnMapping &mapping)
{
    const QString file = QFileInfo(path).absoluteFilePath();
    QVariantList all = QSettings().value(QLatin1String(answersKey)).toList();
    all.erase(
        std::remove_if(all.begin(), all.end(), [&](const QVariant &each) { return each.toMap().value(QStringLiteral("file")).toString() == file; }),
        all.end());
    all.prepend(QVariantMap{{QStringLiteral("file"), file}, {QStringLiteral("mapping"), toQString(mapping.json())}});
    QSettings().setValue(QLatin1String(answersKey), all.mid(0, mostAnswers));
}

void Exchange::import(const QString &path)
{
    const QString name = QFileInfo(path).fileName();
    if (hasTableEnding(path.toStdString()))
        return readTablesOf({path}, [this, name, path](std::vector<Table> tables) { mapAndShow(std::move(tables), name, path); });
    beginProgress(name);
    m_reading.start(
        [file = path.toStdString()](const RunContext &context) {
            return std::make_shared<Result<LoadedGraph>>(readGraph(file, context));  // shared: a result is carried by a function that is copied
        },
        [this, name](const std::shared_ptr<Result<LoadedGraph>> &read) {
            endProgress();
            if (*read)
                show(std::move(**read), name);
            else if (read->error().code != Error::Code::Cancelled)
                m_window.tellError(read->error());
        });
}

void Exchange::import(const QStringList &paths)
{
    if (paths.isEmpty())
        return;
    const bool areTables = std::all_of(paths.begin(), paths.end(), [](const QString &path) { return hasTableEnding(path.toStdString()); });
    if (paths.size() > 1 && areTables)
        return readTablesOf(paths, [this, name = nameOf(paths)](std::vector<Table> tables) { mapAndShow(std::move(tables), name); });
    import(paths.constFirst());
    if (paths.size() > 1)
        m_window.tell(tr("Only %1 is imported: several at a time can be tables (CSV, TSV, XLSX).").arg(QFileInfo(paths.constFirst()).fileName()));
}

ImportForm *Exchange::show(LoadedGraph incoming, const QString &name)
{
    auto *form = new ImportForm(
        m_workspace, std::move(incoming), name,
        [this](GraphDiff diff, const QString &label, bool intoNew) { return takeIn(std::move(diff), label, intoNew); }, &m_window);
    form->setAttribute(Qt::WA_DeleteOnClose);
    form->open();
    return form;
}

/// \a told: what is said of it, when not the label and how much came.
bool Exchange::takeIn(GraphDiff diff, const QString &label, bool intoNew, const QString &told)
{
    if (intoNew) {
        m_window.newProject();
        if (m_workspace.graph().entityCount() > 0)
            return false;  // it could not be made, which has been told
    }
    Selection came;
    for (const auto &change : diff.entities)
        if (!change.before)
            came.entities.push_back(change.id);
    for (const auto &change : diff.statements)
        if (change.after && came.entities.empty())
            came.statements.push_back(change.id);
    const std::size_t added = came.entities.size(), statements = diff.statements.size();
    if (!m_workspace.edit(label, std::move(diff)))
        return false;
    if (intoNew) {
        m_window.canvas().fit(Animate::No);
    } else if (std::max(came.entities.size(), came.statements.size()) <= mostSelected) {
        m_workspace.select(came);
        m_window.canvas().fitSelection(Animate::Yes);
    } else {
        m_window.canvas().fit(Animate::Yes);
    }
    m_window.tell(!told.isEmpty()
                      ? told
                      : tr("%1: %2 and %3.")
                            .arg(label, counted(added, tr("new entity"), tr("new entities")), counted(statements, tr("statement"), tr("statements"))),
                  true);
    return true;
}

QMimeData *Exchange::mimeOf(const Selection &selection) const
{
    if (selection.empty())
        return nullptr;
    const KnowledgeGraph clip = clipOf(m_workspace.graph(), selection.entities, selection.statements);
    std::string text;
    writerFor(clipForm)->write(clip, text);
    auto *data = new QMimeData;
    data->setData(QLatin1String(ownType), QByteArray(text.data(), static_cast<qsizetype>(text.size())));
    putRows(*data, asRows(clip));
    return data;
}

bool Exchange::takePassage(const QMimeData &data, EntityId about)
{
    const QString passage = data.text().trimmed();
    if (passage.isEmpty())
        return false;
    QString source;
    for (const QUrl &url : data.urls())
        if (!url.isLocalFile() && source.isEmpty())
            source = url.toString();
    m_window.editing().addFromPassage(passage == source ? QString() : passage, source, about);
    return true;
}

void Exchange::copySelection()
{
    if (m_workspace.selection().empty())
        return m_window.tell(tr("Select what is to be copied first."));
    copy(m_workspace.selection());
}

void Exchange::copy(const Selection &what)
{
    QApplication::clipboard()->setMimeData(mimeOf(what));
    const KnowledgeGraph clip = clipOf(m_workspace.graph(), what.entities, what.statements);
    m_window.tell(
        tr("Copied %1 and %2.")
            .arg(counted(clip.entityCount(), tr("entity"), tr("entities")), counted(clip.statementCount(), tr("statement"), tr("statements"))));
}

void Exchange::cutSelection()
{
    if (m_workspace.selection().empty())
        return m_window.tell(tr("Select what is to be cut first."));
    copySelection();
    const Selection selection = m_workspace.selection();
    if (!selection.entities.empty())
        m_workspace.remove(selection.entities);
    else
        m_workspace.removeStatements(selection.statements);
}

void Exchange::paste()
{
    const QMimeData *data = QApplication::clipboard()->mimeData();
    const std::vector<EntityId> &chosen = m_workspace.selection().entities;
    if (!data || (!take(*data) && !takePassage(*data, chosen.size() == 1 ? chosen.front() : noEntity)))
        m_window.tell(tr("There is no graph and no text on the clipboard. Expected entities or statements of a Relata window, rows of a "
                         "spreadsheet, a file, or a passage."));
}

bool Exchange::takeClip(const QByteArray &bytes)
{
    const auto clip = readGraphText(bytes.toStdString(), clipForm);
    if (!clip) {
        m_window.tellError(clip.error());
        return true;
    }
    JoinOptions options;
    options.byKey = true;
    auto plan = planJoin(m_workspace.graph(), clip->graph, options);
    if (!plan) {
        m_window.tellError(plan.error());
        return true;
    }
    if (plan->diff.empty()) {
        m_window.tell(tr("All of that is here already."));
        return true;
    }
    const QString what = newIn(plan->diff);
    takeIn(std::move(plan->diff), what.isEmpty() ? tr("Paste") : tr("Paste %1").arg(what), false,
           what.isEmpty() ? tr("What is here already was completed.") : tr("Pasted %1.").arg(what));
    return true;
}

QStringList Exchange::localFiles(const QMimeData &data)
{
    QStringList files;
    for (const QUrl &url : data.urls())
        if (url.isLocalFile())
            files += url.toLocalFile();
    return files;
}

bool Exchange::take(const QMimeData &data)
{
    if (data.hasFormat(QLatin1String(ownType)))
        return takeClip(data.data(QLatin1String(ownType)));
    if (const QStringList files = localFiles(data); !files.isEmpty()) {
        import(files);
        return true;
    }
    if (!data.hasText() || data.text().trimmed().isEmpty())
        return false;
    // the document of all that comes: two pastes are not of one source
    const QString pasted =
        tr("pasted on %1").arg(QLocale(QLocale::English).toString(QDateTime::currentDateTime(), QStringLiteral("d MMM yyyy 'at' HH:mm:ss")));
    if (data.text().contains(QLatin1Char('\t')))
        if (auto table = tableFromText(data.text().toStdString()); table && table->rowCount() > 0) {
            table->file = pasted.toStdString();
            std::vector<Table> tables;
            tables.push_back(std::move(*table));
            mapAndShow(std::move(tables), tr("what was pasted"));
            return true;
        }
    auto read = readGraphText(data.text().toStdString(), pasted.toStdString());
    if (!read)
        return false;
    show(std::move(*read), tr("what was pasted"));
    return true;
}

}  // namespace relata
