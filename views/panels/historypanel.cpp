// SPDX-License-Identifier: Apache-2.0
#include "views/panels/historypanel.h"

#include "model/edit/merge.h"
#include "views/panels/clearaction.h"
#include "views/panels/historydelegate.h"
#include "views/panels/historymodel.h"
#include "views/panels/panelheader.h"
#include "views/panels/text.h"

#include <QContextMenuEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSplitter>
#include <QTextBrowser>
#include <QToolButton>
#include <QVBoxLayout>

namespace relata {
namespace {

constexpr int typingMs = 120;

}  // namespace

HistoryPanel::HistoryPanel(Session &session, HistorySource &source, QWidget *parent)
    : QWidget(parent), m_session(session), m_source(source), m_model(new HistoryModel(source, this)), m_filter(new QLineEdit(this)),
      m_name(new QLineEdit(this)), m_list(new QListView(this)), m_state(new QLabel(this)), m_keep(new QPushButton(tr("Keep as a project …"), this)),
      m_revert(new QPushButton(tr("Revert to here"), this)), m_details(new QTextBrowser(this)), m_body(new QWidget(this)), m_foot(new QWidget(this))
{
    build();
    m_typing.setSingleShot(true);
    m_typing.setInterval(typingMs);
    connect(&m_typing, &QTimer::timeout, this, [this] {
        m_model->setFilter(m_filter->text(), m_onlyNamed->isChecked());
        refresh();
    });
    connect(m_filter, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    connect(m_onlyNamed, &QToolButton::toggled, this, [this](bool on) {
        m_model->setFilter(m_filter->text(), on);
        refresh();
    });
    connect(m_nameNow, &QToolButton::clicked, this, &HistoryPanel::nameThisPoint);
    connect(m_keep, &QPushButton::clicked, this, &HistoryPanel::keepRequested);
    connect(m_revert, &QPushButton::clicked, this, [this] {
        if (const int row = chosenRow(); row >= 0)
            emit revertRequested(m_model->step(row).id);
    });
    connect(m_name, &QLineEdit::editingFinished, this, &HistoryPanel::rename);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &now) {
        m_chosen = now.isValid() ? m_model->step(now.row()).id : -1;
        m_name->setModified(false);  // what was typed belongs to another step
        showDetails();
    });
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        choose(m_chosen > 0 ? m_model->rowOf(m_chosen) : -1);  // when it is still there
        showDetails();
    });
    connect(m_model, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex &, int first, int last) {
        if (first == 0 && chosenRow() == last + 1 && !m_name->hasFocus())
            choose(0);  // who looks at the newest step looks at the newest step
    });
    connect(&source, &HistorySource::historyChanged, this, [this] {
        m_stale = true;
        if (isVisible())
            refresh();
    });
    connect(&session, &Session::themeChanged, this, [this] {
        m_list->viewport()->update();
        showDetails();
    });
    connect(&session, &Session::graphChanged, this, [this] {
        if (isVisible())
            showDetails();  // names of what a step touched
    });
    refresh();
}

