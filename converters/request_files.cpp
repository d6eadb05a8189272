#include "converters/request_files.h"

#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>

#include "converters/code_folder.h"
#include "fonts/font_files.h"
#include "styles/theme_reader.h"

namespace postconv {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t kMostBytesOfReference = std::uintmax_t{64} << 20;

std::optional<Bytes> bytes_of(const std::string& path, SourceRecord& record) {
    std::error_code error;
    std::ifstream in(path, std::ios::binary);
    if (!in || !fs::is_regular_file(path, error)) {
        record.add_missing(path);
        return std::nullopt;
    }
    std::ostringstream text;
    text << in.rdbuf();
    record.add(path, text.view());
    return std::move(text).str();
}

}  // namespace

std::string find_data_folder(const std::string& asked_for) {
    if (!asked_for.empty()) return asked_for;
    const std::string beside =
        folder_of_code(reinterpret_cast<const void*>(&version)) + "/../share/postconv";
    std::error_code error;
    return fs::is_directory(beside + "/fonts", error) ? beside : POSTCONV_INSTALLED_DATA;
}

std::optional<ThemeFile> read_theme_file(const Request& request, SourceRecord& record) {
    const bool is_file = request.theme.ends_with(".yaml") || request.theme.ends_with(".yml") ||
                         request.theme.find('/') != std::string::npos;
    if (!is_file) return std::nullopt;
    std::optional<Bytes> text = bytes_of(request.theme, record);
    if (!text)
        fail(FailureKind::NotFound, "missing-theme", {},
             "the theme file \"" + request.theme + "\" can't be read", "check its path");
    return ThemeFile{request.theme, std::move(*text)};
}

Theme find_theme(const Request& request, SourceRecord& record, Diagnostics& diagnostics) {
    const std::optional<ThemeFile> file = read_theme_file(request, record);
    if (!file) return builtin_theme(request.theme);
    return read_theme({file->text, diagnostics.add_source(file->name)}, request.formats,
                      diagnostics);
}

ReferenceFile read_reference(const std::string& path, SourceRecord& record) {
    if (path.empty()) return {};
    std::error_code error;
    if (fs::file_size(path, error) > kMostBytesOfReference && !error)
        fail(FailureKind::Limit, "large-reference", {},
             "the template \"" + path + "\" is larger than 64 MiB", "take pictures out of it");
    std::optional<Bytes> bytes = bytes_of(path, record);
    if (!bytes)
        fail(FailureKind::NotFound, "missing-reference", {},
             "the template \"" + path + "\" can't be read", "check its path");
    ReferenceFile file{path, std::move(*bytes)};
    if (file.bytes.empty())
        fail(FailureKind::NotFound, "bad-reference", {}, "the template \"" + path + "\" is empty",
             "name a .docx or .dotx file");
    return file;
}

void record_fonts(const std::vector<std::string>& folders, SourceRecord& record) {
    for (const std::string& folder : folders) {
        const std::vector<std::string> files = font_files_below(folder);
        if (files.empty()) record.add_missing(folder);
        for (const std::string& file : files) bytes_of(file, record);
    }
}

}  // namespace postconv
