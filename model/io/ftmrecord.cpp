// SPDX-License-Identifier: Apache-2.0
#include "model/io/ftmrecord.h"

#include "model/io/jsontext.h"
#include "model/io/jsonvalues.h"
#include "model/io/longesttext.h"
#include "model/io/rawgraph.h"

#include <nlohmann/json.hpp>
#include <simdjson.h>

#include <iterator>

namespace relata {
namespace {

using PlainJson = nlohmann::json;
using Take = std::function<Result<void>(FtmRecord &)>;

constexpr int deepestFtm = 100;

/// Characters that count their lines, for the parser.
struct CountedText {
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char *;
    using reference = const char &;
    const char *at;
    int *line;
    reference operator*() const { return *at; }
    CountedText &operator++()
    {
        *line += *at++ == '\n';
        return *this;
    }
    friend bool operator==(const CountedText &a, const CountedText &b) { return a.at == b.at; }
    friend bool operator!=(const CountedText &a, const CountedText &b) { return a.at != b.at; }
};

/// Where the records are: how deep, and whether only those under “entities” are.
struct Place {
    int depth = 1;
    bool underEntities = false;
};

enum class FtmField { Other, Id, Schema, Caption, Properties, Own, OwnGraph };

FtmField fieldOf(std::string_view name)
{
    return name == "id"             ? FtmField::Id
           : name == "schema"       ? FtmField::Schema
           : name == "properties"   ? FtmField::Properties
           : name == "caption"      ? FtmField::Caption
           : name == "relata"       ? FtmField::Own
           : name == "relata_graph" ? FtmField::OwnGraph
                                    : FtmField::Other;
}

/// Takes the parser's events; the names of its functions are the parser's.
class Events
{
public:
    Events(const Take &take, Place place) : m_take(take), m_place(place) {}

    /// \a text is what the parser reads, and \a line goes with it.
    void follow(std::string_view text, const int *line)
    {
        m_text = text;
        m_line = line;
    }
    const Error &error() const { return m_error; }

    // NOLINTBEGIN(readability-identifier-naming)
    bool null() { return true; }
    bool boolean(bool value) { return text(value ? "true" : "false"); }
    bool number_integer(PlainJson::number_integer_t value) { return text(std::to_string(value)); }
    bool number_unsigned(PlainJson::number_unsigned_t value) { return text(std::to_string(value)); }
    bool number_float(PlainJson::number_float_t, const std::string &written) { return text(written); }
    bool binary(PlainJson::binary_t &) { return true; }
    bool string(std::string &value) { return text(std::move(value)); }
    bool start_object(std::size_t)
    {
        if (!deeper())
            return false;
        if (m_depth == m_place.depth && (!m_place.underEntities || m_inEntities)) {
            m_record = {};
            m_record.line = *m_line;
            m_inRecord = true;
        }
        return true;
    }
    bool end_object()
    {
        if (m_depth-- != m_place.depth || !m_inRecord)
            return true;
        m_inRecord = false;
        const auto taken = m_take(m_record);
        if (!taken)
            m_error = taken.error();
        return taken.has_value();
    }
    bool start_array(std::size_t) { return deeper(); }
    bool end_array()
    {
        --m_depth;
        return true;
    }
    bool key(std::string &name)
    {
        if (m_depth == 1 && m_place.underEntities)
            m_inEntities = name == "entities";
        if (!m_inRecord)
            return true;
        if (m_depth == m_place.depth) {
            m_field = fieldOf(name);
            if (m_field == FtmField::Other)
                m_record.unread.push_back(name);
        } else if (m_depth == m_place.depth + 1) {
            m_name = name;
            if (m_record.properties.size() >= mostAttributes) {
                m_error = {Error::Code::Unsupported, tooManyAttributes, {}, *m_line, 0};
                return false;
            }
            if (m_field == FtmField::Properties)
                m_record.properties.emplace_back(std::move(name), std::vector<std::string>());
        }
        return true;
    }
    bool parse_error(std::size_t place, const std::string &, const nlohmann::detail::exception &fault)
    {
        const std::string wrong = whatIsWrongInJson(fault.what());
        m_error = {Error::Code::Syntax,
                   "is not valid JSON here" + (wrong.empty() ? wrong : " (" + wrong + ")")
                       + ". Expected FollowTheMoney entities, one JSON object a line",
                   {},
                   *m_line,
                   columnOfOffset(m_text, place > 0 ? place - 1 : 0)};
        return false;
    }
    // NOLINTEND(readability-identifier-naming)

private:
    bool deeper()
    {
        if (++m_depth <= deepestFtm)
            return true;
        m_error = {Error::Code::Syntax,
                   "lists and objects more than " + std::to_string(deepestFtm) + " deep in one another. Expected FollowTheMoney entities",
                   {},
                   *m_line,
                   0};
        return false;
    }

    bool text(std::string value)
    {
        if (value.size() > longestText) {
            m_error = {Error::Code::Syntax, tooLongText, {}, *m_line, 0};
            return false;
        }
        if (!m_inRecord)
            return true;
        const int inside = m_depth - m_place.depth;
        if (inside == 0 && m_field == FtmField::Id)
            m_record.id = std::move(value);
        else if (inside == 0 && m_field == FtmField::Schema)
            m_record.schema = std::move(value);
        else if (inside == 0 && m_field == FtmField::Caption)
            m_record.caption = std::move(value);
        else if (m_field == FtmField::Properties && (inside == 1 || inside == 2) && !m_record.properties.empty())
            m_record.properties.back().second.push_back(std::move(value));
        else if (m_field == FtmField::Own && inside == 1)
            m_record.own.emplace_back(m_name, std::move(value));
        else if (m_field == FtmField::OwnGraph && inside == 1)
            m_record.ownGraph.emplace_back(m_name, std::move(value));
        return true;
    }

