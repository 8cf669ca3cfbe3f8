// SPDX-License-Identifier: Apache-2.0
#include "model/io/jsonplaces.h"

#include "model/io/jsontext.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>
#include <unordered_map>

namespace relata {
namespace {

using Json = nlohmann::ordered_json;
constexpr std::size_t nowhere = std::string_view::npos;

/// From a container to one of its members.
struct Step {
    std::size_t index = 0;
    const std::string *key = nullptr;  ///< of an object's member
};

/// The steps from \a from to \a value, the last one first.
bool findSteps(const Json &from, const Json *value, std::vector<Step> &steps)
{
    if (&from == value)
        return true;
    if (!from.is_structured())
        return false;
    std::size_t index = 0;
    for (auto member = from.begin(); member != from.end(); ++member, ++index)
        if (findSteps(*member, value, steps)) {
            steps.push_back({index, from.is_object() ? &member.key() : nullptr});
            return true;
        }
    return false;
}

/// Walks through valid JSON without making values of it.
class JsonScan
{
public:
    explicit JsonScan(std::string_view text) : m_text(text) {}

    std::size_t root()
    {
        m_at = m_text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
        blanks();
        return m_at;
    }

    /// Tells \a visit the key (of an array's members: empty) and the place of each member of the container that begins at \a begin.
    template <class Visit>
    void members(std::size_t begin, Visit visit)
    {
        m_at = begin;
        const bool isObject = at() == '{';
        if (!isObject && at() != '[')
            return;
        ++m_at;
        for (blanks(); m_at < m_text.size() && at() != '}' && at() != ']'; blanks()) {
            std::string key;
            if (isObject) {
                const std::size_t first = m_at;
                skipText();
                const std::string_view written = m_text.substr(first, m_at - first);
                key = written.find('\\') == nowhere ? std::string(written.substr(1, written.size() - 2)) : Json::parse(written).get<std::string>();
                blanks();
                ++m_at;  // :
                blanks();
            }
            visit(key, m_at);
            skipValue();
            blanks();
            m_at += at() == ',';
        }
    }

private:
    char at() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }
    void blanks() { m_at = std::min(m_text.find_first_not_of(" \t\r\n", m_at), m_text.size()); }

    void skipText()
    {
        for (++m_at; m_at < m_text.size() && at() != '"'; ++m_at)
            m_at += at() == '\\';
        ++m_at;
    }

    void skipValue()
    {
        int depth = 0;
        do {
            if (at() == '"') {
                skipText();
            } else {
                depth += at() == '{' || at() == '[' ? 1 : at() == '}' || at() == ']' ? -1 : 0;
                ++m_at;
                if (depth == 0 && m_text[m_at - 1] != '}' && m_text[m_at - 1] != ']')  // a number or a word
                    m_at = std::min(m_text.find_first_of(",]} \t\r\n", m_at), m_text.size());
            }
        } while (depth > 0 && m_at < m_text.size());
    }

    std::string_view m_text;
    std::size_t m_at = 0;
};

std::size_t offsetOf(std::string_view text, const Json &root, const Json &value)
{
    std::vector<Step> steps;
    if (!findSteps(root, &value, steps))
        return nowhere;
    JsonScan scan(text);
    std::size_t place = scan.root();
    for (; !steps.empty(); steps.pop_back()) {
        std::size_t found = nowhere, index = 0;
        scan.members(place, [&](const std::string &key, std::size_t begin) {
            if (steps.back().key ? key == *steps.back().key : index++ == steps.back().index)
                found = begin;
        });
        if (found == nowhere)
            return nowhere;
        place = found;
    }
    return place;
}

}  // namespace

JsonPlace placeOfJson(std::string_view text, const Json &root, const Json &value)
{
    const std::size_t offset = offsetOf(text, root, value);
    return offset == nowhere ? JsonPlace{} : JsonPlace{lineOfOffset(text, offset), columnOfOffset(text, offset), offset};
}

Error faultAtJson(Error::Code code, std::string message, const std::string &file, std::string_view text, const Json &root, const Json &value)
{
    const JsonPlace place = placeOfJson(text, root, value);
    return {code, std::move(message), file, place.line, place.column};
}

std::vector<int> linesOfJsonMembers(std::string_view text, const Json &root, const Json &list)
{
    std::vector<int> lines(list.size());
    const std::size_t offset = offsetOf(text, root, list);
    if (offset == nowhere)
        return lines;
    std::unordered_map<std::string, std::size_t> indexes;  // of an object's keys, which can stand twice
    std::size_t next = 0;
    int line = lineOfOffset(text, offset);
    std::size_t counted = offset;
    JsonScan(text).members(offset, [&](const std::string &key, std::size_t begin) {
        line += lineOfOffset(text.substr(counted, begin - counted), nowhere) - 1;
        counted = begin;
        const std::size_t index = list.is_object() ? indexes.try_emplace(key, indexes.size()).first->second : next++;
        if (index < lines.size())
            lines[index] = line;
    });
    return lines;
}

}  // namespace relata
