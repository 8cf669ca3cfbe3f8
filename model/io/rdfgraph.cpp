// SPDX-License-Identifier: Apache-2.0
#include "model/io/rdfgraph.h"
#include "model/io/foreigngraph.h"

#include <algorithm>

namespace relata {
namespace {

/// What a node is to us; everything else is an entity. Described: an entity that Relata wrote as one, whatever else its IRI is used for.
enum class Role : std::uint8_t { Entity, Described, Own, Document, Statement, Vocabulary, Part };

bool isEntity(Role role)
{
    return role == Role::Entity || role == Role::Described;
}

class Mapper
{
public:
    Mapper(const RdfStore &store, const RdfIndex &index, RdfBuilder &builder, const RunContext &context)
        : m_store(store), m_index(index), m_builder(builder), m_context(context), m_wikidata(builder), m_roles(store.termCount(), Role::Entity)
    {
    }

    Result<void> run()
    {
        giveRoles();
        for (const TermId subject : m_index.subjects()) {
            if (m_context.cancelled())
                return Error::cancelled();
            if (isEntity(role(subject)))
                describeEntity(subject);
            else if (role(subject) == Role::Document)
                describeDocument(subject);
        }
        m_context.progress(0.5);
        std::size_t most = 0;
        for (const RdfTriple &triple : m_store.triples())
            most += !m_store.isLiteral(triple.object) && m_index.word(triple.predicate) != RdfWord::Type
                    && (isEntity(role(triple.subject)) || m_index.word(triple.predicate) == RdfWord::Subject);
        m_builder.expectStatements(most);
        for (const RdfTriple &triple : m_store.triples())
            if (const auto ok = addLink(triple); !ok)
                return ok;
        m_wikidata.report();
        report();
        return {};
    }

private:
    Role &role(TermId id) { return m_roles[static_cast<std::size_t>(id)]; }
    /// The first role stays.
    void give(TermId id, Role given)
    {
        if (role(id) == Role::Entity)
            role(id) = given;
    }

    void giveRoles()
    {
        for (const TermId subject : m_index.subjects()) {
            const bool schema =
                m_index.isA(subject, RdfWord::OwnCategory) || m_index.isA(subject, RdfWord::OwnType) || m_index.isA(subject, RdfWord::OwnPredicate);
            if (m_builder.isOwnGraph(subject) || (m_builder.isOwn() && (schema || m_builder.hasOwnName(RdfSpace::Property, subject))))
                give(subject, Role::Own);
            else if (m_index.isA(subject, RdfWord::OwnDocument))
                give(subject, Role::Document);
            else if (isReified(subject))
                give(subject, Role::Statement);
            else if (isOwnEntity(subject))
                give(subject, Role::Described);
            else if (m_wikidata.isPart(subject) || m_index.isListCell(subject))
                give(subject, Role::Part);
            else if (m_index.isA(subject, RdfWord::WikibaseProperty))
                give(subject, Role::Vocabulary);
        }
        for (const RdfTriple &triple : m_store.triples()) {
            give(triple.predicate, Role::Vocabulary);
            if (m_index.word(triple.predicate) == RdfWord::Type && !m_store.isLiteral(triple.object))
                give(triple.object, Role::Vocabulary);
            if (triple.graph != noTerm)
                give(triple.graph, Role::Document);
            if (role(triple.subject) != Role::Statement || m_store.isLiteral(triple.object))
                continue;
            const RdfWord word = m_index.word(triple.predicate);
            if (word == RdfWord::Target || word == RdfWord::Selector)
                givePart(triple.object, 0);
            else if (word == RdfWord::DerivedFrom || word == RdfWord::Source || word == RdfWord::HasSource)
                give(triple.object, Role::Document);
        }
        for (const TermId subject : m_index.subjects())
            if (role(subject) == Role::Statement)
                m_reified.insert(keyOf(m_index.first(subject, RdfWord::Subject), m_index.first(subject, RdfWord::Predicate),
                                       m_index.first(subject, RdfWord::Object)));
    }
    void givePart(TermId node, int depth)
    {
        if (role(node) != Role::Entity || !m_index.isSubject(node))
            return;
        give(node, Role::Part);
        for (const RdfTriple &triple : m_index.about(node))
            if (m_index.word(triple.predicate) == RdfWord::Selector && !m_store.isLiteral(triple.object) && depth < 4)
                givePart(triple.object, depth + 1);
    }

