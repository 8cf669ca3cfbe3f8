// SPDX-License-Identifier: Apache-2.0
#include "app/window/statusline.h"

#include "views/panels/plaintip.h"
#include "views/panels/text.h"
#include "views/theme/icons.h"

#include <QLocale>
#include <QStatusBar>
#include <QToolButton>

namespace relata {

namespace {

constexpr int moment = 300;  // ms

}  // namespace

StatusLine::StatusLine(Workspace &workspace, QStatusBar *bar) : QObject(bar), m_workspace(workspace), m_bar(bar)
{
    bar->setSizeGripEnabled(false);
    m_entities = part(QStringLiteral("entities"), tr("Show everything that the lens lets through"), &StatusLine::entitiesClicked);
    m_statements = part(QStringLiteral("statements"), tr("Go to the statements table"), &StatusLine::statementsClicked);
    m_filters = part(QStringLiteral("filters"), tr("Go to the lens"), &StatusLine::filtersClicked);
    m_hidden = part(QStringLiteral("hidden"), tr("Show what was hidden by hand"), &StatusLine::hiddenClicked);
    m_selection = part(QStringLiteral("selection"), tr("Bring the selection into view"), &StatusLine::selectionClicked);
    m_kept = part(QStringLiteral("kept"), tr("The history of the project"), &StatusLine::keptClicked);
    m_kept->hide();
    m_keep = part(QStringLiteral("keep"), tr("Stop arranging; the picture stays as it has got by now (Pause)"), &StatusLine::keepClicked);
    m_keep->setText(tr("Stop and keep"));
    m_stop = part(QStringLiteral("stop"), tr("Cancel arranging; everything goes back to where it was (Shift+Pause)"), &StatusLine::stopClicked);
    m_zoomOut = part(QStringLiteral("zoomOut"), tr("Zoom out (Ctrl+−)"), &StatusLine::zoomOutClicked);
    m_zoom = part(QStringLiteral("zoom"), tr("Fit everything (Ctrl+0)"), &StatusLine::fitClicked);
    m_zoomIn = part(QStringLiteral("zoomIn"), tr("Zoom in (Ctrl++)"), &StatusLine::zoomInClicked);
    m_zoomOut->setAccessibleName(tr("Zoom out"));
    m_zoomIn->setAccessibleName(tr("Zoom in"));
    for (QToolButton *left : {m_entities, m_statements, m_filters, m_hidden})
        bar->addWidget(left);
    for (QToolButton *right : {m_keep, m_stop, m_selection, m_kept, m_zoomOut, m_zoom, m_zoomIn})
        bar->addPermanentWidget(right);
    m_keep->hide();
    m_stop->hide();
    m_drawingSoon.setSingleShot(true);
    connect(&m_drawingSoon, &QTimer::timeout, this, [this] {
        if (!m_workspace.isDrawing() || m_reading || m_workspace.isArranging())
            return;
        m_stop->setText(tr("Drawing … · Stop"));
        m_stop->setToolTip(tr("Stop drawing; the picture of before stays"));
        m_stop->show();
    });
    m_filteringSoon.setSingleShot(true);
    connect(&m_filteringSoon, &QTimer::timeout, this, &StatusLine::tellFiltering);
    connect(&workspace, &Session::graphChanged, this, &StatusLine::refresh);
    connect(&workspace, &Session::viewChanged, this, &StatusLine::refresh);
    connect(&workspace, &Session::selectionChanged, this, &StatusLine::refresh);
    connect(&workspace, &Session::themeChanged, this, &StatusLine::refresh);
    setZoom(1);
    refresh();
}

QToolButton *StatusLine::part(const QString &name, const QString &tip, void (StatusLine::*clicked)())
{
    auto *button = new QToolButton(m_bar);
    button->setObjectName(QStringLiteral("status-") + name);
    button->setProperty("statusPart", true);
    button->setToolTip(tip);
    button->setAutoRaise(true);
    button->setIconSize({14, 14});
    connect(button, &QToolButton::clicked, this, clicked);
    return button;
}

void StatusLine::refresh()
{
    const Visible &visible = m_workspace.visible();
    const KnowledgeGraph &graph = m_workspace.graph();
    const auto of = [&](std::size_t some, std::size_t all, const QString &what) { return tr("%1 of %2 %3").arg(grouped(some), grouped(all), what); };
    const std::size_t filters = m_workspace.view().lens.conditions().size(), chosen = m_workspace.selection().entities.size();
    m_entities->setText(of(visible.entities.size(), graph.entityCount(), graph.entityCount() == 1 ? tr("entity") : tr("entities")));
    m_statements->setText(of(visible.statements.size(), graph.statementCount(), graph.statementCount() == 1 ? tr("statement") : tr("statements")));
    m_filters->setText(filters == 1 ? tr("1 filter") : tr("%1 filters").arg(filters));
    m_hidden->setText(visible.outsideScope > 0 ? tr("%1 hidden, %2 out of focus").arg(grouped(visible.hiddenByHand), grouped(visible.outsideScope))
                                               : tr("%1 hidden").arg(grouped(visible.hiddenByHand)));
    const std::size_t rows = m_workspace.selection().statements.size();
    m_selection->setText(chosen == 1  ? tr("1 entity selected")
                         : chosen > 1 ? tr("%1 entities selected").arg(grouped(chosen))
                         : rows == 1  ? tr("1 statement selected")
                         : rows > 1   ? tr("%1 statements selected").arg(grouped(rows))
                                      : QString());
    m_selection->setVisible(chosen + rows > 0);
    refreshStop();
    const Theme &theme = Theme::of(m_workspace.theme());
    m_zoomOut->setIcon(themedIcon(QStringLiteral("minus"), theme.text2, theme.disabled));
    m_zoomIn->setIcon(themedIcon(QStringLiteral("plus"), theme.text2, theme.disabled));
}

void StatusLine::setKept(const QString &words, const QString &tip, bool worth)
{
    m_kept->setText(words);
    m_kept->setToolTip(plainTip(tip.isEmpty() ? tr("The history of the project") : tip));
    m_kept->setVisible(!words.isEmpty());
    m_kept->setIcon(worth ? themedIcon(QStringLiteral("warning"), Theme::of(m_workspace.theme()).warning, Theme::of(m_workspace.theme()).disabled)
                          : QIcon());
    m_kept->setToolButtonStyle(worth ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonTextOnly);
}

void StatusLine::setZoom(double zoom)
{
    m_zoom->setText(zoomText(zoom));
}

QString StatusLine::zoomText(double zoom)
{
    const double percent = zoom * 100;
    const int digits = percent >= 1.95 ? 0 : percent >= 0.095 ? 1 : 2;
    return tr("%1 %").arg(QLocale::c().toString(percent, 'f', digits));
}

void StatusLine::setReading(std::optional<double> fraction, const QString &doing)
{
    m_reading = fraction.has_value();
    refreshStop();
    if (!fraction)
        return;
    m_stop->setText(tr("%1 %2 % · Stop").arg(doing).arg(qRound(*fraction * 100)));
    m_stop->setToolTip(tr("Stop this; what was open stays (Esc)"));
}

void StatusLine::setProgress(double fraction)
{
    if (m_reading)
        return;
    m_stop->setToolTip(tr("Cancel arranging; everything goes back to where it was (Shift+Pause)"));
    m_stop->setText(tr("Arranging %1 % · Cancel").arg(qRound(fraction * 100)));
    refreshStop();
}

void StatusLine::refreshStop()
{
    m_stop->setVisible(m_reading || m_workspace.isArranging() || (m_workspace.isFiltering() && !m_filteringSoon.isActive())
                       || (m_workspace.isDrawing() && !m_drawingSoon.isActive()));
    m_keep->setVisible(!m_reading && m_workspace.isArranging() && m_workspace.canKeepArranged());
}

void StatusLine::setFiltering(double fraction)
{
    m_filtered = fraction;
    if (!m_workspace.isFiltering()) {
        m_filteringSoon.stop();
        refreshStop();
    } else if (fraction == 0) {
        m_filteringSoon.start(moment);
    } else if (!m_filteringSoon.isActive()) {
        tellFiltering();
    }
}

void StatusLine::tellFiltering()
{
    if (!m_workspace.isFiltering() || m_reading || m_workspace.isArranging())
        return;
    m_stop->setText(tr("Filtering %1 % · Stop").arg(qRound(m_filtered * 100)));
    m_stop->setToolTip(tr("Stop filtering; the lens of before stays"));
    refreshStop();
}

void StatusLine::setDrawing(bool drawing)
{
    if (drawing && !m_drawingSoon.isActive())
        m_drawingSoon.start(moment);
    if (!drawing)
        m_drawingSoon.stop();
    refreshStop();
}

QString StatusLine::text() const
{
    QStringList parts;
    for (const QToolButton *part : {m_entities, m_statements, m_filters, m_hidden, m_selection, m_kept})
        if (!part->text().isEmpty())
            parts += part->text();
    return parts.join(QStringLiteral("  "));
}

}  // namespace relata
