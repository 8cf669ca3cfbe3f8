// SPDX-License-Identifier: Apache-2.0
#include "model/io/attributes.h"
#include "model/io/csv.h"
#include "model/io/expansion.h"
#include "model/io/foreigngraph.h"
#include "model/io/ftm.h"
#include "model/io/ftmlinks.h"
#include "model/io/ftmmodel.h"
#include "model/io/ftmnames.h"
#include "model/io/ftmrecord.h"
#include "model/io/ftmreferences.h"
#include "model/io/ftmschema.h"
#include "model/io/ftmstatements.h"
#include "model/io/jsonvalues.h"
#include "model/io/rawgraph.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <set>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace relata {
namespace {

using Values = std::vector<std::string>;

constexpr std::size_t mostOfOne = 10000;  ///< statements of one edge with several ends and dates

Values taken(FtmRecord &record, std::string_view name)
{
    Values values;
    const auto found = std::find_if(record.properties.begin(), record.properties.end(), [&name = name](const auto &p) { return p.first == name; });
    if (found != record.properties.end()) {
        values = std::move(found->second);
        record.properties.erase(found);
    }
    std::erase(values, "");
    return values;
}

std::string joined(const Values &values)
{
    return values.size() == 1 ? values.front() : joinMulti(values);
}

/// The first value of \a property becomes the field \a name; the rest stay under their own name.
void addFirst(Properties &data, const char *name, FtmRecord &record, const std::string &property)
{
    const Values values = taken(record, property);
    if (values.empty())
        return;
    addFilled(data, name, values.front());
    addFilled(data, "ftm:" + property, joinMulti(Values(values.begin() + 1, values.end())));
}

/// Of names and their values, without those that are empty, whatever their order.
std::string sortedText(FtmRecord::Lists lists)
{
    for (auto &[name, values] : lists)
        std::sort(values.begin(), values.end());
    std::sort(lists.begin(), lists.end());
    std::string text;
    for (const auto &[name, values] : lists)
        for (const std::string &value : values)
            if (!value.empty())
                text += '\n' + name + '\n' + value;
    return text;
}

enum class Nested { NotSeen, Seen };

class FtmReader
{
public:
    /// \a size of the text in bytes, for progress. \a nested: whether the text has nested records.
    FtmReader(const RunContext &context, std::size_t size, Nested nested)
        : m_context(context), m_size(static_cast<double>(size) + 1), m_knowsEdges(nested == Nested::Seen)
    {
    }

    /// True after take() was cancelled because a nested record came after an edge, which must be known by then: the text is read again, with
    /// Nested::Seen. So plain files are spared the time that it takes to know all edges.
    bool mustReadAgain() const { return m_mustReadAgain; }
    double progress() const { return m_progress; }  ///< that was told last, of 1

    Result<void> take(FtmRecord &record)
    {
        if ((++m_count & 1023U) == 0) {
            if (m_context.cancelled())
                return Error::cancelled();
            m_progress = static_cast<double>(record.position) / m_size;
            m_context.progress(m_progress);
        }
        if (record.deletions + record.changes > 0) {
            m_deleted += record.deletions;
            m_changed += record.changes;
            return {};
        }
        if (record.id.empty() || record.schema.empty())
            return Error{Error::Code::Syntax,
                         std::string("an entity without “") + (record.id.empty() ? "id" : "schema") + R"(”. Expected {"id", "schema", "properties"})",
                         {},
                         record.line,
                         0};
        m_unread.insert(record.unread.begin(), record.unread.end());
        m_lost += record.lostObjects;
        m_lostValues += record.lostValues;
        m_restated += record.restated;
        if (record.isNested && !m_knowsEdges) {
            if (m_mustReadAgain = m_anyEdge; m_mustReadAgain)
                return Error::cancelled();
            m_knowsEdges = true;
        }
        if (!record.ownGraph.empty() && m_raw.data.empty())
            m_raw.data = std::move(record.ownGraph);
        const bool isOwnEntity =
            !record.own.empty() && std::none_of(record.own.begin(), record.own.end(), [](const auto &p) { return p.first == "modality"; });
        const FtmEdge *edge = isOwnEntity ? nullptr : ftmEdge(record.schema);
        m_anyEdge |= edge != nullptr;
        if (edge && !(m_knowsEdges ? addNewEdges(*edge, record) : addEdges(*edge, record))) {
            ++m_halves;
            edge = nullptr;
        }
        return edge ? Result<void>() : addNode(record);
    }

