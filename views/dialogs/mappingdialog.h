// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/tables/columnmapping.h"

#include <QDialog>

#include <memory>
#include <vector>

namespace relata {

/// What the columns of tables say: the first rows with a box above each column, the shape of each table, and what would come of it, counted while one
/// chooses. Begins with the guess. Errors stand in the dialog.
class MappingDialog final : public QDialog
{
    Q_OBJECT
public:
    /// \a tables are those of one import and make one graph; at least one.
    explicit MappingDialog(std::vector<Table> tables, QWidget *parent = nullptr);
    ~MappingDialog() override;

    const std::vector<Table> &tables() const;
    const ColumnMapping &mapping() const;  ///< one entry for each table: for graphFromTables()
    void setMapping(const ColumnMapping &mapping);

    /// Import: into what is open. Open: as a graph of its own, because the headings did not tell what the table says.
    enum class Purpose { Import, Open };
    void setPurpose(Purpose purpose, const QString &name);

    int currentTable() const;
    void setCurrentTable(int table);
    bool loadMapping(const QString &path);  ///< on failure the message stands in the dialog
    bool saveMapping(const QString &path);
    QString message() const;      ///< of the last failure; empty = none
    QString outcomeText() const;  ///< "Would make 120 entities and 340 statements …"; empty while it is being counted

signals:
    void counted();

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

}  // namespace relata
