// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/mappingdialog.h"
#include "views/dialogs/filechooser.h"

#include "model/io/formats.h"
#include "model/io/textencoding.h"
#include "model/tables/guess.h"
#include "views/dialogs/daychoice.h"
#include "views/dialogs/endtypes.h"
#include "views/dialogs/formparts.h"
#include "views/dialogs/mappingcounts.h"
#include "views/dialogs/mappingoutcomeview.h"
#include "views/dialogs/roleheader.h"
#include "views/dialogs/tablepreview.h"
#include "views/panels/text.h"
#include "views/theme/theme.h"

#include <QComboBox>
#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QTableView>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace relata {
namespace {

constexpr int countAfterMs = 150;

QString shapeInWords(TableShape shape)
{
    switch (shape) {
    case TableShape::Entities:
        return MappingDialog::tr("Entities: one a row (node list, wide table)");
    case TableShape::Statements:
        return MappingDialog::tr("Statements: one a row (edge list)");
    case TableShape::Matrix:
        return MappingDialog::tr("Matrix: names in the first row and column");
    case TableShape::AdjacencyList:
        return MappingDialog::tr("Adjacency list: an entity and its neighbours");
    case TableShape::Ignored:
        break;
    }
    return MappingDialog::tr("Nothing: leave this table out");
}

QLabel *plainLabel()
{
    auto *label = new QLabel;
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

}  // namespace

struct MappingDialog::Private {
    MappingDialog *owner = nullptr;
    std::shared_ptr<const std::vector<Table>> tables;
    ColumnMapping mapping;
    TablePreview model;
    QTimer debounce;
    QComboBox *table = nullptr, *shape = nullptr;
    QSpinBox *header = nullptr;
    QLabel *sayLabel = nullptr;
    DayChoice *days = nullptr;
    EndTypes *ends = nullptr;
    QLineEdit *say = nullptr;  ///< the predicate, or the type, of all rows that have no own
    QTableView *view = nullptr;
    RoleHeader *roles = nullptr;
    QLabel *reason = nullptr, *failure = nullptr;
    MappingOutcomeView *outcome = nullptr;
    QPushButton *load = nullptr, *save = nullptr, *cancel = nullptr, *accept = nullptr;
    QString message;
    std::unique_ptr<MappingCounts> counts;  // last: its thread ends first

