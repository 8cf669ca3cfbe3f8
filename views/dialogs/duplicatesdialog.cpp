// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/duplicatesdialog.h"

#include "model/edit/merge.h"
#include "views/dialogs/formparts.h"
#include "views/jobs/latestjob.h"
#include "views/panels/cards.h"
#include "views/panels/cardview.h"
#include "views/panels/text.h"
#include "views/theme/theme.h"

#include <QCheckBox>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QRadioButton>
#include <QShortcut>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace relata {
namespace {

constexpr std::size_t mostPairs = 2000;     // that one can look through
constexpr std::size_t mostStatements = 60;  // of a card

}  // namespace

struct DuplicatesDialog::Private {
    Private(Session &s, DoEdit e) : session(s), doEdit(std::move(e)) {}
    Session &session;
    DoEdit doEdit;
    LatestJob search;
    std::vector<DuplicatePair> pairs;
    std::size_t found = 0;

    QLabel *heading = nullptr, *reasons = nullptr, *warning = nullptr, *empty = nullptr;
    QCheckBox *acrossTypes = nullptr;
    QListWidget *list = nullptr;
    QWidget *pairView = nullptr;
    std::array<QRadioButton *, 2> stays{};
    std::array<CardView *, 2> cards{};
    QPushButton *mergeButton = nullptr, *apartButton = nullptr, *previousButton = nullptr, *nextButton = nullptr;

    void build(DuplicatesDialog *dialog);
    QWidget *makePairView(DuplicatesDialog *dialog);
    void look();
    void take(const Duplicates &duplicates);
    void fillList(int row);
    void showPair();
    void showWarning(const DuplicatePair &pair);
    void say(const QString &sentence);
    void dropCurrent();
    int row() const { return list->currentRow(); }
};

QWidget *DuplicatesDialog::Private::makePairView(DuplicatesDialog *dialog)
{
    pairView = new QWidget(dialog);
    auto *column = new QVBoxLayout(pairView);
    column->setContentsMargins(uiLength(12), 0, 0, 0);
    column->setSpacing(uiLength(8));
    reasons = new QLabel(pairView);
    reasons->setTextFormat(Qt::PlainText);
    reasons->setWordWrap(true);
    reasons->setTextInteractionFlags(Qt::TextSelectableByMouse);
    reasons->setAccessibleName(DuplicatesDialog::tr("Why they may be the same"));
    column->addWidget(reasons);
    auto *both = new QHBoxLayout;
    both->setSpacing(uiLength(12));
    const QString names[] = {DuplicatesDialog::tr("The left one"), DuplicatesDialog::tr("The right one")};
    for (std::size_t side = 0; side < 2; ++side) {
        auto *half = new QVBoxLayout;
        half->setSpacing(uiLength(4));
        stays[side] = new QRadioButton(pairView);
        cards[side] = new CardView(session, pairView);
        cards[side]->setAccessibleName(names[side]);
        cards[side]->setMinimumWidth(uiLength(220));
        half->addWidget(stays[side]);
        half->addWidget(cards[side], 1);
        both->addLayout(half, 1);
        QObject::connect(cards[side], &CardView::selectionWanted, dialog, &DuplicatesDialog::selectionRequested);
    }
    column->addLayout(both, 1);
    warning = new QLabel(pairView);
    warning->setTextFormat(Qt::PlainText);
    warning->setWordWrap(true);
    warning->setFont(formHintFont());
    warning->setAccessibleName(DuplicatesDialog::tr("What to mind"));
    column->addWidget(warning);
    return pairView;
}

