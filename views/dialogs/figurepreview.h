// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/figure/figure.h"

#include <QWidget>

#include <optional>

namespace relata {

/// A page as it will be, fitted into the widget, with a soft shadow; Page Up and Page Down turn the leaves.
class FigurePreview final : public QWidget
{
    Q_OBJECT
public:
    explicit FigurePreview(QWidget *parent = nullptr);
    void setFigure(const Figure *figure);  ///< not owned; null = nothing to see
    int page() const { return m_page; }
    void setPage(int page);
    QSize sizeHint() const override { return {700, 520}; }

signals:
    void pageChanged(int page);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    const Figure *m_figure = nullptr;
    int m_page = 0;
    QImage m_cached;
    double m_cachedScale = 0;
};

}  // namespace relata
