// Whatever the table of options has, the helps, the manual and the completions have.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cctype>
#include <string>
#include <string_view>
#include <vector>

#include "converters/cli/completions.h"
#include "converters/cli/help.h"
#include "converters/cli/manual.h"
#include "converters/cli/options.h"
#include "converters/cli/read_typed.h"

using namespace postconv::cli;

namespace {

bool is_of_a_name(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) || c == '-';
}

// "--toc" does not stand in "--toc-depth".
bool has_word(std::string_view text, std::string_view word) {
    for (std::size_t at = text.find(word); at != std::string_view::npos;
         at = text.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        const bool begins = at == 0 || !is_of_a_name(text[at - 1]);
        if (begins && (end == text.size() || !is_of_a_name(text[end]))) return true;
    }
    return false;
}

std::vector<std::string> lines_of(std::string_view text) {
    return split(text, '\n');
}

std::vector<std::string> all_names() {
    std::vector<std::string> names;
    for (const Option& option : options())
        for (std::string& name : names_of(option)) names.push_back(std::move(name));
    return names;
}

// The line of `text` that holds `words`; empty when there is none.
std::string line_with(const std::string& text, const std::string& words) {
    for (const std::string& line : lines_of(text))
        if (has_word(line, words)) return line;
    return {};
}

void check_values(const Option& option, const std::string& line) {
    for (const std::string& word : split(option.completion.words, ' '))
        BOOST_TEST(has_word(line, word), main_name(option) + " lacks " + word + ": " + line);
    if (option.completion.extensions == "*") return;
    for (const std::string& extension : split(option.completion.extensions, ' '))
        BOOST_TEST(has_word(line, extension), main_name(option) + " lacks " + extension);
}

// The manual as it looks, by lines: names in bold, hyphens of the keyboard.
std::string unmarked_manual() {
    std::string text = manual();
    for (const std::string_view mark : {"\\fB", "\\fI", "\\fR", "\\"})
        for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at))
            text.erase(at, mark.size());
    return text;
}

// "'(-t --to)--to=[" or "'*-o+[" begin the specification of a name.
std::string zsh_specification(const std::string& name) {
    for (const std::string& line : lines_of(zsh_completion())) {
        const std::size_t bracket = line.find('[');
        if (bracket == std::string::npos || !line.starts_with("    '")) continue;
        std::string head = line.substr(0, bracket);
        head.erase(0, head.find_first_of(")*") + 1);
        if (has_word(head, name) && head.starts_with(name)) return line;
    }
    return {};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(shell)

BOOST_AUTO_TEST_CASE(the_whole_help_has_every_option_and_alias) {
    for (const std::string& name : all_names()) BOOST_TEST(has_word(all_help(), name), name);
}

BOOST_AUTO_TEST_CASE(the_short_help_has_what_it_should_on_one_screen) {
    const std::string text = help();
    for (const Option& option : options())
        BOOST_TEST((text.find(synopsis(option, Aliases::Hidden)) != std::string::npos) ==
                       (option.shown == Shown::InBothHelps),
                   main_name(option));
    BOOST_TEST(std::ranges::count(text, '\n') <= 40);
    for (const std::string& line : lines_of(text)) BOOST_TEST(line.size() <= 80, line);
}

BOOST_AUTO_TEST_CASE(the_manual_has_every_option_with_its_value_and_what_it_does) {
    const std::string text = unmarked_manual();
    for (const Option& option : options()) {
        BOOST_TEST(
            text.find(".TP\n" + synopsis(option, Aliases::Shown) + '\n') != std::string::npos,
            main_name(option));
        BOOST_TEST(text.find(option.help) != std::string::npos, main_name(option));
    }
}

BOOST_AUTO_TEST_CASE(the_manual_has_every_section_exit_code_and_example) {
    const std::string text = unmarked_manual();
    for (const char* name : {"NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "EXIT STATUS",
                             "ENVIRONMENT", "FILES", "EXAMPLES"})
        BOOST_TEST(text.find(".SH " + std::string(name) + '\n') != std::string::npos, name);
    for (const Section section : kSections)
        BOOST_TEST(text.find(".SS " + std::string(title_of(section)) + '\n') != std::string::npos);
    for (const ExitCode& each : exit_codes())
        BOOST_TEST(text.find(".TP\n" + std::to_string(each.code) + '\n' +
                             std::string(each.meaning) + '\n') != std::string::npos);
    for (const std::string_view example : examples())
        BOOST_TEST(has_word(text, example.substr(0, example.find(" -M"))));
}

BOOST_AUTO_TEST_CASE(bash_offers_every_option_and_value) {
    const std::string script = bash_completion();
    const std::size_t begin = script.find("_postconv_options='");
    const std::string offered = script.substr(begin, script.find("'\n", begin) - begin);
    for (const std::string& name : all_names()) BOOST_TEST(has_word(offered, name), name);
    for (const Option& option : options()) {
        std::string names;
        for (const std::string& name : names_of(option))
            names += (names.empty() ? "" : " | ") + name;
        const std::string line = line_with(script, names + ')');
        BOOST_TEST(line.empty() == is_flag(option), names);
        check_values(option, line);
    }
}

BOOST_AUTO_TEST_CASE(zsh_offers_every_option_and_value) {
    for (const Option& option : options())
        for (const std::string& name : names_of(option)) {
            const std::string line = zsh_specification(name);
            BOOST_TEST(!line.empty(), name);
            check_values(option, line);
        }
}

BOOST_AUTO_TEST_CASE(fish_offers_every_option_and_value) {
    for (const Option& option : options())
        for (const std::string& name : names_of(option)) {
            const std::string flag =
                name.starts_with("--") ? "-l " + name.substr(2) : "-s " + name.substr(1);
            std::string line;
            for (const std::string& each : lines_of(fish_completion()))
                if (each.find("not __postconv_merges") != std::string::npos && has_word(each, flag))
                    line = each;
            BOOST_TEST(!line.empty(), name);
            check_values(option, line);
        }
}

BOOST_AUTO_TEST_CASE(the_parser_knows_the_names_of_the_table_and_no_others) {
    std::vector<std::string> names = all_names(), parsed = parsed_names();
    std::ranges::sort(names);
    std::ranges::sort(parsed);
    BOOST_TEST((std::ranges::adjacent_find(names) == names.end()));
    BOOST_TEST(names == parsed, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
