// SPDX-License-Identifier: Apache-2.0
#include "views/panels/analysispanel.h"

#include "model/query/scalelens.h"
#include "views/panels/analysismodel.h"
#include "views/panels/panelheader.h"
#include "views/panels/plaintip.h"
#include "views/panels/text.h"
#include "views/scene/shownname.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>
#include <utility>

namespace relata {
namespace {

constexpr int topRows = 10;
constexpr std::size_t mostRows = 300;  // each is as high as its name needs

/// A bar behind the words, as long as the row's share of the highest.
class BarDelegate final : public QStyledItemDelegate
{
public:
    BarDelegate(Session &session, QObject *parent) : QStyledItemDelegate(parent), m_session(session) {}
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        if (option.state & QStyle::State_Selected) {
            painter->fillRect(option.rect, option.palette.highlight());  // the padding too
        } else if (index.column() == AnalysisModel::Name) {
            const double share = index.data(AnalysisModel::ShareRole).toDouble();
            const QRectF area = QRectF(padded(option, index).rect).adjusted(0, 3, 0, -3);
            painter->fillRect(QRectF(area.topLeft(), QSizeF(area.width() * share, area.height())), Theme::of(m_session.theme()).bar);
        }
        QStyledItemDelegate::paint(painter, padded(option, index), index);
    }
    /// A row of one line is as high as in the other tables.
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const QSize size = QStyledItemDelegate::sizeHint(padded(option, index), index);
        return {size.width() + padding(), std::max(uiLength(25), size.height() + uiLength(7))};
    }

private:
    static int padding() { return uiLength(8); }  // of the header
    static QStyleOptionViewItem padded(QStyleOptionViewItem option, const QModelIndex &index)
    {
        const bool first = index.column() == AnalysisModel::Name;
        option.rect.adjust(first ? padding() : 0, 0, first ? 0 : -padding() / 2, 0);
        return option;
    }
    Session &m_session;
};

}  // namespace

