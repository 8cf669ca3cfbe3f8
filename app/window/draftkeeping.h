// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/dialogs/formdraft.h"

#include <QTimer>

#include <string>

class QDialog;

namespace relata {

class MainWindow;

/// What is written in \a form is on the disk within a second, and gone from there when the form is finished or closed by hand. Belongs to the form.
class DraftKeeping final : public QObject
{
    Q_OBJECT
public:
    DraftKeeping(MainWindow &window, QDialog *form, const DraftedForm &drafted);
    /// The same when \a form is one that can be gone on with.
    static void watch(MainWindow &window, QDialog *form);

private:
    void look();
    void forget();
    MainWindow &m_window;
    const DraftedForm &m_drafted;
    FormDraft::Kind m_kind;
    std::string m_input;  ///< what it was kept for
    std::optional<FormDraft> m_kept;
    QTimer m_soon;
};

}  // namespace relata
