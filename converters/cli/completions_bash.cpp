#include "converters/cli/batch/gather.h"
#include "converters/cli/completions.h"
#include "converters/cli/options.h"

namespace postconv::cli {
namespace {

constexpr const char* kBegin =
    R"(# Completions of postconv for bash, made by "postconv --completion bash".

)";

// Behind what the table gives: _postconv_options, _postconv_markdown, _postconv_value_of.
constexpr const char* kFunctions = R"(
# Offers words that begin with $value, behind $prefix; in a list each once.
_postconv_offer_words() {
    local word done=
    if [[ $list && $value == *,* ]]; then done=${value%,*},; fi
    if [[ $list ]]; then compopt -o nospace 2>/dev/null; fi
    for word in $words; do
        if [[ ,$done == *,"$word",* || $done$word != "$value"* ]]; then continue; fi
        COMPREPLY+=("$prefix$done$word")
    done
}

# Offers folders, and files with one of the extensions ("*": all), that begin with $value.
_postconv_offer_files() {
    local path start=$value before=$prefix
    if [[ $folders && $list && $value == *:* ]]; then
        start=${value##*:}
        before=$prefix${value%:*}:
    fi
    compopt -o filenames 2>/dev/null
    while IFS= read -r path; do
        if [[ -d ${path/#\~\//$HOME/} || $extensions == '*' ||
            $path == *.* && " $extensions " == *" ${path##*.} "* ]]; then
            COMPREPLY+=("$before$path")
        fi
    done < <(compgen -f -- "$start")
}

_postconv_offer_value() {
    if [[ $words ]]; then _postconv_offer_words; fi
    if [[ $extensions || $folders ]]; then _postconv_offer_files; fi
}

_postconv_offer_inputs() {
    if [[ $merges ]]; then
        extensions=json
    elif [[ $value == @* ]]; then
        prefix=@ value=${value#@} extensions='*'
    else
        extensions=$_postconv_markdown
        if [[ ${#arguments[@]} -eq 0 && $value && merge-reports == "$value"* ]]; then
            COMPREPLY+=(merge-reports)
        fi
    fi
    _postconv_offer_files
}

# Puts together what readline cuts at "=" and ":". $1: the last word, up to the cursor.
_postconv_join_arguments() {
    local at word joins=
    for ((at = 1; at <= COMP_CWORD; ++at)); do
        word=${COMP_WORDS[at]}
        if [[ $at -eq $COMP_CWORD && $word == *[!:=]* ]]; then word=$1; fi
        if [[ ${#arguments[@]} -gt 0 && ($joins || $word == [:=]*) ]]; then
            arguments[${#arguments[@]} - 1]+=$word
        else
            arguments+=("$word")
        fi
        if [[ $word && $word != *[!:=]* ]]; then joins=yes; else joins=; fi
    done
}

_postconv() {
    local IFS=$' \t\n' arguments=() words= extensions= folders= list= optional=
    local argument current waiting= ended= merges= prefix= value= kept at
    COMPREPLY=()
    _postconv_join_arguments "$2"
    current=${arguments[${#arguments[@]} - 1]}
    unset "arguments[${#arguments[@]} - 1]"
    kept=${current%"$2"}    # readline replaces no more than $2,
    current=${current//\\/} # and quotes what it puts there
    if [[ ${arguments[0]-} == merge-reports ]]; then merges=yes; fi
    for argument in "${arguments[@]}"; do
        if [[ $waiting ]]; then
            waiting=
        elif [[ ! $ended && $argument == -- ]]; then
            ended=yes
        elif [[ ! $ended ]] && _postconv_value_of "$argument" && [[ ! $optional ]]; then
            waiting=$argument
        fi
    done
    if [[ $waiting ]]; then
        value=$current
        _postconv_value_of "$waiting" && _postconv_offer_value
    elif [[ ! $ended && $current == --*=* ]]; then
        prefix=${current%%=*}= value=${current#*=}
        _postconv_value_of "${current%%=*}" && _postconv_offer_value
    elif [[ ! $ended && $current == -* ]]; then
        value=$current words=$_postconv_options list=
        if [[ $merges ]]; then words='-o --output'; fi
        _postconv_offer_words
    else
        value=$current folders= list=
        _postconv_offer_inputs
    fi
    for at in "${!COMPREPLY[@]}"; do COMPREPLY[at]=${COMPREPLY[at]#"$kept"}; done
}

complete -F _postconv postconv
)";

std::string assignment(const char* name, std::string_view value) {
    return value.empty() ? "" : ' ' + std::string(name) + "='" + std::string(value) + "'";
}

// "-t | --to) words='pdf epub' list='yes' ;;"
std::string value_case(const Option& option) {
    std::string names;
    for (const std::string& name : names_of(option)) names += (names.empty() ? "" : " | ") + name;
    const Completion& completion = option.completion;
    return "        " + names + ')' + assignment("words", completion.words) +
           assignment("extensions", completion.extensions) +
           assignment("folders", completion.folders ? "yes" : "") +
           assignment("list", completion.is_list ? "yes" : "") +
           assignment("optional", has_optional_value(option) ? "yes" : "") + " ;;\n";
}

std::string value_function() {
    std::string text =
        "\n# What the value of option $1 can be, told in variables; fails when it takes none.\n"
        "_postconv_value_of() {\n"
        "    words= extensions= folders= list= optional=\n"
        "    case $1 in\n";
    for (const Option& option : options())
        if (!is_flag(option)) text += value_case(option);
    return text + "        *) return 1 ;;\n    esac\n}\n";
}

}  // namespace

std::string bash_completion() {
    std::string text = std::string(kBegin) + "_postconv_options='";
    for (const Option& option : options()) {
        for (const std::string& name : names_of(option)) text += name + ' ';
        text.back() = '\n';
    }
    text.back() = '\'';
    text += "\n_postconv_markdown='" + std::string(kMarkdownExtensions) + "'\n";
    return text + value_function() + kFunctions;
}

}  // namespace postconv::cli
