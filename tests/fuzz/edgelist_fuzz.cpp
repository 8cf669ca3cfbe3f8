// SPDX-License-Identifier: Apache-2.0
// Tables: any bytes give an error or a table; a table that is written again is the same table; an edge list gives a valid graph.
#include "model/io/csv.h"
#include "model/tables/graphfromtables.h"
#include "model/tables/guess.h"
#include "model/tables/readtables.h"
#include "tests/fuzz/fuzzcheck.h"

using namespace relata;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string bytes(reinterpret_cast<const char *>(data), size);
    const auto table = parseCsv(bytes, "input");
    if (!table) {
        fuzz::mustBeTold(table.error());
    } else {
        std::string text = csvRow(table->columns);
        for (const auto &row : table->rows)
            text += csvRow(row.cells);
        const auto again = parseCsv(text, "again");
        fuzz::mustHold(again.has_value(), "a table that was written cannot be read:", again ? std::string() : again.error().text());
        fuzz::mustHold(again->columns == table->columns, "columns differ when read again");
        fuzz::mustHold(again->rows.size() == table->rows.size(), "rows differ when read again");
        for (std::size_t i = 0; i < table->rows.size(); ++i)
            for (std::size_t column = 0; column < table->columns.size(); ++column)
                fuzz::mustHold(again->rows[i].at(column) == table->rows[i].at(column), "a cell differs when read again");
        for (const auto &row : table->rows)
            for (const std::string &cell : row.cells)
                fuzz::mustHold(splitMulti(joinMulti(splitMulti(cell))) == splitMulti(cell), "a list in a cell differs when read again");
    }
    const auto tables = tablesFromBytes(bytes, "input.csv", {});
    if (!tables) {
        fuzz::mustBeTold(tables.error());
        return 0;
    }
    const auto loaded = graphFromTables(*tables, guessMapping(*tables), {});
    if (!loaded)
        fuzz::mustBeTold(loaded.error());
    else
        fuzz::mustBeValid(loaded->graph);
    return 0;
}