AnalysisPanel::AnalysisPanel(Session &session, QWidget *parent) : QWidget(parent), m_session(session), m_model(new AnalysisModel(this))
{
    setMinimumSize(uiLength(40), uiLength(40));  // what is not built yet has no size of its own, and a dock asks for one
    setAccessibleName(tr("Analysis"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
}

void AnalysisPanel::showEvent(QShowEvent *event)
{
    ensureBuilt();
    QWidget::showEvent(event);
    emit shown();
}

void AnalysisPanel::ensureBuilt()
{
    if (m_questions)
        return;
    build();
    if (isVisible())  // what is made while a widget is shown waits to be shown as well
        for (QWidget *part : findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly))
            if (!part->testAttribute(Qt::WA_WState_ExplicitShowHide))
                part->show();
}

void AnalysisPanel::build()
{
    auto *header = new PanelHeader(m_session, tr("Analysis"), this);
    m_questions = new QComboBox(this);
    m_questions->setAccessibleName(tr("Question"));
    m_questions->view()->setAccessibleName(tr("Questions"));
    m_questions->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_questions->setMinimumContentsLength(12);
    m_questions->setMaxVisibleItems(2 * int(allMeasures.size()));
    fillQuestions();
    const auto label = [this](const QString &name) {
        auto *made = new QLabel(this);
        made->setAccessibleName(name);
        made->setTextFormat(Qt::PlainText);
        made->setWordWrap(true);
        made->setFont(uiFont(12));
        return made;
    };
    m_meaning = label(tr("What the number means"));
    m_note = label(tr("About the answer"));
    m_table = new QTableView(this);
    m_table->setAccessibleName(tr("Answer, highest first"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new BarDelegate(m_session, m_table));
    m_table->setShowGrid(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setWordWrap(true);  // names are never cut
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->horizontalHeader()->setSectionResizeMode(AnalysisModel::Name, QHeaderView::Stretch);
    m_table->horizontalHeader()->setSectionResizeMode(AnalysisModel::Value, QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->setTabKeyNavigation(false);
    m_table->setMinimumHeight(uiLength(60));
    m_progress = new QProgressBar(this);
    m_progress->setRange(0, 100);
    m_progress->setTextVisible(false);
    m_progress->setMaximumHeight(uiLength(6));
    m_progress->setAccessibleName(tr("Progress"));
    m_stop = new QPushButton(tr("Stop"), this);
    m_size = new QCheckBox(tr("Size"), this);
    m_size->setToolTip(tr("Draw entities as large as this number says"));
    m_size->setAccessibleName(tr("Size entities by it"));
    m_fill = new QCheckBox(tr("Colour"), this);
    m_fill->setToolTip(tr("Fill entities with the colour of this number, in place of their types'"));
    m_fill->setAccessibleName(tr("Colour entities by it"));
    m_width = new QCheckBox(tr("Width of links"), this);
    m_width->setToolTip(tr("Draw links as wide as what their statements add up to, not by their sources"));
    m_width->setAccessibleName(tr("Draw links as wide as it says"));
    m_column = new QCheckBox(tr("Column"), this);
    m_column->setToolTip(tr("Show this number as a column of the entities table, which can be sorted by it"));
    m_column->setAccessibleName(tr("Show it as a column of the entities table"));
    m_filter = new QPushButton(this);
    m_filter->setAutoDefault(false);

    auto *top = new QVBoxLayout;
    top->setContentsMargins(uiLength(12), uiLength(8), uiLength(12), uiLength(8));
    top->setSpacing(uiLength(6));
    top->addWidget(m_questions);
    top->addWidget(m_meaning);
    auto *busy = new QHBoxLayout;
    busy->setContentsMargins(uiLength(12), 0, uiLength(12), uiLength(6));
    busy->addWidget(m_progress, 1);
    busy->addWidget(m_stop);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(uiLength(12), uiLength(8), uiLength(12), 0);
    foot->setSpacing(uiLength(10));
    foot->addWidget(m_size);
    foot->addWidget(m_fill);
    foot->addWidget(m_column);
    foot->addStretch(1);
    auto *lowest = new QHBoxLayout;  // a line of its own: beside the boxes it would not be read whole in a narrow panel
    lowest->setContentsMargins(uiLength(12), uiLength(6), uiLength(12), uiLength(10));
    lowest->addWidget(m_filter);
    lowest->addStretch(1);
    lowest->addWidget(m_width);
    auto *noteRow = new QHBoxLayout;
    noteRow->setContentsMargins(uiLength(12), uiLength(6), uiLength(12), 0);
    noteRow->addWidget(m_note);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(header);
    column->addLayout(top);
    column->addLayout(busy);
    column->addWidget(m_table, 1);
    column->addLayout(noteRow);
    column->addLayout(foot);
    column->addLayout(lowest);

    connect(m_questions, &QComboBox::activated, this, [this](int row) {
        if (const auto asked = scaleFromString(m_questions->itemData(row).toString().toStdString()))
            ask(*asked);
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &AnalysisPanel::choose);
    connect(m_size, &QCheckBox::clicked, this, [this](bool on) { emit sizeByRequested(on ? std::optional(m_scale) : std::nullopt); });
    connect(m_fill, &QCheckBox::clicked, this, [this](bool on) { emit fillByRequested(on ? std::optional(m_scale) : std::nullopt); });
    connect(m_width, &QCheckBox::clicked, this, [this](bool on) { emit widthByRequested(on ? m_scale.property() : std::string()); });
    connect(m_column, &QCheckBox::clicked, this, [this](bool on) { emit columnRequested(m_scale, on); });
    connect(m_filter, &QPushButton::clicked, this, [this] {
        if (const QString wanted = condition(); !wanted.isEmpty())
            emit conditionRequested(wanted);
    });
    connect(m_stop, &QPushButton::clicked, this, &AnalysisPanel::stopRequested);
    connect(&m_session, &Session::viewChanged, this, &AnalysisPanel::followView);
    connect(&m_session, &Session::graphChanged, this, &AnalysisPanel::followView);
    connect(&m_session, &Session::selectionChanged, this, &AnalysisPanel::followSelection);
    connect(&m_session, &Session::themeChanged, this, &AnalysisPanel::tint);
    showProgress(1);
    followView();
    tint();
}

void AnalysisPanel::tint()
{
    const Theme &theme = Theme::of(m_session.theme());
    for (const auto &[text, color] : {std::pair{m_meaning, theme.text2}, std::pair{m_note, theme.text3}}) {
        QPalette palette = text->palette();
        palette.setColor(QPalette::WindowText, color);
        text->setPalette(palette);
    }
    m_table->viewport()->update();
}

/// The measures, and what the entities of this graph say of themselves.
void AnalysisPanel::fillQuestions()
{
    const QSignalBlocker quiet(m_questions);
    m_questions->clear();
    const auto add = [this](const Scale &scale) {
        m_questions->addItem(shownName(scale.question(), 80), toQString(scale.key()));
        m_questions->setItemData(m_questions->count() - 1, plainTip(capitalized(toQString(scale.meaning()))), Qt::ToolTipRole);
    };
    for (const Measure measure : allMeasures)
        add(measure);
    if (!m_properties.empty())
        m_questions->insertSeparator(m_questions->count());
    for (const ScaleProperty &property : m_properties) {
        if (property.asNumbers)
            add(Scale::ofNumbers(property.key));
        if (property.asGroups)
            add(Scale::ofGroups(property.key));
        for (const SumWay way : allSumWays)
            if (property.asSums)
                add(Scale::ofSums(property.key, way));
    }
}

void AnalysisPanel::setProperties(const std::vector<ScaleProperty> &properties)
{
    m_properties = properties;
    const auto has = [this](const ScaleProperty &property) { return property.key == m_scale.property() && property.allows(m_scale); };
    const bool gone = !m_scale.measure() && std::none_of(properties.begin(), properties.end(), has);  // of another graph
    if (!m_questions) {
        m_scale = gone ? Scale() : m_scale;
        return;
    }
    fillQuestions();
    if (gone)
        ask(Measure::Degree);
    followView();
}

void AnalysisPanel::followView()
{
    const QSignalBlocker quiet(m_questions);
    m_questions->setCurrentIndex(m_questions->findData(toQString(m_scale.key())));
    m_meaning->setText(capitalized(toQString(m_scale.meaning())) + QLatin1Char('.'));
    m_size->setEnabled(!m_scale.isGroup());
    m_size->setChecked(m_session.view().sizeBy == m_scale);
    m_fill->setChecked(m_session.view().fillBy == m_scale);
    m_width->setVisible(m_scale.kind() == Scale::Kind::Sums);
    m_width->setChecked(m_scale.kind() == Scale::Kind::Sums && m_session.view().widthBy == m_scale.property());
    m_column->setChecked(std::find(m_columns.begin(), m_columns.end(), m_scale) != m_columns.end());
    labelFilter();
}

void AnalysisPanel::startWith(const Scale &scale)
{
    if (m_questions)
        return ask(scale);
    m_scale = scale;
}

void AnalysisPanel::ask(const Scale &scale)
{
    ensureBuilt();
    if (scale != std::exchange(m_scale, Scale(scale))) {
        m_model->setRows({}, toQString(scale.title()));  // what is there answers another question
        m_note->hide();
    }
    followView();
    emit questionAsked(m_scale);
}

void AnalysisPanel::showAnswer(const EntityNumbers &numbers, const QString &note)
{
    if (numbers.scale != m_scale || !m_questions)
        return;
    const QSignalBlocker quiet(m_table->selectionModel());
    std::vector<AnswerRow> rows = answerRows(m_session.graph(), numbers);
    const std::size_t found = rows.size();
    if (found > mostRows)
        rows.resize(mostRows);
    m_texts = numbers.groups;
    m_model->setRows(std::move(rows), m_scale.isGroup() ? tr("Entities") : shownTitle(m_scale));
    QString told = note.isEmpty() ? QString() : capitalized(note) + QLatin1Char('.');
    if (found > mostRows)
        told += (told.isEmpty() ? QString() : QStringLiteral(" ")) + tr("The first %1 of %2 rows.").arg(grouped(mostRows), grouped(found));
    if (const std::size_t all = m_session.graph().entityCount(), here = m_session.visible().entities.size(); here < all)
        told += (told.isEmpty() ? QString() : QStringLiteral(" ")) + tr("Of what is shown: %1 of %2 entities.").arg(grouped(here), grouped(all));
    m_note->setText(told);
    m_note->setVisible(!told.isEmpty());
    m_table->scrollToTop();
    labelFilter();
}

void AnalysisPanel::showProgress(double fraction)
{
    ensureBuilt();
    const bool ended = fraction >= 1;
    m_progress->setValue(int(fraction * 100));
    m_progress->setVisible(!ended);
    m_stop->setVisible(!ended);
}

void AnalysisPanel::showStopped()
{
    showProgress(1);
    m_model->setRows({}, {});
    m_note->setText(tr("Stopped. Choose the question again to begin anew."));
    m_note->setVisible(true);
    labelFilter();
}

void AnalysisPanel::setColumns(const std::vector<Scale> &scales)
{
    m_columns = scales;
    if (m_questions)
        followView();
}

QString AnalysisPanel::note() const
{
    return m_note ? m_note->text() : QString();
}

Selection AnalysisPanel::chosen() const
{
    Selection chosen;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows()) {
        const auto &entities = m_model->row(index.row()).entities;
        chosen.entities.insert(chosen.entities.end(), entities.begin(), entities.end());
    }
    return chosen;
}

void AnalysisPanel::choose()
{
    labelFilter();
    emit selectionRequested(chosen());
}

/// Rows that are no longer what is selected are not marked either.
void AnalysisPanel::followSelection()
{
    if (!m_table->selectionModel()->hasSelection() || chosen() == m_session.selection())
        return;
    const QSignalBlocker quiet(this);  // no wish: somebody else has chosen
    m_table->clearSelection();
}

QString AnalysisPanel::condition() const
{
    const int rows = m_model->rowCount();
    if (m_scale.kind() == Scale::Kind::Numbers) {
        if (rows == 0)
            return {};
        const double least = m_model->row(std::min(rows, topRows) - 1).number;
        return QString::fromStdString(lensOfRange(m_scale, least, std::numeric_limits<double>::infinity()));
    }
    const QString key = toQString(m_scale.key());
    if (!m_scale.isGroup())
        return QString::fromStdString(lensOfTop(m_scale, topRows));
    std::vector<double> numbers;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        numbers.push_back(m_model->row(index.row()).number);
    if (numbers.empty() && rows > 0)
        numbers = {m_model->row(0).number};
    if (m_scale.kind() == Scale::Kind::Groups) {
        std::vector<std::string> texts;
        for (const double number : numbers)
            if (m_texts && number <= double(m_texts->size()))
                texts.push_back((*m_texts)[std::size_t(number) - 1]);
        return QString::fromStdString(lensOfGroups(m_scale, texts));
    }
    QStringList list;
    for (const double number : numbers)
        list += QString::number(number);
    return list.isEmpty() ? QString() : key + QLatin1Char(':') + list.join(QLatin1Char(','));
}

void AnalysisPanel::labelFilter()
{
    const bool groups = m_scale.isGroup(), chosen = groups && m_table->selectionModel()->hasSelection();
    m_filter->setText(!groups ? tr("Only the top %1").arg(topRows) : chosen ? tr("Only the chosen") : tr("Only the largest"));
    const QString wanted = condition();
    m_filter->setToolTip(
        wanted.isEmpty()    ? QString()
        : m_scale.measure() ? tr("As a filter of the lens: %1, measured in the whole graph").arg(wanted)
        : m_scale.kind() == Scale::Kind::Sums
            ? plainTip(tr("As a filter of the lens: %1, added up in the whole graph; links pass of which one end has it").arg(wanted))
            : plainTip(tr("As a filter of the lens: %1; links pass of which one end has it").arg(wanted)));
    m_filter->setEnabled(m_model->rowCount() > 0 && !wanted.isEmpty());
}

}  // namespace relata
