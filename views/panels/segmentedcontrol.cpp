// SPDX-License-Identifier: Apache-2.0
#include "views/panels/segmentedcontrol.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPainter>

namespace relata {
namespace {

class Segment final : public QAbstractButton
{
public:
    Segment(Session &session, const QString &name, QWidget *parent) : QAbstractButton(parent), m_session(session)
    {
        setText(name);
        setAccessibleName(name);
        setCheckable(true);
        setFocusPolicy(Qt::TabFocus);
        setCursor(Qt::PointingHandCursor);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }
    QSize sizeHint() const override
    {
        const QFontMetrics metrics(uiFont(12, QFont::Medium));
        return {metrics.horizontalAdvance(text()) + uiLength(20), std::max(uiLength(24), metrics.height() + 6)};
    }
    QSize minimumSizeHint() const override { return {sizeHint().width() - uiLength(8), sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = Theme::of(m_session.theme());
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
        if (isChecked() || hasFocus()) {
            painter.setPen(hasFocus() ? QPen(theme.accent, 2) : QPen(theme.border2, 1));
            painter.setBrush(isChecked() ? QBrush(theme.raised) : QBrush(Qt::NoBrush));
            painter.drawRoundedRect(hasFocus() ? box.adjusted(0.5, 0.5, -0.5, -0.5) : box, 5.5, 5.5);
        }
        painter.setFont(uiFont(12, isChecked() ? QFont::DemiBold : QFont::Medium));
        painter.setPen(isChecked() || underMouse() ? theme.text : theme.text3);
        painter.drawText(rect(), Qt::AlignCenter, text());
    }
    void enterEvent(QEnterEvent *) override { update(); }
    void leaveEvent(QEvent *) override { update(); }

private:
    Session &m_session;
};

}  // namespace

SegmentedControl::SegmentedControl(Session &session, const QStringList &names, QWidget *parent)
    : QWidget(parent), m_session(session), m_buttons(new QButtonGroup(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(2, 2, 2, 2);
    row->setSpacing(2);
    for (const QString &name : names) {
        auto *segment = new Segment(session, name, this);
        m_buttons->addButton(segment, m_buttons->buttons().size());
        row->addWidget(segment);
    }
    m_buttons->setExclusive(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setChosen(0);
    connect(m_buttons, &QButtonGroup::idClicked, this, &SegmentedControl::chosenByUser);
    connect(&session, &Session::themeChanged, this, qOverload<>(&QWidget::update));
}

int SegmentedControl::chosen() const
{
    return m_buttons->checkedId();
}

void SegmentedControl::setChosen(int index)
{
    m_buttons->button(index)->setChecked(true);
}

QAbstractButton *SegmentedControl::button(int index) const
{
    return m_buttons->button(index);
}

void SegmentedControl::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(m_session.theme());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.border, 1));
    painter.setBrush(theme.sunken);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 7, 7);
}

}  // namespace relata
