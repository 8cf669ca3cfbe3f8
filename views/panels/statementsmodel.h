// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/query/propertycolumn.h"
#include "views/panels/makemime.h"
#include "views/panels/session.h"

#include <QAbstractTableModel>

#include <string>
#include <string_view>
#include <vector>

namespace relata {

/// The visible statements, one a row; on request only those about the selection. Columns are those of Column, then properties of statements.
class StatementsModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Claim, Link, Speaker, Paragraph, ModalityColumn, Said, Holds, PolarityColumn, DocumentColumn, Confidence, Note, ColumnCount };
    enum Role { StatementRole = Qt::UserRole, SortRole, ModalityRole, SpeakerRole, PropertyRole, WordsRole };

    explicit StatementsModel(Session &session, QObject *parent = nullptr);
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;
    void setMime(MakeMime make) { m_makeMime = std::move(make); }
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    /// For other programs, as the data has it: times as they are written, nothing where nobody is named. The link is its three parts.
    enum PlainColumn { Subject = -3, Predicate, Object };
    std::vector<int> plainColumns() const;  ///< those of Column, PlainColumn and of properties
    QString plainTitle(int column) const;   ///< as relata reads it again
    QString plainText(StatementId id, int column) const;
    StatementId statementAt(int row) const { return m_rows[static_cast<std::size_t>(row)]; }

    /// What is a column each, behind the others: who has one keeps its place, the others go, and new ones come last.
    void setProperties(const std::vector<StatementProperty> &properties);
    int columnOf(const std::string &property) const;  ///< -1: it has none
    /// Of the column; null = it is none of a property.
    const StatementProperty *propertyOf(int column) const;

    /// Only what touches \a selection: statements of its entities, or of the links of its statements; empty = everything visible.
    void restrictTo(const Selection &selection);
    bool isRestricted() const { return !m_about.empty(); }

private:
    void reload();
    std::vector<StatementId> listed() const;
    QString text(StatementId id, int column) const;
    std::string_view propertyValueOf(StatementId id, const StatementProperty &property) const;
    QString words(StatementId id) const;
    bool hasDates(const StatementProperty &property) const;
    Session &m_session;
    Selection m_about;
    std::vector<StatementId> m_rows;
    std::vector<StatementProperty> m_properties;
    std::vector<bool> m_dated;  ///< of these: its values are days
    MakeMime m_makeMime;
};

}  // namespace relata
