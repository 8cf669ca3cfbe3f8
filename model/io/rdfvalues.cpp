// SPDX-License-Identifier: Apache-2.0
#include "model/io/rdfvalues.h"

#include "model/core/plaintext.h"
#include "model/evidence/edtf.h"
#include "model/graph/graphcolumns.h"
#include "model/io/csv.h"
#include "model/io/outsidenames.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

namespace relata {
namespace {

constexpr std::string_view xsdSpace = "http://www.w3.org/2001/XMLSchema#";

/// The values that \a value is a list of; itself where it would not be the same again.
std::vector<std::string> partsOf(const std::string &value)
{
    if (value.find('|') == std::string::npos)
        return {value};
    std::vector<std::string> parts = splitMulti(value);
    const bool isSet = std::set<std::string_view>(parts.begin(), parts.end()).size() == parts.size();
    return parts.size() > 1 && isSet && joinMulti(parts) == value ? parts : std::vector<std::string>{value};
}

/// Whether \a tag may stand behind the @ of a literal.
bool isLanguageTag(std::string_view tag)
{
    const std::string_view first = tag.substr(0, tag.find('-'));
    const auto isLetter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    return !first.empty() && std::all_of(first.begin(), first.end(), isLetter) && !tag.ends_with('-') && tag.find("--") == std::string_view::npos
           && std::all_of(tag.begin(), tag.end(), [&](char c) { return isLetter(c) || isDigit(c) || c == '-'; });
}

RdfName numberType(std::string_view value)
{
    const auto kind = OutsideNames::kindWritten(value);
    if (kind == OutsideNames::Kind::Integer || kind == OutsideNames::Kind::Long)
        return {RdfSpace::Xsd, "integer"};
    return {RdfSpace::Xsd, value.find_first_of("eE") == std::string_view::npos ? "decimal" : "double"};
}

/// Whether \a value, which may have been edited, can still have the type that the file gave it.
bool valueFits(std::string_view value, std::string_view local)
{
    const auto isAny = [local](std::initializer_list<std::string_view> words) { return std::find(words.begin(), words.end(), local) != words.end(); };
    const auto isNumber = [value](std::string_view letters) {
        return value.find_first_of("0123456789") != std::string_view::npos && value.find_first_not_of(letters) == std::string_view::npos;
    };
    if (local.ends_with("nteger") || isAny({"int", "long", "short", "byte", "unsignedInt", "unsignedLong", "unsignedShort", "unsignedByte"}))
        return isNumber("0123456789+-");
    if (local == "decimal")
        return isNumber("0123456789+-.");
    if (isAny({"double", "float"}))
        return isNumber("0123456789+-.eE") || value == "INF" || value == "-INF" || value == "NaN";
    if (local == "boolean")
        return value == "true" || value == "false" || value == "0" || value == "1";
    if (isAny({"date", "gYear", "gYearMonth"}))
        return xsdTypeOfDate(value).local == local;
    if (isAny({"dateTime", "dateTimeStamp"}))
        return value.size() >= 19 && xsdTypeOfDate(value.substr(0, 10)).local == "date" && value[10] == 'T';
    return true;
}

}  // namespace

RdfName xsdTypeOfDate(std::string_view date)
{
    for (const std::string_view form : {"dddd", "dddd-dd", "dddd-dd-dd"})
        if (date.size() == form.size()
            && std::equal(date.begin(), date.end(), form.begin(), [&](char c, char f) { return f == 'd' ? isDigit(c) : c == f; }))
            return {RdfSpace::Xsd, form.size() == 4 ? "gYear" : form.size() == 7 ? "gYearMonth" : "date"};
    return {};
}

RdfValues::RdfValues(const KnowledgeGraph &graph) : m_forms(propertyCount(graph), Any)
{
    for (const auto &[key, text] : graph.info().properties)
        if (key == rdfPropertiesKey)
            if (const auto json = nlohmann::json::parse(text, nullptr, false); json.is_object())
                for (const auto &[name, about] : json.items()) {
                    const auto field = [&about = about](const char *which) {
                        return about.is_object() && about.contains(which) && about[which].is_string() ? about[which].get<std::string>()
                                                                                                      : std::string();
                    };
                    m_known[name] = {field("iri"), field("type")};
                }
    const auto look = [this](std::uint32_t number, std::string_view value) { lookAt(number, value); };
    for (const EntityId id : graph.entities())
        visitProperties(graph, id, look);
    for (const StatementId id : graph.statements())
        visitProperties(graph, id, look);
    for (std::uint32_t number = 0; number < m_forms.size(); ++number)
        if (m_forms[number] != 0 && m_forms[number] != Any)
            m_formOf[propertyName(graph, number)] = m_forms[number];
}

void RdfValues::lookAt(std::uint32_t number, std::string_view value)
{
    if (m_forms[number] == 0 || value.empty())
        return;
    if (value.find('|') == std::string_view::npos)
        m_forms[number] &= formsOf(value);
    else
        for (const std::string &part : partsOf(std::string(value)))
            m_forms[number] &= formsOf(part);
}

std::uint8_t RdfValues::formsOf(std::string_view value)
{
    const auto kind = OutsideNames::kindWritten(value);
    if (kind == OutsideNames::Kind::Truth)
        return Truth;
    if (kind != OutsideNames::Kind::Text)
        return Number;
    return xsdTypeOfDate(value).local == "date" && Edtf::parse(value) ? Day : 0;
}

RdfName RdfValues::datatypeOf(const std::string &name, std::string_view value) const
{
    if (const auto known = m_known.find(name); known != m_known.end()) {
        const std::string &type = known->second.datatype;
        if (type.empty() || !isWholeIri(type))
            return {};
        if (!type.starts_with(xsdSpace))
            return {RdfSpace::None, type};
        const std::string local = type.substr(xsdSpace.size());
        const bool isPlain =
            !local.empty() && std::all_of(local.begin(), local.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
        return isPlain && valueFits(value, local) ? RdfName{RdfSpace::Xsd, local} : RdfName{};
    }
    const auto form = m_formOf.find(name);
    if (form == m_formOf.end() || (formsOf(value) & form->second) == 0)
        return {};
    return form->second == Number ? numberType(value) : RdfName{RdfSpace::Xsd, form->second == Truth ? "boolean" : "date"};
}

std::size_t RdfValues::languageAt(const std::string &name) const
{
    const std::size_t at = name.rfind('@');
    if (at == std::string::npos || at == 0 || m_known.contains(name))
        return std::string::npos;
    const std::string_view tag = std::string_view(name).substr(at + 1), first = tag.substr(0, tag.find('-'));
    const bool isUsual = first.size() >= 2 && first.size() <= 3 && tag.size() <= 35;
    return isLanguageTag(tag) && (isUsual || m_known.contains(name.substr(0, at))) ? at + 1 : std::string::npos;
}

void RdfValues::put(const Properties &properties, RdfSink &sink) const
{
    for (const auto &[name, value] : properties) {
        const std::size_t language = languageAt(name);
        const RdfName predicate = RdfNames::name(RdfSpace::Property, language == std::string::npos ? name : name.substr(0, language - 1));
        for (const std::string &part : partsOf(value))
            if (language == std::string::npos)
                sink.text(predicate, part, datatypeOf(name, part));
            else
                sink.tagged(predicate, part, std::string_view(name).substr(language));
    }
}

}  // namespace relata
