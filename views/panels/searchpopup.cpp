// SPDX-License-Identifier: Apache-2.0
#include "views/panels/searchpopup.h"

#include "views/panels/searchmodel.h"
#include "views/panels/swatches.h"
#include "views/panels/text.h"

#include <QFontDatabase>
#include <QListView>
#include <QMouseEvent>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTextLayout>

#include <algorithm>

namespace relata {
namespace {

QFont monoFont()
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPointSizeF(uiFont(12.5).pointSizeF());
    return font;
}

class RowDelegate final : public QStyledItemDelegate
{
public:
    RowDelegate(Session &session, SearchModel &model, QObject *parent) : QStyledItemDelegate(parent), m_session(session), m_model(model) {}

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const override
    {
        const bool head = m_model.row(index.row()).kind == SearchRow::Kind::Heading;
        return {200, std::max(uiLength(head ? 26 : 34), QFontMetrics(uiFont(13)).height() + (head ? 6 : 12))};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const SearchRow &row = m_model.row(index.row());
        const Theme &theme = Theme::of(m_session.theme());
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        QRect area = option.rect.adjusted(uiLength(14), 0, -uiLength(14), 0);
        if (row.kind == SearchRow::Kind::Heading || row.kind == SearchRow::Kind::Nothing) {
            painter->setFont(uiFont(12, row.kind == SearchRow::Kind::Heading ? QFont::DemiBold : QFont::Normal));
            painter->setPen(row.kind == SearchRow::Kind::Heading ? theme.text2 : theme.text3);
            painter->drawText(area, Qt::AlignLeft | Qt::AlignVCenter,
                              QFontMetrics(painter->font()).elidedText(row.text, Qt::ElideRight, area.width()));
            painter->setFont(uiFont(12));
            painter->setPen(theme.text3);
            painter->drawText(area, Qt::AlignRight | Qt::AlignVCenter, row.keys);
            painter->restore();
            return;
        }
        const bool current = option.state & QStyle::State_Selected;
        if (current || (option.state & QStyle::State_MouseOver)) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(current ? theme.selection : theme.hover);
            painter->drawRoundedRect(QRectF(option.rect).adjusted(5, 1, -5, -1), 6, 6);
        }
        paintMark(*painter, QRectF(area.left(), area.top(), uiLength(18), area.height()), row, theme);
        area.setLeft(area.left() + uiLength(26));
        area.setRight(area.right() - paintRight(*painter, area, row, theme, current));
        paintWords(*painter, area, row, theme, current);
        painter->restore();
    }

private:
    void paintMark(QPainter &painter, const QRectF &box, const SearchRow &row, const Theme &theme) const
    {
        const KnowledgeGraph &graph = m_session.graph();
        switch (row.kind) {
        case SearchRow::Kind::Entity: {
            const TypeLook look = typeLooks(graph.schema(), theme.kind)[indexOf(graph.typeOf(row.entity))];
            drawTypeSwatch(painter, box, look, !row.hidden.isEmpty() ? theme.disabled : look.fill);
            break;
        }
        case SearchRow::Kind::Statement:
            drawLineSwatch(painter, box, !row.hidden.isEmpty() ? theme.disabled : theme.text2, graph.modality(row.statement));
            break;
        case SearchRow::Kind::Document:
            drawIcon(painter, box, QStringLiteral("work"), theme.text2);
            break;
        case SearchRow::Kind::Lens:
            drawIcon(painter, box, QStringLiteral("filter"), theme.text2);
            break;
        default:
            drawIcon(painter, box, QStringLiteral("chevron-right"), theme.text3);
            break;
        }
    }