    RawGraph &finish()
    {
        const auto note = [&](std::size_t n, const char *one, const char *many) {
            if (n > 0)
                m_raw.notes.push_back(std::to_string(n) + " " + (n == 1 ? one : many));
        };
        note(m_halves, "edge lacks one of its ends; it was read as an entity", "edges lack one of their ends; they were read as entities");
        note(m_split, "edge states several ends or dates; each is a statement of its own",
             "edges state several ends or dates; each is a statement of its own");
        note(m_merged, "line has the id of an earlier one; they are one entity", "lines have the id of an earlier one; they are one entity");
        note(m_tooMany, "edge states more than 10,000 combinations of ends and dates, or texts too long for so many; the rest was left out",
             "edges state more than 10,000 combinations of ends and dates, or texts too long for so many; the rest was left out");
        if (!m_unread.empty()) {
            std::string names;
            for (const std::string &name : m_unread)
                names += (names.empty() ? "“" : ", “") + name + "”";
            m_raw.notes.push_back("beside the properties the file has " + names + ", which was left out");
        }
        note(m_deleted, "deletion (“DEL”) is of what the file does not have", "deletions (“DEL”) are of what the file does not have");
        note(m_changed, "change (“MOD”) is of what the file does not have; it was added",
             "changes (“MOD”) are of what the file does not have; they were added");
        note(m_lostValues, "value of “properties” stands under no name, or in lists of lists, and was left out",
             "values of “properties” stand under no name, or in lists of lists, and were left out");
        note(m_restated, "id, schema or caption stands twice in an object; the last counts",
             "ids, schemas or captions stand twice in an object; the last counts");
        note(m_lost, "object in a property has no id and was left out", "objects in properties have no id and were left out");
        m_links.settle(m_raw, m_nodes, m_room);
        settleOwn(m_raw);
        m_nodes = {};
        return m_raw;
    }

private:
    /// Nested records of both ends have the edge between them, and it may stand on a line of its own as well: what was read before and says the same
    /// is passed over. Beside the same properties there may be other data sets: then it is an edge of its own, as it is in files without nested
    /// records, unless one of the two has nothing beside. Like addEdges().
    bool addNewEdges(const FtmEdge &kind, FtmRecord &record)
    {
        const std::string text = record.schema + '\n' + record.id + sortedText(record.properties);
        std::string beside = sortedText(record.beside);
        for (const auto &[name, value] : record.own)
            beside += '\n' + name + '\n' + value;
        const std::hash<std::string> hash;
        const std::size_t number = hash(text);
        const bool isNew = m_knownEdges.insert(number).second;
        if (beside.empty() ? !isNew : !m_knownEdges.insert(hash(text + '\n' + beside)).second)
            return true;
        const std::size_t begin = m_raw.packedEdges.size();
        if (const auto bare = m_bareEdges.find(number); bare != m_bareEdges.end()) {
            m_next = bare->second.first;
            m_end = bare->second.second;
            m_bareEdges.erase(bare);
        }
        const bool areMade = addEdges(kind, record);
        m_next = m_end = 0;
        if (beside.empty())
            m_bareEdges.emplace(number, std::pair(begin, m_raw.packedEdges.size()));
        return areMade;
    }

    /// A new one, or the next in the place of one that said less.
    void putEdge(const RawItem &edge)
    {
        if (m_next < m_end)
            m_raw.packedEdges.set(m_next++, edge);
        else
            m_raw.packedEdges.add(edge);
    }

    /// Data sets and the like. Edges have the first data set as their document: only further ones are told.
    void takeBeside(FtmRecord &record, Properties &data, bool isEdge)
    {
        for (auto &[name, values] : record.beside) {
            std::erase(values, "");
            if (values.empty())
                continue;
            const bool isDocument = isEdge && name == "datasets";
            if (!isDocument || values.size() > 1)
                data.emplace_back(name, joined(values));
            if (isDocument) {
                data.emplace_back(datasetOfEdge, std::move(values.front()));
                m_raw.hasDatasets = true;
            }
        }
    }
    /// A newer model's property: the schema that the record keeps tells the writer that it was there.
    static bool hasUnknown(const FtmRecord &record)
    {
        const FtmModel *model = ftmModel(record.schema);
        return model && std::any_of(record.properties.begin(), record.properties.end(), [&](const auto &p) {
                   return !p.second.empty() && !model->has(p.first) && !ftmReference(record.schema, p.first);
               });
    }
    /// The model has none of these names: what goes by one is told apart from what stands beside the properties.
    static std::string keyOf(std::string property) { return isBesideFtm(property) ? "ftm:" + property : property; }

