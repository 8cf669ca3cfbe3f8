// SPDX-License-Identifier: Apache-2.0
#include "model/io/ftmrecord.h"

#include "model/io/filledlines.h"
#include "model/io/ftmmodel.h"
#include "model/io/ftmstatements.h"
#include "model/io/jsontext.h"
#include "model/io/jsonvalues.h"
#include "model/io/longesttext.h"
#include "model/io/rawgraph.h"
#include "model/io/repeats.h"

#include <nlohmann/json.hpp>
#include <simdjson.h>

#include <algorithm>
#include <iterator>
#include <utility>

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

/// Where the records are: how deep, and under which key of the outermost object; empty: any.
struct Place {
    int depth = 1;
    std::string_view under;
};

enum class FtmField { Other, Id, Schema, Caption, Properties, Beside, Own, OwnGraph };

FtmField fieldOf(std::string_view name)
{
    return name == "id"             ? FtmField::Id
           : name == "schema"       ? FtmField::Schema
           : name == "properties"   ? FtmField::Properties
           : name == "caption"      ? FtmField::Caption
           : name == "relata"       ? FtmField::Own
           : name == "relata_graph" ? FtmField::OwnGraph
           : isBesideFtm(name)      ? FtmField::Beside
                                    : FtmField::Other;
}

/// The text that \a field is; null for those that are more.
std::string *textOf(FtmField field, FtmRecord &record)
{
    return field == FtmField::Id ? &record.id : field == FtmField::Schema ? &record.schema : field == FtmField::Caption ? &record.caption : nullptr;
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
        const bool isRecord = m_frames.empty() ? m_depth == m_place.depth && (m_place.under.empty() || m_isUnder) : isInProperty();
        if (isRecord) {
            Frame &frame = m_frames.emplace_back();
            frame.depth = m_depth;
            frame.record.line = *m_line;
            frame.record.isNested = m_frames.size() > 1;
        }
        return true;
    }
    bool end_object()
    {
        const int depth = m_depth--;
        if (m_frames.empty() || depth != m_frames.back().depth)
            return true;
        Frame done = std::move(m_frames.back());
        m_frames.pop_back();
        std::vector<FtmRecord> records = withNested(std::move(done));
        if (!m_frames.empty()) {
            Frame &outer = m_frames.back();
            outer.inner.push_back({outer.record.properties.size() - 1, std::move(records)});
            return true;
        }
        for (FtmRecord &record : records)
            if (const auto taken = m_take(record); !taken) {
                m_error = taken.error();
                return false;
            }
        return true;
    }
    bool start_array(std::size_t) { return deeper(); }
    bool end_array()
    {
        --m_depth;
        return true;
    }
    bool key(std::string &name)
    {
        if (m_depth == 1 && !m_place.under.empty())
            m_isUnder = name == m_place.under;
        if (m_frames.empty())
            return true;
        Frame &frame = m_frames.back();
        FtmRecord &record = frame.record;
        if (m_depth == frame.depth) {
            frame.field = fieldOf(name);
            frame.isNamed = false;
            if (frame.field == FtmField::Other)
                record.unread.push_back(name);
            if (frame.field == FtmField::Beside)
                record.beside.emplace_back(std::move(name), std::vector<std::string>());
        } else if (m_depth == frame.depth + 1) {
            frame.name = name;
            frame.isNamed = true;
            if (record.properties.size() >= mostAttributes) {
                m_error = {Error::Code::Unsupported, tooManyAttributes, {}, *m_line, 0};
                return false;
            }
            if (frame.field == FtmField::Properties)
                record.properties.emplace_back(std::move(name), std::vector<std::string>());
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
        if (m_frames.empty())
            return true;
        const Frame &frame = m_frames.back();
        FtmRecord &record = m_frames.back().record;
        const int inside = m_depth - frame.depth;
        if (std::string *const field = inside == 0 ? textOf(frame.field, record) : nullptr) {
            record.restated += !field->empty() && *field != value ? 1U : 0U;
            *field = std::move(value);
        } else if (frame.field == FtmField::Properties && frame.isNamed && inside <= 2)
            record.properties.back().second.push_back(std::move(value));
        else if (frame.field == FtmField::Properties)
            ++record.lostValues;
        else if (frame.field == FtmField::Beside && inside <= 1)
            record.beside.back().second.push_back(std::move(value));
        else if (frame.field == FtmField::Own && frame.isNamed && inside == 1)
            record.own.emplace_back(frame.name, std::move(value));
        else if (frame.field == FtmField::OwnGraph && frame.isNamed && inside == 1)
            record.ownGraph.emplace_back(frame.name, std::move(value));
        return true;
    }

    struct Inner {
        std::size_t property = 0;  ///< its number in the record around it
        std::vector<FtmRecord> records;
    };
    /// An object that is the value of a property, or in the list of its values, is a record of its own.
    struct Frame {
        FtmRecord record;
        std::vector<Inner> inner;
        FtmField field = FtmField::Other;
        std::string name;
        bool isNamed = false;  ///< the key at hand is of the object in the field
        int depth = 0;
    };

    bool isInProperty() const
    {
        const Frame &frame = m_frames.back();
        const int inside = m_depth - frame.depth;
        return frame.field == FtmField::Properties && (inside == 2 || inside == 3) && frame.isNamed;
    }

    /// The record, whose properties name those in it, and then these.
    static std::vector<FtmRecord> withNested(Frame frame)
    {
        std::vector<FtmRecord> all(1);
        FtmRecord &outer = frame.record;
        for (auto &[number, records] : frame.inner) {
            FtmRecord &record = records.front();
            auto &[name, values] = outer.properties[number];
            if (record.id.empty()) {
                ++outer.lostObjects;
                continue;
            }
            const FtmModel *model = ftmModel(outer.schema);
            const FtmProperty *known = model ? model->property(name) : nullptr;
            const bool isReverse = known && known->kind == FtmProperty::Kind::Reverse;
            if (isReverse)
                tellReverse(record, known->of, outer.id);
            if (record.schema.empty() || !(isReverse || (!known && names(record, outer.id))))
                values.push_back(record.id);
            if (!record.schema.empty())
                std::move(records.begin(), records.end(), std::back_inserter(all));
        }
        all.front() = std::move(outer);
        return all;
    }
    static bool names(const FtmRecord &record, const std::string &id)
    {
        return std::any_of(record.properties.begin(), record.properties.end(),
                           [&](const auto &p) { return std::find(p.second.begin(), p.second.end(), id) != p.second.end(); });
    }
    /// What stands there because its \a property names \a id may leave that out.
    static void tellReverse(FtmRecord &record, std::string_view property, const std::string &id)
    {
        if (names(record, id))
            return;
        const auto found = std::find_if(record.properties.begin(), record.properties.end(), [&](const auto &p) { return p.first == property; });
        if (found == record.properties.end())
            record.properties.emplace_back(property, std::vector{id});
        else
            found->second.push_back(id);
    }

    const Take &m_take;
    Place m_place;
    std::string_view m_text;
    const int *m_line = nullptr;
    int m_depth = 0;
    bool m_isUnder = false;
    std::vector<Frame> m_frames;  ///< the record and those that it is in, outermost first
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
                               : field == FtmField::Beside   ? beside(value, record.beside.emplace_back(key, std::vector<std::string>()).second)
                               : field == FtmField::Own      ? attributes(value, record.own)
                               : field == FtmField::OwnGraph ? attributes(value, record.ownGraph)
                               : field == FtmField::Other    ? isShallow(value, 1)
                                                             : text(value, *textOf(field, record));
            if (!taken)
                return false;
        }
        return true;
    }

