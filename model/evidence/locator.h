// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/graph/knowledgegraph.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace relata {

/// Where in its document a statement stands. The paragraph is a field of the statement; page and other are its properties of these names, which
/// every form that holds properties carries.
struct Locator {
    static constexpr std::string_view pageKey = "page", otherKey = "locator";
    int paragraph = 0;  ///< 1-based; 0 = not given
    std::string page;   ///< as printed: "12", "xiv", "12-13"
    std::string other;  ///< whatever else names a place, as written: "art. 5", "00:12:40"
    bool empty() const { return paragraph == 0 && page.empty() && other.empty(); }
    friend bool operator==(const Locator &, const Locator &) = default;
};

/// "9", "¶ 9", "par. 9"; "p. 12", "pp. 12-13, 15", "página xiv"; both with a comma between. What is neither is other. A number without a
/// word is a paragraph, or with \a numbersArePages a page. Never fails. O(length).
Locator locatorFromText(std::string_view text, bool numbersArePages = false);
/// What is wrong with it as something that was typed, and what was expected; empty when nothing is.
std::string locatorProblem(std::string_view text);
/// "p. 12, ¶9, art. 5"; empty when nothing is said. locatorFromText() of it is the same again, unless the other place reads like a page or a
/// paragraph.
std::string locatorText(const Locator &locator);

Locator locatorOf(const Statement &statement);
/// O(fields of \a id).
Locator locatorOf(const KnowledgeGraph &graph, StatementId id);
inline std::string locatorText(const KnowledgeGraph &graph, StatementId id)
{
    return locatorText(locatorOf(graph, id));
}
/// Of a cell: a lone paragraph is a plain number.
std::string locatorCell(const Locator &locator);
/// Where a property called page is something else, the page is told in the other one.
void setLocator(Statement &statement, const Locator &locator);
/// Statements of a document in the order of their places: first by page, those without any before, then by paragraph.
class PlaceOrder
{
public:
    explicit PlaceOrder(const KnowledgeGraph &graph);
    /// The paragraph alone where there is no page; greater than any paragraph where there is one. O(fields of \a id) where some statement has a page.
    std::int64_t of(StatementId id) const;

private:
    const KnowledgeGraph &m_graph;
    std::optional<std::uint32_t> m_page;  ///< the property
};

/// Whether the property is told by the locator. A property of its name that can be no page ("https://…") is not.
bool isLocatorProperty(std::string_view key, std::string_view value);

}  // namespace relata
