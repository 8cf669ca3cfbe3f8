// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLineEdit>

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

class QStandardItemModel;

namespace relata {

struct EntryChoice {
    QString name;
    QString detail;  ///< "Person"; shown behind the name in the list
    std::uint32_t id = 0;
};

/// A line that names something that is there, completed as one types, or something new. Two things of one name are told apart by what stands
/// behind them in the list.
class EntryField final : public QLineEdit
{
    Q_OBJECT
public:
    using Choice = EntryChoice;
    using Find = std::function<std::vector<Choice>(const QString &text)>;  ///< best first

    EntryField(const QString &name, Find find, QWidget *parent = nullptr);
    /// What the text names: what was chosen, else the best one of that very name (accents and case aside).
    std::optional<std::uint32_t> id() const { return m_id; }
    bool isNew() const { return !m_id && !text().trimmed().isEmpty(); }
    void setChoice(const Choice &choice);
    void setNew(const QString &text);  ///< a name as if it had been typed
    void clearEntry();
    void findAgain();  ///< what is there has changed

signals:
    void entryChanged();

protected:
    bool event(QEvent *event) override;

private:
    void offer(const QString &text);
    void identify();
    void take(const QModelIndex &offer);
    Find m_find;
    QStandardItemModel *m_offers;
    std::optional<std::uint32_t> m_id;
    QString m_name;  ///< of m_id, as it is written there
};

}  // namespace relata