private:
    using Value = simdjson::dom::element;
    using Type = simdjson::dom::element_type;

    static bool text(Value value, std::string &into)
    {
        if (value.type() == Type::NULL_VALUE)
            return true;
        if (value.type() != Type::STRING || !into.empty())
            return false;
        into = std::string_view(value);
        return true;
    }
    static bool beside(Value value, std::vector<std::string> &into)
    {
        if (bool told = false; value.get(told) == simdjson::SUCCESS) {
            into.emplace_back(told ? "true" : "false");
            return true;
        }
        simdjson::dom::array list;
        if (value.get(list) != simdjson::SUCCESS) {
            if (value.type() == Type::STRING)
                into.emplace_back(std::string_view(value));
            return value.type() == Type::STRING || value.type() == Type::NULL_VALUE;
        }
        for (const Value one : list) {
            if (one.type() != Type::STRING)
                return false;
            into.emplace_back(std::string_view(one));
        }
        return true;
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
    for (FilledLines lines(text); lines.next();) {
        const std::string_view one = lines.line();
        const int line = lines.number();
        record = {};
        record.line = line;
        record.position = lines.end();
        if (plain.read(one, text.size() - lines.end() >= simdjson::SIMDJSON_PADDING + 1, record)) {
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

/// One object on several lines.
bool isSpread(std::string_view text)
{
    const std::size_t first = std::min(text.find_first_not_of(" \t\r\n"), text.size());
    const std::string_view line = text.substr(first, std::min(text.find('\n', first), text.size()) - first);
    const std::size_t last = line.find_last_not_of(" \t\r");
    return last != std::string_view::npos && line[last] != '}' && text.find('\n', first) != std::string_view::npos;
}

}  // namespace

bool isBesideFtm(std::string_view name)
{
    return name == "datasets" || name == "referents" || name == "first_seen" || name == "last_seen" || name == "last_change" || name == "target";
}

Result<void> forEachFtmRecord(std::string_view text, const Take &takeUnited, const RunContext &context)
{
    const Take take = [&takeUnited](FtmRecord &record) {
        uniteRepeated(record.properties);  // JSON leaves open what a key that stands twice means
        uniteRepeated(record.beside);
        uniteRepeated(record.own);
        uniteRepeated(record.ownGraph);
        return takeUnited(record);
    };
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first != std::string_view::npos && text[first] == '[')
        return parseAll(text, take, {2, {}});
    const auto keys = jsonKeys(text);
    for (const char *list : {"entities", "results"})
        if (hasKey(keys, list, '['))
            return parseAll(text, take, {3, list});
    if (isFtmStatements(keys))
        return forEachFtmStatements(text, take, context);
    return isSpread(text) ? parseAll(text, take, {}) : parseLines(text, take);
}

}  // namespace relata
