// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/store/project.h"

#include <QObject>
#include <QString>

namespace relata {

/// Where the history panel reads from and what it can ask for: the project that is open, if any.
class HistorySource : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    virtual bool isOpen() const = 0;                       ///< there is a history
    virtual QString whyReadOnly() const = 0;               ///< one sentence; empty = points can be named and gone back to
    virtual bool isUndoable(std::int64_t step) const = 0;  ///< made in this session, and still in effect: Undo reaches it
    virtual Result<std::vector<HistoryStep>> steps(const HistoryPage &page) const = 0;
    virtual Result<StepSummary> touched(std::int64_t step) const = 0;
    virtual Result<void> nameStep(std::int64_t step, const QString &name) = 0;  ///< empty: it has none any more

signals:
    void historyChanged();  ///< a step more, a name, another project
};

}  // namespace relata
