// SPDX-License-Identifier: Apache-2.0
#include "app/cli/usage.h"

#include "app/cli/reporting.h"
#include "model/query/wordindex.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <iostream>

namespace relata {
namespace {

std::string listed(const std::vector<std::string> &words)
{
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i)
        text += (i == 0 ? "" : i + 1 == words.size() ? " or " : ", ") + words[i];
    return text;
}

/// The one of \a known that \a word was probably meant to be; empty = none.
std::string nearest(const std::string &word, const std::vector<std::string> &known)
{
    const int most = word.size() < 5 ? 1 : 2;
    std::string best;
    int edits = most + 1;
    for (const std::string &candidate : known) {
        const int distance = candidate.starts_with(word) && word.size() > 1 ? 1 : editsBetween(word, candidate, most);
        if (distance < edits) {
            edits = distance;
            best = candidate;
        }
    }
    return best;
}

std::string suggestion(const std::string &word, const std::vector<std::string> &known)
{
    const std::string near = nearest(word, known);
    return near.empty() ? std::string() : ". Did you mean “" + near + "”?";
}

/// The nearest of \a known, else all of them.
std::string suggestionOr(const std::string &word, const std::vector<std::string> &known)
{
    const std::string near = suggestion(word, known);
    return near.empty() && !known.empty() ? ". Expected " + listed(known) : near;
}

std::vector<std::string> commandNames(const CLI::App &app)
{
    std::vector<std::string> names;
    for (const CLI::App *sub : app.get_subcommands([](const CLI::App *) { return true; }))
        names.push_back(sub->get_name());
    return names;
}

std::vector<std::string> optionNames(const CLI::App &app)
{
    std::vector<std::string> names;
    for (const CLI::Option *option : app.get_options())
        for (const std::string &name : option->get_lnames())
            names.push_back("--" + name);
    return names;
}

/// The command that was being read; the whole program when none was.
const CLI::App &current(const CLI::App &app)
{
    const auto parsed = app.get_subcommands();
    return parsed.empty() ? app : *parsed.front();
}

std::string synopsis(const CLI::App &app)
{
    std::string text = app.get_parent() ? "relata " + app.get_name() : std::string("relata");
    for (const CLI::Option *option : app.get_options())
        if (option->get_positional() && !option->get_required() && app.get_parent())
            text += " [" + option->get_name(true) + "]";
        else if (option->get_positional())
            text += " " + option->get_name(true);
        else if (option->get_required())
            text += (option->get_snames().empty() ? " --" + option->get_lnames().front() : " -" + option->get_snames().front()) + " …";
    return text;
}

template <typename Number>
CLI::Validator numberWithin(Number least, Number most, const std::string &wanted)
{
    return CLI::Validator(
        [=](std::string &value) {
            Number given{};
            const char *end = value.data() + value.size();
            const auto [at, failed] = std::from_chars(value.data(), end, given);
            if (failed == std::errc() && at == end && given >= least && given <= most)  // NaN is neither
                return std::string();
            return "“" + value + "” is not possible. Expected " + wanted;
        },
        std::string());
}

std::string inWords(double value)
{
    char text[32];
    return std::string(text, std::to_chars(text, text + sizeof text, value).ptr);
}

}  // namespace

CLI::Validator wholeNumber(std::uint64_t least, std::uint64_t most)
{
    const bool endless = most == UINT64_MAX;
    return numberWithin(least, most, "a whole number from " + std::to_string(least) + (endless ? std::string() : " to " + std::to_string(most)));
}

CLI::Validator number(double least, double most)
{
    return numberWithin(least, most, "a number from " + inWords(least) + " to " + inWords(most));
}

