// SPDX-License-Identifier: Apache-2.0
#include "model/io/rdfparser.h"

#include "model/io/textencoding.h"

#include <serd/serd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstring>
#include <memory>
#include <optional>

namespace relata {
namespace {

using std::string_view;

string_view viewOf(const SerdNode *node)
{
    return node && node->buf ? string_view(reinterpret_cast<const char *>(node->buf), node->n_bytes) : string_view();
}

constexpr const char *noSubject = "no subject (who or what is spoken of) stands here. Expected <an address> or a name like ex:ada";
constexpr const char *noObject =
    "no object (whom or what it is linked to) stands here. Expected <an address>, a name like ex:bob, or a text in quotes";
constexpr const char *noEnd = "the statement does not end. Expected “.” here, or “;” or “,” and more of it";

/// What serd complains of, in our words; by the beginning of its own.
struct Complaint {
    string_view serd, ours;
};
constexpr Complaint complaints[] = {
    {"unexpected end of file", "the file ends in the middle of a statement. Expected the rest of it, with “.” at its end"},
    {"end of file", "the file ends in the middle of a text. Expected the rest of it"},
    {"expected object", noObject},
    {"bad verb", "no predicate (what links the two) stands here. Expected <an address>, a name like ex:knows, or “a”"},
    {"missing ';' or '.'", noEnd},
    {"unexpected end of statement", "the statement ends too early. Expected a predicate and an object"},
    {"bad subject", noSubject},
    {"expected label or subject", noSubject},
    {"subject ends with", "the subject ends with “.”. Expected a predicate and an object"},
    {"expected: ':', '<', or '_'", "neither an address nor a name stands here. Expected <an address> or a name like ex:ada"},
    {"expected prefixed name", "no name stands here. Expected one with prefix, like ex:name"},
    {"prefix ends with", "the prefix ends with “.”. Expected a letter or digit"},
    {"invalid name start", "no name stands here. Expected one with prefix, like ex:name"},
    {"invalid character", "a character that names do not have. Expected it percent-encoded, or a whole IRI in <>"},
    {"invalid directive", "no directive is called so. Expected @prefix or @base"},
    {"invalid graph name", "no graph is called so. Expected an IRI or a blank node"},
    {"invalid IRI", "a character that IRIs do not have. Expected it percent-encoded, like %20"},
    {"bad IRI scheme", "the IRI does not begin with a scheme. Expected a whole one, like http://…"},
    {"missing IRI scheme", "the IRI does not begin with a scheme. Expected a whole one, like http://…"},
    {"expected IRI scheme", "the IRI does not begin with a scheme. Expected a whole one, like http://…"},
    {"bad literal", "the literal is not well-formed. Expected a language after “@”, a datatype after “^^”"},
    {"expected digit", "the number does not go on. Expected a digit"},
    {"found both", "blank nodes are called both _:b1 and _:B1 or the like, which cannot be told apart here. Expected names that differ in more"},
};

class Parser
{
public:
    Parser(string_view text, RdfSyntax syntax, const std::string &file, RdfStore &store, const RunContext &context)
        : m_text(text), m_file(file), m_store(store), m_context(context), m_isLines(syntax == RdfSyntax::NTriples || syntax == RdfSyntax::NQuads),
          m_environment(serd_env_new(nullptr), &serd_env_free),
          m_reader(
              serd_reader_new(m_isLines ? SERD_NQUADS : SERD_TRIG, this, nullptr, &Parser::onBase, &Parser::onPrefix, &Parser::onTriple, nullptr),
              &serd_reader_free)
    {
        serd_reader_set_strict(m_reader.get(), true);
        serd_reader_set_error_sink(m_reader.get(), &Parser::onError, this);
    }

    Result<void> run()
    {
        const auto *name = reinterpret_cast<const std::uint8_t *>("");
        SerdStatus status = SERD_SUCCESS;
        if (m_isLines) {  // serd reads them by chunks as if they were Turtle: here the source itself is the watchdog
            status = serd_reader_read_source(m_reader.get(), &Parser::nextByte, &Parser::hasFailed, this, name, 1);
        } else {
            status = serd_reader_start_source_stream(m_reader.get(), &Parser::nextByte, &Parser::hasFailed, this, name, 1);
            while (status == SERD_SUCCESS && !m_fault) {
                const std::size_t before = m_calls;
                status = serd_reader_read_chunk(m_reader.get());
                if (status == SERD_SUCCESS && m_calls == before)
                    refuse("reading does not go on here. Expected a statement");
            }
            serd_reader_end_stream(m_reader.get());
        }
        if (m_context.cancelled())
            return Error::cancelled();
        if (!m_fault && status != SERD_SUCCESS && status != SERD_FAILURE)
            refuseRest("cannot be read from here on. Expected a statement");
        if (!m_fault && m_at < m_text.size())  // serd takes a complete beginning for the whole
            refuseRest("nothing that can be read stands here. Expected a statement");
        if (m_fault)
            return *m_fault;
        return {};
    }

private:
    /// Of the first fault only; what follows from it is no news.
    void refuse(std::string message) { refuse(std::move(message), m_at == 0 ? 0 : m_at - (m_at < m_text.size() || m_ended ? 1 : 0)); }
    void refuse(std::string message, std::size_t place)
    {
        if (!m_fault)
            m_fault = rdfFault(m_text, m_calls > m_text.size() ? m_text.size() : place, std::move(message), m_file);
    }

