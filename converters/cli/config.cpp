#include "converters/cli/config.h"

#include <algorithm>
#include <filesystem>

#include "converters/markdown/field_value.h"
#include "converters/markdown/field_words.h"
#include "converters/markdown/metadata_keys.h"
#include "model/nearest.h"

namespace postconv::cli {
namespace {

namespace fs = std::filesystem;

constexpr const char* kConfigName = ".postconv.yml";

// With links followed; the current folder when there is no name.
fs::path real_path(const fs::path& path, std::error_code& error) {
    const fs::path whole = fs::absolute(path.empty() ? fs::path(".") : path, error);
    return error ? fs::path() : fs::weakly_canonical(whole, error);
}

class ConfigReader {
  public:
    ConfigReader(const Input& config, Command& command)
        : config_(config), folder_(fs::path(config.name).parent_path()), command_(command) {}

    void read() {
        const FieldValue fields = read_fields(config_.text, {.source = 0,
                                                             .what = "the configuration",
                                                             .failure_name = "config",
                                                             .failure_kind = FailureKind::Usage});
        for (const FieldEntry& entry : fields.entries) read(entry);
    }

  private:
    [[noreturn]] static void refuse(const FieldValue& value, const std::string& message,
                                    const std::string& hint) {
        fail(FailureKind::Usage, "config", value.span, message, hint);
    }

    void read(const FieldEntry& entry) {
        Request& request = command_.request;
        const FieldValue& value = entry.value;
        if (entry.key == "theme") {
            if (!command_.names_theme) request.theme = theme(value);
        } else if (entry.key == "paper") {
            if (request.paper.empty()) request.paper = value.text;
        } else if (is_default_of_document(entry.key)) {
            add_default(entry);
        } else if (entry.key == "title-page") {
            if (request.title_page.empty()) request.title_page = value.text;
        } else if (entry.key == "strict") {
            request.strict |= flag(entry);
        } else if (entry.key == "resource-path") {
            add_folders(value);
        } else if (entry.key == "metadata") {
            add_metadata(entry);
        } else {
            refuse_unknown(entry);
        }
    }

    static bool is_default_of_document(std::string_view key) {
        return key == "toc" || key == "toc-depth" || key == "number-sections" ||
               key == "list-of-figures" || key == "list-of-tables";
    }

    // The document may say something else.
    void add_default(const FieldEntry& entry) {
        std::string text;
        if (entry.key == "toc-depth") {
            if (entry.value.text.size() != 1 || entry.value.text[0] < '1' ||
                entry.value.text[0] > '6')
                refuse(entry.value, "\"toc-depth\" is no level from 1 to 6", "write toc-depth: 2");
            text = "toc-depth: " + entry.value.text;
        } else if (flag(entry)) {
            text = entry.key + ": true";
        }
        command_.request.metadata_defaults.push_back({config_.name, text, ""});
    }

    static bool flag(const FieldEntry& entry) {
        if (!is_yes(entry.value) && !is_no(entry.value))
            refuse(entry.value, "\"" + entry.written + "\" is neither true nor false",
                   "write " + entry.written + ": true");
        return is_yes(entry.value);
    }

    std::string theme(const FieldValue& value) const {
        const bool is_file = value.text.ends_with(".yaml") || value.text.ends_with(".yml") ||
                             value.text.find('/') != std::string::npos;
        return is_file ? inside(value) : value.text;
    }

    void add_folders(const FieldValue& value) {
        if (value.is_text()) command_.request.resource_folders.push_back(inside(value));
        for (const FieldValue& item : value.items)
            command_.request.resource_folders.push_back(inside(item));
    }

    void add_metadata(const FieldEntry& entry) {
        if (entry.value.kind != FieldValue::Kind::Map &&
            entry.value.kind != FieldValue::Kind::Nothing)
            refuse(entry.value, "\"metadata\" is not made of keys and values",
                   "indent lines such as author: Ann Lee below it");
        if (entry.value.kind == FieldValue::Kind::Map)
            command_.request.metadata_defaults.push_back({config_.name, config_.text, entry.key});
    }

    // The path as seen from where we are; refused when links or dots lead out of the folder.
    std::string inside(const FieldValue& value) const {
        const fs::path path = (folder_ / value.text).lexically_normal();
        std::error_code error;
        const fs::path root = real_path(folder_, error);
        const fs::path real = real_path(path, error);
        const bool is_inside =
            std::mismatch(root.begin(), root.end(), real.begin(), real.end()).first == root.end();
        if (error || value.text.empty() || !is_inside)
            refuse(value, "\"" + value.text + "\" does not lie in the folder of the configuration",
                   "name it on the command line instead");
        return path.string();
    }

    [[noreturn]] static void refuse_unknown(const FieldEntry& entry) {
        const bool is_metadata = meaning_of(entry.key).kind == KeyKind::Known;
        const std::string near =
            is_metadata
                ? ""
                : nearest_name(entry.key, {"theme", "paper", "toc", "toc-depth", "number-sections",
                                           "list-of-figures", "list-of-tables", "title-page",
                                           "strict", "resource-path", "metadata"});
        refuse(entry.value, "there is no option \"" + entry.written + "\" in a configuration",
               near.empty() ? "keys of front matter stand below metadata:"
                            : "did you mean \"" + near + "\"?");
    }

    const Input& config_;
    fs::path folder_;
    Command& command_;
};

}  // namespace

ConfigSearch find_config(const std::string& input) {
    ConfigSearch search;
    const auto is_at = [&](const fs::path& folder) {
        const std::string path = (folder / kConfigName).string();
        std::error_code error;
        const bool is_there = fs::is_regular_file(path, error);
        if (is_there)
            search.path = path;
        else
            search.missing.push_back(path);
        return is_there;
    };
    const fs::path beside = input == kStandardStream ? fs::path() : fs::path(input).parent_path();
    if (is_at(beside)) return search;  // shown as the user would write it
    std::error_code error;
    fs::path folder = real_path(beside, error);
    while (!error && !fs::exists(folder / ".git", error) && folder.has_relative_path()) {
        folder = folder.parent_path();
        if (is_at(folder)) break;
        error.clear();
    }
    return search;
}

void apply_config(const Input& config, Command& command) {
    ConfigReader(config, command).read();
}

}  // namespace postconv::cli
