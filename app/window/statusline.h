// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/workspace.h"

#include <QObject>
#include <QTimer>

#include <optional>

class QLabel;
class QMainWindow;
class QStatusBar;
class QToolButton;

namespace relata {

/// "29 of 41 entities  66 of 88 statements  1 filter  0 hidden" at the left, selection, running layout and zoom at the right. Each part is a button.
class StatusLine final : public QObject
{
    Q_OBJECT
public:
    StatusLine(Workspace &workspace, QStatusBar *bar);
    void setZoom(double zoom);
    static QString zoomText(double zoom);  ///< "100 %"; with digits after the point where a large graph is seen whole: "0.4 %"
    /// While a picture is made beside the window; said after a moment, so that what is quick does not flicker.
    void setDrawing(bool drawing);
    void setReading(std::optional<double> fraction, const QString &doing = {});  ///< of a file that is being read or made; none: it is over
    void setProgress(double fraction);                                           ///< of a running layout
    void setFiltering(double fraction);                                          ///< of a lens that is looked through; said after a moment
    void refreshStop();                                                          ///< what of it can be stopped, or kept
    /// What is so with the file: "Saved"; \a worth a look when it is not. Empty: nothing is said.
    void setKept(const QString &words, const QString &tip, bool worth);
    QString text() const;  ///< all parts, for tests and screen readers

signals:
    void entitiesClicked();
    void statementsClicked();
    void filtersClicked();
    void hiddenClicked();
    void selectionClicked();
    void keptClicked();
    void stopClicked();
    void keepClicked();
    void zoomInClicked();
    void zoomOutClicked();
    void fitClicked();

public slots:
    void refresh();

private:
    QToolButton *part(const QString &name, const QString &tip, void (StatusLine::*clicked)());
    void tellFiltering();
    Workspace &m_workspace;
    QStatusBar *m_bar;
    bool m_reading = false;
    double m_filtered = 0;
    QTimer m_drawingSoon, m_filteringSoon;
    QToolButton *m_entities, *m_statements, *m_filters, *m_hidden, *m_selection, *m_kept, *m_keep, *m_stop, *m_zoomOut, *m_zoom, *m_zoomIn;
};

}  // namespace relata
