#include "converters/kept_tools.h"

#include <filesystem>

#include "converters/prepare_fonts.h"
#include "converters/request_files.h"
#include "fonts/font_files.h"
#include "model/content_hash.h"
#include "styles/theme_reader.h"

namespace postconv {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostThemes = 32;
constexpr std::size_t kMostFonts = 4;  // each with its words, some 40 MB

// Never the same for two lists.
std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += std::to_string(word.size()) + ':' + word;
    return text + '\n';
}

std::string stamp_of(const std::string& folder) {
    std::string stamp;
    for (const std::string& file : font_files_below(folder)) {
        std::error_code error;
        const auto time = fs::last_write_time(file, error).time_since_epoch().count();
        stamp += file + ' ' + std::to_string(fs::file_size(file, error)) + ' ' +
                 std::to_string(time) + '\n';
    }
    return stamp;
}

std::string name_of(const Request& request, const FontNeeds* needs) {
    std::string name = request.data_folder + '\n' + joined(request.font_folders);
    for (const std::string& folder : request.font_folders) name += stamp_of(folder);
    if (!needs) return name;
    name += "brought in\n" + joined(needs->asked);
    for (const FontStack* stack : {&needs->theme.serif, &needs->theme.sans, &needs->theme.mono})
        name += joined(stack->families);
    return name;
}

template <typename Known>
void make_room(Known& known, std::size_t most) {
    if (known.size() >= most) known.clear();
}

}  // namespace

Theme KeptTools::theme(const Request& request, SourceRecord& record, Diagnostics& diagnostics) {
    const std::optional<ThemeFile> file = read_theme_file(request, record);
    const std::string name =
        (file ? content_hash(file->text) : request.theme) + '\n' + joined(request.formats);
    const int source = file ? diagnostics.add_source(file->name) : -1;
    if (const auto known = themes_.find(name); known != themes_.end()) {
        for (Diagnostic item : known->second.said) {
            item.span.source = source;
            diagnostics.add(std::move(item));
        }
        return known->second.theme;
    }
    const std::size_t before = diagnostics.items().size();
    KnownTheme read;
    read.theme = file ? read_theme({file->text, source}, request.formats, diagnostics)
                      : builtin_theme(request.theme);
    read.said.assign(diagnostics.items().begin() + std::ptrdiff_t(before),
                     diagnostics.items().end());
    make_room(themes_, kMostThemes);
    return themes_.emplace(name, std::move(read)).first->second.theme;
}

OpenFonts& KeptTools::fonts(const Request& request, const FontNeeds* needs, SourceRecord& record,
                            Diagnostics& diagnostics) {
    const std::string name = name_of(request, needs);
    auto known = fonts_.find(name);
    if (known == fonts_.end()) {
        std::unique_ptr<OpenFonts> opened = open_fonts(request, needs, record);
        make_room(fonts_, kMostFonts);
        known = fonts_.emplace(name, std::move(opened)).first;
    }
    OpenFonts& fonts = *known->second;
    for (const SourceFile& file : fonts.files) record.add(file);
    for (const Diagnostic& item : fonts.said) diagnostics.add(item);
    return fonts;
}

std::unique_ptr<OpenFonts> KeptTools::open_fonts(const Request& request, const FontNeeds* needs,
                                                 SourceRecord& record) const {
    auto fonts = std::make_unique<OpenFonts>(find_data_folder(request.data_folder),
                                             request.font_folders, use_);
    SourceRecord of_folders;
    record_fonts(request.font_folders, of_folders);
    fonts->files = of_folders.files();
    for (const SourceFile& file : fonts->files) record.add(file);  // also should this fail
    Diagnostics said;
    if (needs) prepare_fonts(needs->theme, needs->asked, fonts->catalog, said);
    fonts->said = said.items();
    return fonts;
}

}  // namespace postconv
