// SPDX-License-Identifier: Apache-2.0
#include "views/panels/cardview.h"

#include "views/panels/text.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QDrag>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>
#include <QMouseEvent>
#include <QScrollBar>

#include <algorithm>
#include <utility>

namespace relata {
namespace {

constexpr int atOnce = 40;   ///< rows: shorter cards are measured as a whole
constexpr int atATime = 20;  ///< rows between two turns of the event loop: a few milliseconds

}  // namespace

CardView::CardView(Session &session, QWidget *parent)
    : QListView(parent), m_session(session), m_model(new CardModel(session, this)), m_delegate(new CardDelegate(session, this))
{
    setModel(m_model);
    setItemDelegate(m_delegate);
    setSelectionMode(NoSelection);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setResizeMode(Adjust);
    setFrameShape(NoFrame);
    setMouseTracking(true);
    setUniformItemSizes(false);
    verticalScrollBar()->setSingleStep(24);
    connect(&m_idle, &QTimer::timeout, this, &CardView::measureSome);
    const auto again = [this] {
        QPalette own = palette();
        own.setColor(QPalette::Base, Theme::of(m_session.theme()).panel);
        setPalette(own);
        m_delegate->refresh();
        m_delegate->heights().outdate();
        doItemsLayout();
        viewport()->update();
    };
    connect(&session, &Session::themeChanged, this, again);
    connect(&session, &Session::graphChanged, this, [this] { m_model->setRows({}); });  // its ids are gone; the owner makes new rows
    connect(&session, &Session::viewChanged, this, again);
    connect(&session, &Session::selectionChanged, viewport(), qOverload<>(&QWidget::update));
    again();
}

void CardView::setRows(std::vector<CardRow> rows)
{
    const bool sameCard = static_cast<int>(rows.size()) == count() && count() > 0 && rows.front().entity == m_model->row(0).entity;
    const int place = sameCard ? verticalScrollBar()->value() : 0, current = sameCard ? currentIndex().row() : -1;
    m_delegate->setHot(-1, -1);
    m_delegate->refresh();
    m_model->setRows(std::move(rows));
    m_delegate->heights().outdate();
    doItemsLayout();
    verticalScrollBar()->setValue(place);
    if (current >= 0)
        selectionModel()->setCurrentIndex(m_model->index(current), QItemSelectionModel::NoUpdate);
}

void CardView::doItemsLayout()
{
    CardHeights &heights = m_delegate->heights();
    if (heights.count() != count() || heights.width() != viewport()->width()) {
        heights.reset(m_model->rows(), viewport()->width());
        if (count() <= atOnce)
            for (int row = 0; row < count(); ++row)
                measure(row);
        heights.adopt();
    }
    QListView::doItemsLayout();
    measureInView();
    if (!heights.isComplete() && !m_idle.isActive())
        m_idle.start(0);
}

void CardView::measure(int row)
{
    CardHeights &heights = m_delegate->heights();
    if (!heights.isMeasured(row))
        heights.measured(row, int(m_delegate->layoutOf(m_model->row(row), heights.width()).height));
}

/// Rows are measured before they are seen. Others come into view by that, and are measured in their turn.
void CardView::measureInView()
{
    CardHeights &heights = m_delegate->heights();
    if (m_layingOut || heights.isComplete() || heights.count() != count())
        return;
    bool isOther = true;
    while (isOther) {
        isOther = false;
        const int first = indexAt({1, 0}).row();
        for (int row = std::max(first, 0); row < count() && visualRect(m_model->index(row)).top() < viewport()->height(); ++row) {
            isOther = isOther || !heights.isMeasured(row);
            measure(row);
        }
        if (isOther)
            layOutMeasured();
    }
}

void CardView::measureSome()
{
    CardHeights &heights = m_delegate->heights();
    if (heights.count() == count())
        for (int i = 0; i < atATime && !heights.isComplete(); ++i)
            measure(heights.firstUnmeasured());
    if (!heights.isComplete() && heights.count() == count())
        return;
    m_idle.stop();
    if (heights.count() == count())
        layOutMeasured();
}

/// What is at the top of the view stays there.
void CardView::layOutMeasured()
{
    const QModelIndex top = indexAt({1, 0});
    const int before = top.isValid() ? visualRect(top).top() : 0;
    if (!m_delegate->heights().adopt())
        return;
    m_layingOut = true;
    QListView::doItemsLayout();
    if (top.isValid())
        verticalScrollBar()->setValue(verticalScrollBar()->value() + visualRect(top).top() - before);
    m_layingOut = false;
}

void CardView::scrollContentsBy(int dx, int dy)
{
    QListView::scrollContentsBy(dx, dy);
    measureInView();
}

void CardView::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    for (int i = 0; i < 3; ++i)  // again where rows that came into view are of another height than was thought
        QListView::scrollTo(index, hint);
}

