// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/evidence/edtf.h"

#include <QWidget>

class QLabel;
class QLineEdit;

namespace relata {

/// A date in EDTF, checked as one types: beneath it stands what it means, or what is wrong.
class EdtfField final : public QWidget
{
    Q_OBJECT
public:
    explicit EdtfField(const QString &name, QWidget *parent = nullptr);
    Edtf date() const;  ///< empty while isWrong()
    bool isWrong() const { return m_wrong; }
    QString hint() const;
    void setDate(const Edtf &date);
    QLineEdit *line() const { return m_line; }

signals:
    void dateChanged();

private:
    void judge();
    QLineEdit *m_line;
    QLabel *m_hint;
    bool m_wrong = false;
};

}  // namespace relata