    Result<void> addNode(FtmRecord &record)
    {
        RawItem node;
        bool mayName = false;
        node.id = std::move(record.id);
        node.line = record.line;
        const auto valuesOf = [&record](std::string_view name) {
            const auto found = std::find_if(record.properties.begin(), record.properties.end(), [&](const auto &p) { return p.first == name; });
            Values values = found == record.properties.end() ? Values() : found->second;
            std::erase(values, "");
            return values;
        };
        FtmNames names = ftmNames(record.schema, valuesOf, record.caption);
        const bool isCaptionMore = !record.caption.empty() && names.name != record.caption;
        if (!record.own.empty()) {
            node.own = std::move(record.own);
            if (!names.name.empty())
                takenFrom(node.own, "label"), node.own.emplace_back("label", names.name);
        }
        const Values keywords = taken(record, "keywords");
        const bool isPolicy = std::find(keywords.begin(), keywords.end(), "policy") != keywords.end();
        const std::string_view known = typeOfFtm(record.schema, isPolicy);
        const std::string type = known.empty() ? record.schema : std::string(known);
        addFilled(node.data, "type", type);
        addFilled(node.data, "label", names.name);
        addFilled(node.data, "aliases", joinMulti(names.aliases));
        if (valuesOf("description").empty())
            addFilled(node.data, "description", joined(valuesOf("summary")));
        addFirst(node.data, "description", record, "description");
        if (ftmOfType(type) != record.schema || hasUnknown(record))
            addFilled(node.data, "schema", record.schema);
        keepNames(record, names, node.data);
        if (!isPolicy || keywords.size() > 1)
            addFilled(node.data, "keywords", joined(keywords));
        for (auto &[property, values] : record.properties) {
            mayName |= ftmReference(record.schema, property) != nullptr;
            addFilled(node.data, keyOf(std::move(property)), joined(values));
        }
        if (isCaptionMore)
            node.data.emplace_back("caption", record.caption);
        takeBeside(record, node.data, false);
        if (auto taken = m_links.takeOwn(node); !taken)
            return taken;
        const std::uint32_t number = place(node, names.from, record.schema);
        if (mayName && node.own.empty())
            m_links.watch(number);
        return {};
    }

    /// Names that are more than a name and aliases stay properties as well.
    static void keepNames(FtmRecord &record, const FtmNames &chosen, Properties &data)
    {
        const std::string &from = chosen.from;
        Values names = taken(record, "name");
        if (const auto shown = std::find(names.begin(), names.end(), chosen.name); shown != names.end())
            names.erase(shown);
        addFilled(data, "ftm:name", joinMulti(names));
        if (from != "alias")
            taken(record, "alias");
        const auto isFull = [](const auto &property) { return property.first == "full"; };
        const bool hasFull = std::any_of(record.properties.begin(), record.properties.end(), isFull);
        const bool isWeak = rankOfFtmName(from) < 2 && from != "caption";
        if (isWeak ? !isNamelessFtm(record.schema) : from != "name" || (record.schema == "Address" && !hasFull))
            addFilled(data, std::string(ftmNamedBy), from);
        if (from == "caption")
            addFilled(data, "caption", record.caption);
    }

    /// Returns its number. \a namedBy: the property that its name is of; see FtmNames::from.
    std::uint32_t place(const RawItem &node, std::string_view namedBy, std::string_view schema)
    {
        const auto [known, isNew] = m_nodes.try_emplace(node.id, static_cast<std::uint32_t>(m_raw.packedNodes.size()));
        if (isNew) {
            m_raw.packedNodes.add(node);
            return known->second;
        }
        ++m_merged;
        RawItem first;
        m_raw.packedNodes.get(known->second, first);
        const int oldRank = rankOf(first);
        const bool isRenamed = rankOf(node) > oldRank;
        const std::string oldNamedBy = isRenamed ? takenFrom(first.data, ftmNamedBy) : std::string();
        const std::string further = isRenamed ? takenFrom(first.data, "label") : valueOf(node.data, "label");
        if (!further.empty() && further != valueOf((isRenamed ? node : first).data, "label")) {
            const int rank = isRenamed ? oldRank : rankOfFtmName(namedBy);  // what a nameless one is told by is no name
            if (rank >= 2 && (isRenamed ? oldNamedBy : namedBy) != "firstName lastName")
                addNew(first.data, "aliases", further);
            if (rank == 3 && !isNamelessFtm(schema))
                addNew(first.data, "ftm:name", further);
        }
        for (std::size_t i = behindType(node.data); i < node.data.size(); ++i) {
            const auto &[name, value] = node.data[i];
            if ((name == ftmNamedBy || name == "label") && !isRenamed)
                continue;
            const auto begin = first.data.begin() + static_cast<std::ptrdiff_t>(behindType(first.data));
            const auto same = std::find_if(begin, first.data.end(), [&name = name](const auto &p) { return p.first == name; });
            if (same == first.data.end()) {
                first.data.emplace_back(name, value);
                continue;
            }
            Values values = splitMulti(same->second);
            const bool single = name == "label" || name == "schema" || name == ftmNamedBy || name == "target";
            for (std::string &other : splitMulti(value))
                if (!single && std::find(values.begin(), values.end(), other) == values.end())
                    values.push_back(std::move(other));
            if (!single && !values.empty())  // a bar alone parts nothing: it stays
                same->second = joined(values);
        }
        m_raw.packedNodes.set(known->second, first);
        return known->second;
    }

