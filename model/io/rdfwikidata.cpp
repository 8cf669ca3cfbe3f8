// SPDX-License-Identifier: Apache-2.0
#include "model/io/rdfgraph.h"

#include <string>

namespace relata {
namespace {

/// The kinds of property IRIs that a Wikibase has, whatever its host: “…/prop/qualifier/P580”.
enum class Kind { Link, Value, FullValue, Qualifier, FullQualifier, Reference, FullReference, Direct, None };

struct WikiProperty {
    Kind kind = Kind::None;
    std::string_view id;  ///< "P580"
};

bool isNumbered(std::string_view id, char letter)
{
    return id.size() > 1 && id[0] == letter && id.find_first_not_of("0123456789", 1) == std::string_view::npos;
}

WikiProperty parsed(std::string_view iri)
{
    struct Row {
        std::string_view path;
        Kind kind;
    };
    static constexpr Row rows[] = {{"", Kind::Link},
                                   {"statement/", Kind::Value},
                                   {"statement/value/", Kind::FullValue},
                                   {"statement/value-normalized/", Kind::None},
                                   {"qualifier/", Kind::Qualifier},
                                   {"qualifier/value/", Kind::FullQualifier},
                                   {"reference/", Kind::Reference},
                                   {"reference/value/", Kind::FullReference},
                                   {"direct/", Kind::Direct},
                                   {"direct-normalized/", Kind::Direct}};
    const std::size_t prop = iri.rfind("/prop/"), slash = iri.rfind('/');
    if (prop == std::string_view::npos || !isNumbered(iri.substr(slash + 1), 'P'))
        return {};
    const std::string_view path = iri.substr(prop + 6, slash + 1 - (prop + 6));
    for (const Row &row : rows)
        if (row.path == path)
            return {row.kind, iri.substr(slash + 1)};
    return {};
}

/// What files of single entities do not carry: the names of the properties that matter most here.
struct Known {
    std::string_view id, label;
};
constexpr Known knownProperties[] = {{"P6", "head of government"},
                                     {"P17", "country"},
                                     {"P18", "image"},
                                     {"P19", "place of birth"},
                                     {"P20", "place of death"},
                                     {"P21", "sex or gender"},
                                     {"P22", "father"},
                                     {"P25", "mother"},
                                     {"P26", "spouse"},
                                     {"P27", "country of citizenship"},
                                     {"P31", "instance of"},
                                     {"P35", "head of state"},
                                     {"P36", "capital"},
                                     {"P39", "position held"},
                                     {"P40", "child"},
                                     {"P50", "author"},
                                     {"P69", "educated at"},
                                     {"P101", "field of work"},
                                     {"P102", "member of political party"},
                                     {"P103", "native language"},
                                     {"P106", "occupation"},
                                     {"P108", "employer"},
                                     {"P112", "founded by"},
                                     {"P119", "place of burial"},
                                     {"P123", "publisher"},
                                     {"P127", "owned by"},
                                     {"P131", "located in"},
                                     {"P137", "operator"},
                                     {"P140", "religion"},
                                     {"P159", "headquarters location"},
                                     {"P166", "award received"},
                                     {"P169", "chief executive officer"},
                                     {"P172", "ethnic group"},
                                     {"P184", "doctoral advisor"},
                                     {"P194", "legislative body"},
                                     {"P208", "executive body"},
                                     {"P241", "military branch"},
                                     {"P248", "stated in"},
                                     {"P263", "official residence"},
                                     {"P279", "subclass of"},
                                     {"P304", "pages"},
                                     {"P355", "has subsidiary"},
                                     {"P361", "part of"},
                                     {"P410", "military rank"},
                                     {"P451", "unmarried partner"},
                                     {"P452", "industry"},
                                     {"P463", "member of"},
                                     {"P488", "chairperson"},
                                     {"P509", "cause of death"},
                                     {"P512", "academic degree"},
                                     {"P527", "has part"},
                                     {"P551", "residence"},
                                     {"P569", "date of birth"},
                                     {"P570", "date of death"},
                                     {"P571", "inception"},
                                     {"P576", "dissolved"},
                                     {"P577", "publication date"},
                                     {"P580", "start time"},
                                     {"P582", "end time"},
                                     {"P585", "point in time"},
                                     {"P607", "conflict"},
                                     {"P710", "participant"},
                                     {"P737", "influenced by"},
                                     {"P749", "parent organization"},
                                     {"P768", "electoral district"},
                                     {"P793", "significant event"},
                                     {"P800", "notable work"},
                                     {"P813", "retrieved"},
                                     {"P854", "reference URL"},
                                     {"P856", "official website"},
                                     {"P945", "allegiance"},
                                     {"P1001", "applies to jurisdiction"},
                                     {"P1037", "director or manager"},
                                     {"P1038", "relative"},
                                     {"P1066", "student of"},
                                     {"P1142", "political ideology"},
                                     {"P1308", "officeholder"},
                                     {"P1327", "partner in business or sport"},
                                     {"P1343", "described by source"},
                                     {"P1344", "participant in"},
                                     {"P1365", "replaces"},
                                     {"P1366", "replaced by"},
                                     {"P1411", "nominated for"},
                                     {"P1412", "languages spoken, written or signed"},
                                     {"P1454", "legal form"},
                                     {"P1476", "title"},
                                     {"P1480", "sourcing circumstances"},
                                     {"P1683", "quotation"},
                                     {"P1830", "owner of"},
                                     {"P1889", "different from"},
                                     {"P2937", "parliamentary term"},
                                     {"P3373", "sibling"},
                                     {"P3602", "candidacy in election"},
                                     {"P3680", "statement supported by"},
                                     {"P3831", "object has role"},
                                     {"P4100", "parliamentary group"},
                                     {"P5102", "nature of statement"}};
constexpr Known knownClasses[] = {{"Q5", "human"},
                                  {"Q43229", "organization"},
                                  {"Q7278", "political party"},
                                  {"Q4830453", "company"},
                                  {"Q327333", "government organization"},
                                  {"Q7188", "government organization"},
                                  {"Q6256", "country"},
                                  {"Q3624078", "country"},
                                  {"Q515", "city"},
                                  {"Q49371", "legislation"},
                                  {"Q820655", "law"}};

std::string_view lastPart(std::string_view iri)
{
    return iri.substr(iri.rfind('/') + 1);
}

bool isWikiEntity(std::string_view iri)
{
    return iri.find("/entity/") != std::string_view::npos && (isNumbered(lastPart(iri), 'Q') || isNumbered(lastPart(iri), 'P'));
}

}  // namespace

WikidataStatements::WikidataStatements(RdfBuilder &builder) : m_builder(builder), m_store(builder.store()), m_index(builder.index())
{
    std::vector<Kind> kinds(m_store.termCount(), Kind::None);
    std::vector<bool> seen(m_store.termCount(), false);
    std::vector<TermId> predicates;
    for (const RdfTriple &triple : m_store.triples()) {
        const auto i = static_cast<std::size_t>(triple.predicate);
        if (!seen[i]) {
            seen[i] = true;
            kinds[i] = parsed(m_store.text(triple.predicate)).kind;
            if (kinds[i] != Kind::None)
                predicates.push_back(triple.predicate);
        }
        if (kinds[i] == Kind::Link)
            m_parts.insert(static_cast<std::uint32_t>(triple.object));
        else if (kinds[i] == Kind::FullValue || kinds[i] == Kind::FullQualifier || kinds[i] == Kind::FullReference)
            m_parts.insert(static_cast<std::uint32_t>(triple.object));
    }
    if (predicates.empty())
        return;
    for (const TermId subject : m_index.subjects())
        if (isNumbered(lastPart(m_store.text(subject)), 'P') && isWikiEntity(m_store.text(subject)))
            m_entityProperties.emplace(lastPart(m_store.text(subject)), subject);
    for (const TermId predicate : predicates)
        m_entityProperties.emplace(parsed(m_store.text(predicate)).id, predicate);
    for (const auto &[id, term] : m_entityProperties)
        for (const Known &known : knownProperties)
            if (known.id == id)
                m_builder.callUnlabelled(term, std::string(known.label));
    for (std::size_t i = 0; i < m_store.termCount(); ++i)
        if (const std::string_view iri = m_store.text(TermId(static_cast<std::uint32_t>(i))); isWikiEntity(iri))
            for (const Known &known : knownClasses)
                if (known.id == lastPart(iri))
                    m_builder.callUnlabelled(TermId(static_cast<std::uint32_t>(i)), std::string(known.label));
    for (const RdfTriple &link : m_store.triples()) {
        if (kinds[static_cast<std::size_t>(link.predicate)] != Kind::Link)
            continue;
        for (const RdfTriple &triple : m_index.about(link.object)) {
            const auto kind = kinds[static_cast<std::size_t>(triple.predicate)];
            if (kind == Kind::Value)
                m_said.insert(std::to_string(static_cast<std::uint32_t>(link.subject)) + " " + std::string(parsed(m_store.text(triple.predicate)).id)
                              + " " + std::string(m_store.text(triple.object)));
            if (m_index.word(triple.predicate) == RdfWord::DerivedFrom)
                m_parts.insert(static_cast<std::uint32_t>(triple.object));
        }
    }
}

bool WikidataStatements::isLink(TermId predicate) const
{
    return !m_entityProperties.empty() && parsed(m_store.text(predicate)).kind == Kind::Link;
}

bool WikidataStatements::isDirect(TermId predicate) const
{
    return !m_entityProperties.empty() && parsed(m_store.text(predicate)).kind == Kind::Direct;
}

bool WikidataStatements::isSaid(TermId subject, TermId direct, TermId object) const
{
    return m_said.contains(std::to_string(static_cast<std::uint32_t>(subject)) + " " + std::string(parsed(m_store.text(direct)).id) + " "
                           + std::string(m_store.text(object)));
}

TermId WikidataStatements::propertyOf(TermId predicate) const
{
    const auto found = m_entityProperties.find(std::string(parsed(m_store.text(predicate)).id));
    return found == m_entityProperties.end() ? predicate : found->second;
}

TermId WikidataStatements::classOf(TermId entity) const
{
    for (const RdfTriple &triple : m_index.about(entity)) {
        const WikiProperty property = parsed(m_store.text(triple.predicate));
        if (property.id != "P31")
            continue;
        if (property.kind == Kind::Direct && m_store.isIri(triple.object))
            return triple.object;
        if (property.kind == Kind::Link)
            for (const RdfTriple &inner : m_index.about(triple.object))
                if (parsed(m_store.text(inner.predicate)).kind == Kind::Value && m_store.isIri(inner.object))
                    return inner.object;
    }
    return noTerm;
}

/// A time no more exact than it was meant: by its precision, where the value in full stands in the file; the first of January of a year without
/// one is that year.
std::string WikidataStatements::timeOf(TermId node, std::string_view id, TermId literal) const
{
    std::string text(m_store.text(literal));
    if (text.starts_with('+'))
        text.erase(0, 1);
    const std::size_t t = text.find('T');
    std::string day = text.substr(0, t);
    if (t == std::string::npos || day.size() != 10 || !Edtf::parse(day))
        return text;
    int precision = day.ends_with("-01-01") ? 9 : 11;
    for (const RdfTriple &triple : m_index.about(node)) {
        const WikiProperty property = parsed(m_store.text(triple.predicate));
        const bool full = property.kind == Kind::FullQualifier || property.kind == Kind::FullValue || property.kind == Kind::FullReference;
        if (!full || property.id != id || m_store.isLiteral(triple.object))
            continue;
        bool same = false;
        int found = 0;
        for (const RdfTriple &part : m_index.about(triple.object)) {
            const std::string_view name = m_store.text(part.predicate), value = m_store.text(part.object);
            same |= name.ends_with("#timeValue") && value == m_store.text(literal);
            if (name.ends_with("#timePrecision") && value.size() <= 2 && !value.empty() && value.find_first_not_of("0123456789") == std::string::npos)
                found = std::stoi(std::string(value));
        }
        if (same && found > 0)
            precision = found;
    }
    return precision >= 11   ? day
           : precision == 10 ? day.substr(0, 7)
           : precision == 9  ? day.substr(0, 4)
           : precision == 8  ? day.substr(0, 3) + "X"
           : precision == 7  ? day.substr(0, 2) + "XX"
                             : text;
}

std::string WikidataStatements::textOf(TermId node, std::string_view id, TermId value) const
{
    if (m_store.isLiteral(value))
        return m_store.datatypeOf(value).ends_with("#dateTime") ? timeOf(node, id, value) : std::string(m_store.text(value));
    if (m_store.term(value).kind == RdfTerm::Kind::Blank || m_store.text(value).find("/.well-known/genid/") != std::string_view::npos)
        return "(unknown)";
    return isWikiEntity(m_store.text(value)) ? m_builder.nameOf(value) : std::string(m_store.text(value));
}

void WikidataStatements::add(const RdfTriple &link)
{
    const std::string_view id = parsed(m_store.text(link.predicate)).id;
    const TermId property = propertyOf(link.predicate), node = link.object;
    const EntityId subject = m_builder.entityOf(link.subject);
    bool qualified = false, any = false;
    TermId value = noTerm;
    for (const RdfTriple &triple : m_index.about(node)) {
        const WikiProperty part = parsed(m_store.text(triple.predicate));
        if (part.kind == Kind::Value && part.id == id)
            value = triple.object;
        qualified |= part.kind == Kind::Qualifier || m_index.word(triple.predicate) == RdfWord::DerivedFrom;
        any = true;
    }
    if (!any)
        return m_builder.valuesOf(subject).add(m_builder.nameOf(property), std::string(m_store.text(node)));
    const bool isEntity = value != noTerm && m_store.isIri(value) && (isWikiEntity(m_store.text(value)) || m_index.isSubject(value));
    if (!isEntity) {
        m_stripped += qualified;
        return m_builder.valuesOf(subject).add(m_builder.nameOf(property), value == noTerm ? "(none)" : textOf(node, id, value));
    }
    const EntityId object = m_builder.entityOf(value);
    std::string predicate = m_builder.predicateKey(property);
    Statement made;
    made.subject = subject;
    made.predicate = std::move(predicate);
    made.object = object;
    RdfProperties properties;
    qualify(made, properties, node);
    refer(made, properties, node);
    made.properties = properties.take();
    Statement &s = m_builder.addStatement(node, link.place);
    made.key = s.key;
    s = std::move(made);
}

void WikidataStatements::qualify(Statement &s, RdfProperties &properties, TermId node)
{
    std::string start, end, point;
    for (const RdfTriple &triple : m_index.about(node)) {
        if (m_store.text(triple.predicate).ends_with("#rank") && !m_store.text(triple.object).ends_with("#NormalRank"))
            properties.add("rank", m_store.text(triple.object).ends_with("#PreferredRank") ? "preferred" : "deprecated");
        const WikiProperty part = parsed(m_store.text(triple.predicate));
        if (part.kind != Kind::Qualifier)
            continue;
        std::string text = textOf(node, part.id, triple.object);
        if (part.id == "P580" && start.empty() && text != "(unknown)") {
            start = std::move(text);
        } else if (part.id == "P582" && end.empty() && text != "(unknown)") {
            end = std::move(text);
        } else if (part.id == "P585" && point.empty()) {
            point = std::move(text);
        } else if (part.id == "P3680" && s.speaker == noEntity && m_store.isIri(triple.object)) {
            s.speaker = m_builder.entityOf(triple.object);
        } else if (part.id == "P1683" && s.quote.empty()) {
            s.quote = std::move(text);
        } else {
            if (part.id == "P5102" && text.find("alleged") != std::string::npos)
                s.modality = Modality::Alleged;
            properties.add(m_builder.nameOf(propertyOf(triple.predicate)), std::move(text));
        }
    }
    const bool interval = !start.empty() || !end.empty();
    const std::string time = interval ? (start.empty() ? ".." : start) + "/" + (end.empty() ? ".." : end) : point;
    if (const auto holds = Edtf::parse(time)) {
        s.holds = *holds;
        s.holdsBasis = time.empty() ? "" : "stated";
    } else {
        properties.add("time", time);
    }
    if (interval && !point.empty())
        properties.add("point in time", point);
}

void WikidataStatements::refer(Statement &s, RdfProperties &properties, TermId node)
{
    for (const RdfTriple &triple : m_index.about(node)) {
        if (m_index.word(triple.predicate) != RdfWord::DerivedFrom || m_store.isLiteral(triple.object))
            continue;
        std::string url, title, published, quote;
        TermId stated = noTerm;
        RdfProperties others;
        std::vector<std::string> authors;
        for (const RdfTriple &part : m_index.about(triple.object)) {
            const WikiProperty property = parsed(m_store.text(part.predicate));
            if (property.kind != Kind::Reference)
                continue;
            std::string text = textOf(triple.object, property.id, part.object);
            if (property.id == "P248" && m_store.isIri(part.object))
                stated = part.object;
            else if (property.id == "P854" && url.empty())
                url = std::move(text);
            else if (property.id == "P1476" && title.empty())
                title = std::move(text);
            else if (property.id == "P577" && published.empty())
                published = std::move(text);
            else if (property.id == "P1683" && quote.empty())
                quote = std::move(text);
            else if (property.id == "P50" || property.id == "P2093")
                authors.push_back(std::move(text));
            else
                others.add(m_builder.nameOf(propertyOf(part.predicate)), std::move(text));
        }
        const DocumentId id = !url.empty() ? m_builder.documentCalled(url) : m_builder.documentOf(stated != noTerm ? stated : triple.object);
        Document &document = m_builder.document(id);
        if (document.title.empty()) {
            document.title = !title.empty() ? title : stated != noTerm ? m_builder.nameOf(stated) : url;
            document.url = url;
            document.authors = authors;
            if (!url.empty() && stated != noTerm)
                document.publisher = m_builder.nameOf(stated);
            if (const auto day = Edtf::parse(published))
                document.published = *day;
            document.properties = others.take();
        }
        if (s.document != noDocument) {
            properties.add("also in", document.key);
            continue;
        }
        s.document = id;
        s.said = document.published;
        if (s.quote.empty())
            s.quote = quote;
    }
    if (s.document == noDocument) {
        s.document = m_builder.fileDocument();
        if (s.speaker == noEntity)
            s.status = unknownSpeaker;
    }
}

void WikidataStatements::report()
{
    if (m_stripped > 0)
        m_builder.note(std::to_string(m_stripped)
                       + (m_stripped == 1 ? " value that is no entity has a qualifier or reference; it became a property"
                                          : " values that are no entities have qualifiers or references; they became properties")
                       + " without them");
}

}  // namespace relata
