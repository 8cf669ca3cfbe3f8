// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/evidence/edtf.h"
#include "model/graph/ids.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace relata {

/// Keys and values that the fixed fields do not hold, in file order; keys are unique.
using Properties = std::vector<std::pair<std::string, std::string>>;

enum class Modality : std::uint8_t { Asserted, Quoted, Reported, Alleged, Pledged, Predicted, Denied };  ///< firmest first
enum class Polarity : std::uint8_t { Positive, Neutral, Negative };
inline constexpr std::array allModalities{Modality::Asserted, Modality::Quoted,    Modality::Reported, Modality::Alleged,
                                          Modality::Pledged,  Modality::Predicted, Modality::Denied};
inline constexpr std::array allPolarities{Polarity::Positive, Polarity::Neutral, Polarity::Negative};

std::string_view toString(Modality modality);  ///< "asserted" …
std::string_view toString(Polarity polarity);  ///< "positive" …
std::optional<Modality> modalityFromString(std::string_view text);
std::optional<Polarity> polarityFromString(std::string_view text);

/// A vertex, as a value: what files, diffs and forms carry.
struct Entity {
    std::string key;   ///< stable readable id, unique among entities
    std::string type;  ///< key of an EntityType
    std::string name;
    std::vector<std::string> aliases;
    std::string description;
    Properties properties;
    friend bool operator==(const Entity &, const Entity &) = default;
};

/// The status of all that a file without statements says: the program knows no speaker, and the document's author is none.
inline constexpr const char *unknownSpeaker = "speaker unknown";

/// An edge, as a value: subject –predicate→ object, and who said so, where and when.
struct Statement {
    std::string key;  ///< stable readable id, unique among statements
    EntityId subject = noEntity;
    std::string predicate;  ///< key of a Predicate
    EntityId object = noEntity;
    std::string claim;
    EntityId speaker = noEntity;  ///< noEntity: the document's author vouches for it
    DocumentId document = noDocument;
    int paragraph = 0;  ///< 1-based; 0 = not given
    std::string quote;
    Modality modality = Modality::Asserted;
    Polarity polarity = Polarity::Neutral;
    Edtf said;
    Edtf holds;
    std::string holdsBasis;  ///< "stated", "inferred" or empty
    std::string confidence;
    std::string status;
    std::string note;
    Properties properties;
    friend bool operator==(const Statement &, const Statement &) = default;
};

/// A source, as a value.
struct Document {
    std::string key;  ///< stable readable id, unique among documents
    std::string title;
    std::vector<std::string> authors;
    std::string publisher;
    Edtf published;
    std::string url;
    std::string language;
    std::string origin;  ///< documents that copy one another share one origin; empty = its own
    std::string hash;
    std::string note;
    Properties properties;
    friend bool operator==(const Document &, const Document &) = default;
};

}  // namespace relata
