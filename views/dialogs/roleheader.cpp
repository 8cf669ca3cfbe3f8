// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/roleheader.h"

#include "views/theme/theme.h"

#include <QCoreApplication>
#include <QEvent>
#include <QScrollBar>

#include <array>

namespace relata {
namespace {

constexpr std::size_t mostBoxes = 200;
constexpr int margin = 4;

constexpr std::array<const char *, columnRoleCount> words{QT_TRANSLATE_NOOP("relata::RoleHeader", "Leave out"),
                                                          QT_TRANSLATE_NOOP("relata::RoleHeader", "Property"),
                                                          QT_TRANSLATE_NOOP("relata::RoleHeader", "Id"),
                                                          QT_TRANSLATE_NOOP("relata::RoleHeader", "Name"),
                                                          QT_TRANSLATE_NOOP("relata::RoleHeader", "Type"),
                                                          QT_TRANSLATE_NOOP("relata::RoleHeader", "Aliases"),
                                                          QT_TRANSLATE_NOOP("relata::RoleHeader", "Description"),
                                                          QT_TRANSLATE_NOOP("relata::RoleHeader", "Link to others"),
                                                          QT_TRANSLATE_NOOP("relata::RoleHeader", "Subject"),
                                                          QT_TRANSLATE_NOOP("relata::RoleHeader", "Subject’s name"),
                                                          QT_TRANSLATE_NOOP("relata::RoleHeader", "Subject’s type"),
                                                          QT_TRANSLATE_NOOP("relata::RoleHeader", "Object"),
                                                          QT_TRANSLATE_NOOP("relata::RoleHeader", "Object’s name"),
                                                          QT_TRANSLATE_NOOP("relata::RoleHeader", "Object’s type"),
                                                          QT_TRANSLATE_NOOP("relata::RoleHeader", "Both: a (predicate) b"),
                                                          QT_TRANSLATE_NOOP("relata::RoleHeader", "Predicate"),
                                                          QT_TRANSLATE_NOOP("relata::RoleHeader", "Directed or not"),
                                                          QT_TRANSLATE_NOOP("relata::RoleHeader", "Claim"),
                                                          QT_TRANSLATE_NOOP("relata::RoleHeader", "Speaker"),
                                                          QT_TRANSLATE_NOOP("relata::RoleHeader", "Paragraph or page"),
                                                          QT_TRANSLATE_NOOP("relata::RoleHeader", "Quote"),
                                                          QT_TRANSLATE_NOOP("relata::RoleHeader", "Modality"),
                                                          QT_TRANSLATE_NOOP("relata::RoleHeader", "Polarity"),
                                                          QT_TRANSLATE_NOOP("relata::RoleHeader", "Said on"),
                                                          QT_TRANSLATE_NOOP("relata::RoleHeader", "Holds"),
                                                          QT_TRANSLATE_NOOP("relata::RoleHeader", "Holds from"),
                                                          QT_TRANSLATE_NOOP("relata::RoleHeader", "Holds until"),
                                                          QT_TRANSLATE_NOOP("relata::RoleHeader", "Basis of holds"),
                                                          QT_TRANSLATE_NOOP("relata::RoleHeader", "Confidence"),
                                                          QT_TRANSLATE_NOOP("relata::RoleHeader", "Status"),
                                                          QT_TRANSLATE_NOOP("relata::RoleHeader", "Note"),
                                                          QT_TRANSLATE_NOOP("relata::RoleHeader", "Weight"),
                                                          QT_TRANSLATE_NOOP("relata::RoleHeader", "Document"),
                                                          QT_TRANSLATE_NOOP("relata::RoleHeader", "Document’s title"),
                                                          QT_TRANSLATE_NOOP("relata::RoleHeader", "Document’s address"),
                                                          QT_TRANSLATE_NOOP("relata::RoleHeader", "Document’s authors"),
                                                          QT_TRANSLATE_NOOP("relata::RoleHeader", "Publisher"),
                                                          QT_TRANSLATE_NOOP("relata::RoleHeader", "Published on"),
                                                          QT_TRANSLATE_NOOP("relata::RoleHeader", "Language")};

}  // namespace

QString roleInWords(ColumnRole role)
{
    return QCoreApplication::translate("relata::RoleHeader", words[std::size_t(role)]);
}

RoleHeader::RoleHeader(QWidget *parent) : QHeaderView(Qt::Horizontal, parent)
{
    setSectionsClickable(false);
    setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    setMinimumSectionSize(uiLength(120));
    setTextElideMode(Qt::ElideRight);
    connect(this, &QHeaderView::sectionResized, this, &RoleHeader::placeBoxes);
}

void RoleHeader::setColumns(const TableMapping &mapping)
{
    for (QComboBox *box : m_boxes) {
        box->hide();
        box->deleteLater();
    }
    m_boxes.clear();
    const auto roles = rolesOf(mapping.shape);
    for (std::size_t i = 0; i < std::min(mapping.columns.size(), mostBoxes) && !roles.empty(); ++i) {
        auto *box = new QComboBox(viewport());
        const QString name = QString::fromStdString(mapping.columns[i].column);
        box->setAccessibleName(tr("What the column “%1” says").arg(name));
        for (const ColumnRole role : roles)
            box->addItem(roleInWords(role), int(role));
        box->setCurrentIndex(box->findData(int(mapping.columns[i].role)));
        box->setMaxVisibleItems(20);
        box->setMinimumContentsLength(6);
        box->installEventFilter(this);
        connect(box, &QComboBox::activated, this, [this, box, i] { emit roleChosen(int(i), ColumnRole(box->currentData().toInt())); });
        box->show();
        m_boxes.push_back(box);
    }
    updateGeometry();
    widenToFit();
    placeBoxes();
}

/// Every role in full; headings as far as there is room for many columns.
void RoleHeader::widenToFit()
{
    const int most = uiLength(240), arrow = uiLength(48);
    for (int i = 0; i < std::min(int(m_boxes.size()), count()); ++i) {
        const int role = m_boxes[std::size_t(i)]->fontMetrics().horizontalAdvance(m_boxes[std::size_t(i)]->currentText()) + arrow;
        if (const int needed = std::min(most, std::max(role, sectionSizeHint(i))); needed > sectionSize(i))
            resizeSection(i, needed);
    }
}

int RoleHeader::boxHeight() const
{
    return m_boxes.empty() ? 0 : m_boxes.front()->sizeHint().height() + 2 * margin;
}

QSize RoleHeader::sizeHint() const
{
    QSize size = QHeaderView::sizeHint();
    size.setHeight(std::max(size.height(), fontMetrics().height() + 2 * margin) + boxHeight());
    return size;
}

void RoleHeader::paintSection(QPainter *painter, const QRect &rect, int column) const
{
    QHeaderView::paintSection(painter, rect.adjusted(0, boxHeight(), 0, 0), column);
}

void RoleHeader::updateGeometries()
{
    QHeaderView::updateGeometries();
    placeBoxes();
}

void RoleHeader::placeBoxes()
{
    for (std::size_t i = 0; i < m_boxes.size(); ++i)
        if (int(i) < count())
            m_boxes[i]->setGeometry(sectionViewportPosition(int(i)) + margin / 2, margin, sectionSize(int(i)) - margin, boxHeight() - 2 * margin);
}

bool RoleHeader::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Wheel && !static_cast<QWidget *>(watched)->hasFocus()) {  // scrolling the preview changes nothing
        event->ignore();
        return true;
    }
    if (event->type() == QEvent::FocusIn)
        for (std::size_t i = 0; i < m_boxes.size(); ++i)
            if (m_boxes[i] == watched)
                emit columnReached(int(i));
    return QHeaderView::eventFilter(watched, event);
}

}  // namespace relata