    void refuseRest(const char *otherwise)
    {
        const std::size_t place = m_at == 0 ? 0 : m_at - 1;
        if (place < m_text.size() && (m_text[place] == '}' || m_text[place] == ']' || m_text[place] == ')'))
            refuse(std::string("“") + m_text[place] + "” closes nothing that was opened. Expected a statement, or the end of the file", place);
        else
            refuse(otherwise);
    }

    std::size_t lastWritten(std::size_t before) const
    {
        const std::size_t place = before == 0 ? string_view::npos : m_text.find_last_not_of(" \t\r\n", before - 1);
        return place == string_view::npos ? 0 : place;
    }

    /// Where serd notices a fault late, or says something of its own reading: what is really missing, at its place. False when it is as serd says.
    bool refuseByPlace(string_view format)
    {
        const std::size_t place = m_at == 0 ? 0 : m_at - 1, before = lastWritten(place);
        const bool atEnd = m_text.find_first_not_of(" \t\r\n", std::min(m_at, m_text.size())) == string_view::npos
                           && (place >= m_text.size() || string_view(" \t\r\n").find(m_text[place]) != string_view::npos);
        const char here = place < m_text.size() ? m_text[place] : '\0', last = before < m_text.size() ? m_text[before] : '\0';
        if (format.starts_with("expected digit") && last == '.' && before + 1 <= place) {  // serd begins to read .5
            refuse(noObject, before);
        } else if (format.starts_with("expected digit") && here == '.') {
            refuse(noObject, place);
        } else if (format.starts_with("missing ';' or '.'") && m_text.substr(before, place - before).find('\n') != string_view::npos) {
            refuse(noEnd, before + 1);  // the line before
        } else if (format.starts_with("bad verb") && (here == '"' || here == '\'')
                   && (last == here || string_view(".{}").find(last) != string_view::npos)) {
            refuse("a text in quotes cannot be spoken of (be the subject). Expected <an address> or a name like ex:ada", place);
        } else if (format.starts_with("unexpected") && last == '@') {
            refuse("no language stands after “@”. Expected one like @en", before);
        } else if (atEnd && (format.starts_with("expected label or subject") || format.starts_with("bad subject"))) {
            refuse("a “{” is never closed. Expected “}” at the end", m_text.size());
        } else {
            return false;
        }
        return true;
    }

    static size_t nextByte(void *buffer, size_t, size_t, void *self)
    {
        auto &parser = *static_cast<Parser *>(self);
        ++parser.m_calls;
        constexpr std::size_t often = std::size_t{1} << 18U;
        if (parser.m_at % often == 0 && !parser.m_text.empty()) {
            parser.m_context.progress(static_cast<double>(parser.m_at) / static_cast<double>(parser.m_text.size()));
            parser.m_ended |= parser.m_context.cancelled();
        }
        if (parser.m_at >= parser.m_text.size() || parser.m_fault || parser.m_ended)
            return 0;
        *static_cast<char *>(buffer) = parser.m_text[parser.m_at++];
        return 1;
    }
    static int hasFailed(void *) { return 0; }

    static SerdStatus onError(void *self, const SerdError *error)
    {
        auto &parser = *static_cast<Parser *>(self);
        if (parser.m_fault || parser.m_ended)
            return SERD_SUCCESS;
        const string_view format = error->fmt;
        if (parser.refuseByPlace(format))
            return SERD_SUCCESS;
        for (const Complaint &complaint : complaints)
            if (format.starts_with(complaint.serd)) {
                parser.refuse(std::string(complaint.ours));
                return SERD_SUCCESS;
            }
        std::array<char, 200> said{};
        (void)std::vsnprintf(said.data(), said.size(), error->fmt, *error->args);
        std::string detail = said.data();
        for (char &c : detail)
            if (c == '\n' || c == '`' || static_cast<unsigned char>(c) < 0x20 || static_cast<unsigned char>(c) >= 0x7F)
                c = c == '`' ? '\'' : ' ';
        while (!detail.empty() && detail.back() == ' ')
            detail.pop_back();
        if (detail.starts_with("expected '") && detail.size() > 19 && detail.substr(11, 8) == "', not '") {
            parser.refuse("“" + detail.substr(19, 1) + "” stands here. Expected “" + detail.substr(10, 1) + "”");
            return SERD_SUCCESS;
        }
        parser.refuse("cannot be read here (" + detail + "). Expected Turtle, TriG, N-Triples or N-Quads");
        return SERD_SUCCESS;
    }

