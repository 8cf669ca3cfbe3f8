// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/edit/statementdraft.h"
#include "views/panels/session.h"

#include <QWidget>

#include <string>
#include <vector>

class QComboBox;
class QLabel;

namespace relata {

class EntryField;

/// Who: an entity that is there, or a new one with its type, which is asked for as soon as the name is nobody's.
class EndPicker final : public QWidget
{
    Q_OBJECT
public:
    EndPicker(const Session &session, const QString &name, QWidget *parent = nullptr);
    EntityWish wish() const;
    void setEntity(EntityId id);  ///< noEntity: nobody
    void setNew(const QString &name);
    void setNewType(const QString &key);  ///< as if it had been chosen by hand; an unknown one is left alone
    /// What a new one is likely to be: the first of \a types (keys), unless it is one of them or somebody chose. None: whatever it was.
    void prefer(const std::vector<std::string> &types);
    bool isEmpty() const;
    QString name() const;
    /// Of what is named, or is to be made; nothing while nobody is named.
    std::optional<TypeId> type() const;
    EntryField *field() const { return m_field; }
    QComboBox *newType() const { return m_type; }

signals:
    void endChanged();

private:
    void showType();
    const Session &m_session;
    EntryField *m_field;
    QLabel *m_new;
    QComboBox *m_type;
    bool m_chosen = false;  ///< the type, by hand
};

/// Every entity type, as its label; the key is the data.
void fillTypes(QComboBox &types, const Schema &schema);

}  // namespace relata
