// SPDX-License-Identifier: Apache-2.0
#include "model/query/entityorder.h"

#include "model/core/plaintext.h"
#include "model/graph/knowledgegraph.h"
#include "model/query/search.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace relata {
namespace {

constexpr std::size_t looksEvery = 4096;  // comparisons or rows: some tenths of a millisecond

struct Stop {
};  // thrown out of a comparison: a sort has no other early exit; never leaves this file

template <typename Iterator, typename Less>
void sortUnlessStopped(Iterator begin, Iterator end, const RunContext &context, Less less)
{
    std::size_t compared = 0;
    std::sort(begin, end, [&](const auto &a, const auto &b) {
        if (++compared % looksEvery == 0 && context.cancelled())
            throw Stop();
        return less(a, b);
    });
}

/// \a folded with how many digits a number has before it, so that "agency 10" comes behind "agency 9": 1 digit is "1", 9 or more begin with "9".
std::string withLengths(const std::string &folded)
{
    std::string text;
    for (std::size_t i = 0; i < folded.size();) {
        if (!isDigit(folded[i])) {
            text += folded[i++];
            continue;
        }
        std::size_t end = i;
        while (end < folded.size() && isDigit(folded[end]))
            ++end;
        while (i + 1 < end && folded[i] == '0')
            ++i;
        for (std::size_t left = end - i;; left -= 9) {
            text += static_cast<char>('0' + std::min<std::size_t>(left, 9));
            if (left < 9)
                break;
        }
        text.append(folded, i, end - i);
        i = end;
    }
    return text;
}

}  // namespace

Result<std::vector<std::uint32_t>> alphabetOf(const KnowledgeGraph &graph, const RunContext &context)
try {
    struct Name {
        std::uint64_t beginning;  // of the folded name: most comparisons end here
        std::size_t from;
        std::uint32_t length;
        EntityId id;
    };
    std::vector<Name> names;
    names.reserve(graph.entityCount());
    std::string letters;  // of all, one after the other
    for (const EntityId id : graph.entities()) {
        if (names.size() % looksEvery == 0) {
            if (context.cancelled())
                return Error::cancelled();
            context.progress(0.5 * double(names.size()) / double(graph.entityCount()));
        }
        const std::string folded = withLengths(foldedForSearch(graph.name(id)));
        std::uint64_t beginning = 0;
        for (std::size_t i = 0; i < sizeof beginning; ++i)
            beginning = beginning << 8U | (i < folded.size() ? static_cast<unsigned char>(folded[i]) : 0U);
        names.push_back({beginning, letters.size(), static_cast<std::uint32_t>(folded.size()), id});
        letters += folded;
    }
    const auto folded = [&letters](const Name &name) { return std::string_view(letters).substr(name.from, name.length); };
    sortUnlessStopped(names.begin(), names.end(), context, [&](const Name &a, const Name &b) {
        if (a.beginning != b.beginning)
            return a.beginning < b.beginning;
        if (const int by = folded(a).compare(folded(b)); by != 0)
            return by < 0;
        if (const int by = graph.name(a.id).compare(graph.name(b.id)); by != 0)
            return by < 0;
        return a.id < b.id;
    });
    std::vector<std::uint32_t> places(graph.entityIdEnd());
    for (std::size_t i = 0; i < names.size(); ++i)
        places[indexOf(names[i].id)] = static_cast<std::uint32_t>(i);
    return places;
} catch (const Stop &) {
    return Error::cancelled();
}

Result<std::vector<EntityId>> inOrder(std::vector<EntityId> ids, const std::vector<double> *values, ValueOrder order,
                                      const std::vector<std::uint32_t> &alphabet, const RunContext &context)
try {
    struct Place {
        double key;  // lowest first
        std::uint32_t letter;
        EntityId id;
    };
    std::vector<Place> places;
    places.reserve(ids.size());
    for (const EntityId id : ids) {
        const std::size_t i = indexOf(id);
        const std::uint32_t letter = i < alphabet.size() ? alphabet[i] : 0;
        double key = values ? (i < values->size() ? (*values)[i] : NAN) : double(letter);
        key = order == ValueOrder::HighestFirst ? -key : key;
        places.push_back({std::isnan(key) ? HUGE_VAL : key, letter, id});
    }
    const auto hasNone = [&](EntityId id) { return values && (indexOf(id) >= values->size() || std::isnan((*values)[indexOf(id)])); };
    sortUnlessStopped(places.begin(), places.end(), context, [&](const Place &a, const Place &b) {
        if (a.key != b.key)
            return a.key < b.key;
        if (a.key == HUGE_VAL && hasNone(a.id) != hasNone(b.id))
            return hasNone(b.id);  // infinite is a value
        return a.letter != b.letter ? a.letter < b.letter : a.id < b.id;
    });
    std::transform(places.begin(), places.end(), ids.begin(), [](const Place &place) { return place.id; });
    return ids;
} catch (const Stop &) {
    return Error::cancelled();
}

Result<std::vector<EntityId>> withWords(const KnowledgeGraph &graph, std::vector<EntityId> ids, const std::vector<std::string> &words,
                                        const RunContext &context)
{
    if (words.empty())
        return ids;
    std::vector<EntityId> found;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        if (i % looksEvery == 0) {
            if (context.cancelled())
                return Error::cancelled();
            context.progress(double(i) / double(ids.size()));
        }
        std::string all = std::string(graph.name(ids[i])) + ' ' + graph.schema().type(graph.typeOf(ids[i])).label;
        for (const std::string_view alias : graph.aliases(ids[i])) {
            all += ' ';
            all += alias;
        }
        all = foldedForSearch(all);
        if (std::all_of(words.begin(), words.end(), [&](const std::string &word) { return all.find(word) != std::string::npos; }))
            found.push_back(ids[i]);
    }
    return found;
}

}  // namespace relata
