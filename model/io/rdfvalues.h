// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inside model/io only: properties of ours as literals of RDF.

#include "model/graph/knowledgegraph.h"
#include "model/io/rdfsink.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace relata {

/// The property of a graph in which it is kept what its properties were called in RDF, as JSON: {"tag": {"iri": "http://e.org/tag", "type":
/// "http://…#date"}}. A type stands there where all values had it.
inline constexpr const char *rdfPropertiesKey = "properties in RDF";

/// Each value of a property as a literal by itself, with the language that its name ends with (“title@en”) and the datatype that it had in RDF; of
/// properties that never were in RDF with that of a number, a truth or a day where all values are such. They come in the order of the properties, so
/// that one predicate may come several times. RdfBuilder reads exactly what was written, in the same order.
class RdfValues
{
public:
    struct Known {
        std::string iri, datatype;
    };

    /// O(properties).
    explicit RdfValues(const KnowledgeGraph &graph);
    void put(const Properties &properties, RdfSink &sink) const;
    const std::map<std::string, Known> &known() const { return m_known; }  ///< by name

private:
    enum Form : std::uint8_t { Number = 1, Truth = 2, Day = 4, Any = 7 };

    void lookAt(std::uint32_t number, std::string_view value);
    /// Where the language begins that \a name ends with, after the @; npos = it has none: “title@en-GB”, but not “mail@home”, unless “mail” was a
    /// property in RDF.
    std::size_t languageAt(const std::string &name) const;
    RdfName datatypeOf(const std::string &name, std::string_view value) const;
    static std::uint8_t formsOf(std::string_view value);

    std::map<std::string, Known> m_known;
    std::vector<std::uint8_t> m_forms;  ///< by number of the property: what all values are
    std::map<std::string, std::uint8_t> m_formOf;
};

/// xsd:date, xsd:gYearMonth or xsd:gYear for a plain date; nothing for what only EDTF can say.
RdfName xsdTypeOfDate(std::string_view date);

}  // namespace relata
