// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/edit/join.h"
#include "model/io/formats.h"
#include "views/panels/session.h"

#include <QDialog>

#include <functional>
#include <memory>

namespace relata {

/// What was read, before it is taken in: how much of it is new, what is there already, where the two differ, and what the reader had to leave out.
/// Of large graphs that is found out beside the window: until then there is nothing to import, and plan() is the one of before.
class ImportForm final : public QDialog
{
    Q_OBJECT
public:
    /// Takes \a diff into the open graph, as one step called \a label; with \a intoNew into a new project, where \a diff is the whole.
    using TakeIn = std::function<bool(GraphDiff diff, const QString &label, bool intoNew)>;
    /// \a name: of the file, for people.
    ImportForm(const Session &session, LoadedGraph incoming, const QString &name, TakeIn takeIn, QWidget *parent = nullptr);
    ~ImportForm() override;

    JoinOptions options() const;
    void setApart(const std::vector<std::string> &ids);  ///< who of the file is nobody here
    void setIntoNew(bool intoNew);
    QString summary() const;  ///< "Adds 3 entities and 2 statements …"
    const JoinPlan &plan() const;
    QString problem() const;

public slots:
    void accept() override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

}  // namespace relata