    /// A node's own type stands first; another “type” is a property of its schema, as vehicles and contracts have one.
    static std::size_t behindType(const Properties &data) { return !data.empty() && data.front().first == "type" ? 1 : 0; }

    static int rankOf(const RawItem &node) { return valueOf(node.data, "label").empty() ? 0 : rankOfFtmName(valueOf(node.data, ftmNamedBy)); }
    static std::string valueOf(const Properties &data, std::string_view name)
    {
        const auto found = std::find_if(data.begin(), data.end(), [&](const auto &p) { return p.first == name; });
        return found == data.end() ? std::string() : found->second;
    }
    static void addNew(Properties &data, const char *name, const std::string &value)
    {
        Values values = splitMulti(takenFrom(data, name));
        if (std::find(values.begin(), values.end(), value) == values.end())
            values.push_back(value);
        data.emplace_back(name, joinMulti(values));
    }

    /// False, with nothing changed, when an end is missing.
    bool addEdges(const FtmEdge &kind, FtmRecord &record)
    {
        const auto has = [&](std::string_view name) {
            return std::any_of(record.properties.begin(), record.properties.end(), [&](const auto &p) {
                return p.first == name && std::any_of(p.second.begin(), p.second.end(), [](const std::string &value) { return !value.empty(); });
            });
        };
        if (!has(kind.source) || !has(kind.target))
            return false;
        const Values sources = taken(record, kind.source), targets = taken(record, kind.target);
        bool isDate = false;
        const Values times = timesOf(record, isDate);
        RawItem edge;
        edge.line = record.line;
        edge.directed = kind.directed;
        edge.own = std::move(record.own);
        if (kind.schema == "UnknownLink")
            addFirst(edge.data, "label", record, "role");
        if (edge.data.empty())
            edge.data.emplace_back("label", kind.label);
        else if (const FtmEdge *named = ftmEdgeOfLabel(slug(edge.data.front().second)); named && !named->directed)
            edge.data.emplace_back("schema", kind.schema);  // whose own label this is
        if (hasUnknown(record) && std::none_of(edge.data.begin(), edge.data.end(), [](const auto &p) { return p.first == "schema"; }))
            edge.data.emplace_back("schema", kind.schema);
        addFirst(edge.data, "claim", record, "summary");
        addFirst(edge.data, "note", record, "description");
        for (auto &[property, values] : record.properties)
            addFilled(edge.data, property == "label" || property == "type" ? "ftm:" + property : keyOf(std::move(property)), joined(values));
        takeBeside(record, edge.data, true);
        std::size_t made = 0, bytes = 200;
        for (const auto &[property, value] : edge.data)
            bytes += property.size() + value.size() + 100;
        m_split += m_end == 0 && sources.size() * targets.size() * times.size() > 1;
        for (const std::string &source : sources)
            for (const std::string &target : targets)
                for (const std::string &time : times) {
                    if (made == mostOfOne || (made > 0 && !m_room.take(bytes + source.size() + target.size()))) {
                        m_tooMany += m_end == 0;
                        return true;
                    }
                    const bool only = sources.size() == 1 && targets.size() == 1 && times.size() == 1;
                    RawItem one = only ? std::move(edge) : edge;
                    one.id = record.id + (++made > 1 ? "#" + std::to_string(made) : std::string());
                    if (std::string id = takenFrom(one.own, "relata:id"); !id.empty())
                        one.id = std::move(id);
                    one.source = source;
                    one.target = target;
                    addFilled(one.data, "holds", time);
                    if (isDate)
                        one.data.emplace_back("date", time);
                    putEdge(one);
                }
        return true;
    }