CardDelegate::Layout CardView::layoutOf(int row) const
{
    return m_delegate->layoutOf(m_model->row(row), viewport()->width());
}

QPoint CardView::placeOf(int row, int spot)
{
    scrollTo(m_model->index(row));
    const QRect area = visualRect(m_model->index(row));
    if (spot < 0)
        return area.center();
    return area.topLeft() + layoutOf(row).spots[static_cast<std::size_t>(spot)].area.center().toPoint();
}

void CardView::setHot(int row, int spot)
{
    if (row == m_delegate->hotRow() && spot == m_delegate->hotSpot())
        return;
    for (const int old : {m_delegate->hotRow(), row})
        if (old >= 0 && old < count())
            update(m_model->index(old));
    m_delegate->setHot(row, spot);
}

Selection CardView::namedAt(QPoint place) const
{
    const QModelIndex index = indexAt(place);
    if (!index.isValid())
        return {};
    const CardRow &row = m_model->row(index.row());
    const auto layout = layoutOf(index.row());
    const int spot = CardDelegate::spotAt(layout, place - visualRect(index).topLeft());
    if (spot >= 0 && layout.spots[static_cast<std::size_t>(spot)].entity != noEntity)
        return {{layout.spots[static_cast<std::size_t>(spot)].entity}, {}};
    if (row.statement != noStatement)
        return {{}, {row.statement}};
    if (row.kind == CardRow::Kind::Group && !row.statements.empty())
        return {{}, row.statements};
    return row.entity != noEntity ? Selection{{row.entity}, {}} : Selection();
}

/// The statement of the row; of a title or a fact the entity that the card is about.
Selection CardView::editedBy(int i) const
{
    const CardRow &row = m_model->row(i);
    if (row.kind == CardRow::Kind::Statement && row.statement != noStatement)
        return {{}, {row.statement}};
    const CardRow &first = m_model->row(0);
    const bool isOfEntity = first.kind == CardRow::Kind::Title && first.entity != noEntity;
    return isOfEntity && (i == 0 || row.kind == CardRow::Kind::Fact) ? Selection{{first.entity}, {}} : Selection();
}

void CardView::mousePressEvent(QMouseEvent *event)
{
    m_clickedTwice = false;
    m_pressed.reset();
    if (event->button() == Qt::LeftButton)
        m_pressed = event->pos();
    QListView::mousePressEvent(event);
}

void CardView::mouseMoveEvent(QMouseEvent *event)
{
    if (m_pressed && m_makeMime && (event->buttons() & Qt::LeftButton)
        && (event->pos() - *m_pressed).manhattanLength() >= QApplication::startDragDistance()) {
        const Selection named = namedAt(*m_pressed);
        m_pressed.reset();
        if (QMimeData *mime = named.empty() ? nullptr : m_makeMime(named)) {
            auto *drag = new QDrag(this);
            drag->setMimeData(mime);
            drag->exec(Qt::CopyAction);
            return;
        }
    }
    const QModelIndex index = indexAt(event->pos());
    int spot = -1;
    bool leads = false;
    if (index.isValid()) {
        spot = CardDelegate::spotAt(layoutOf(index.row()), event->pos() - visualRect(index).topLeft());
        leads = spot >= 0 || CardDelegate::leadsSomewhere(m_model->row(index.row()));
    }
    setHot(index.row(), spot);
    viewport()->setCursor(leads ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void CardView::leaveEvent(QEvent *event)
{
    setHot(-1, -1);
    QListView::leaveEvent(event);
}

void CardView::mouseReleaseEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->pos());
    if (event->button() != Qt::LeftButton || !index.isValid() || m_clickedTwice) {
        m_clicked = {};  // a second click beside it is none on it
        return QListView::mouseReleaseEvent(event);
    }
    m_delegate->setKeyboard(false);
    const int spot = CardDelegate::spotAt(layoutOf(index.row()), event->pos() - visualRect(index).topLeft());
    m_clicked = spot < 0 ? editedBy(index.row()) : Selection();
    choose(index.row(), spot);
}