    TableMapping &current() { return mapping.tables[std::size_t(table->currentIndex())]; }
    const Table &currentTable() const { return (*tables)[std::size_t(table->currentIndex())]; }
    void build(MappingDialog *dialog);
    QLayout *choices();
    QWidget *foot();
    void showTable();
    void showReason();
    void colorReason();
    void showSay();
    void keepSay(const QString &text);
    void guessAgain(TableShape wanted, int line);
    void chooseRole(int column, ColumnRole role);
    void changed();
    void showOutcome(const MappingOutcome &made);
    void showFailure(const QString &text);
};

void MappingDialog::Private::build(MappingDialog *dialog)
{
    owner = dialog;
    view = new QTableView;
    view->setAccessibleName(MappingDialog::tr("First rows of the table"));
    view->setModel(&model);
    roles = new RoleHeader(view);
    view->setHorizontalHeader(roles);
    roles->setDefaultSectionSize(uiLength(150));
    view->verticalHeader()->setDefaultSectionSize(uiLength(26));
    view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    view->setSelectionMode(QAbstractItemView::NoSelection);
    view->setWordWrap(false);
    view->setShowGrid(false);
    view->setStyleSheet(QStringLiteral("QTableView::item { padding: 0 6px } QTableCornerButton::section { border: 0; background: palette(base) }"));
    view->setTabKeyNavigation(false);
    view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    reason = plainLabel();
    outcome = new MappingOutcomeView;

    auto *top = new QVBoxLayout;
    top->setContentsMargins(16, 14, 16, 10);
    top->setSpacing(8);
    top->addLayout(choices());
    top->addWidget(reason);
    auto *all = new QVBoxLayout(dialog);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addLayout(top);
    all->addWidget(view, 1);
    all->addWidget(outcome);
    all->addWidget(foot());

    debounce.setSingleShot(true);
    debounce.setInterval(countAfterMs);
    QObject::connect(&debounce, &QTimer::timeout, dialog, [this] { counts->count(mapping); });
    QObject::connect(counts.get(), &MappingCounts::counted, dialog, [this](const MappingOutcome &made) { showOutcome(made); });
    QObject::connect(table, &QComboBox::currentIndexChanged, dialog, [this] { showTable(); });
    QObject::connect(shape, &QComboBox::activated, dialog, [this] { guessAgain(TableShape(shape->currentData().toInt()), header->value()); });
    QObject::connect(say, &QLineEdit::textEdited, dialog, [this](const QString &text) { keepSay(text); });
    QObject::connect(days, &DayChoice::dayFirstChosen, dialog, [this](bool dayFirst) {
        current().dayFirst = dayFirst;
        changed();
    });
    QObject::connect(ends, &EndTypes::typeChosen, dialog, [this](int column, const QString &type) {
        current().columns[std::size_t(column)].type = type.toStdString();
        changed();
    });
    QObject::connect(header, &QSpinBox::valueChanged, dialog, [this](int line) { guessAgain(current().shape, line); });
    QObject::connect(roles, &RoleHeader::roleChosen, dialog, [this](int column, ColumnRole role) { chooseRole(column, role); });
    QObject::connect(roles, &RoleHeader::columnReached, dialog, [this](int column) {
        if (model.rowCount() > 0)
            view->scrollTo(model.index(0, column));
    });
    QObject::connect(cancel, &QPushButton::clicked, dialog, &QDialog::reject);
    QObject::connect(accept, &QPushButton::clicked, dialog, &QDialog::accept);
    QObject::connect(load, &QPushButton::clicked, dialog, [this] {
        const QString path = FileChooser::toOpen(owner, MappingDialog::tr("Load mapping"), MappingDialog::tr("Mappings (*.json);;All files (*)"));
        if (!path.isEmpty())
            owner->loadMapping(path);
    });
    QObject::connect(save, &QPushButton::clicked, dialog, [this] {
        QString path = FileChooser::toSave(owner, MappingDialog::tr("Save mapping"), MappingDialog::tr("Mappings (*.json);;All files (*)"),
                                           MappingDialog::tr("columns.json"));
        if (!path.isEmpty())
            owner->saveMapping(QFileInfo(path).suffix().isEmpty() ? path + QStringLiteral(".json") : path);
    });
}

QLayout *MappingDialog::Private::choices()
{
    table = new QComboBox;
    table->setAccessibleName(MappingDialog::tr("Table"));
    for (const Table &one : *tables)
        table->addItem(QString::fromStdString(one.kind == "XLSX" || tables->size() == 1 ? one.name : one.name + " (" + one.kind + ")"));
    table->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    table->setMinimumContentsLength(10);
    shape = new QComboBox;
    shape->setAccessibleName(MappingDialog::tr("What its rows are"));
    for (const TableShape one : allTableShapes)
        shape->addItem(shapeInWords(one), int(one));
    shape->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    shape->setMinimumContentsLength(16);
    header = new QSpinBox;
    header->setAccessibleName(MappingDialog::tr("Line with the names of the columns"));
    header->setSpecialValueText(MappingDialog::tr("none"));
    header->setKeyboardTracking(false);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    const auto add = [&](const QString &text, QWidget *field, int stretch) {
        auto *label = new QLabel(text);
        label->setBuddy(field);
        row->addWidget(label);
        row->addWidget(field, stretch);
        row->addSpacing(10);
    };
    add(!tables->empty() && tables->front().kind == "XLSX" ? MappingDialog::tr("&Sheet:") : MappingDialog::tr("&Table:"), table, 1);
    add(MappingDialog::tr("&Rows are:"), shape, 2);
    add(MappingDialog::tr("&Header in line:"), header, 0);
    row->addStretch();
    say = new QLineEdit;
    say->setMaximumWidth(uiLength(260));
    sayLabel = new QLabel;
    sayLabel->setBuddy(say);
    auto *second = new QHBoxLayout;
    second->setSpacing(8);
    second->addWidget(sayLabel);
    second->addWidget(say, 2);
    second->addSpacing(10);
    days = new DayChoice;
    second->addWidget(days);
    second->addStretch(1);
    auto *both = new QVBoxLayout;
    both->setSpacing(8);
    both->addLayout(row);
    both->addLayout(second);
    both->addWidget(ends = new EndTypes);
    return both;
}

/// One word for all rows: what their links say, or what their entities are.
void MappingDialog::Private::showSay()
{
    const TableMapping &mapped = current();
    const bool entities = mapped.shape == TableShape::Entities;
    const ColumnRole own = entities ? ColumnRole::Type : ColumnRole::Predicate;
    const bool some = std::any_of(mapped.columns.begin(), mapped.columns.end(), [own](const ColumnUse &use) { return use.role == own; });
    sayLabel->setText(entities ? (some ? MappingDialog::tr("Rows wi&thout a type are:") : MappingDialog::tr("All rows a&re:"))
                               : (some ? MappingDialog::tr("Rows wi&thout a predicate say:") : MappingDialog::tr("All rows sa&y:")));
    say->setAccessibleName(entities ? MappingDialog::tr("Type of rows without one") : MappingDialog::tr("Predicate of rows without one"));
    say->setPlaceholderText(entities          ? MappingDialog::tr("unknown")
                            : mapped.directed ? MappingDialog::tr("linked to")
                                              : MappingDialog::tr("linked with"));
    say->setToolTip(entities ? MappingDialog::tr("What the entities of these rows are: person, institution …")
                             : MappingDialog::tr("How the two ends of these rows are linked: pays, supports …"));
    if (const QString text = QString::fromStdString(entities ? mapped.type : mapped.predicate); say->text() != text)
        say->setText(text);
    for (QWidget *part : std::initializer_list<QWidget *>{sayLabel, say})
        part->setVisible(mapped.shape != TableShape::Ignored);
}

void MappingDialog::Private::keepSay(const QString &text)
{
    (current().shape == TableShape::Entities ? current().type : current().predicate) = text.trimmed().toStdString();
    changed();
}

QWidget *MappingDialog::Private::foot()
{
    load = new QPushButton(MappingDialog::tr("&Load mapping …"));
    save = new QPushButton(MappingDialog::tr("S&ave mapping …"));
    cancel = new QPushButton(MappingDialog::tr("Cancel"));
    accept = new QPushButton(MappingDialog::tr("Continue"));
    for (QPushButton *button : {load, save, cancel})
        button->setAutoDefault(false);
    accept->setDefault(true);
    failure = plainLabel();
    failure->setAccessibleName(MappingDialog::tr("What went wrong"));
    failure->hide();
    auto *side = new QWidget;
    auto *row = new QHBoxLayout(side);
    row->setContentsMargins(16, 10, 16, 12);
    row->setSpacing(12);
    row->addWidget(load);
    row->addWidget(save);
    row->addWidget(failure, 1);
    row->addStretch();
    row->addWidget(cancel);
    row->addWidget(accept);
    return side;
}

void MappingDialog::Private::showTable()
{
    const QSignalBlocker noShape(shape), noHeader(header);
    const TableMapping &mapped = current();
    const Table &shown = currentTable();
    shape->setCurrentIndex(shape->findData(int(mapped.shape)));
    header->setRange(0, shown.rowCount() == 0 ? 0 : shown.line(std::min<std::size_t>(shown.rowCount(), 50) - 1));
    header->setValue(mapped.headerLine);
    header->setEnabled(mapped.shape != TableShape::Ignored);
    model.show(&shown, &mapped);
    roles->setColumns(mapped);
    showSay();
    days->ask(currentTable(), current());
    ends->ask(current());
    showReason();
}

void MappingDialog::Private::showReason()
{
    const QString why = QString::fromStdString(current().reason);
    QString text = why.isEmpty() ? MappingDialog::tr("As the mapping says.") : MappingDialog::tr("Looks like %1.").arg(why);
    if (const QString doubt = toQString(current().doubt); !doubt.isEmpty())
        text += MappingDialog::tr(" Please check it: %1.").arg(doubt);
    reason->setText(text);
    colorReason();
    reason->setVisible(true);
}

void MappingDialog::Private::colorReason()
{
    colorHint(*reason, false);
    if (!current().doubt.empty())
        reason->setPalette(owner->palette());  // not to be overlooked
}

void MappingDialog::Private::guessAgain(TableShape wanted, int line)
{
    const TableMapping before = current();
    current() = guessAs(currentTable(), wanted, line);
    if (!before.predicate.empty())
        current().predicate = before.predicate;
    if (!before.type.empty())
        current().type = before.type;
    current().reason.clear();
    current().doubt.clear();
    showTable();
    reason->setText(MappingDialog::tr("As you chose."));
    colorReason();
    changed();
}

void MappingDialog::Private::chooseRole(int column, ColumnRole role)
{
    using enum ColumnRole;
    auto &columns = current().columns;
    ColumnUse &use = columns[std::size_t(column)];
    const bool isEnd = use.role == Source || use.role == Target;
    const ColumnRole others = isEnd && (role == Source || role == Target) ? use.role : Property;  // the two ends change places
    use.role = role;
    const bool several = role == Property || role == Ignore || role == Name || role == Alias || role == Link || role == Description;
    for (std::size_t i = 0; i < columns.size() && !several; ++i)  // one column says it
        if (int(i) != column && columns[i].role == role) {
            columns[i].role = others;
            if (QComboBox *box = roles->box(int(i)))
                box->setCurrentIndex(box->findData(int(others)));
            model.columnChanged(int(i));
        }
    current().reason.clear();
    current().doubt.clear();
    if (isTime(role))
        current().dayFirst = dayOrder(currentTable(), current()).dayFirst;
    reason->setText(MappingDialog::tr("As you chose."));
    colorReason();
    model.columnChanged(column);
    showSay();
    days->ask(currentTable(), current());
    ends->ask(current());
    changed();
}

void MappingDialog::Private::changed()
{
    showFailure({});
    outcome->showCounting();
    accept->setEnabled(false);
    counts->cancel();
    debounce.start();
}

void MappingDialog::Private::showOutcome(const MappingOutcome &made)
{
    accept->setEnabled(made.fault.isEmpty() && made.entities > 0);
    outcome->tell(made, tables->size() == 1);
    emit owner->counted();
}

void MappingDialog::Private::showFailure(const QString &text)
{
    message = text;
    failure->setText(text);
    colorHint(*failure, true);
    failure->setVisible(!text.isEmpty());
}

MappingDialog::MappingDialog(std::vector<Table> tables, QWidget *parent) : QDialog(parent), d(std::make_unique<Private>())
{
    Q_ASSERT(!tables.empty());
    d->tables = std::make_shared<const std::vector<Table>>(std::move(tables));
    d->mapping = guessMapping(*d->tables);
    d->counts = std::make_unique<MappingCounts>(d->tables);
    setWindowTitle(tr("Import table"));
    d->build(this);
    resize(uiLength(1000), uiLength(640));
    for (std::size_t i = 0; i < d->tables->size(); ++i)  // the first one that is read at all
        if (d->mapping.tables[i].shape != TableShape::Ignored) {
            const QSignalBlocker quiet(d->table);
            d->table->setCurrentIndex(int(i));
            break;
        }
    d->showTable();
    d->changed();
}

MappingDialog::~MappingDialog() = default;

const std::vector<Table> &MappingDialog::tables() const
{
    return *d->tables;
}

const ColumnMapping &MappingDialog::mapping() const
{
    return d->mapping;
}

void MappingDialog::setMapping(const ColumnMapping &mapping)
{
    Q_ASSERT(mapping.tables.size() == d->tables->size());
    d->mapping = mapping;
    d->showTable();
    d->changed();
}

void MappingDialog::setPurpose(Purpose purpose, const QString &name)
{
    const bool isOpening = purpose == Purpose::Open;
    setWindowTitle(isOpening ? tr("Open %1: what do its columns say?").arg(name) : tr("Import %1").arg(name));
    d->accept->setText(isOpening ? tr("Open") : tr("Continue"));
}

int MappingDialog::currentTable() const
{
    return d->table->currentIndex();
}

void MappingDialog::setCurrentTable(int table)
{
    d->table->setCurrentIndex(table);
}

bool MappingDialog::loadMapping(const QString &path)
{
    const auto text = readText(path.toStdString());
    const auto saved = text ? ColumnMapping::parse(*text, path.toStdString()) : Result<ColumnMapping>(text.error());
    const auto fitted = saved ? saved->fittedTo(*d->tables) : saved;
    if (!fitted) {
        d->showFailure(QString::fromStdString(fitted.error().text()));
        return false;
    }
    setMapping(*fitted);
    return true;
}

bool MappingDialog::saveMapping(const QString &path)
{
    const auto written = writeFileAtomically(path.toStdString(), d->mapping.json());
    d->showFailure(written ? QString() : QString::fromStdString(written.error().text()));
    return written.has_value();
}

QString MappingDialog::message() const
{
    return d->message;
}

QString MappingDialog::outcomeText() const
{
    return d->outcome->text();
}

void MappingDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() != QEvent::PaletteChange || !d || !d->failure)
        return;
    colorHint(*d->failure, true);
    d->colorReason();
}

}  // namespace relata
