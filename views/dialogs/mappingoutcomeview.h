// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/dialogs/mappingcounts.h"

#include <QWidget>

class QLabel;
class QListWidget;

namespace relata {

/// What would come of a mapping: how much, the first statement in words, and what could not be read.
class MappingOutcomeView final : public QWidget
{
    Q_OBJECT
public:
    explicit MappingOutcomeView(QWidget *parent = nullptr);
    void showCounting();
    /// \a ofOneTable: whose name need not stand before each problem.
    void tell(const MappingOutcome &made, bool ofOneTable);
    QString text() const { return m_text; }  ///< empty while it counts

protected:
    void changeEvent(QEvent *event) override;

private:
    void color();
    QLabel *m_words, *m_example;
    QListWidget *m_problems;
    QString m_text;
    bool m_possible = true;
};

}  // namespace relata