    /// Keys, or that it is hidden; returns the width used.
    int paintRight(QPainter &painter, const QRect &area, const SearchRow &row, const Theme &theme, bool current) const
    {
        const QFont font = uiFont(12), strong = uiFont(12, QFont::DemiBold);
        if (!row.hidden.isEmpty()) {
            const QString what = row.hidden, offer = QObject::tr("Show");
            const int offerWidth = QFontMetrics(strong).horizontalAdvance(offer), whatWidth = QFontMetrics(font).horizontalAdvance(what),
                      gap = uiLength(8);
            painter.setFont(strong);
            painter.setPen(theme.accent);
            painter.drawText(area, Qt::AlignRight | Qt::AlignVCenter, offer);
            painter.setFont(font);
            painter.setPen(theme.warning);
            painter.drawText(area.adjusted(0, 0, -offerWidth - gap, 0), Qt::AlignRight | Qt::AlignVCenter, what);
            return offerWidth + whatWidth + 2 * gap;
        }
        const QString keys = !row.keys.isEmpty()                 ? row.keys
                             : !current                          ? QString()
                             : row.kind == SearchRow::Kind::Lens ? QObject::tr("Tab")
                                                                 : QObject::tr("Enter");
        if (keys.isEmpty())
            return 0;
        const QFont small = uiFont(11);
        const int wide = QFontMetrics(small).horizontalAdvance(keys) + uiLength(12), tall = QFontMetrics(small).height() + 4;
        const QRectF box(area.right() - wide, area.center().y() - tall / 2.0 + 0.5, wide, tall);
        painter.setPen(theme.border2);
        painter.setBrush(theme.raised);
        painter.drawRoundedRect(box, 4, 4);
        painter.setFont(small);
        painter.setPen(theme.text3);
        painter.drawText(box, Qt::AlignCenter, keys);
        return wide + uiLength(8);
    }

    void paintWords(QPainter &painter, const QRect &area, const SearchRow &row, const Theme &theme, bool current) const
    {
        const QFont font = row.kind == SearchRow::Kind::Lens ? monoFont() : uiFont(13), small = uiFont(12);
        const QFontMetrics metrics(font);
        const int detail = row.detail.isEmpty() ? 0 : std::min(QFontMetrics(small).horizontalAdvance(row.detail) + uiLength(16), area.width() / 2);
        const QString shown = metrics.elidedText(row.text, Qt::ElideRight, area.width() - detail);
        QTextLayout layout(shown, font);
        QList<QTextLayout::FormatRange> marks;
        for (const MatchRange &range : row.marks) {
            QTextLayout::FormatRange mark;
            mark.start = static_cast<int>(range.start);
            mark.length = std::min(static_cast<int>(range.length), static_cast<int>(shown.size()) - mark.start);
            mark.format.setBackground(theme.mark);
            mark.format.setFontWeight(QFont::DemiBold);
            if (mark.length > 0)
                marks.append(mark);
        }
        layout.setFormats(marks);
        layout.beginLayout();
        QTextLine line = layout.createLine();
        line.setLineWidth(1e6);
        layout.endLayout();
        painter.setPen(!row.hidden.isEmpty() ? theme.text3 : current ? theme.selectionText : theme.text);
        layout.draw(&painter, QPointF(area.left(), area.top() + (area.height() - line.height()) / 2));
        if (detail == 0)
            return;
        const int x = area.left() + static_cast<int>(line.naturalTextWidth()) + uiLength(10);
        painter.setFont(small);
        painter.setPen(theme.text3);
        painter.drawText(QRect(x, area.top(), area.right() - x, area.height()), Qt::AlignLeft | Qt::AlignVCenter,
                         QFontMetrics(small).elidedText(row.detail, Qt::ElideRight, area.right() - x));
    }

    Session &m_session;
    SearchModel &m_model;
};

}  // namespace

SearchPopup::SearchPopup(Session &session, SearchModel &model, QWidget *parent)
    : QWidget(parent), m_session(session), m_model(model), m_list(new QListView(this))
{
    setObjectName(QStringLiteral("searchPopup"));
    setAccessibleName(tr("Search results"));
    setFocusPolicy(Qt::NoFocus);
    m_list->setModel(&model);
    m_list->setItemDelegate(new RowDelegate(session, model, this));
    m_list->setAccessibleName(tr("Search results"));
    m_list->setObjectName(QStringLiteral("searchList"));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->setMouseTracking(true);
    m_list->viewport()->setCursor(Qt::PointingHandCursor);
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex &index) {
        if (m_model.selectable(index.row()))
            emit rowChosen(index.row());
    });
    parent->installEventFilter(this);
    hide();
}

