// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

class QCompleter;
class QLineEdit;

namespace relata {

/// While one offer is shown below \a field, and only one, Tab takes it on its way to the next field. When that offer is what stands in the field, it
/// is shown no longer: it would only lie on the next field.
class TabTakes final : public QObject
{
    Q_OBJECT
public:
    enum class What {
        OnlyOffer,     ///< where only what is there can be named
        WhatIsWritten  ///< where something new can be named: the offer only when it is what was written, case, accents and blanks aside
    };
    TabTakes(QLineEdit *field, QCompleter *completer, What what);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QString only() const;  ///< the offer when there is one alone
    void hideWhatIsTyped();
    QLineEdit *m_field;
    QCompleter *m_completer;
    What m_what;
};

}  // namespace relata
