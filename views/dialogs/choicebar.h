// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QButtonGroup>
#include <QStringList>
#include <QWidget>

namespace relata {

/// A row of words of which one is chosen. Reached by Tab, moved by the arrow keys.
class ChoiceBar final : public QWidget
{
    Q_OBJECT
public:
    ChoiceBar(const QString &name, const QStringList &words, QWidget *parent = nullptr);
    int chosen() const;
    void choose(int index);  ///< emits nothing
    void setChoiceEnabled(int index, bool enabled, const QString &why = {});
    void setChoiceTip(int index, const QString &tip);

signals:
    void choiceChanged(int index);

protected:
    void changeEvent(QEvent *event) override;

private:
    void restyle();
    QButtonGroup m_group;
    bool m_restyling = false;
};

}  // namespace relata
