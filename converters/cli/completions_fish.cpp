#include "converters/cli/batch/gather.h"
#include "converters/cli/completions.h"
#include "converters/cli/options.h"

namespace postconv::cli {
namespace {

constexpr const char* kBegin =
    R"(# Completions of postconv for fish, made by "postconv --completion fish".

# The value that is being typed, also behind "--option=".
function __postconv_value
    string replace -r -- '^--[^=]*=' '' (commandline -ct)
end

# Words between commas, each once.
function __postconv_list
    set -l typed (string match -r -- '^.*,' (__postconv_value))
    for word in $argv
        contains -- $word (string split , -- $typed); or echo "$typed$word"
    end
end

# Folders, and files with one of the extensions.
function __postconv_files
    set -l endings (string join '|' -- / .$argv | string replace -a . '\\.')
    __fish_complete_path (__postconv_value) | string match -r -- "^.*(?:$endings)(?:\t.*)?\$"
end

# Folders between colons.
function __postconv_folders
    set -l typed (string match -r -- '^.*:' (__postconv_value))
    for folder in (__fish_complete_directories (string replace -r -- '^.*:' '' (__postconv_value)) '')
        echo "$typed$folder"
    end
end

function __postconv_merges
    set -l words (commandline -opc)
    test "$words[2]" = merge-reports
end

function __postconv_is_first
    test (count (commandline -opc)) -eq 1
end

function __postconv_inputs
    set -l typed (commandline -ct)
    if string match -q -- '@*' $typed
        for file in (__fish_complete_path (string sub -s 2 -- $typed))
            echo "@$file"
        end
    else
        __postconv_files $argv
    end
end

complete -c postconv -f
complete -c postconv -n __postconv_is_first -a merge-reports -d 'join reports of several runs'
complete -c postconv -n __postconv_merges -a '(__postconv_files json)'
)";

std::string quoted(std::string_view text) {
    std::string result = "'";
    for (const char c : text) {
        if (c == '\'' || c == '\\') result += '\\';
        result += c;
    }
    return result + '\'';
}

std::string files_call(std::string_view extensions) {
    return extensions == "*" ? "(__fish_complete_path (__postconv_value))"
                             : "(__postconv_files " + std::string(extensions) + ')';
}

// What is offered, as an argument that fish expands.
std::string offer(const Completion& completion) {
    if (completion.folders)
        return completion.is_list ? "(__postconv_folders)"
                                  : "(__fish_complete_directories (__postconv_value) '')";
    std::string text(completion.words);
    if (completion.is_list) text = "(__postconv_list " + text + ')';
    if (completion.extensions.empty()) return text;
    return (text.empty() ? "" : text + ' ') + files_call(completion.extensions);
}

std::string row(const Option& option) {
    std::string text = "complete -c postconv -n 'not __postconv_merges'";
    for (const std::string& name : names_of(option))
        text += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
    if (!is_flag(option) && !has_optional_value(option)) text += " -x";
    const std::string offered = offer(option.completion);
    if (!offered.empty()) text += " -a " + quoted(offered);
    return text + " -d " + quoted(option.help) + '\n';
}

}  // namespace

std::string fish_completion() {
    std::string text = kBegin;
    text += "complete -c postconv -n 'not __postconv_merges' -a '(__postconv_inputs " +
            std::string(kMarkdownExtensions) + ")'\n";
    text += "complete -c postconv -n __postconv_merges -s o -l output -r -F -d 'write FILE'\n";
    for (const Option& option : options()) text += row(option);
    return text;
}

}  // namespace postconv::cli