    bool isOwnEntity(TermId node) const
    {
        const auto about = m_index.about(node);
        return m_builder.isOwn() && std::any_of(about.begin(), about.end(), [&](const RdfTriple &triple) {
                   return m_index.word(triple.predicate) == RdfWord::Type && m_builder.hasOwnName(RdfSpace::Type, triple.object);
               });
    }

    /// A statement about two nodes, or a node and a value; a predicate that is a text says nothing.
    bool isReified(TermId node)
    {
        const TermId subject = m_index.first(node, RdfWord::Subject), predicate = m_index.first(node, RdfWord::Predicate);
        if (subject == noTerm || predicate == noTerm || m_index.first(node, RdfWord::Object) == noTerm)
            return m_incomplete += m_index.isA(node, RdfWord::ReifiedStatement), false;
        return !m_store.isLiteral(subject) && m_store.isIri(predicate);
    }

    std::string keyOf(TermId subject, TermId predicate, TermId object) const
    {
        return std::to_string(static_cast<std::uint32_t>(subject)) + " " + std::to_string(static_cast<std::uint32_t>(predicate)) + " "
               + (m_store.isLiteral(object) ? "\"" + std::string(m_store.text(object)) : std::to_string(static_cast<std::uint32_t>(object)));
    }

    /// A list whose members are linked or said one by one; what leads into the middle of another one is none of its own.
    bool isList(TermId object) const { return m_index.isListCell(object) && !m_index.isInnerCell(object); }

    /// An object that is said with the entity: a text, the address of a page, a list of texts.
    bool isValue(const RdfTriple &triple)
    {
        const TermId object = triple.object;
        if (m_store.isLiteral(object))
            return true;
        const RdfWord word = m_index.word(triple.predicate);
        if ((word == RdfWord::Address || word == RdfWord::Url || word == RdfWord::License) && !m_index.isSubject(object))
            return true;
        if (role(object) != Role::Part || !isList(object))
            return false;
        const auto members = m_builder.membersOf(object);
        return std::all_of(members.begin(), members.end(), [&](TermId member) { return m_store.isLiteral(member); });
    }

    void addTexts(RdfProperties &properties, const RdfTriple &triple)
    {
        for (const TermId member : m_builder.membersOf(triple.object))
            if (m_store.isLiteral(member))
                m_builder.addValue(properties, triple.predicate, member);
    }

    void describeEntity(TermId subject)
    {
        const EntityId id = m_builder.entityOf(subject);
        RdfLabels labels = m_builder.labelsOf(subject);
        Entity &entity = m_builder.entity(id);
        entity.aliases = std::move(labels.aliases);
        entity.description = std::move(labels.description);
        RdfProperties &properties = m_builder.valuesOf(id);
        std::vector<TermId> types, graphs;
        for (const RdfTriple &triple : m_index.about(subject)) {
            const RdfWord word = m_index.word(triple.predicate);
            const bool isLabel = (word >= RdfWord::Label && word <= RdfWord::Description) || (word == RdfWord::Comment && !m_builder.isOwn());
            if (triple.graph != noTerm && (isLabel || word == RdfWord::Type || m_store.isLiteral(triple.object))
                && std::find(graphs.begin(), graphs.end(), triple.graph) == graphs.end())
                graphs.push_back(triple.graph);
            if (word == RdfWord::Type && !m_store.isLiteral(triple.object))
                types.push_back(triple.object);
            else if ((triple.object == labels.from && m_store.languageOf(triple.object).empty()) || m_index.isInnerCell(triple.object))
                continue;
            else if (isList(triple.object) && !isValue(triple))
                addTexts(properties, triple);
            else if (isValue(triple) && !(isLabel && m_store.isLiteral(triple.object)) && !isDirectTwin(triple))
                m_builder.addValue(properties, m_wikidata.isDirect(triple.predicate) ? m_wikidata.propertyOf(triple.predicate) : triple.predicate,
                                   triple.object);
        }
        for (const auto &[predicate, literal] : labels.others)
            m_builder.addValue(properties, predicate, literal);
        std::erase_if(types, [&](TermId type) { return m_index.word(type) == RdfWord::Anything; });
        if (const TermId instanceOf = m_wikidata.classOf(subject); instanceOf != noTerm && types.empty())
            entity.type = m_builder.typeKey(instanceOf);
        else
            giveType(entity, types, properties);
        for (const TermId graph : graphs)
            properties.add("graph", std::string(m_store.text(graph)));
    }
    bool isDirectTwin(const RdfTriple &triple) const
    {
        return m_wikidata.isDirect(triple.predicate) && m_wikidata.isSaid(triple.subject, triple.predicate, triple.object);
    }

