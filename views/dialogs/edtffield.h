// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/evidence/edtf.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QLineEdit;

namespace relata {

/// A time, checked as one types: beneath it stands what it means, or what is wrong. What people write (2.6.2024, 2 June 2024) becomes EDTF when the
/// field is left, unless it may be two days.
class EdtfField final : public QWidget
{
    Q_OBJECT
public:
    explicit EdtfField(const QString &name, QWidget *parent = nullptr);
    Edtf date() const;        ///< empty while isWrong()
    QString problem() const;  ///< what is wrong, whole; empty when nothing is
    bool isWrong() const { return m_wrong; }
    QString hint() const;
    void setDate(const Edtf &date);
    void setBeside(QWidget *other);  ///< to the right of the line, above the hint
    void setHintLines(int lines);    ///< for which there is always room (1); a longer hint pushes what stands below
    QLineEdit *line() const { return m_line; }

signals:
    void dateChanged();

private:
    void judge();
    void writeAsEdtf();
    QLineEdit *m_line;
    QLabel *m_hint;
    QHBoxLayout *m_row;
    bool m_wrong = false;
};

}  // namespace relata