void HistoryPanel::build()
{
    setAccessibleName(tr("History"));
    auto *header = new PanelHeader(m_session, tr("History"), this);
    m_nameNow = header->addButton(PanelHeader::Side::Right, QStringLiteral("nameThisPoint"), QStringLiteral("flag"), tr("Name this point …"));
    m_onlyNamed = header->addButton(PanelHeader::Side::Right, QStringLiteral("onlyNamed"), QStringLiteral("filter"), tr("Only points with a name"));
    m_onlyNamed->setCheckable(true);
    m_filter->setPlaceholderText(tr("Filter by words or date"));
    m_filter->setAccessibleName(tr("Filter the history"));
    m_filter->setToolTip(tr("Words of a step, of what it changed (a name, a field, a value before or after), or a date.\n"
                            "Of a step that changed many records the first twelve are looked at."));
    addClearAction(m_filter);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new HistoryDelegate(m_session, m_list));
    m_list->setAccessibleName(tr("Steps, newest first"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setMouseTracking(true);
    m_list->setMinimumHeight(uiLength(60));
    m_state->setTextFormat(Qt::PlainText);
    m_state->setWordWrap(true);
    m_state->setFont(uiFont(12.5));
    m_state->setContentsMargins(uiLength(12), uiLength(12), uiLength(12), uiLength(4));
    m_details->setFrameShape(QFrame::NoFrame);
    m_details->setOpenLinks(false);
    m_details->setAccessibleName(tr("What the step touched"));
    m_details->setTabChangesFocus(true);
    m_details->document()->setDocumentMargin(uiLength(12));
    m_details->setMinimumHeight(uiLength(40));
    m_name->setPlaceholderText(tr("Give this point a name"));
    m_name->setAccessibleName(tr("Name of this point"));
    m_name->setMaxLength(200);
    m_revert->setAutoDefault(false);

    auto *footRow = new QHBoxLayout(m_foot);
    footRow->setContentsMargins(uiLength(12), uiLength(8), uiLength(12), uiLength(10));
    footRow->setSpacing(uiLength(8));
    footRow->addWidget(m_name, 1);
    footRow->addWidget(m_revert);
    auto *lower = new QWidget(this);
    auto *lowerColumn = new QVBoxLayout(lower);
    lowerColumn->setContentsMargins(0, 0, 0, 0);
    lowerColumn->setSpacing(0);
    lowerColumn->addWidget(m_details, 1);
    lowerColumn->addWidget(m_foot);
    auto *halves = new QSplitter(Qt::Vertical, this);
    halves->setChildrenCollapsible(false);
    halves->setHandleWidth(1);
    halves->addWidget(m_list);
    halves->addWidget(lower);
    halves->setStretchFactor(0, 3);
    halves->setStretchFactor(1, 2);
    auto *filterRow = new QHBoxLayout;
    filterRow->setContentsMargins(uiLength(12), uiLength(8), uiLength(12), uiLength(4));
    filterRow->addWidget(m_filter);
    auto *body = new QVBoxLayout(m_body);
    body->setContentsMargins(0, 0, 0, 0);
    body->setSpacing(0);
    body->addLayout(filterRow);
    body->addWidget(halves, 1);
    auto *keepRow = new QHBoxLayout;
    keepRow->setContentsMargins(uiLength(12), 0, uiLength(12), 0);
    keepRow->addWidget(m_keep);
    keepRow->addStretch();
    auto *rule = new QFrame(lower);
    rule->setFrameShape(QFrame::HLine);
    rule->setFrameShadow(QFrame::Plain);
    rule->setForegroundRole(QPalette::Mid);
    rule->setFixedHeight(1);
    lowerColumn->insertWidget(0, rule);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(header);
    column->addWidget(m_state);
    column->addLayout(keepRow);
    column->addWidget(m_body, 1);
    column->addStretch(0);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    setTabOrder(m_filter, m_list);
    setTabOrder(m_list, m_details);
    setTabOrder(m_details, m_name);
    setTabOrder(m_name, m_revert);
}

QString HistoryPanel::state() const
{
    return m_state->isHidden() ? QString() : m_state->text();
}

QString HistoryPanel::details() const
{
    return m_details->toPlainText();
}

int HistoryPanel::chosenRow() const
{
    return m_list->currentIndex().isValid() ? m_list->currentIndex().row() : -1;
}

void HistoryPanel::choose(int row)
{
    if (row < 0)
        return;
    m_list->setCurrentIndex(m_model->index(row, 0));
    m_list->scrollTo(m_model->index(row, 0));
}

void HistoryPanel::refresh()
{
    m_stale = false;
    const bool open = m_source.isOpen();
    m_model->refresh();
    const bool filtered = !m_model->words().isEmpty() || m_model->onlyNamed();
    QString sentence;
    if (!open)
        sentence = tr("This graph is no project yet. Its history begins with the first edit, or when you keep it as a project.");
    else if (!m_model->problem().isEmpty())
        sentence = m_model->problem();
    else if (m_model->rowCount() == 0 && filtered)
        sentence = m_model->words().isEmpty() ? tr("No point has a name yet.") : tr("No step has these words.");
    else if (!m_source.whyReadOnly().isEmpty())
        sentence = m_source.whyReadOnly();
    else if (m_model->rowCount() == 1 && m_model->step(0).id == 0)
        sentence = tr("Nothing was changed yet. Every edit will stand here.");
    m_state->setText(sentence);
    m_state->setVisible(!sentence.isEmpty());
    m_keep->setVisible(!open);
    m_body->setVisible(open);
    m_nameNow->setEnabled(open && m_source.whyReadOnly().isEmpty());
    m_onlyNamed->setEnabled(open);
    if (chosenRow() < 0)
        choose(m_model->rowCount() > 0 ? 0 : -1);
    showDetails();
}

void HistoryPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_stale)
        refresh();
}

