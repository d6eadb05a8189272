#include "converters/cli/batch/plan.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>

#include "converters/cli/batch/gather.h"
#include "converters/cli/files.h"
#include "model/nearest.h"

namespace postconv::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kJoints = "-_ ";

[[noreturn]] void refuse_pattern(const std::string& message) {
    fail(FailureKind::Usage, "bad-pattern", {}, message,
         "write --output-name '{date}-{slug}.{ext}', for example");
}

const std::string& field(const NameFields& fields, const std::string& name) {
    const std::map<std::string, const std::string*> known = {
        {"stem", &fields.stem}, {"slug", &fields.slug},     {"title", &fields.title},
        {"date", &fields.date}, {"format", &fields.format}, {"ext", &fields.extension}};
    const auto found = known.find(name);
    if (found != known.end()) return *found->second;
    std::vector<std::string> names;
    for (const auto& [each, unused] : known) names.push_back(each);
    const std::string near = nearest_name(name, names);
    fail(FailureKind::Usage, "bad-pattern", {}, "--output-name knows no field \"{" + name + "}\"",
         near.empty() ? "use {stem}, {slug}, {title}, {date}, {format} and {ext}"
                      : "did you mean \"{" + near + "}\"?");
}

// A title may hold what a file's name can't.
std::string safe_name(std::string name) {
    constexpr std::size_t kLongest = 120;
    std::replace_if(
        name.begin(), name.end(),
        [](char c) { return c == '/' || c == '\\' || static_cast<unsigned char>(c) < 0x20; }, '-');
    while (name.starts_with('.')) name.erase(0, 1);
    if (name.size() > kLongest) {
        std::size_t end = kLongest;
        while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xC0) == 0x80) --end;
        name.resize(end);
    }
    return name;
}

bool needs_identity(const std::string& pattern) {
    for (const char* name : {"{slug}", "{title}", "{date}"})
        if (pattern.find(name) != std::string::npos) return true;
    return false;
}

class Planner {
  public:
    explicit Planner(const Command& command) : command_(command), batch_(command.batch) {}

    PlannedDocument plan(const GatheredFile& file) const {
        const fs::path place = fs::path(file.folder) / fs::path(file.path).filename();
        PlannedDocument document{{file.path}, {}, file.bytes, place.generic_string()};
        NameFields fields{.stem = fs::path(file.path).stem().string()};
        if (needs_identity(batch_.name_pattern)) identify_into(fields, file.path);
        for (const std::string& format : command_.request.formats) {
            fields.format = fields.extension = format;
            if (format == "model") fields.extension = "model.txt";
            const std::string name = batch_.name_pattern.empty()
                                         ? fields.stem + '.' + fields.extension
                                         : named_by(batch_.name_pattern, fields);
            document.outputs.push_back(
                {(fs::path(batch_.folder) / file.folder / name).lexically_normal().string(),
                 format});
        }
        return document;
    }

  private:
    // What can't be read has no name but its stem; it fails by itself when its turn comes.
    static void identify_into(NameFields& fields, const std::string& path) {
        Request request;
        try {
            request.inputs.push_back(read_input(path));
        } catch (const Failure&) {
            fields.slug = fields.stem;
            return;
        }
        const Identity identity = identify(request);
        fields.slug = identity.slug.empty() ? fields.stem : safe_name(identity.slug);
        fields.title = safe_name(identity.title);
        fields.date = identity.date;
    }

    const Command& command_;
    const BatchOptions& batch_;
};

// Which file a name leads to; folders are looked up once.
class FileNames {
  public:
    std::string real(const std::string& path) {
        std::error_code error;
        const fs::path whole = fs::absolute(path, error);
        if (fs::is_symlink(whole, error)) return canonical(whole);
        const std::string folder = whole.parent_path().string();
        const auto [known, is_new] = folders_.try_emplace(folder);
        if (is_new) known->second = canonical(folder);
        return (fs::path(known->second) / whole.filename()).string();
    }

  private:
    static std::string canonical(const fs::path& path) {
        std::error_code error;
        const fs::path whole = fs::weakly_canonical(path, error);
        return error ? path.string() : whole.string();
    }

    std::map<std::string, std::string> folders_;
};

void refuse_conflicts(const std::vector<PlannedDocument>& documents) {
    FileNames names;
    std::map<std::string, const PlannedDocument*> writers;
    for (const PlannedDocument& document : documents)
        for (const Output& output : document.outputs) {
            const auto [other, is_new] = writers.emplace(names.real(output.path), &document);
            if (!is_new)
                fail(FailureKind::Usage, "same-output", {},
                     "\"" + other->second->inputs.front() + "\" and \"" + document.inputs.front() +
                         "\" would both be written to \"" + output.path + "\"",
                     "rename one, or tell them apart with --output-name");
        }
    for (const PlannedDocument& document : documents)
        for (const std::string& input : document.inputs)
            if (writers.contains(names.real(input)))
                fail(FailureKind::Usage, "output-is-input", {},
                     "an output would overwrite the input \"" + input + "\"",
                     "choose another folder");
}

std::vector<std::string> all_names(const Command& command) {
    std::vector<std::string> names = command.inputs;
    for (const std::string& list : command.batch.file_lists)
        for (std::string& name : listed_names(read_input(list).text))
            names.push_back(std::move(name));
    if (names.empty())
        fail(FailureKind::Usage, "no-input", {}, "the list names no file", "write one name a line");
    return names;
}

std::vector<PlannedDocument> plan_many(const Command& command) {
    const std::vector<std::string> names = all_names(command);
    if (std::ranges::find(names, kStandardStream) != names.end())
        fail(FailureKind::Usage, "contradiction", {},
             "standard input has no name for its editions in a folder", "name its output with -o");
    if (!command.batch.name_pattern.empty())
        named_by(command.batch.name_pattern, {"a", "a", "a", "a", "a", "a"});
    const Planner planner(command);
    std::vector<PlannedDocument> documents;
    for (const GatheredFile& file : gather(names, {command.batch.drafts, command.batch.folder}))
        documents.push_back(planner.plan(file));
    refuse_conflicts(documents);
    return documents;
}

}  // namespace

std::string named_by(std::string_view pattern, const NameFields& fields) {
    std::string name;
    bool names_extension = false;
    for (std::size_t at = 0; at < pattern.size();) {
        if (pattern[at] != '{') {
            name += pattern[at++];
            continue;
        }
        const std::size_t end = pattern.find('}', at);
        if (end == std::string_view::npos) refuse_pattern("--output-name has a { without its }");
        const std::string which(pattern.substr(at + 1, end - at - 1));
        names_extension |= which == "ext";
        const std::string& value = field(fields, which);
        at = end + 1;
        name += value;
        if (!value.empty()) continue;
        const auto is_joint = [&](char c) { return kJoints.find(c) != std::string_view::npos; };
        if (at < pattern.size() && is_joint(pattern[at]))
            ++at;
        else if (!name.empty() && is_joint(name.back()))
            name.pop_back();
    }
    if (!names_extension) refuse_pattern("--output-name lacks {ext}, which tells formats apart");
    const fs::path path(name);
    const bool leaves = std::ranges::find(path, fs::path("..")) != path.end();
    if (path.is_absolute() || leaves)
        refuse_pattern("--output-name leads out of the output folder");
    return name;
}

std::vector<PlannedDocument> plan_documents(const Command& command) {
    if (command.task == Task::ConvertMany) return plan_many(command);
    return {{all_names(command), command.outputs, 0, {}}};
}

}  // namespace postconv::cli