    const Take &m_take;
    Place m_place;
    std::string_view m_text;
    const int *m_line = nullptr;
    int m_depth = 0;
    bool m_inRecord = false, m_inEntities = false;
    FtmField m_field = FtmField::Other;
    std::string m_name;
    FtmRecord m_record;
    Error m_error;
};

Result<void> parseAll(std::string_view text, const Take &take, Place place)
{
    int line = 1;
    Events events(take, place);
    events.follow(text, &line);
    if (PlainJson::sax_parse(CountedText{text.data(), &line}, CountedText{text.data() + text.size(), &line}, &events))
        return {};
    return events.error();
}

/// One line by simdjson, six times as fast as the parser above. It never judges: what is not a plain record, or is wrong, is left to that one.
class PlainLine
{
public:
    /// False: not a plain record, and \a record is of no use. \a padded: there are bytes behind \a line that may be looked at.
    bool read(std::string_view line, bool padded, FtmRecord &record)
    {
        if (line.size() > longestText)
            return false;
        simdjson::dom::object object;
        if (m_parser.parse(line.data(), line.size(), !padded).get(object) != simdjson::SUCCESS)
            return false;
        for (const auto &[key, value] : object) {
            const FtmField field = fieldOf(key);
            if (field == FtmField::Other)
                record.unread.emplace_back(key);
            const bool taken = field == FtmField::Properties ? properties(value, record)
                               : field == FtmField::Own      ? attributes(value, record.own)
                               : field == FtmField::OwnGraph ? attributes(value, record.ownGraph)
                               : field == FtmField::Other    ? isShallow(value, 1)
                                                             : text(value, textOf(field, record));
            if (!taken)
                return false;
        }
        return true;
    }

private:
    using Value = simdjson::dom::element;
    using Type = simdjson::dom::element_type;

    static std::string &textOf(FtmField field, FtmRecord &record)
    {
        return field == FtmField::Id ? record.id : field == FtmField::Schema ? record.schema : record.caption;
    }
    static bool text(Value value, std::string &into)
    {
        if (value.type() == Type::STRING)
            into = std::string_view(value);
        return value.type() == Type::STRING || value.type() == Type::NULL_VALUE;
    }
    static bool properties(Value value, FtmRecord &record)
    {
        simdjson::dom::object object;
        if (value.get(object) != simdjson::SUCCESS)
            return false;
        if (record.properties.size() + object.size() > mostAttributes)
            return false;
        for (const auto &[key, list] : object) {
            auto &values = record.properties.emplace_back(key, std::vector<std::string>()).second;
            simdjson::dom::array array;
            if (list.get(array) != simdjson::SUCCESS) {
                if (!text(list, values.emplace_back()))
                    return false;
                if (list.type() == Type::NULL_VALUE)
                    values.pop_back();
                continue;
            }
            values.reserve(array.size());
            for (const Value one : array) {
                if (one.type() != Type::STRING)
                    return false;
                values.emplace_back(std::string_view(one));
            }
        }
        return true;
    }
    static bool attributes(Value value, Properties &into)
    {
        simdjson::dom::object object;
        if (value.get(object) != simdjson::SUCCESS)
            return false;
        for (const auto &[key, one] : object) {
            if (one.type() != Type::STRING)
                return false;
            into.emplace_back(key, std::string_view(one));
        }
        return true;
    }
    /// What is passed over may have lists of plain values, at most.
    static bool isShallow(Value value, int depth)
    {
        if (value.type() == Type::ARRAY) {
            for (const Value one : simdjson::dom::array(value))
                if (depth > 4 || !isShallow(one, depth + 1))
                    return false;
        } else if (value.type() == Type::OBJECT) {
            for (const auto &[key, one] : simdjson::dom::object(value))
                if (depth > 4 || !isShallow(one, depth + 1))
                    return false;
        }
        return true;
    }

    simdjson::dom::parser m_parser;
};

Result<void> parseLines(std::string_view text, const Take &take)
{
    PlainLine plain;
    FtmRecord record;
    int line = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view one = text.substr(at, end - at);
        at = end + 1;
        ++line;
        if (one.find_first_not_of(" \t\r") == std::string_view::npos)
            continue;
        record = {};
        record.line = line;
        record.position = at;
        if (plain.read(one, text.size() - (at - 1) >= simdjson::SIMDJSON_PADDING + 1, record)) {
            if (const auto taken = take(record); !taken)
                return taken.error();
            continue;
        }
        Events events(take, {});
        events.follow(one, &line);
        if (!PlainJson::sax_parse(one.data(), one.data() + one.size(), &events))
            return events.error();
    }
    return {};
}

}  // namespace

Result<void> forEachFtmRecord(std::string_view text, const Take &take)
{
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first != std::string_view::npos && text[first] == '[')
        return parseAll(text, take, {2, false});
    if (hasKey(jsonKeys(text), "entities", '['))
        return parseAll(text, take, {3, true});
    return parseLines(text, take);
}

}  // namespace relata
