// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/result.h"
#include "model/query/lens.h"
#include "views/panels/session.h"

#include <QLineEdit>

#include <optional>
#include <vector>

class QCompleter;
class QStandardItemModel;

namespace relata {

/// A lens expression as one types it: keys in accent, a fault underlined at its place, keys and values offered below. Undo takes back what was typed
/// since the last Enter; with nothing of that left it is the window's.
class LensField final : public QLineEdit
{
    Q_OBJECT
public:
    explicit LensField(Session &session, QWidget *parent = nullptr);
    QCompleter *completer() const { return m_completer; }
    const std::vector<LensCompletion> &offers() const { return m_offers; }
    /// Underlines the word that begins at the error's column; none = no error.
    void showFault(const std::optional<Error> &error);
    int faultStart() const { return m_faultyText == text() ? m_faultStart : -1; }  ///< 0-based place in text(); -1 = none
    int faultLength() const { return m_faultLength; }

signals:
    void submitted(const relata::Lens &lens);
    void faulted(const QString &message);  ///< empty = no longer

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void check();
    void submit();
    void paintKeys();
    void offer();
    void accept(int row);
    Session &m_session;
    QCompleter *m_completer;
    QStandardItemModel *m_model;
    std::vector<LensCompletion> m_offers;
    QString m_faultyText;  ///< the fault belongs to this text only
    int m_faultStart = -1, m_faultLength = 0;
};

}  // namespace relata
