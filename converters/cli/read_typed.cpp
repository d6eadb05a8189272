#include "converters/cli/read_typed.h"

#include <CLI/CLI.hpp>

#include <algorithm>

#include "converters/cli/command.h"
#include "converters/cli/refusal.h"
#include "model/nearest.h"

namespace postconv::cli {
namespace {

// How each kind of target is read.
struct Declaration {
    CLI::App& app;
    Typed& typed;
    std::string names;

    void operator()(bool Typed::*flag) const {
        app.add_flag(names, typed.*flag)->disable_flag_override();
    }
    void operator()(std::string Typed::*value) const {
        app.add_option(names, typed.*value)->take_last();
    }
    void operator()(std::vector<std::string> Typed::*values) const {
        app.add_option(names, typed.*values)->allow_extra_args(false);
    }
    void operator()(const OptionalValue& value) const {
        app.add_flag(names + '{' + std::string(value.alone) + '}', typed.*value.member);
    }
};

// Whether the arguments may name the option: short names may stand together, as "-qN".
bool may_be_named(const Option& option, const std::vector<std::string>& arguments) {
    const std::vector<std::string> names = names_of(option);
    return std::ranges::any_of(arguments, [&](const std::string& argument) {
        const std::string_view name = std::string_view(argument).substr(0, argument.find('='));
        const bool is_short = name.starts_with('-') && !name.starts_with("--");
        return std::ranges::any_of(names, [&](const std::string& each) {
            return each == name || (is_short && !each.starts_with("--"));
        });
    });
}

void prepare(CLI::App& app) {
    app.set_help_flag();
    app.allow_extras();  // the inputs: as a declared argument, CLI11 would read "[a]" as a list
}

void declare(const Option& option, CLI::App& app, Typed& typed) {
    std::visit(Declaration{app, typed, std::string(option.names)}, option.target);
}

[[noreturn]] void refuse_unknown_option(const std::string& typed) {
    const std::string name = typed.substr(0, typed.find('='));
    std::vector<std::string> known;
    for (const Option& option : options())
        for (const std::string& each : names_of(option))
            if (each.starts_with("--")) known.push_back(each);
    const bool is_long = name.size() > 2;  // one letter resembles every other
    const std::string near = is_long ? nearest_name(name, known) : std::string();
    refuse("unknown-option", "there is no option \"" + name + "\"",
           near.empty() ? "\"postconv --help-all\" shows every option"
                        : "did you mean \"" + near + "\"?");
}

// What no option took. Behind "--" everything is an input; before it, "@list" names inputs.
void read_inputs(const CLI::App& app, Typed& typed) {
    bool options_ended = false;
    for (const std::string& argument : app.remaining()) {
        if (!options_ended && argument == "--") {
            options_ended = true;
            continue;
        }
        if (!options_ended && argument.starts_with('-') && argument != kStandardStream)
            refuse_unknown_option(argument);
        if (!options_ended && argument.starts_with('@')) {
            if (argument.size() == 1)
                refuse("misused-option", "\"@\" names no list", "write @list.txt, for example");
            typed.file_lists.push_back(argument.substr(1));
        } else {
            typed.inputs.push_back(argument);
        }
    }
}

// CLI11 says "--paper: 1 required TEXT missing" or "--toc: 0 required FLAG ...".
[[noreturn]] void refuse_misused_option(const std::string& said) {
    std::string option = said.substr(0, said.find_first_of(": "));
    if (!option.starts_with('-')) option = "--" + option;
    const bool wants_value = said.find("missing") != std::string::npos;
    refuse("misused-option",
           "the option \"" + option + (wants_value ? "\" needs a value" : "\" takes no value"),
           "\"postconv --help-all\" shows what it takes");
}

}  // namespace

Typed read_typed(std::vector<std::string> arguments) {
    CLI::App app;
    Typed typed;
    prepare(app);
    // CLI11 compares each option with all before it: those that nobody names are left out.
    for (const Option& option : options())
        if (may_be_named(option, arguments)) declare(option, app, typed);
    std::reverse(arguments.begin(), arguments.end());  // as CLI11 wants them
    try {
        app.parse(arguments);
    } catch (const CLI::ParseError& problem) {
        refuse_misused_option(problem.what());
    }
    read_inputs(app, typed);
    return typed;
}

std::vector<std::string> parsed_names() {
    CLI::App app;
    Typed typed;
    prepare(app);
    for (const Option& option : options()) declare(option, app, typed);
    std::vector<std::string> names;
    for (const CLI::Option* option : app.get_options()) {
        for (const std::string& name : option->get_snames()) names.push_back('-' + name);
        for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    }
    return names;
}

}  // namespace postconv::cli
