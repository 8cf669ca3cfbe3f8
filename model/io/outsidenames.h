// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/graph/knowledgegraph.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace relata {

/// How the properties of a graph are called and typed in the forms that programs of networks read. A property keeps its name, so that a weight is one
/// everywhere, unless the name is that of a field of ours or means something in one of these forms, whatever its case: then “property:” stands before
/// it. What is written as a number in every record is one. graphFromRaw() takes both names back.
class OutsideNames
{
public:
    enum class Kind : std::uint8_t { Text, Integer, Long, Number, Truth };  ///< Long: of more than nine digits, and no more than fifteen

    /// Of all properties of the entities, or of the statements, of \a graph. O(properties).
    static OutsideNames ofEntities(const KnowledgeGraph &graph);
    static OutsideNames ofStatements(const KnowledgeGraph &graph);

    const std::string &nameOf(const std::string &property) const;
    /// Of an attribute as it is called outside; Text for what is no property.
    Kind kindOf(const std::string &attribute) const;
    bool isProperty(const std::string &attribute) const { return m_kinds.contains(attribute); }
    bool isNumber(const std::string &attribute) const { return kindOf(attribute) != Kind::Text && kindOf(attribute) != Kind::Truth; }

    static Kind kindWritten(std::string_view value);  ///< "12", "-0.5" or "1e-9", "true"; Text for 007, and for all that people write otherwise

    /// How GraphML and GEXF call a kind; they differ in one.
    static const char *typeWord(Kind kind, const char *integer);

private:
    template <typename Ids>
    void addAll(const KnowledgeGraph &graph, const Ids &ids);

    std::unordered_map<std::string, std::string> m_names;
    std::unordered_map<std::string, Kind> m_kinds;
};

/// How many links have a direction, and how many have none, for their predicate is symmetric. O(statements).
struct LinkSenses {
    std::size_t directed = 0, undirected = 0;
    bool isUndirected() const { return directed == 0 && undirected > 0; }
    /// Where both stand in one file igraph and networkx refuse it, or read one sense: all are directed there, and \a notes say so.
    void tell(std::vector<std::string> &notes) const;
};
LinkSenses linkSenses(const KnowledgeGraph &graph);

}  // namespace relata
