// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/figurepreview.h"

#include <QKeyEvent>
#include <QPainter>

namespace relata {

FigurePreview::FigurePreview(QWidget *parent) : QWidget(parent)
{
    setAccessibleName(tr("Preview of the figure"));
    setFocusPolicy(Qt::TabFocus);
    setMinimumSize(320, 260);
}

void FigurePreview::setFigure(const Figure *figure)
{
    m_figure = figure;
    m_cached = {};
    m_page = figure ? std::clamp(m_page, 0, figure->report().pages - 1) : 0;
    update();
}

void FigurePreview::setPage(int page)
{
    const int wanted = m_figure ? std::clamp(page, 0, m_figure->report().pages - 1) : 0;
    if (wanted == m_page)
        return;
    m_page = wanted;
    m_cached = {};
    update();
    emit pageChanged(m_page);
}

void FigurePreview::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::AlternateBase).darker(palette().color(QPalette::Window).lightness() > 127 ? 103 : 125));
    if (!m_figure)
        return;
    const QSizeF page = m_figure->report().pageSize;
    const double margin = 24;
    const double scale = std::min((width() - 2 * margin) / page.width(), (height() - 2 * margin) / page.height());
    if (!(scale > 0))
        return;
    const double device = scale * devicePixelRatioF();
    if (m_cached.isNull() || m_cachedScale != device) {
        m_cached = m_figure->pageImage(m_page, device);
        m_cached.setDevicePixelRatio(devicePixelRatioF());
        m_cachedScale = device;
    }
    const QRectF paper(QPointF((width() - page.width() * scale) / 2, (height() - page.height() * scale) / 2), page * scale);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    for (int ring = 8; ring > 0; --ring) {
        painter.setBrush(QColor(0, 0, 0, 5));
        painter.drawRoundedRect(paper.adjusted(-ring, -ring + 3, ring, ring + 3), ring, ring);
    }
    if (m_figure->options().transparent) {  // a chequered ground stands for “nothing”
        painter.fillRect(paper, Qt::white);
        painter.fillRect(paper, QBrush(QColor(0, 0, 0, 30), Qt::Dense4Pattern));
    }
    painter.drawImage(paper.topLeft(), m_cached);
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(palette().color(QPalette::Link), 2));
        painter.drawRect(paper.adjusted(-3, -3, 3, 3));
    }
}

void FigurePreview::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_PageDown || event->key() == Qt::Key_Right)
        setPage(m_page + 1);
    else if (event->key() == Qt::Key_PageUp || event->key() == Qt::Key_Left)
        setPage(m_page - 1);
    else
        QWidget::keyPressEvent(event);
}

}  // namespace relata
