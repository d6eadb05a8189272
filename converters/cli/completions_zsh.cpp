#include "converters/cli/batch/gather.h"
#include "converters/cli/completions.h"
#include "converters/cli/options.h"

namespace postconv::cli {
namespace {

constexpr const char* kBegin = R"(#compdef postconv
# Completions of postconv for zsh, made by "postconv --completion zsh".

_postconv_inputs() {
  if [[ $PREFIX == @* ]]; then
    compset -P '@'
    _files
    return
  fi
  local -a kinds=("input:Markdown:_files -g '$markdown'")
  (( CURRENT == 2 )) && kinds+=('merge-reports:command:(merge-reports)')
  _alternative $kinds
}

_postconv() {
)";

// Works from a folder of $fpath, and sourced.
constexpr const char* kEnd = R"(
  _arguments -s -S $arguments
}

if [[ $funcstack[1] == _postconv ]]; then
  _postconv "$@"
else
  compdef _postconv postconv
fi
)";

// Between single quotes of the shell.
std::string quoted(std::string_view text) {
    std::string result = "'";
    for (const char c : text) result += c == '\'' ? "'\\''" : std::string(1, c);
    return result + '\'';
}

// Within a specification of _arguments.
std::string escaped(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (c == ':' || c == '[' || c == ']' || c == '\\') result += '\\';
        result += c;
    }
    return result;
}

// "*.(pdf|epub)"
std::string pattern(std::string_view extensions) {
    std::string text;
    for (const std::string& each : split(extensions, ' ')) text += (text.empty() ? "" : "|") + each;
    return "*.(" + text + ')';
}

std::string files_action(std::string_view extensions) {
    return extensions == "*" ? "_files" : "_files -g \"" + pattern(extensions) + '"';
}

// What comes behind the name of the value.
std::string action(const Option& option) {
    const Completion& completion = option.completion;
    const std::string words(completion.words), value(option.value);
    if (completion.folders) return completion.is_list ? "_dir_list" : "_files -/";
    if (words.empty())
        return completion.extensions.empty() ? " " : files_action(completion.extensions);
    if (completion.is_list) return "_values -s , " + value + ' ' + words;
    if (completion.extensions.empty()) return '(' + words + ')';
    return "_alternative \"word\\:" + value + "\\:(" + words +
           ")\" \"file\\:FILE\\:" + "_files -g '" + pattern(completion.extensions) + "'\"";
}

// In an array: '(-t --to)--to=[what it does]:FORMAT:(pdf epub)'
std::string specification(const Option& option, const std::string& name) {
    std::string text;
    if (is_repeatable(option)) {
        text = "*";
    } else {
        for (const std::string& each : names_of(option)) text += (text.empty() ? "(" : " ") + each;
        text += ')';
    }
    text += name;
    const bool is_long = name.starts_with("--");
    if (has_optional_value(option))
        text += "=-";
    else if (!is_flag(option))
        text += is_long ? "=" : "+";
    text += '[' + escaped(option.help) + ']';
    if (!is_flag(option))
        text += (has_optional_value(option) ? "::" : ":") + escaped(option.value) + ':' +
                action(option);
    return "    " + quoted(text) + '\n';
}

}  // namespace

std::string zsh_completion() {
    std::string text = std::string(kBegin) +
                       "  local markdown=" + quoted(pattern(kMarkdownExtensions)) +
                       "\n  local -a arguments=(\n";
    for (const Option& option : options())
        for (const std::string& name : names_of(option)) text += specification(option, name);
    text += "    '*:input:_postconv_inputs'\n  )\n";
    text += "  [[ $words[2] == merge-reports && $CURRENT -gt 2 ]] &&\n";
    text += "    arguments=('*'{-o+,--output=}'[write FILE]:FILE:_files -g \"*.json\"'\n";
    text += "      '1:command:(merge-reports)' '*:report:_files -g \"*.json\"')\n";
    return text + kEnd;
}

}  // namespace postconv::cli
