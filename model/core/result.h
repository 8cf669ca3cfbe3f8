// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/system/result.hpp>

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace relata {

/// What went wrong with outside input. Programming errors assert instead.
struct Error {
    enum class Code { Cancelled, Io, Syntax, Schema, NotFound, Unsupported };
    Code code = Code::Syntax;
    std::string message;  ///< English: what is wrong and what was expected; without file and line
    std::string file;     ///< input the error was found in; empty = none
    int line = 0;         ///< 1-based line of the input; 0 = none
    int column = 0;       ///< 1-based column (for expressions: code point position); 0 = none

    std::vector<std::string> also{};  ///< the other faults of the same input, each as text() would say it, where the reader went on to find them

    static Error cancelled() { return {Code::Cancelled, "cancelled", {}, 0, 0, {}}; }

    /// "statements.csv, line 48: “2019-13” is not a date. Expected …", in one line; quoted values of more than 120 bytes are cut.
    std::string text() const;
};

template <typename T>
using Result = boost::system::result<T, Error>;

/// Reached only when a Result is read without looking at it: a defect of ours.
[[noreturn]] void throw_exception_from_error(const Error &error, const boost::source_location &location);

}  // namespace relata
