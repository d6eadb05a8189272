#include "converters/cli/output_options.h"

#include <algorithm>
#include <filesystem>

#include "converters/cli/refusal.h"
#include "model/nearest.h"
#include "model/text.h"

namespace postconv::cli {
namespace {

namespace fs = std::filesystem;

const Format* find_format(const std::vector<Format>& known, std::string_view name) {
    const auto found = std::find_if(known.begin(), known.end(),
                                    [&](const Format& format) { return format.name == name; });
    return found == known.end() ? nullptr : &*found;
}

void check_format(const std::vector<Format>& known, const std::string& name) {
    if (find_format(known, name)) return;
    std::vector<std::string> names;
    for (const Format& format : known) names.push_back(format.name);
    const std::string near = nearest_name(name, names);
    refuse("unknown-format", "there is no format \"" + name + "\"",
           near.empty() ? "use pdf, epub or docx" : "did you mean \"" + near + "\"?");
}

void check_one_format(const std::vector<std::string>& to) {
    if (to.size() > 1)
        refuse("several-formats", "--to names several formats for one output",
               "name one with -o for each, or a folder with -d");
}

// The extension decides; --to where there is none that names a format.
std::string format_of(const std::string& path, const std::vector<std::string>& to,
                      const std::vector<Format>& known) {
    std::string extension =
        path == kStandardStream ? "" : ascii_lower(fs::path(path).extension().string());
    if (!extension.empty()) extension.erase(0, 1);
    if (find_format(known, extension)) return extension;
    check_one_format(to);
    if (!to.empty()) return to.front();
    if (path == kStandardStream)
        refuse("no-format", "the format of standard output is not said",
               "add --to pdf, epub or docx");
    refuse("unknown-format",
           extension.empty() ? "the output \"" + path + "\" has no extension"
                             : "there is no format for the extension ." + extension,
           "end the name in .pdf, .epub or .docx, or say the format with --to");
}

void refuse_contradiction(const std::vector<Output>& outputs, const std::string& to) {
    const bool used = std::any_of(outputs.begin(), outputs.end(),
                                  [&](const Output& output) { return output.format == to; });
    if (!used)
        refuse("contradiction",
               "--to says " + to + ", but the name \"" + outputs.front().path + "\" says " +
                   outputs.front().format,
               "leave --to out, or change the name");
}

void refuse_terminal(const std::string& format) {
    refuse("terminal", "a terminal can't show " + format,
           "name a file with -o, or send standard output to one");
}

}  // namespace

std::vector<std::string> read_formats(const Typed& typed) {
    const std::vector<Format> known = formats();
    std::vector<std::string> names;
    for (const std::string& name : split(typed.to, ',')) {
        check_format(known, name);
        if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }
    if (names.empty() && !typed.to.empty()) check_format(known, typed.to);
    return names;
}

std::vector<Output> read_outputs(const Typed& typed, const Surroundings& surroundings) {
    const std::vector<Format> known = formats();
    const std::vector<std::string> to = read_formats(typed);
    if (typed.outputs.empty()) {
        if (to.empty()) refuse("no-output", "no output is named", "add -o report.pdf, for example");
        check_one_format(to);
        const bool binary = !find_format(known, to.front())->mime_type.starts_with("text/");
        if (binary && surroundings.output_is_terminal) refuse_terminal(to.front());
        return {{std::string(kStandardStream), to.front()}};
    }
    std::vector<Output> outputs;
    for (const std::string& path : typed.outputs)
        outputs.push_back({path, format_of(path, to, known)});
    for (const std::string& format : to) refuse_contradiction(outputs, format);
    return outputs;
}

Output read_reference_output(const Typed& typed, const Surroundings& surroundings) {
    if (typed.outputs.size() > 1)
        refuse("same-output", "--print-reference-docx writes one file", "name one with -o");
    const std::string path =
        typed.outputs.empty() ? std::string(kStandardStream) : typed.outputs.front();
    if (path == kStandardStream && surroundings.output_is_terminal) refuse_terminal("docx");
    return {path, "docx"};
}

}  // namespace postconv::cli
