// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/query/documenttitles.h"
#include "model/query/search.h"
#include "views/panels/session.h"

#include <QAbstractListModel>
#include <QList>
#include <QPointer>

#include <optional>
#include <vector>

class QAction;

namespace relata {

/// One row of the answer to what is typed: a section's name, or something to go to.
struct SearchRow {
    enum class Kind { Heading, Entity, Statement, Document, Lens, Command, Nothing };
    Kind kind = Kind::Nothing;
    QString text;                   ///< name, claim, expression, command
    QString detail;                 ///< alias and type, speaker and ¶, how many, the shortcut's place is `keys`
    QString keys;                   ///< at the right
    std::vector<MatchRange> marks;  ///< in text, UTF-16 units
    EntityId entity = noEntity;
    StatementId statement = noStatement;
    QPointer<QAction> command;
    QString condition;  ///< as a lens: what Tab (and Enter on the row of a lens or document) uses
    QString hidden;     ///< why it is not on screen (choosing it shows it); empty = it is
};

/// The rows for a text; first entities, then statements, documents, lens expressions and commands.
class SearchModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    explicit SearchModel(Session &session, QObject *parent = nullptr);
    void setCommands(const QList<QAction *> &commands);
    void ask(const QString &text);
    const SearchRow &row(int i) const { return m_rows[static_cast<std::size_t>(i)]; }
    QString summary() const { return m_summary; }  ///< "2 entities, 9 statements"
    bool selectable(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    void addEntities(const std::string &typed);
    void addStatements(const std::string &typed);
    void addDocuments(const QString &text);
    void addLenses(const std::string &typed);
    void addCommands(const QString &text);
    Session &m_session;
    QList<QPointer<QAction>> m_commands;
    std::vector<SearchRow> m_rows;
    std::optional<DocumentTitles> m_documents;  ///< of the graph as it is, once they were asked for
    QString m_summary;
};

}  // namespace relata