void HistoryPanel::nameThisPoint()
{
    m_filter->clear();
    m_onlyNamed->setChecked(false);
    m_typing.stop();
    m_model->setFilter({}, false);
    refresh();
    choose(m_model->rowCount() > 0 ? 0 : -1);
    if (!m_name->isEnabled() || m_name->isHidden())
        return;
    m_name->setFocus(Qt::ShortcutFocusReason);
    m_name->selectAll();
}

void HistoryPanel::rename()
{
    const int row = chosenRow();
    const QString name = m_name->text().trimmed();
    if (row < 0 || m_model->step(row).id == 0 || name == toQString(m_model->step(row).name))
        return;
    const std::int64_t id = m_model->step(row).id;
    if (const auto named = m_source.nameStep(id, name); !named) {
        m_state->setText(toQString(named.error().text()));
        m_state->show();
        return;
    }
    m_name->setModified(false);
    m_model->renamed(id, name);
}

QString HistoryPanel::valueInWords(const QString &field, const std::string &value) const
{
    if (value.empty())
        return {};
    const bool isEntity = field == QLatin1String("subject") || field == QLatin1String("object") || field == QLatin1String("speaker");
    if (!isEntity && field != QLatin1String("document"))
        return toQString(value);
    if (value.front() != '#')
        return toQString(std::string_view(value).substr(1));
    const auto number = toQString(std::string_view(value).substr(1)).toUInt();
    const KnowledgeGraph &graph = m_session.graph();
    if (isEntity)
        return graph.contains(EntityId(number)) ? toQString(graph.name(EntityId(number))) : tr("somebody who is gone");
    return graph.contains(DocumentId(number)) ? toQString(graph.document(DocumentId(number)).title) : tr("a document that is gone");
}

/// A statement without words of its own, which the step knows by its id alone, as the sentence that it is now.
QString HistoryPanel::nameOf(const StepSummary::Record &record) const
{
    const KnowledgeGraph &graph = m_session.graph();
    const StatementId id = record.kind == StepSummary::Kind::Statement ? graph.findStatement(record.name) : noStatement;
    return id != noStatement && graph.claim(id).empty() ? linkInWords(graph, id) : toQString(record.name);
}

/// What stands behind the bookkeeping of a merge: "AMLO was merged into Andrés Manuel López Obrador."
QString HistoryPanel::mergeInWords(const StepSummary::Record &record, const StepSummary::Field &field)
{
    const std::string_view key = std::string_view(field.name).substr(field.name.find(' ') + 1);
    const QString who = toQString(mergedName(key, field.after.empty() ? field.before : field.after)), into = toQString(record.name);
    return record.how == StepSummary::How::Changed && field.after.empty() ? tr("%1 was split off from %2.").arg(who, into)
                                                                          : tr("%1 was merged into %2.").arg(who, into);
}

