// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/io/csv.h"
#include "model/io/formats.h"
#include "model/io/rdfnames.h"
#include "model/io/rdfwords.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace relata {

/// Values by name, in order of first use; several of one name are joined at the end.
class RdfProperties
{
public:
    void add(std::string name, std::string value);
    /// Several values of one name become one text.
    Properties take(const std::function<std::string(const std::vector<std::string> &)> &joined = joinMulti);

private:
    std::vector<std::pair<std::string, std::vector<std::string>>> m_values;
    std::unique_ptr<std::unordered_map<std::string, std::size_t>> m_index;  ///< only where there are many
};

/// What a node is called and said to be.
struct RdfLabels {
    std::string name;  ///< empty: nothing names it
    std::vector<std::string> aliases;
    std::string description;
    TermId from = noTerm;                           ///< the literal that the name is, of a predicate that is none of the known ones
    std::vector<std::pair<TermId, TermId>> others;  ///< predicate and literal: titles that are no name, descriptions in further languages
};

/// “memberOf”, “member_of” → “member of”.
std::string wordsOf(std::string_view local);
/// What an IRI ends with, percent-decoded; the whole when that is nothing.
std::string localName(std::string_view iri);

/// The graph that grows out of a store: entities, documents, types and predicates appear when they are first asked for.
class RdfBuilder
{
public:
    RdfBuilder(const RdfStore &store, const RdfIndex &index, std::string_view text, const std::filesystem::path &path);

    const RdfStore &store() const { return m_store; }
    const RdfIndex &index() const { return m_index; }
    bool isOwn() const { return m_names.has_value(); }  ///< Relata wrote it: nothing is trimmed, joined or guessed then
    /// Description and schema of a file that Relata wrote; nothing is done for any other. Errors with line.
    Result<void> takeOwnGraph();
    bool isOwnGraph(TermId id) const { return id == m_ownGraph; }
    bool hasOwnName(RdfSpace space, TermId id) const { return ownKey(space, id).has_value(); }

    EntityId entityOf(TermId id);
    Entity &entity(EntityId id) { return *m_diff.entities[indexOf(id)].after; }
    RdfProperties &valuesOf(EntityId id) { return m_values[indexOf(id)]; }  ///< its properties, until the end
    DocumentId documentOf(TermId id);
    DocumentId documentCalled(const std::string &key);
    DocumentId fileDocument();
    Document &document(DocumentId id) { return *m_diff.documents[indexOf(id)].after; }
    void expectStatements(std::size_t most) { m_diff.statements.reserve(most); }
    /// Valid until the next one. \a node gives the key; noTerm or a blank node: one is made at the end.
    Statement &addStatement(TermId node, std::uint32_t place);

    std::string predicateKey(TermId predicate);  ///< of the schema, which grows
    void callUnlabelled(TermId term, std::string label) { m_labels.emplace(static_cast<std::uint32_t>(term), std::move(label)); }
    std::string typeKey(TermId type);
    std::string propertyName(TermId predicate);
    RdfLabels labelsOf(TermId id) const;
    const std::string &nameOf(TermId id) const;  ///< its label, or what its IRI ends with
    /// The texts of a literal, a node's IRI, or the members of a list.
    void addValue(RdfProperties &properties, TermId predicate, TermId object);
    std::vector<TermId> membersOf(TermId list) const;  ///< itself, when it is none; not more than there are triples

    Error fault(std::uint32_t place, std::string message) const;
    void note(std::string text) { m_report.notes.push_back(std::move(text)); }
    /// A value of \a subject whose statement has a source, a speaker or more, which a property cannot have; finish() tells of it.
    void tellStripped(TermId subject, TermId predicate);
    Result<LoadedGraph> finish(std::string format);

private:
    std::optional<std::string> ownKey(RdfSpace space, TermId id) const;
    std::string keyOf(TermId id) const;
    std::string madeName(TermId id) const;
    void nameByWords(TermId id, RdfLabels &labels) const;
    std::string textAbout(TermId id) const;
    std::string aboutProperties() const;
    Result<void> readSchema();
    int languageRank(TermId literal) const;

    const RdfStore &m_store;
    const RdfIndex &m_index;
    std::string_view m_text;
    std::filesystem::path m_path;
    std::optional<RdfNames> m_names;
    TermId m_ownGraph = noTerm;
    GraphDiff m_diff;
    Schema m_schema = Schema::standard();
    GraphInfo m_info;
    IoReport m_report;
    DocumentId m_file = noDocument;
    std::vector<EntityId> m_entities;  ///< by term
    std::unordered_map<std::uint32_t, std::uint32_t> m_documents;
    std::unordered_set<std::string> m_entityKeys;
    std::unordered_map<std::string, std::uint32_t> m_documentKeys;
    std::unordered_map<std::uint32_t, std::string> m_predicates, m_types, m_labels;
    mutable std::unordered_map<std::uint32_t, std::string> m_namesOf;
    mutable std::unordered_map<std::string, std::size_t> m_nameless;  ///< blank nodes of each class
    std::vector<RdfProperties> m_values;                              ///< by entity
    std::unordered_map<std::string, TermId> m_propertyNames;
    struct Datatype {
        TermId type = noTerm;
        bool isOne = true;  ///< of all values
    };
    std::unordered_map<std::uint32_t, Datatype> m_propertyTypes;  ///< by predicate
    std::vector<std::uint32_t> m_places;                          ///< of the statements
    std::size_t m_datatypes = 0, m_stripped = 0;
    std::string m_firstStripped;
};

}  // namespace relata