    static SerdStatus onBase(void *self, const SerdNode *iri)
    {
        auto &parser = *static_cast<Parser *>(self);
        parser.m_hasBase = true;
        return serd_env_set_base_uri(parser.m_environment.get(), iri);
    }

    static SerdStatus onPrefix(void *self, const SerdNode *name, const SerdNode *iri)
    {
        return serd_env_set_prefix(static_cast<Parser *>(self)->m_environment.get(), name, iri);
    }

    static SerdStatus onTriple(void *self, SerdStatementFlags, const SerdNode *graph, const SerdNode *subject, const SerdNode *predicate,
                               const SerdNode *object, const SerdNode *datatype, const SerdNode *language)
    {
        auto &parser = *static_cast<Parser *>(self);
        if (parser.m_fault || parser.m_ended)
            return SERD_ERR_UNKNOWN;
        RdfTriple triple;
        triple.place = static_cast<std::uint32_t>(parser.m_at);
        triple.subject = parser.resource(subject);
        triple.predicate = parser.resource(predicate);
        if (object->type == SERD_LITERAL) {
            const std::string type(datatype && datatype->buf ? parser.expanded(datatype) : string_view());
            triple.object = parser.m_store.literal(viewOf(object), type, viewOf(language));
        } else {
            triple.object = parser.resource(object);
        }
        if (graph && graph->buf)
            triple.graph = parser.resource(graph);
        for (const TermId id : {triple.subject, triple.predicate, triple.object, triple.graph})
            parser.checkText(id);
        if (!parser.m_fault && !parser.m_store.add(triple))
            parser.refuse("more than can be read stands in this file, prefixes written out. Expected at most " + std::to_string(RdfStore::mostTriples)
                          + " statements, and texts of reasonable length");
        return parser.m_fault ? SERD_ERR_UNKNOWN : SERD_SUCCESS;
    }

    TermId resource(const SerdNode *node) { return node->type == SERD_BLANK ? m_store.blank(viewOf(node)) : m_store.iri(expanded(node)); }

    /// serd cuts some characters that names do not have in the middle.
    void checkText(TermId id)
    {
        const string_view text = id == noTerm ? string_view() : m_store.text(id);
        if (std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; }) && validUtf8(text) != text.size())
            refuse("a character that names do not have. Expected it percent-encoded, or a whole IRI in <>");
    }

    /// The whole IRI of \a node; valid until the next call.
    string_view expanded(const SerdNode *node)
    {
        const string_view text = viewOf(node);
        if (node->type == SERD_CURIE) {
            SerdChunk prefix{}, suffix{};
            if (serd_env_expand(m_environment.get(), node, &prefix, &suffix) != SERD_SUCCESS) {
                const std::string name(text.substr(0, text.find(':') + 1));
                refuse("the prefix “" + name + "” is not declared. Expected “@prefix " + name + " <…> .” before");
                return {};
            }
            m_scratch.assign(reinterpret_cast<const char *>(prefix.buf), prefix.len);
            m_scratch.append(reinterpret_cast<const char *>(suffix.buf), suffix.len);
            if (!m_hasBase || serd_uri_string_has_scheme(reinterpret_cast<const std::uint8_t *>(m_scratch.c_str())))
                return m_scratch;
        } else if (!m_hasBase || serd_uri_string_has_scheme(node->buf)) {
            return text;
        }
        SerdNode whole = serd_env_expand_node(m_environment.get(), node);
        m_scratch.assign(viewOf(&whole));
        serd_node_free(&whole);
        return m_scratch;
    }

    string_view m_text;
    const std::string &m_file;
    RdfStore &m_store;
    const RunContext &m_context;
    bool m_isLines, m_hasBase = false, m_ended = false;
    std::unique_ptr<SerdEnv, decltype(&serd_env_free)> m_environment;
    std::unique_ptr<SerdReader, decltype(&serd_reader_free)> m_reader;
    std::size_t m_at = 0, m_calls = 0;
    std::string m_scratch;
    std::optional<Error> m_fault;
};

}  // namespace

Result<void> parseRdf(string_view text, RdfSyntax syntax, const std::string &file, RdfStore &store, const RunContext &context)
{
    if (const auto ok = scanRdf(text, file); !ok)
        return ok;
    return Parser(text, syntax, file, store, context).run();
}

std::string resolvedIri(const std::string &base, const std::string &relative)
{
    const auto *text = reinterpret_cast<const std::uint8_t *>(relative.c_str());
    SerdURI from = SERD_URI_NULL;
    if (base.empty() || serd_uri_string_has_scheme(text)
        || serd_uri_parse(reinterpret_cast<const std::uint8_t *>(base.c_str()), &from) != SERD_SUCCESS)
        return relative;
    SerdNode whole = serd_node_new_uri_from_string(text, &from, nullptr);
    std::string iri(viewOf(&whole));
    serd_node_free(&whole);
    return validUtf8(iri) == iri.size() ? iri : relative;
}

}  // namespace relata
