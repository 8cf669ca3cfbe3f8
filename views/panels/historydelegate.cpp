// SPDX-License-Identifier: Apache-2.0
#include "views/panels/historydelegate.h"

#include "views/panels/historymodel.h"
#include "views/panels/swatches.h"
#include "views/panels/text.h"
#include "views/scene/shownname.h"

#include <QAbstractItemView>
#include <QDate>
#include <QFontMetrics>
#include <QLocale>
#include <QPainter>

namespace relata {
namespace {

constexpr int wrapping = Qt::TextWrapAnywhere;

QString dayInWords(const QDate &day)
{
    const qint64 ago = day.daysTo(QDate::currentDate());
    if (ago == 0)
        return HistoryDelegate::tr("Today");
    return ago == 1 ? HistoryDelegate::tr("Yesterday") : QLocale().toString(day, QLocale::LongFormat);
}

/// Where things stand in a row that is \a width wide, from its upper left corner.
struct Places {
    QRect day, dot, flag, name, label, meta;
    int height = 0;
};

/// Words break between words where they can; only one that is wider than the row breaks within.
int flagsFor(const QFontMetrics &metrics, const QString &text, int width)
{
    for (const QString &word : text.split(QLatin1Char(' ')))
        if (metrics.horizontalAdvance(word) > width)
            return wrapping;
    return Qt::TextWordWrap;
}

Places placesOf(const HistoryModel &model, int row, int width)
{
    const HistoryStep &step = model.step(row);
    Places places;
    const int left = uiLength(30), right = width - uiLength(12), room = std::max(40, right - left);
    int y = 0;
    if (model.beginsDay(row)) {
        const QFontMetrics metrics(uiFont(12, QFont::DemiBold));
        places.day = {uiLength(12), uiLength(8), width - uiLength(24), metrics.height()};
        y = places.day.bottom() + 1 + uiLength(2);
    }
    y += uiLength(6);
    const auto text = [&](const QString &words, const QFont &font, int indent) {
        const QFontMetrics metrics(font);
        const QRect area = metrics.boundingRect(QRect(0, 0, room - indent, 100000), flagsFor(metrics, words, room - indent), words);
        const QRect place(left + indent, y, room - indent, area.height());
        y += area.height();
        return place;
    };
    const int line = QFontMetrics(uiFont(13)).height();
    places.dot = {uiLength(12), y, uiLength(12), line};
    if (!step.name.empty()) {
        places.flag = {left, y, uiLength(14), line};
        places.name = text(unturned(toQString(step.name)), uiFont(13, QFont::DemiBold), uiLength(18));
        y += uiLength(1);
    }
    places.label = text(unturned(toQString(step.label)), uiFont(13), 0);
    if (step.id > 0)
        places.meta = text(QStringLiteral("0"), uiFont(11.5), 0);
    places.height = y + uiLength(6);
    return places;
}

}  // namespace

QSize HistoryDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const int width = view ? view->viewport()->width() : 300;
    return {width, placesOf(*static_cast<const HistoryModel *>(index.model()), index.row(), width).height};
}

void HistoryDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto &model = *static_cast<const HistoryModel *>(index.model());
    const HistoryStep &step = model.step(index.row());
    const Theme &theme = Theme::of(m_session.theme());
    const Places places = placesOf(model, index.row(), option.rect.width());
    painter->save();
    painter->setClipRect(option.rect);
    painter->translate(option.rect.topLeft());
    const int top = places.day.isValid() ? places.day.bottom() + uiLength(2) : 0;
    const QRect ground(0, top, option.rect.width(), places.height - top);
    const bool chosen = option.state & QStyle::State_Selected;
    if (chosen)
        painter->fillRect(ground, theme.selection);
    else if (option.state & QStyle::State_MouseOver)
        painter->fillRect(ground, theme.hover);
    const auto text = [&](const QRect &area, const QString &words, const QFont &font, const QColor &color) {
        painter->setFont(font);
        painter->setPen(color);
        painter->drawText(area, flagsFor(QFontMetrics(font), words, area.width()), words);
    };
    if (places.day.isValid()) {
        painter->setFont(uiFont(12, QFont::DemiBold));
        painter->setPen(theme.text2);
        painter->drawText(places.day, Qt::AlignLeft | Qt::AlignVCenter, dayInWords(dayOf(step)));
    }
    const QColor ink = chosen ? theme.selectionText : theme.text;
    drawVoiceDot(*painter, places.dot, model.isUndoable(index.row()) ? theme.accent : theme.text3, !model.isUndoable(index.row()));
    if (places.flag.isValid()) {
        drawIcon(*painter, places.flag, QStringLiteral("flag"), chosen ? theme.selectionText : theme.accent);
        text(places.name, unturned(toQString(step.name)), uiFont(13, QFont::DemiBold), ink);
    }
    text(places.label, unturned(toQString(step.label)), uiFont(13), step.id > 0 ? ink : chosen ? theme.selectionText : theme.text2);
    if (places.meta.isValid()) {
        const QString counts = countsInWords(model.summary(index.row()));
        const QFontMetrics metrics(uiFont(11.5));
        const QString all = timeOf(step) + (counts.isEmpty() ? QString() : QStringLiteral("  ·  ") + counts);
        painter->setFont(uiFont(11.5));
        painter->setPen(chosen ? theme.selectionText : theme.text3);
        painter->drawText(places.meta, Qt::AlignLeft | Qt::TextSingleLine, metrics.elidedText(all, Qt::ElideRight, places.meta.width()));
    }
    if ((option.state & QStyle::State_HasFocus) && (option.state & QStyle::State_KeyboardFocusChange)) {
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(theme.accent, 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(ground).adjusted(3, 1, -3, -1), 5, 5);
    }
    painter->restore();
}

}  // namespace relata
