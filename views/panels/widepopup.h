// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

class QCompleter;

namespace relata {

/// Lets what a completer offers be read whole: its list is as wide as its longest line, however narrow the field, and stays on the screen.
class WidePopup final : public QObject
{
public:
    explicit WidePopup(QCompleter *completer);  ///< owned by it

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void widen();
    QCompleter *m_completer;
    bool m_widening = false;
};

}  // namespace relata
