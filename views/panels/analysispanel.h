// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/query/propertycolumn.h"
#include "views/panels/session.h"
#include "views/scene/emphasis.h"

#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

class QCheckBox;
class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QTableView;

namespace relata {

class AnalysisModel;

/// Questions about who matters and which groups there are, and their answers as a ranking of what is shown. It wishes; somebody else computes.
/// Its parts are made when it is first shown.
class AnalysisPanel final : public QWidget
{
    Q_OBJECT
public:
    explicit AnalysisPanel(Session &session, QWidget *parent = nullptr);

    const Scale &scale() const { return m_scale; }
    void ask(const Scale &scale);
    void startWith(const Scale &scale);                                ///< the same, when it was not shown yet without making its parts
    void setProperties(const std::vector<ScaleProperty> &properties);  ///< that can be asked for as well
    /// Nothing happens when another question is asked meanwhile.
    void showAnswer(const EntityNumbers &numbers, const QString &note);
    void showProgress(double fraction);  ///< 1 = ended
    void showStopped();
    void setColumns(const std::vector<Scale> &scales);  ///< those that the entities table has

    QComboBox *questions() const { return m_questions; }
    QTableView *table() const { return m_table; }
    const AnalysisModel &answers() const { return *m_model; }
    QCheckBox *sizeBox() const { return m_size; }
    QCheckBox *fillBox() const { return m_fill; }
    QCheckBox *widthBox() const { return m_width; }
    QCheckBox *columnBox() const { return m_column; }
    QPushButton *filterButton() const { return m_filter; }
    QPushButton *stopButton() const { return m_stop; }
    QString note() const;

signals:
    void questionAsked(const relata::Scale &scale);
    void shown();  ///< an answer is wanted again
    void stopRequested();
    void selectionRequested(const Selection &selection);
    void conditionRequested(const QString &condition);
    void sizeByRequested(const std::optional<relata::Scale> &scale);
    void fillByRequested(const std::optional<relata::Scale> &scale);
    void widthByRequested(const std::string &property);         ///< empty = by sources again
    void columnRequested(const relata::Scale &scale, bool on);  ///< of the entities table

protected:
    void showEvent(QShowEvent *event) override;

private:
    void ensureBuilt();
    void build();
    void fillQuestions();
    void followView();
    void tint();
    Selection chosen() const;
    void choose();
    void followSelection();
    QString condition() const;  ///< that keeps what is chosen, or the top; empty = none
    void labelFilter();

    Session &m_session;
    Scale m_scale = Measure::Degree;
    std::vector<ScaleProperty> m_properties;
    AnalysisModel *m_model;
    QComboBox *m_questions = nullptr;
    QLabel *m_meaning = nullptr, *m_note = nullptr;
    QTableView *m_table = nullptr;
    QProgressBar *m_progress = nullptr;
    QCheckBox *m_size = nullptr, *m_fill = nullptr, *m_width = nullptr, *m_column = nullptr;
    std::vector<Scale> m_columns;
    std::shared_ptr<const std::vector<std::string>> m_texts;  ///< of the groups that are shown
    QPushButton *m_filter = nullptr, *m_stop = nullptr;
};

}  // namespace relata
