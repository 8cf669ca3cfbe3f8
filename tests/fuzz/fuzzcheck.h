// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/io/formats.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace relata::fuzz {

struct BrokenLaw {
};
/// Throws BrokenLaw, which ends the program as a finding (see oneinput.cpp), when \a condition does not hold.
void mustHold(bool condition, const char *what, std::string_view detail = {});

/// An error is one line that says something.
void mustBeTold(const Error &error);

/// A graph that came from outside: every end is there, all texts are UTF-8, an empty graph takes it.
void mustBeValid(const KnowledgeGraph &graph);

/// Same records, schema and info.
void mustBeSame(const KnowledgeGraph &a, const KnowledgeGraph &b, const char *what);

/// A folder of this process in memory where there is one, gone at the end.
const std::filesystem::path &scratch();

void put(const std::filesystem::path &path, std::string_view bytes);

/// An input of several files, one after another: "%% entities.csv", then its text.
std::vector<std::pair<std::string, std::string_view>> filesOf(std::string_view input);

}  // namespace relata::fuzz

#define LLVMFuzzerTestOneInput relataFuzzOneInput
/// What is called with one input; 0 = keep it when it reached something new.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);
