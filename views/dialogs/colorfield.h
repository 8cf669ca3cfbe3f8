// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QLineEdit;
class QToolButton;

namespace relata {

/// A colour as #RRGGBB: written, or picked by the button that shows it. Empty: the program chooses, and \a shown is what it chose.
class ColorField final : public QWidget
{
    Q_OBJECT
public:
    explicit ColorField(const QString &name, QWidget *parent = nullptr);
    QString color() const;
    void setColor(const QString &color);  ///< emits nothing
    void setChosenByProgram(const QColor &shown);
    QLineEdit *line() const { return m_line; }
    QToolButton *button() const { return m_button; }

signals:
    void colorChanged();

private:
    void pick();
    void show();
    QLineEdit *m_line;
    QToolButton *m_button;
    QColor m_chosen;  ///< by the program
};

}  // namespace relata
