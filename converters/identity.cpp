#include "converters/identity.h"

#include <algorithm>
#include <array>
#include <filesystem>

#include "converters/markdown/date_reader.h"
#include "converters/markdown/document_metadata.h"
#include "converters/markdown/field_words.h"
#include "converters/markdown/source_text.h"
#include "converters/markdown/title.h"
#include "model/text.h"

namespace postconv {
namespace {

namespace fs = std::filesystem;

// Files that stand for their folder.
constexpr std::array<std::string_view, 4> kFolderFiles = {"index", "_index", "readme", "summary"};
constexpr std::size_t kLengthOfDate = 11;  // "2024-04-22-"

// The folder of such a file; of mdBook's "src", the one above. Empty: none with a name.
std::string folder_name(const fs::path& file) {
    const fs::path folder = file.lexically_normal().parent_path();
    const std::string name = folder.filename().string();
    if (name == "src") return folder.parent_path().filename().string();
    return name == "." || name == ".." ? std::string() : name;
}

std::string slug_of_file_name(const std::string& path) {
    const fs::path file(path);
    std::string stem = file.stem().string();
    if (std::ranges::find(kFolderFiles, ascii_lower(stem)) != kFolderFiles.end()) {
        const std::string folder = folder_name(file);
        if (!folder.empty()) stem = folder;
    }
    if (date_of_file_name(stem)) stem.erase(0, kLengthOfDate);
    return stem;
}

// What every file system takes as part of a name, and no shell stumbles over.
std::string safe_slug(std::string_view text) {
    constexpr std::string_view kKept = "-_.~+";
    std::string safe;
    for (const char c : trimmed(text)) {
        const bool is_kept = static_cast<unsigned char>(c) >= 0x80 || kKept.find(c) != kKept.npos ||
                             (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
                             (c >= 'a' && c <= 'z');
        if (is_kept)
            safe += c;
        else if (!safe.empty() && safe.back() != '-')
            safe += '-';
    }
    while (safe.ends_with('-') || safe.ends_with('.')) safe.pop_back();
    return safe.substr(std::min(safe.find_first_not_of(".-"), safe.size()));
}

// Its `slug`, which no format has a field for; empty when there is none.
std::string written_slug(const CleanText& file, const FrontMatter& front_matter,
                         const ReaderOptions& options) {
    for (const auto& [key, value] : options.metadata)
        if (ascii_lower(key) == "slug") return value;
    const auto text = file.text.substr(front_matter.begin, front_matter.end - front_matter.begin);
    if (text.empty()) return {};
    const FieldValue fields = read_fields(text, {.source = file.source,
                                                 .lines_before = front_matter.lines_before,
                                                 .notation = front_matter.notation});
    const FieldValue* slug = fields.find({"slug"});
    return slug ? text_of(*slug) : std::string();
}

// The day as the document says it, whatever the time zone.
std::string day_of(std::optional<Date> date) {
    if (!date) return {};
    date->time.reset();
    return to_w3cdtf(*date);
}

}  // namespace

Identity identity_of(const SourceText& file, const ReaderOptions& options) {
    Diagnostics nobody_asked;
    const int source = nobody_asked.add_source(file.name);
    const std::string text = clean_source(file.text, source, nobody_asked);
    const FrontMatter front_matter = find_front_matter(text, source);
    // Without its body: the language doesn't matter here, and is costly to guess.
    const CleanText head = {std::string_view(text).substr(0, front_matter.body_begin), source,
                            file.name};
    const Metadata metadata =
        read_document_metadata(head, front_matter, options, nobody_asked).metadata;
    Identity identity;
    identity.title = metadata.title.empty() ? title_from_file_name(file.name) : metadata.title;
    identity.slug = safe_slug(written_slug(head, front_matter, options));
    if (identity.slug.empty()) identity.slug = safe_slug(slug_of_file_name(file.name));
    identity.date = day_of(metadata.date);
    identity.is_draft = metadata.draft;
    return identity;
}

}  // namespace postconv