void CardView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || m_clicked.empty())
        return QListView::mouseDoubleClickEvent(event);
    m_clickedTwice = true;
    emit formWanted(std::exchange(m_clicked, {}));
}

void CardView::choose(int i, int spot)
{
    const CardRow row = m_model->row(i);  // a copy: the card may be another one afterwards
    if (spot >= 0) {
        const CardSpot chosen = layoutOf(i).spots[static_cast<std::size_t>(spot)];
        if (chosen.choice >= 0)
            emit choiceMade(i, chosen.choice);
        else
            emit selectionWanted({{chosen.entity}, {}});
        return;
    }
    switch (row.kind) {
    case CardRow::Kind::Statement:
        emit selectionWanted({{}, {row.statement}});
        break;
    case CardRow::Kind::Entity:
    case CardRow::Kind::End:
        emit selectionWanted({{row.entity}, {}});
        break;
    case CardRow::Kind::Group:
    case CardRow::Kind::Label:
        if (!row.statements.empty())
            emit selectionWanted({{}, row.statements});
        break;
    default:
        break;
    }
    emit rowChosen(i);
}

void CardView::keyPressEvent(QKeyEvent *event)
{
    const int row = currentIndex().row();
    if (event->matches(QKeySequence::Copy)) {
        QApplication::clipboard()->setText(row >= 0 ? m_model->text(row) : plainText());
        return;
    }
    m_delegate->setKeyboard(true);
    const int spots = row >= 0 ? static_cast<int>(layoutOf(row).spots.size()) : 0;
    const bool isHot = row >= 0 && m_delegate->hotRow() == row;
    if ((event->key() == Qt::Key_Right || event->key() == Qt::Key_Left) && event->modifiers() == Qt::NoModifier && spots > 0) {
        if (m_model->row(row).kind == CardRow::Kind::Segments) {
            const int next = m_model->row(row).chosen + (event->key() == Qt::Key_Right ? 1 : -1);
            if (next >= 0 && next < spots)
                emit choiceMade(row, next);
            return;
        }
        const int spot = isHot ? m_delegate->hotSpot() : -1;
        setHot(row, std::clamp(spot + (event->key() == Qt::Key_Right ? 1 : -1), -1, spots - 1));
        return;
    }
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space) && row >= 0) {
        choose(row, isHot ? m_delegate->hotSpot() : -1);
        return;
    }
    if (event->modifiers() & Qt::AltModifier)
        return event->ignore();  // back and forward are the window's
    QListView::keyPressEvent(event);
    if (currentIndex().row() != row)
        setHot(-1, -1);
    viewport()->update();
}

void CardView::focusInEvent(QFocusEvent *event)
{
    m_delegate->setKeyboard(event->reason() != Qt::MouseFocusReason);
    if (!currentIndex().isValid() && count() > 0)
        selectionModel()->setCurrentIndex(m_model->index(0), QItemSelectionModel::NoUpdate);
    QListView::focusInEvent(event);
}

void CardView::contextMenuEvent(QContextMenuEvent *event)
{
    const QModelIndex index = event->reason() == QContextMenuEvent::Keyboard ? currentIndex() : indexAt(event->pos());
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto copy = [](const QString &text) { return [text] { QApplication::clipboard()->setText(text); }; };
    if (index.isValid()) {
        const CardRow &row = m_model->row(index.row());
        menu->addAction(tr("Copy this row"), copy(m_model->text(index.row())));
        if (row.statement != noStatement)
            menu->addAction(tr("Copy as a citation"), copy(citation(m_session.graph(), row.statement)));
        emit menuShown(menu, row);
        menu->addSeparator();
    }
    menu->addAction(tr("Copy all as text"), copy(plainText()));
    menu->popup(event->reason() == QContextMenuEvent::Keyboard ? viewport()->mapToGlobal(visualRect(index).center()) : event->globalPos());
}

void CardView::resizeEvent(QResizeEvent *event)
{
    QListView::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        scheduleDelayedItemsLayout();
}

bool CardView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange) {
        m_delegate->heights().outdate();
        scheduleDelayedItemsLayout();
    }
    return QListView::viewportEvent(event);
}

}  // namespace relata