int SearchPopup::headHeight() const
{
    return std::max(uiLength(30), QFontMetrics(uiFont(12)).height() + 10);
}

int SearchPopup::footHeight() const
{
    return std::max(uiLength(34), QFontMetrics(uiFont(12)).height() + 14);
}

void SearchPopup::showAt(const QRect &field)
{
    const QWidget *window = parentWidget();
    const int width = std::min(uiLength(640), window->width() - 16);
    int rows = 0;
    for (int row = 0; row < m_model.rowCount(); ++row)
        rows += m_list->sizeHintForRow(row);
    const int top = field.bottom() + 1, room = window->height() - top - 16 - shadow;
    const int height = std::min(headHeight() + rows + 6 + footHeight(), std::max(uiLength(160), std::min(uiLength(560), room)));
    const int left = std::clamp(field.center().x() - width / 2, 8, std::max(8, window->width() - width - 8));
    setGeometry(left - shadow, top, width + 2 * shadow, height + 4 + shadow);
    resizeEvent(nullptr);
    show();
    raise();
    update();
}

int SearchPopup::currentRow() const
{
    return m_list->currentIndex().row();
}

void SearchPopup::setCurrentRow(int row)
{
    m_list->setCurrentIndex(m_model.index(row));
}

void SearchPopup::moveCurrent(int step)
{
    for (int row = currentRow() + step; row >= 0 && row < m_model.rowCount(); row += step)
        if (m_model.selectable(row)) {
            setCurrentRow(row);
            if (row == 1)
                m_list->scrollToTop();  // its heading too
            return;
        }
}

void SearchPopup::resizeEvent(QResizeEvent *)
{
    m_list->setGeometry(card().adjusted(1, headHeight(), -1, -footHeight()));
}

bool SearchPopup::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        hide();
    return QWidget::eventFilter(watched, event);
}

void SearchPopup::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(m_session.theme());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(card()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(Qt::NoPen);
    for (int i = shadow; i > 0; i -= 2) {  // 0/12/32 at 18 %, in steps
        painter.setBrush(QColor(0, 0, 0, 3));
        painter.drawRoundedRect(box.adjusted(-i * 0.6, -2, i * 0.6, i * 0.9), 12 + i * 0.6, 12 + i * 0.6);
    }
    painter.setPen(theme.border2);
    painter.setBrush(theme.raised);
    painter.drawRoundedRect(box, 12, 12);
    const QRect head = card().adjusted(uiLength(14), 0, -uiLength(14), 0);
    painter.setFont(uiFont(12));
    painter.setPen(theme.text3);
    painter.drawText(QRect(head.left(), head.top(), head.width(), headHeight()), Qt::AlignRight | Qt::AlignVCenter, m_model.summary());
    const int footTop = card().bottom() - footHeight() + 1;
    painter.fillRect(QRect(card().left() + 1, footTop, card().width() - 2, 1), theme.border);
    const QRect foot(head.left(), footTop, head.width(), footHeight());
    const QFontMetrics metrics(painter.font());
    int x = foot.left();
    const QString right = tr("Accents and case do not matter");
    const int rightWidth = metrics.horizontalAdvance(right);
    for (const QString &key : {tr("↑ ↓ move"), tr("Enter go to"), tr("Shift Enter add to selection"), tr("Tab use as filter")}) {
        const int wide = metrics.horizontalAdvance(key);
        if (x + wide > foot.right())
            break;
        painter.setPen(theme.text2);
        painter.drawText(QRect(x, foot.top(), wide + 2, foot.height()), Qt::AlignLeft | Qt::AlignVCenter, key);
        x += wide + uiLength(16);
    }
    painter.setPen(theme.text3);
    if (x + rightWidth <= foot.right())
        painter.drawText(foot, Qt::AlignRight | Qt::AlignVCenter, right);
}

}  // namespace relata