void DuplicatesDialog::Private::build(DuplicatesDialog *dialog)
{
    heading = new QLabel(dialog);
    heading->setWordWrap(true);
    heading->setFont(uiFont(14, QFont::Medium));
    acrossTypes = new QCheckBox(DuplicatesDialog::tr("Also of different &types"), dialog);
    list = new QListWidget(dialog);
    list->setAccessibleName(DuplicatesDialog::tr("Pairs"));
    list->setWordWrap(true);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    list->setResizeMode(QListView::Adjust);
    list->setMinimumWidth(uiLength(150));
    list->setSpacing(uiLength(3));
    list->installEventFilter(dialog);
    empty = new QLabel(dialog);
    empty->setAlignment(Qt::AlignCenter);
    empty->setWordWrap(true);
    auto *split = new QSplitter(dialog);
    split->addWidget(list);
    split->addWidget(makePairView(dialog));
    split->setStretchFactor(0, 1);
    split->setStretchFactor(1, 3);
    split->setChildrenCollapsible(false);
    split->setSizes({uiLength(220), uiLength(640)});

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(uiLength(8));
    const auto button = [&](const QString &text, const QString &tip, void (DuplicatesDialog::*act)()) {
        auto *made = new QPushButton(text, dialog);
        made->setToolTip(tip);
        made->setAutoDefault(false);
        QObject::connect(made, &QPushButton::clicked, dialog, act);
        buttons->addWidget(made);
        return made;
    };
    previousButton = button(DuplicatesDialog::tr("&Previous"), DuplicatesDialog::tr("Alt+Up"), &DuplicatesDialog::previous);
    nextButton = button(DuplicatesDialog::tr("Ne&xt"), DuplicatesDialog::tr("Alt+Down"), &DuplicatesDialog::next);
    buttons->addStretch(1);
    apartButton = button(DuplicatesDialog::tr("&Not the same"), DuplicatesDialog::tr("They do not come again (Del)"), &DuplicatesDialog::keepApart);
    mergeButton = button(DuplicatesDialog::tr("&Merge"), DuplicatesDialog::tr("Makes them one, which can be taken back at any time (Enter)"),
                         &DuplicatesDialog::merge);
    mergeButton->setDefault(true);
    button(DuplicatesDialog::tr("&Close"), DuplicatesDialog::tr("Esc"), &QDialog::reject);

    auto *top = new QHBoxLayout;
    top->addWidget(heading, 1);
    top->addWidget(acrossTypes);
    auto *all = new QVBoxLayout(dialog);
    all->setContentsMargins(uiLength(20), uiLength(16), uiLength(20), uiLength(16));
    all->setSpacing(uiLength(12));
    all->addLayout(top);
    all->addWidget(empty, 1);
    all->addWidget(split, 1);
    all->addLayout(buttons);
    dialog->resize(uiLength(900), uiLength(600));

    for (const auto &[keys, act] : {std::pair{QKeySequence(Qt::ALT | Qt::Key_Down), &DuplicatesDialog::next},
                                    std::pair{QKeySequence(Qt::ALT | Qt::Key_Up), &DuplicatesDialog::previous}})
        QObject::connect(new QShortcut(keys, dialog), &QShortcut::activated, dialog, act);
    QObject::connect(new QShortcut(QKeySequence::Undo, dialog), &QShortcut::activated, dialog, &DuplicatesDialog::undoRequested);
    QObject::connect(new QShortcut(QKeySequence::Redo, dialog), &QShortcut::activated, dialog, &DuplicatesDialog::redoRequested);
    QObject::connect(list, &QListWidget::currentRowChanged, dialog, [this] { showPair(); });
    QObject::connect(acrossTypes, &QCheckBox::toggled, dialog, [this] { look(); });
    QObject::connect(&session, &Session::graphChanged, dialog, [this] {
        const KnowledgeGraph &graph = session.graph();
        const int at = row();
        std::erase_if(pairs, [&](const DuplicatePair &pair) { return !graph.contains(pair.one) || !graph.contains(pair.other); });
        fillList(at);
        look();
    });
    QObject::connect(&session, &Session::themeChanged, dialog, [this] { showPair(); });
}

void DuplicatesDialog::Private::look()
{
    const DuplicateOptions options{acrossTypes->isChecked(), mostPairs};
    search.start([graph = std::make_shared<const KnowledgeGraph>(session.graph()), options](
                     const RunContext &context) { return std::make_shared<Result<Duplicates>>(relata::findDuplicates(*graph, options, context)); },
                 [this](const std::shared_ptr<Result<Duplicates>> &duplicates) {
                     if (*duplicates)
                         take(**duplicates);
                 });
    if (pairs.empty())
        fillList(-1);
}

