// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/panels/session.h"

#include <QWidget>

class QListView;

namespace relata {

class SearchModel;

/// The answer under the search field: rows in sections, the keys in the foot. Paints its own shadow and dims the window a little.
class SearchPopup final : public QWidget
{
    Q_OBJECT
public:
    SearchPopup(Session &session, SearchModel &model, QWidget *parent);
    void showAt(const QRect &field);  ///< in the parent's coordinates; below the field, as wide as the look wants and the window lets
    QListView *list() const { return m_list; }
    int currentRow() const;
    void setCurrentRow(int row);
    void moveCurrent(int step);
    static constexpr int shadow = 24;  ///< px around the card

signals:
    void rowChosen(int row);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QRect card() const { return rect().adjusted(shadow, 4, -shadow, -shadow); }
    int headHeight() const;
    int footHeight() const;
    Session &m_session;
    SearchModel &m_model;
    QListView *m_list;
};

}  // namespace relata
