// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/panels/historysource.h"
#include "views/panels/session.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QListView;
class QPushButton;
class QTextBrowser;
class QToolButton;

namespace relata {

class HistoryModel;

/// What was changed, when, newest first; what each step touched; points that one names and goes back to. It wishes, and reads lazily.
class HistoryPanel final : public QWidget
{
    Q_OBJECT
public:
    HistoryPanel(Session &session, HistorySource &source, QWidget *parent = nullptr);

    QListView *list() const { return m_list; }
    const HistoryModel &steps() const { return *m_model; }
    QLineEdit *filter() const { return m_filter; }
    QToolButton *onlyNamed() const { return m_onlyNamed; }
    QLineEdit *nameField() const { return m_name; }
    QPushButton *revertButton() const { return m_revert; }
    QString state() const;    ///< the sentence in place of a list; empty = there is one
    QString details() const;  ///< of the chosen step, as plain text

public slots:
    void nameThisPoint();  ///< chooses the newest step and asks for its name

signals:
    void revertRequested(qint64 step);  ///< back to the state after it; 0 = the beginning
    void keepRequested();               ///< of a graph that is no project yet: make it one

protected:
    void showEvent(QShowEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void build();
    void refresh();
    void choose(int row);
    void showDetails();
    void rename();
    int chosenRow() const;
    QString valueInWords(const QString &field, const std::string &value) const;
    static QString mergeInWords(const StepSummary::Record &record, const StepSummary::Field &field);
    QString nameOf(const StepSummary::Record &record) const;
    QString detailsAsHtml(const StepSummary &summary) const;

    Session &m_session;
    HistorySource &m_source;
    HistoryModel *m_model;
    QLineEdit *m_filter, *m_name;
    QToolButton *m_onlyNamed = nullptr, *m_nameNow = nullptr;
    QListView *m_list;
    QLabel *m_state;
    QPushButton *m_keep, *m_revert;
    QTextBrowser *m_details;
    QWidget *m_body, *m_foot;
    QTimer m_typing;
    std::int64_t m_chosen = -1;  ///< id of the step whose details are shown
    bool m_stale = false;        ///< something changed while nobody looked
};

}  // namespace relata