void DuplicatesDialog::Private::take(const Duplicates &duplicates)
{
    int at = std::max(0, row());
    if (row() >= 0 && static_cast<std::size_t>(row()) < pairs.size()) {
        const DuplicatePair &now = pairs[static_cast<std::size_t>(row())];
        const auto same = std::find_if(duplicates.pairs.begin(), duplicates.pairs.end(),
                                       [&](const DuplicatePair &pair) { return pair.one == now.one && pair.other == now.other; });
        if (same != duplicates.pairs.end())
            at = static_cast<int>(same - duplicates.pairs.begin());
    }
    pairs = duplicates.pairs;
    found = duplicates.found;
    fillList(at);
}

void DuplicatesDialog::Private::fillList(int at)
{
    const KnowledgeGraph &graph = session.graph();
    {
        const QSignalBlocker quiet(list);
        list->clear();
        for (const DuplicatePair &pair : pairs)
            list->addItem(toQString(graph.name(pair.one)) + QStringLiteral("\n≈ ") + toQString(graph.name(pair.other)));
        list->setCurrentRow(std::min(at < 0 ? 0 : at, list->count() - 1));
    }
    found = std::max(found, pairs.size());
    heading->setText(pairs.empty() ? DuplicatesDialog::tr("Duplicates")
                     : found > pairs.size()
                         ? DuplicatesDialog::tr("The %1 most likely of %2 pairs that may be one and the same").arg(pairs.size()).arg(found)
                     : pairs.size() == 1 ? DuplicatesDialog::tr("One pair may be one and the same")
                                         : DuplicatesDialog::tr("%1 pairs may be one and the same").arg(pairs.size()));
    empty->setText(search.isRunning() ? DuplicatesDialog::tr("Comparing names, ids and links …")
                                      : DuplicatesDialog::tr("Nobody here looks like somebody else."));
    empty->setVisible(pairs.empty());
    QWidget *split = list->parentWidget();
    const bool comes = split->isHidden() && !pairs.empty();
    split->setVisible(!pairs.empty());
    showPair();
    if (comes || !split->window()->focusWidget() || !split->window()->focusWidget()->isEnabled())
        list->setFocus();  // what had the keys went away with the last pair
}

void DuplicatesDialog::Private::showPair()
{
    const bool any = row() >= 0 && static_cast<std::size_t>(row()) < pairs.size();
    for (QPushButton *button : {mergeButton, apartButton})
        button->setEnabled(any);
    previousButton->setEnabled(any && row() > 0);
    nextButton->setEnabled(any && row() + 1 < list->count());
    if (!any)
        return;
    const KnowledgeGraph &graph = session.graph();
    const DuplicatePair &pair = pairs[static_cast<std::size_t>(row())];
    QStringList words;
    for (const DuplicateReason &reason : pair.reasons)
        words += capitalized(toQString(inWords(graph, pair, reason))) + QLatin1Char('.');
    reasons->setText(words.join(QLatin1Char('\n')));
    const EntityId ids[] = {pair.one, pair.other};
    for (std::size_t side = 0; side < 2; ++side) {
        const QString name = toQString(graph.name(ids[side]));
        stays[side]->setText(side == 0 ? DuplicatesDialog::tr("This one stays  (←)") : DuplicatesDialog::tr("This one stays  (→)"));
        stays[side]->setAccessibleName(DuplicatesDialog::tr("%1 stays").arg(name));
        cards[side]->setRows(entityCard(session, ids[side], CardSide::About, mostStatements));
    }
    stays[graph.degree(pair.other) > graph.degree(pair.one) ? 1 : 0]->setChecked(true);
    showWarning(pair);
}