QString HistoryPanel::detailsAsHtml(const StepSummary &summary) const
{
    const Theme &theme = Theme::of(m_session.theme());
    const auto colored = [](const QString &text, const QColor &color) {
        return QStringLiteral("<span style='color:%1'>%2</span>").arg(color.name(), text.toHtmlEscaped());
    };
    const QString verbs[] = {tr("Added"), tr("Changed"), tr("Removed")};
    QString html;
    for (const StepSummary::Record &record : summary.first) {
        html += QStringLiteral("<p style='margin:0 0 2px 0'>") + colored(verbs[static_cast<int>(record.how)] + QLatin1Char(' '), theme.text3)
                + QStringLiteral("<span style='font-weight:600'>") + nameOf(record).toHtmlEscaped() + QStringLiteral("</span></p>");
        for (const StepSummary::Field &field : record.fields) {
            const bool isProperty = field.name.starts_with("property ");
            const QString name = isProperty ? toQString(std::string_view(field.name).substr(9)) : toQString(field.name);
            if (isProperty && isMergeRecord(name.toStdString())) {
                html +=
                    QStringLiteral("<p style='margin:0 0 1px 12px'>") + colored(mergeInWords(record, field), theme.text2) + QStringLiteral("</p>");
                continue;
            }
            const QString before = valueInWords(isProperty ? QString() : name, field.before),
                          after = valueInWords(isProperty ? QString() : name, field.after);
            QString values = before.isEmpty() || after.isEmpty()
                                 ? colored(before + after, theme.text2)
                                 : colored(before, theme.text3) + colored(QStringLiteral(" → "), theme.text3) + colored(after, theme.text);
            if (record.how == StepSummary::How::Changed && after.isEmpty())
                values = colored(before, theme.text3) + colored(QStringLiteral(" → ") + tr("nothing"), theme.text3);
            else if (record.how == StepSummary::How::Changed && before.isEmpty())
                values = colored(tr("nothing") + QStringLiteral(" → "), theme.text3) + colored(after, theme.text);
            html += QStringLiteral("<p style='margin:0 0 1px 12px'>") + colored(name + QStringLiteral(": "), theme.text3) + values
                    + QStringLiteral("</p>");
        }
        html += QStringLiteral("<p style='margin:0 0 4px 0'></p>");
    }
    if (const std::size_t more = summary.total() - summary.first.size(); summary.total() > summary.first.size())
        html += QStringLiteral("<p>") + colored(tr("And %1 more.").arg(QLocale().toString(qulonglong(more))), theme.text3) + QStringLiteral("</p>");
    return html;
}

void HistoryPanel::showDetails()
{
    const int row = chosenRow();
    const bool canWrite = m_source.isOpen() && m_source.whyReadOnly().isEmpty();
    const std::int64_t id = row < 0 ? -1 : m_model->step(row).id;
    const int at = m_details->verticalScrollBar()->value();
    m_details->document()->setDefaultFont(uiFont(12.5));
    m_details->setHtml(id > 0 ? detailsAsHtml(m_model->summary(row)) : QString());
    m_details->verticalScrollBar()->setValue(at);
    m_foot->setVisible(id >= 0);
    m_name->setVisible(id > 0);
    m_name->setEnabled(canWrite);
    if (!m_name->hasFocus() || !m_name->isModified())
        m_name->setText(id > 0 ? toQString(m_model->step(row).name) : QString());
    // the newest of all is what one sees already
    const bool isNow = row == 0 && m_model->words().isEmpty() && !m_model->onlyNamed();
    m_revert->setEnabled(canWrite && id >= 0 && !isNow);
    m_revert->setToolTip(!canWrite ? m_source.whyReadOnly()
                         : isNow   ? tr("This is how the graph is now")
                                   : tr("The graph becomes what it was after this step, as one edit that can be undone"));
}

void HistoryPanel::contextMenuEvent(QContextMenuEvent *event)
{
    const int row = chosenRow();
    if (row < 0 || !m_list->isVisible())
        return;
    QMenu menu(this);
    menu.addAction(m_revert->text(), m_revert, &QPushButton::click)->setEnabled(m_revert->isEnabled());
    QAction *name = menu.addAction(m_model->step(row).name.empty() ? tr("Name this point …") : tr("Rename this point …"), this, [this] {
        m_name->setFocus(Qt::ShortcutFocusReason);
        m_name->selectAll();
    });
    name->setEnabled(m_name->isEnabled() && !m_name->isHidden());
    menu.addAction(tr("Take its name away"), this,
                   [this] {
                       m_name->clear();
                       rename();
                   })
        ->setEnabled(name->isEnabled() && !m_model->step(row).name.empty());
    menu.exec(event->globalPos());
}

}  // namespace relata