CLI::Validator oneOf(std::vector<std::string> allowed)
{
    const std::string list = listed(allowed);
    return CLI::Validator(
        [allowed = std::move(allowed), list](std::string &value) {
            std::string lower = value;
            std::transform(lower.begin(), lower.end(), lower.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
            for (const std::string &word : allowed) {
                std::string folded = word;
                std::transform(folded.begin(), folded.end(), folded.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
                if (folded == lower) {
                    value = word;
                    return std::string();
                }
            }
            return "“" + value + "” is not known. Expected " + list;
        },
        std::string());
}

CLI::Validator pictureSize()
{
    return CLI::Validator(
        [](std::string &value) {
            int width = 0, height = 0;
            const char *end = value.data() + value.size();
            auto [at, failed] = std::from_chars(value.data(), end, width);
            if (failed == std::errc() && at < end && (*at == 'x' || *at == 'X'))
                std::tie(at, failed) = [](auto r) { return std::pair(r.ptr, r.ec); }(std::from_chars(at + 1, end, height));
            if (failed == std::errc() && at == end && width >= 16 && height >= 16 && width <= 20000 && height <= 20000)
                return std::string();
            return "“" + value + "” is not a size. Expected WIDTHxHEIGHT in pixels, like 1600x1000, each from 16 to 20000";
        },
        std::string());
}

int reportUsage(const CLI::App &app, const CLI::ParseError &error)
{
    if (error.get_exit_code() == 0)
        return app.exit(error, std::cout, std::cerr);
    const CLI::App &command = current(app);
    std::string what = error.what();
    const auto kind = static_cast<CLI::ExitCodes>(error.get_exit_code());
    if (kind == CLI::ExitCodes::ExtrasError) {
        const auto extras = app.remaining(true);
        const auto option = std::find_if(extras.begin(), extras.end(), [](const std::string &e) { return e.starts_with('-'); });
        const std::string extra = option != extras.end() ? *option : extras.empty() ? std::string() : extras.front();
        if (extra.starts_with('-'))
            what = "there is no option “" + extra + "”" + suggestionOr(extra.substr(0, extra.find('=')), optionNames(command));
        else
            what = "“" + extra + "” is one too many. Expected: " + synopsis(command);
    } else if (kind == CLI::ExitCodes::RequiredError) {
        what += ". Expected: " + synopsis(command);
    } else if (const auto excludes = what.find(" excludes "); excludes != std::string::npos) {
        what = what.substr(0, excludes) + " and " + what.substr(excludes + std::string_view(" excludes ").size())
               + " do not go together. Expected one of them";
    } else if (const auto flag = what.find(" was given a disallowed flag override"); flag != std::string::npos) {
        what = "--" + what.substr(0, flag) + " takes no value. Expected it alone";
    } else if (const auto missing = what.find(": 1 required"); missing != std::string::npos) {
        what = what.substr(0, missing) + " stands without a value. Expected one behind it";
    }
    const std::string name = command.get_parent() ? "relata " + command.get_name() : std::string("relata");
    std::cerr << name << ": " << plainLine(what) << "\n"
              << "Read more with: " << name << " --help\n";
    return 2;
}

int reportUnknownCommand(const CLI::App &app, const std::vector<std::string> &arguments)
{
    if (arguments.empty() || arguments.front().starts_with('-') || arguments.front().starts_with("sample:"))
        return 0;
    const std::string &word = arguments.front();
    const auto names = commandNames(app);
    std::error_code ignored;
    if (std::find(names.begin(), names.end(), word) != names.end() || std::filesystem::exists(word, ignored))
        return 0;
    if (word.find_first_of("./\\") != std::string::npos && arguments.size() == 1)
        return 0;  // a file that does not exist: its reader says so
    std::cerr << "relata: “" << plainLine(word) << "” is neither a command nor a file" << suggestion(word, names) << "\n"
              << "Expected: relata " << listed(names) << " … (relata --help)\n";
    return 2;
}

std::vector<std::string> withLensesApart(const CLI::App &app, std::vector<std::string> arguments)
{
    if (arguments.empty() || std::find(arguments.begin(), arguments.end(), "--") != arguments.end())
        return arguments;
    const CLI::App *command = nullptr;
    try {
        command = app.get_subcommand(arguments.front());
    } catch (const CLI::OptionNotFound &) {
        return arguments;
    }
    std::vector<std::string> ordinary{arguments.front()}, apart;
    for (std::size_t i = 1; i < arguments.size(); ++i) {
        const std::string &argument = arguments[i];
        const CLI::Option *option = argument.starts_with('-') ? command->get_option_no_throw(argument.substr(0, argument.find('='))) : nullptr;
        const bool shortWithValue = argument.size() > 2 && argument[1] != '-' && command->get_option_no_throw(argument.substr(0, 2)) != nullptr
                                    && argument.find_first_of(":( \"") == std::string::npos;
        if (option || shortWithValue || argument == "-" || !argument.starts_with('-') || argument.starts_with("--")) {
            ordinary.push_back(argument);
            if (option && option->get_items_expected_min() > 0 && argument.find('=') == std::string::npos && i + 1 < arguments.size()) {
                if (argument.starts_with("--") && arguments[i + 1].size() > 1 && arguments[i + 1].starts_with('-')
                    && !command->get_option_no_throw(arguments[i + 1]))
                    ordinary.back() += "=" + arguments[++i];  // --lens -by:author
                else
                    ordinary.push_back(arguments[++i]);
            }
        } else {
            apart.push_back(argument);
        }
    }
    if (!apart.empty()) {
        ordinary.push_back("--");
        ordinary.insert(ordinary.end(), apart.begin(), apart.end());
    }
    return ordinary;
}

std::shared_ptr<CLI::Formatter> plainHelp()
{
    class Help final : public CLI::Formatter
    {
    public:
        std::string make_option_opts(const CLI::Option *option) const override
        {
            if (!option->get_option_text().empty())
                return " " + option->get_option_text();
            return {};
        }
        std::string make_usage(const CLI::App *command, std::string) const override
        {
            return "\nUsage: " + (command->get_parent() ? synopsis(*command) + " [OPTIONS]" : std::string("relata [INPUT]\n       relata COMMAND …"))
                   + "\n";
        }
    };
    auto help = std::make_shared<Help>();
    help->column_width(26);
    return help;
}

}  // namespace relata