void DuplicatesDialog::Private::showWarning(const DuplicatePair &pair)
{
    const KnowledgeGraph &graph = session.graph();
    QStringList words;
    if (pair.between > 0)
        words += pair.between == 1 ? DuplicatesDialog::tr("A statement links the two: whoever said it spoke of two.")
                                   : DuplicatesDialog::tr("%1 statements link the two: whoever said it spoke of two.").arg(pair.between);
    if (mergedBefore(graph, {pair.one, pair.other}).size() == 2) {
        const auto others = [&](EntityId id) {
            QStringList names;
            for (const MergedEntity &each : mergesOf(graph, id))
                names += toQString(each.name);
            return names.join(QStringLiteral(", "));
        };
        words += DuplicatesDialog::tr("Two groups would join: %1 was made of %2 as well, %3 of %4.")
                     .arg(toQString(graph.name(pair.one)), others(pair.one), toQString(graph.name(pair.other)), others(pair.other));
    }
    say(words.join(QLatin1Char('\n')));
}

void DuplicatesDialog::Private::say(const QString &sentence)
{
    warning->setText(sentence);
    warning->setVisible(!sentence.isEmpty());
    colorHint(*warning, true);
}

void DuplicatesDialog::Private::dropCurrent()
{
    if (row() < 0 || static_cast<std::size_t>(row()) >= pairs.size())
        return;
    const int at = row();
    pairs.erase(pairs.begin() + at);
    found -= found > 0;
    fillList(at);
}

DuplicatesDialog::DuplicatesDialog(Session &session, DoEdit doEdit, QWidget *parent)
    : QDialog(parent), d(std::make_unique<Private>(session, std::move(doEdit)))
{
    setWindowTitle(tr("Find duplicates"));
    d->build(this);
    d->look();
    d->list->setFocus();
}

DuplicatesDialog::~DuplicatesDialog() = default;

bool DuplicatesDialog::isSearching() const
{
    return d->search.isRunning();
}

std::size_t DuplicatesDialog::pairCount() const
{
    return d->pairs.size();
}

const DuplicatePair *DuplicatesDialog::pair() const
{
    const int row = d->row();
    return row >= 0 && static_cast<std::size_t>(row) < d->pairs.size() ? &d->pairs[static_cast<std::size_t>(row)] : nullptr;
}

EntityId DuplicatesDialog::kept() const
{
    return !pair() ? noEntity : d->stays[1]->isChecked() ? pair()->other : pair()->one;
}

QString DuplicatesDialog::warning() const
{
    return d->warning->text();
}

void DuplicatesDialog::merge()
{
    if (!pair())
        return;
    const EntityId stays = kept(), goes = stays == pair()->one ? pair()->other : pair()->one;
    auto diff = mergeEntities(d->session.graph(), stays, {goes});
    if (!diff)
        return d->say(capitalized(toQString(diff.error().text())));
    const QString label = toQString(mergeLabel(d->session.graph(), stays, {goes}));
    d->doEdit(std::move(*diff), label);  // the pair goes with one of them
}

void DuplicatesDialog::keepApart()
{
    if (!pair())
        return;
    const DuplicatePair now = *pair();
    const KnowledgeGraph &graph = d->session.graph();
    auto diff = relata::keepApart(graph, now.one, now.other);
    if (!diff)
        return d->say(capitalized(toQString(diff.error().text())));
    const QString label = tr("Keep %1 and %2 apart").arg(toQString(graph.name(now.one)), toQString(graph.name(now.other)));
    if (d->doEdit(std::move(*diff), label) && pair() && pair()->one == now.one && pair()->other == now.other)
        d->dropCurrent();
}

void DuplicatesDialog::next()
{
    d->list->setCurrentRow(std::min(d->row() + 1, d->list->count() - 1));
}

void DuplicatesDialog::previous()
{
    d->list->setCurrentRow(std::max(d->row() - 1, 0));
}

void DuplicatesDialog::keepLeft()
{
    d->stays[0]->setChecked(true);
}

void DuplicatesDialog::keepRight()
{
    d->stays[1]->setChecked(true);
}

bool DuplicatesDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == d->list && event->type() == QEvent::KeyPress) {
        switch (static_cast<QKeyEvent *>(event)->key()) {
        case Qt::Key_Left:
            keepLeft();
            return true;
        case Qt::Key_Right:
            keepRight();
            return true;
        case Qt::Key_Delete:
            keepApart();
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            merge();
            return true;
        default:
            break;
        }
    }
    return QDialog::eventFilter(watched, event);
}

}  // namespace relata