    /// Every time for which the edge is said to hold, as intervals; one empty one when there is none. What is no date stays a property.
    /// \a isDate: they are of the property “date”.
    static Values timesOf(FtmRecord &record, bool &isDate)
    {
        const auto dates = [&](const char *name) {
            Values good, bad;
            for (std::string &value : taken(record, name))
                (Edtf::parse(value) && value.find('/') == std::string::npos ? good : bad).push_back(std::move(value));
            if (!bad.empty())
                record.properties.emplace_back(name, std::move(bad));
            return good;
        };
        Values starts = dates("startDate"), ends = dates("endDate");
        if (starts.empty() && ends.empty()) {
            Values times = dates("date");
            isDate = !times.empty();
            return isDate ? times : Values{""};
        }
        starts.resize(std::max<std::size_t>(starts.size(), 1));
        ends.resize(std::max<std::size_t>(ends.size(), 1));
        Values times;
        for (const std::string &start : starts)
            for (const std::string &end : ends) {
                std::string time = start == end ? start : (start.empty() ? ".." : start) + "/" + (end.empty() ? ".." : end);
                if (Edtf::parse(time))
                    times.push_back(std::move(time));
            }
        if (times.empty()) {  // an end before its start
            record.properties.emplace_back("startDate", std::move(starts));
            record.properties.emplace_back("endDate", std::move(ends));
            times.emplace_back();
        }
        return times;
    }

    const RunContext m_context;
    double m_size, m_progress = 0;
    RawGraph m_raw;
    Expansion m_room;
    FtmLinks m_links;
    std::unordered_map<std::string, std::uint32_t> m_nodes;
    std::set<std::string> m_unread;
    bool m_knowsEdges, m_anyEdge = false, m_mustReadAgain = false;
    std::unordered_set<std::size_t> m_knownEdges;                                      ///< where records are nested: what they say
    std::unordered_map<std::size_t, std::pair<std::size_t, std::size_t>> m_bareEdges;  ///< those with nothing beside, and their packed edges
    std::size_t m_next = 0, m_end = 0;                                                 ///< packed edges that are replaced
    std::size_t m_count = 0, m_lost = 0, m_lostValues = 0, m_restated = 0, m_deleted = 0, m_changed = 0, m_halves = 0, m_split = 0, m_merged = 0,
                m_tooMany = 0;
};

}  // namespace

bool looksLikeFtm(std::string_view text)
{
    const auto keys = jsonKeys(text);
    if (hasKey(keys, "entities", '[') || (hasKey(keys, "schema", '"') && hasKey(keys, "id")) || isFtmStatements(keys))
        return true;
    if (!hasKey(keys, "results", '['))
        return false;
    const std::size_t list = text.find('[', std::min(text.find("\"results\""), text.size()));
    const auto first = list == std::string_view::npos ? keys : jsonKeys(text.substr(list));
    return hasKey(first, "schema", '"') && hasKey(first, "id");
}

Result<LoadedGraph> readFtm(std::string bytes, const std::filesystem::path &path, const RunContext &context)
{
    std::string converted;
    std::vector<std::string> notes;
    const auto text = jsonText(bytes, path.string(), converted, notes);
    if (!text)
        return text.error();
    std::optional<FtmReader> reader(std::in_place, context.part(0, 0.6), text->size(), Nested::NotSeen);
    const auto take = [&reader](FtmRecord &record) { return reader->take(record); };
    const auto readAll = [&] { return forEachFtmRecord(*text, take, context); };
    auto read = readAll();
    if (!read && reader->mustReadAgain()) {
        const double told = 0.6 * reader->progress();
        reader.emplace(context.part(told, 0.6 - told), text->size(), Nested::Seen);
        read = readAll();
    }
    if (!read) {
        Error error = read.error();
        if (error.code != Error::Code::Cancelled)
            error.file = path.string();
        return error;
    }
    std::string().swap(bytes);  // room for the graph
    std::string().swap(converted);
    RawGraph &raw = reader->finish();
    raw.notes.insert(raw.notes.begin(), notes.begin(), notes.end());
    return graphFromRaw(raw, "FollowTheMoney", path, context.part(0.6, 0.4));
}

}  // namespace relata