    /// One of our own, or one that is among the standard ones, or the first; what this does not say stays a property.
    void giveType(Entity &entity, std::vector<TermId> &types, RdfProperties &properties)
    {
        const auto own = std::find_if(types.begin(), types.end(), [&](TermId type) { return m_builder.hasOwnName(RdfSpace::Type, type); });
        if (own != types.end()) {
            entity.type = m_builder.typeKey(*own);
            const RdfName published = publishedClass(entity.type);
            const std::string known = published.local.empty() ? std::string() : "http://schema.org/" + published.local;
            for (const TermId type : types)
                if (type != *own && m_store.text(type) != known)
                    properties.add("rdf:type", std::string(m_store.text(type)));
            return;
        }
        if (types.empty())
            return;
        std::vector<std::string> keys;
        std::size_t best = types.size();
        for (std::size_t i = 0; i < types.size(); ++i)
            if (best == types.size() && m_standard.findType(keys.emplace_back(m_builder.typeKey(types[i]))))
                best = i;
        best = best == types.size() ? 0 : best;
        entity.type = keys[best];
        const bool folded = slug(wordsOf(localName(m_store.text(types[best])))) != entity.type;
        if (types.size() > 1 || (folded && m_standard.findType(entity.type)))
            for (const TermId type : types)
                properties.add("rdf:type", std::string(m_store.text(type)));
    }

    void describeDocument(TermId subject)
    {
        const DocumentId id = m_builder.documentOf(subject);
        Document &d = m_builder.document(id);
        RdfProperties properties;
        const auto set = [&](std::string &field, const RdfTriple &triple) {
            if (field.empty())
                field = textOf(triple.object);
            else
                m_builder.addValue(properties, triple.predicate, triple.object);
        };
        for (const RdfTriple &triple : m_index.about(subject)) {
            switch (m_index.word(triple.predicate)) {
            case RdfWord::Type: {
                const std::string_view type = m_store.text(triple.object);
                if (m_index.word(triple.object) != RdfWord::OwnDocument && type != "http://schema.org/CreativeWork")
                    properties.add("rdf:type", std::string(type));
                break;
            }
            case RdfWord::Title:
            case RdfWord::Label:
            case RdfWord::PreferredLabel:
            case RdfWord::Name:
                set(d.title, triple);
                break;
            case RdfWord::Creator:
            case RdfWord::Speaker:
                d.authors.push_back(textOf(triple.object));
                break;
            case RdfWord::Publisher:
                set(d.publisher, triple);
                break;
            case RdfWord::Issued:
            case RdfWord::Date:
            case RdfWord::Created:
                if (const auto day = Edtf::parse(m_store.text(triple.object)); day && d.published.empty())
                    d.published = *day;
                else
                    m_builder.addValue(properties, triple.predicate, triple.object);
                break;
            case RdfWord::Url:
                set(d.url, triple);
                break;
            case RdfWord::Language:
                set(d.language, triple);
                break;
            case RdfWord::Origin:
                set(d.origin, triple);
                break;
            case RdfWord::Hash:
                set(d.hash, triple);
                break;
            case RdfWord::Note:
            case RdfWord::Description:
                set(d.note, triple);
                break;
            default:
                m_builder.addValue(properties, triple.predicate, triple.object);
            }
        }
        d.properties = properties.take();
        if (!m_builder.isOwn()) {
            if (d.title.empty() && m_store.isIri(subject))
                d.title = m_builder.nameOf(subject);
            if (d.url.empty() && m_store.isIri(subject) && m_store.text(subject).starts_with("http"))
                d.url = m_store.text(subject);
        }
    }
    std::string textOf(TermId value) const { return m_store.isLiteral(value) ? std::string(m_store.text(value)) : m_builder.nameOf(value); }

