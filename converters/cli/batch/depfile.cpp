#include "converters/cli/batch/depfile.h"

#include <set>

#include "converters/cli/batch/result_json.h"

namespace postconv::cli {
namespace {

bool is_there(const DocumentResult& result) {
    return !result.outputs.empty() &&
           (result.status == Status::Made || result.status == Status::Unchanged);
}

std::vector<std::string> inputs_of(const DocumentResult& result) {
    std::vector<std::string> paths;
    for (const SourceFile& file : result.files)
        if (!file.hash.empty() && file.path != "stdin") paths.push_back(file.path);
    return paths;
}

std::vector<std::string> outputs_of(const DocumentResult& result) {
    std::vector<std::string> paths;
    for (const WrittenFile& file : result.outputs)
        if (file.path != kStandardStream) paths.push_back(file.path);
    return paths;
}

// As make wants it, and as ninja reads it: what make's syntax has no way to say stays as it is.
std::string escaped(const std::string& path) {
    std::string text;
    for (const char c : path) {
        if (c == ' ' || c == '#') text += '\\';
        if (c == '$') text += '$';
        text += c;
    }
    return text;
}

std::string as_make(std::span<const DocumentResult> results) {
    std::string rules;
    std::set<std::string> inputs;
    for (const DocumentResult& result : results) {
        const std::vector<std::string> outputs = outputs_of(result);
        if (!is_there(result) || outputs.empty()) continue;
        for (const std::string& output : outputs)
            rules += escaped(output) + (&output == &outputs.back() ? ":" : " ");
        for (const std::string& input : inputs_of(result)) {
            rules += " \\\n  " + escaped(input);
            inputs.insert(input);
        }
        rules += '\n';
    }
    // A file that is deleted later makes its documents anew instead of stopping make.
    for (const std::string& input : inputs) rules += escaped(input) + ":\n";
    return rules;
}

std::string as_json(std::span<const DocumentResult> results) {
    std::set<std::string> all_inputs, all_outputs;
    Json documents = Json::array();
    for (const DocumentResult& result : results) {
        if (!is_there(result)) continue;
        const std::vector<std::string> inputs = inputs_of(result), outputs = outputs_of(result);
        all_inputs.insert(inputs.begin(), inputs.end());
        all_outputs.insert(outputs.begin(), outputs.end());
        documents.push_back({{"inputs", inputs}, {"outputs", outputs}});
    }
    return dumped({{"inputs", all_inputs}, {"outputs", all_outputs}, {"documents", documents}}, 2) +
           '\n';
}

std::string as_nul(std::span<const DocumentResult> results) {
    std::set<std::string> inputs;
    for (const DocumentResult& result : results) {
        if (!is_there(result)) continue;
        for (std::string& input : inputs_of(result)) inputs.insert(std::move(input));
    }
    std::string text;
    for (const std::string& input : inputs) text += input + '\0';
    return text;
}

}  // namespace

std::string depfile(std::span<const DocumentResult> results, DepfileForm form) {
    switch (form) {
        case DepfileForm::Make:
            return as_make(results);
        case DepfileForm::Json:
            return as_json(results);
        case DepfileForm::Nul:
            return as_nul(results);
    }
    return {};
}

}  // namespace postconv::cli
