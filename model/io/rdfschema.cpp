// SPDX-License-Identifier: Apache-2.0
// What a file that Relata wrote says of itself: its description and its schema.
#include "model/io/rdfbuilder.h"

#include <nlohmann/json.hpp>

namespace relata {
namespace {

bool isRdfColor(std::string_view text)
{
    return text.size() == 7 && text[0] == '#' && text.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string_view::npos;
}

}  // namespace

Result<void> RdfBuilder::takeOwnGraph()
{
    std::size_t graphs = 0;
    for (const TermId subject : m_index.subjects())
        if (m_store.isIri(subject) && m_index.isA(subject, RdfWord::OwnGraph))
            if (auto names = RdfNames::fromGraphIri(m_store.text(subject)); names && ++graphs == 1) {
                m_names = std::move(names);
                m_ownGraph = subject;
            }
    if (!m_names)
        return {};
    if (graphs > 1)
        note(std::to_string(graphs) + " graphs of Relata stand in the file; what is not of the first one was read as foreign");
    m_info = {};
    RdfProperties properties;
    for (const RdfTriple &triple : m_index.about(m_ownGraph)) {
        const std::string text(m_store.text(triple.object));
        switch (m_index.word(triple.predicate)) {
        case RdfWord::Type:
            break;
        case RdfWord::Identifier:
            m_info.id = text;
            break;
        case RdfWord::Title:
            m_info.title = text;
            break;
        case RdfWord::Description:
            m_info.description = text;
            break;
        case RdfWord::Version:
            m_info.version = text;
            break;
        case RdfWord::Created:
            m_info.created = text;
            break;
        case RdfWord::License:
            m_info.license = text;
            break;
        default:
            if (hasOwnName(RdfSpace::Property, triple.predicate) && nlohmann::json::accept(text))
                properties.add(propertyName(triple.predicate), text);
            else
                properties.add(propertyName(triple.predicate), nlohmann::json(text).dump());
        }
    }
    m_info.properties = properties.take([](const std::vector<std::string> &values) {
        std::string array = "[";  // each of them is JSON
        for (const std::string &value : values)
            array += (array.size() > 1 ? "," : "") + value;
        return array + "]";
    });
    return readSchema();
}

Result<void> RdfBuilder::readSchema()
{
    m_schema = Schema();
    const auto keyIn = [&](RdfSpace space, TermId id) { return ownKey(space, id).value_or(localName(m_store.text(id))); };
    const auto fields = [&](TermId subject, auto take) -> Result<void> {
        for (const RdfTriple &triple : m_index.about(subject))
            if (const auto ok = take(m_index.word(triple.predicate), triple.object, std::string(m_store.text(triple.object)), triple.place); !ok)
                return ok;
        return {};
    };
    for (const TermId subject : m_index.subjects()) {
        Result<void> ok;
        if (m_index.isA(subject, RdfWord::OwnCategory) && hasOwnName(RdfSpace::Category, subject)) {
            Category category{keyIn(RdfSpace::Category, subject), {}};
            ok = fields(subject, [&](RdfWord word, TermId, std::string text, std::uint32_t) -> Result<void> {
                if (word == RdfWord::Label)
                    category.label = std::move(text);
                return {};
            });
            m_schema.ensureCategory(std::move(category));
        } else if (m_index.isA(subject, RdfWord::OwnType) && hasOwnName(RdfSpace::Type, subject)) {
            EntityType type;
            type.key = keyIn(RdfSpace::Type, subject);
            ok = fields(subject, [&](RdfWord word, TermId, std::string text, std::uint32_t place) -> Result<void> {
                const bool color = word == RdfWord::ColorLight || word == RdfWord::ColorDark || word == RdfWord::ColorPrint;
                if (color && !isRdfColor(text))
                    return fault(place, "“" + text + "” of the type “" + type.key + "” is not a colour. Expected #RRGGBB");
                std::string ignored;
                (word == RdfWord::Label        ? type.label
                 : word == RdfWord::Plural     ? type.plural
                 : word == RdfWord::Comment    ? type.description
                 : word == RdfWord::Shape      ? type.shape
                 : word == RdfWord::Icon       ? type.icon
                 : word == RdfWord::ColorLight ? type.color.light
                 : word == RdfWord::ColorDark  ? type.color.dark
                 : word == RdfWord::ColorPrint ? type.color.print
                                               : ignored) = std::move(text);
                return {};
            });
            m_schema.ensureType(std::move(type));
        } else if (m_index.isA(subject, RdfWord::OwnPredicate) && hasOwnName(RdfSpace::Predicate, subject)) {
            Predicate predicate;
            predicate.key = keyIn(RdfSpace::Predicate, subject);
            predicate.symmetric = m_index.isA(subject, RdfWord::Symmetric);
            ok = fields(subject, [&](RdfWord word, TermId object, std::string text, std::uint32_t) -> Result<void> {
                if (word == RdfWord::Label)
                    predicate.label = std::move(text);
                else if (word == RdfWord::Inverse)
                    predicate.inverse = std::move(text);
                else if (word == RdfWord::Comment)
                    predicate.definition = std::move(text);
                else if (word == RdfWord::Category)
                    predicate.category = keyIn(RdfSpace::Category, object);
                else if (word == RdfWord::DomainIncludes)
                    predicate.domain.push_back(keyIn(RdfSpace::Type, object));
                else if (word == RdfWord::RangeIncludes)
                    predicate.range.push_back(keyIn(RdfSpace::Type, object));
                else if (word == RdfWord::Opposite)
                    predicate.opposite = keyIn(RdfSpace::Predicate, object);
                return {};
            });
            m_predicates.emplace(static_cast<std::uint32_t>(subject), predicate.key);
            m_schema.ensurePredicate(std::move(predicate));
        }
        if (!ok)
            return ok;
    }
    for (const Predicate &predicate : m_schema.predicates()) {
        if (!predicate.category.empty() && !m_schema.findCategory(predicate.category))
            return fault(0, "the predicate “" + predicate.key + "” has the unknown category “" + predicate.category + "”. Expected one of the file");
        for (const auto *types : {&predicate.domain, &predicate.range})
            for (const std::string &type : *types)
                if (!m_schema.findType(type))
                    return fault(0, "the predicate “" + predicate.key + "” allows the unknown type “" + type + "”. Expected one of the file");
    }
    return {};
}

}  // namespace relata