    /// Statements come in the order of the file, whatever their form.
    Result<void> addLink(const RdfTriple &triple)
    {
        if (++m_links % 65536 == 0) {
            if (m_context.cancelled())
                return Error::cancelled();
            m_context.progress(0.5 + 0.5 * static_cast<double>(m_links) / static_cast<double>(m_store.triples().size()));
        }
        const Role from = role(triple.subject);
        if (from == Role::Statement)
            return m_taken.insert(static_cast<std::uint32_t>(triple.subject)).second ? addReified(m_builder, triple.subject) : Result<void>();
        if (!isEntity(from)) {
            m_vocabulary += from == Role::Vocabulary;
            return {};
        }
        if (m_wikidata.isLink(triple.predicate) && !m_store.isLiteral(triple.object)) {
            m_wikidata.add(triple);
            return {};
        }
        if (m_index.word(triple.predicate) == RdfWord::Type || isValue(triple) || isDirectTwin(triple))
            return {};
        if (!m_reified.empty() && m_reified.contains(keyOf(triple.subject, triple.predicate, triple.object)))
            return {};
        if (m_index.word(triple.object) == RdfWord::Nil)
            ++m_emptyLists;
        else if (m_index.isInnerCell(triple.object))
            ++m_intoLists;
        else if (!m_index.isListCell(triple.object))
            addPlain(triple, triple.object);
        else
            for (const TermId member : m_builder.membersOf(triple.object))
                if (!m_store.isLiteral(member))
                    addPlain(triple, member);
        return {};
    }

    void addPlain(const RdfTriple &triple, TermId object)
    {
        const EntityId from = m_builder.entityOf(triple.subject), to = m_builder.entityOf(object);
        std::string predicate =
            m_builder.predicateKey(m_wikidata.isDirect(triple.predicate) ? m_wikidata.propertyOf(triple.predicate) : triple.predicate);
        const DocumentId document = triple.graph == noTerm ? m_builder.fileDocument() : m_builder.documentOf(triple.graph);
        if (triple.graph != noTerm && m_builder.document(document).title.empty() && !m_builder.isOwn()) {
            m_builder.document(document).title = m_builder.nameOf(triple.graph);
            if (m_store.isIri(triple.graph) && m_store.text(triple.graph).starts_with("http"))
                m_builder.document(document).url = m_store.text(triple.graph);
        }
        Statement &s = m_builder.addStatement(noTerm, triple.place);
        s.subject = from;
        s.predicate = std::move(predicate);
        s.object = to;
        s.document = document;
        if (m_builder.document(document).authors.empty())
            s.status = unknownSpeaker;
        ++m_plain;
    }

    void report()
    {
        const auto counted = [](std::size_t n, const char *one, const char *many) { return std::to_string(n) + " " + (n == 1 ? one : many); };
        if (!m_builder.isOwn())
            m_builder.note(counted(m_store.triples().size(), "triple was read", "triples were read"));
        else if (m_plain > 0)
            m_builder.note(counted(m_plain, "plain triple has", "plain triples have")
                           + " no statement that says the same; they became statements of the file, speaker unknown");
        if (m_emptyLists > 0)
            m_builder.note(counted(m_emptyLists, "empty list was left out: it has", "empty lists were left out: they have")
                           + " nothing that a statement could lead to");
        if (m_intoLists > 0)
            m_builder.note(counted(m_intoLists, "triple leads into the middle of a list and was", "triples lead into the middle of a list and were")
                           + " left out; the members are linked where the list begins");
        if (m_incomplete > 0)
            m_builder.note(counted(m_incomplete, "rdf:Statement lacks", "rdf:Statements lack")
                           + " rdf:subject, rdf:predicate or rdf:object and became entities");
        if (m_vocabulary > 0)
            m_builder.note(counted(m_vocabulary, "triple describes", "triples describe")
                           + " types and predicates; of these only labels and definitions were taken");
    }

    const RdfStore &m_store;
    const RdfIndex &m_index;
    RdfBuilder &m_builder;
    const RunContext &m_context;
    WikidataStatements m_wikidata;
    const Schema m_standard = Schema::standard();
    std::vector<Role> m_roles;
    std::unordered_set<std::string> m_reified;
    std::unordered_set<std::uint32_t> m_taken;
    std::size_t m_links = 0, m_plain = 0, m_emptyLists = 0, m_intoLists = 0, m_incomplete = 0, m_vocabulary = 0;
};

}  // namespace

Result<LoadedGraph> graphFromRdf(const RdfStore &store, std::string_view text, std::string format, const std::filesystem::path &path,
                                 const RunContext &context)
{
    const RdfIndex index(store);
    RdfBuilder builder(store, index, text, path);
    if (const auto ok = builder.takeOwnGraph(); !ok)
        return ok.error();
    if (const auto ok = Mapper(store, index, builder, context).run(); !ok)
        return ok.error();
    return builder.finish(std::move(format));
}

}  // namespace relata
