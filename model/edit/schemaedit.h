// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/graph/knowledgegraph.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace relata {

/// What a schema part is about; also which list an index counts in.
enum class SchemaPart { Types, Predicates, Categories };

/// The graph's schema while somebody edits it: a draft beside the graph, until asDiff() says what the edit would be. A new key is followed by
/// everything that uses the old one: entities, statements, domains, ranges, opposites, categories of predicates. Indexes count in the lists as they
/// are now; removing one moves the later ones up. Each change is O(schema); only the constructor and asDiff() look at records.
class SchemaEdit
{
public:
    enum class Field { Key, Label, Color, Shape, Category, Domain, Range, Symmetric, Inverse, Opposite };
    enum class Weight { Hint, Error };  ///< a hint is worth a look; with an error there is no diff
    struct Problem {
        Weight weight = Weight::Error;
        SchemaPart part{};
        std::size_t index = 0;  ///< in that list
        Field field{};
        std::string message;  ///< one sentence: what is wrong, and what is expected
    };

    /// \a graph must outlive this and stay as it is. O(entities + statements).
    explicit SchemaEdit(const KnowledgeGraph &graph);

    const std::vector<EntityType> &types() const { return m_types.items; }
    const std::vector<Predicate> &predicates() const { return m_predicates.items; }
    const std::vector<Category> &categories() const { return m_categories.items; }
    /// Entities of the type, statements with the predicate, predicates in the category: as they would be.
    std::size_t uses(SchemaPart part, std::size_t index) const;
    const std::string &keyOf(SchemaPart part, std::size_t index) const;
    /// What domains, ranges, opposites and categories of the draft call it by: its key, or the last good one while some key of its list is empty or
    /// taken, as happens while one types.
    const std::string &refOf(SchemaPart part, std::size_t index) const;

    bool isNew(SchemaPart part, std::size_t index) const;  ///< not of the graph
    /// A key made of \a label that no other of the list has; \a self is left out of account.
    std::string freeKey(SchemaPart part, const std::string &label, std::size_t self) const;
    /// As it would be; of those with one key only the first, and what has no label is called by its key.
    Schema schema() const;

    std::size_t add(EntityType type);  ///< its index; the key is as given, or made of the label, with a number when it is taken
    std::size_t add(Predicate predicate);
    std::size_t add(Category category);
    void set(std::size_t index, EntityType type);
    void set(std::size_t index, Predicate predicate);
    void set(std::size_t index, Category category);
    /// A copy behind the original, with a key and label of its own. Its index.
    std::size_t duplicate(SchemaPart part, std::size_t index);
    /// Without \a replacement only what nothing uses: else Error::Schema says how many use it. With one (an index before the removal, of the same
    /// list) they move there; domains and ranges that named the removed type name the other instead. Error when something breaks.
    Result<void> remove(SchemaPart part, std::size_t index, std::optional<std::size_t> replacement = {});
    /// Exchanges two neighbours: the order is that of lists and legends.
    void moveUp(SchemaPart part, std::size_t index);

    /// Everything that is wrong now, errors first within each part: keys that are empty or taken, names that lead nowhere, colours and shapes that
    /// are none, opposites and inverses that do not fit together, domains and ranges that statements break (how many, and the first). O(schema +
    /// kinds of ends that occur).
    std::vector<Problem> problems() const;
    bool isChanged() const;
    /// The edit; empty when nothing changed. Error::Schema with the first problem, or with what the graph says to it. O(entities + statements).
    Result<GraphDiff> asDiff() const;
    /// What the edit is called: "Rename type “person” to “human”", "Add predicate “pays for”", "Change types and predicates".
    std::string label() const;

private:
    static constexpr std::size_t none = std::size_t(-1);
    template <typename Item>
    struct List {
        std::vector<Item> items;
        std::vector<std::size_t> now;     ///< by index in the graph's schema: into items, or none
        std::vector<std::size_t> origin;  ///< by item: into the graph's schema, or none for a new one
        std::vector<std::string> refs;    ///< by item: see refOf()
    };
    /// Statements of one kind: predicate and both types, as indexes of the graph's schema.
    struct Ends {
        std::size_t predicate = 0, subject = 0, object = 0, count = 0;
        StatementId first{};
    };

    template <typename Item>
    static List<Item> listOf(const std::vector<Item> &items);
    template <typename Item>
    static std::size_t insert(List<Item> &list, std::size_t place, Item item, const char *fallback);
    template <typename Item>
    static void drop(List<Item> &list, std::size_t index, std::size_t replacement);
    template <typename Item>
    static void exchange(List<Item> &list, std::size_t a, std::size_t b);
    /// \a key of the graph's schema as it is called now; empty when it is gone.
    template <typename Item>
    static std::string keyNow(const List<Item> &list, const std::vector<Item> &before, const std::string &key);
    template <typename Item>
    void checkKeys(const List<Item> &list, SchemaPart part, std::vector<Problem> &found) const;
    void checkType(std::size_t index, std::vector<Problem> &found) const;
    void checkPredicate(std::size_t index, std::vector<Problem> &found) const;
    void checkOpposite(std::size_t index, std::vector<Problem> &found) const;
    void checkEnds(std::size_t index, Field field, std::vector<Problem> &found) const;
    /// What refers to one name refers to the other: to nothing when that is empty.
    void follow(SchemaPart part, const std::map<std::string, std::string> &names);
    template <typename Item>
    void settle(SchemaPart part, List<Item> &list);  ///< when all keys are good, everything refers by them
    template <typename Item>
    void describe(const List<Item> &list, const std::vector<Item> &before, SchemaPart part, std::vector<std::string> &words) const;

    const KnowledgeGraph &m_graph;
    List<EntityType> m_types;
    List<Predicate> m_predicates;
    List<Category> m_categories;
    std::vector<std::size_t> m_typeUses, m_predicateUses;  ///< by index in the graph's schema
    std::vector<Ends> m_ends;
};

}  // namespace relata
