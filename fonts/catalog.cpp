#include "fonts/catalog.h"

#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include "fonts/configuration.h"
#include "fonts/font_files.h"
#include "model/diagnostics.h"
#include "model/text.h"

namespace postconv {
namespace {

namespace fs = std::filesystem;

constexpr char32_t kEmojiPresentation = 0xFE0F;  // variation selector 16
constexpr const char* kEmojiFile = "NotoColorEmoji.ttf";
constexpr const char* kWideFaces = "DejaVu";  // symbols and scripts that the text faces lack

struct ReleaseObject {
    void operator()(void* object) const { g_object_unref(object); }
};
using FontMap = std::unique_ptr<PangoFontMap, ReleaseObject>;

// Pango and cairo would read the machine's own configuration, which nobody asks for here and which
// takes longer than to set a short text.
void leave_out_the_machine() {
    static const bool once = [] {
        const FontConfig nothing(FcConfigCreate());  // fontconfig keeps a reference
        return FcConfigSetCurrent(nothing.get()) != 0;
    }();
    (void)once;
}

FontMap make_font_map(FcConfig* config) {
    leave_out_the_machine();
    FontMap map(pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT));
    if (!map || !PANGO_IS_FC_FONT_MAP(map.get()))
        fail(FailureKind::Internal, "fonts", {}, "Pango has no FreeType font map here");
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map.get()), config);
    // 72 dots per inch: one Pango unit is then 1/1024 pt.
    pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(map.get()), 72);
    return map;
}

// Whether a colour glyph may be wanted: loading those for a text without costs more than this look.
bool may_hold_emoji(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        if (static_cast<unsigned char>(text[i]) < 0xE2) {
            ++i;
            continue;
        }
        const char32_t c = next_code_point(text, i);
        if (c == kEmojiPresentation || u_hasBinaryProperty(UChar32(c), UCHAR_EMOJI_PRESENTATION))
            return true;
    }
    return false;
}

struct Fonts {
    FontConfig config;
    FontMap map;

    bool ready() const { return bool(map); }
    void open(FontConfig of) {
        config = std::move(of);
        map = make_font_map(config.get());
    }
};

}  // namespace

struct FontCatalog::State {
    std::string data_folder;
    std::vector<std::string> font_folders;
    std::vector<std::string> files;  // ours for text, those of the folders, those brought in
    std::vector<std::string> wide_files;
    std::string emoji_file;          // empty: none
    Fonts own, with_wide, with_emoji, with_system;
    std::map<std::string, Fonts, std::less<>> of_family;
    FontConfig system;

    void find_files();
    std::vector<std::string> files_with_wide() const;
    std::vector<std::string> files_with_emoji() const;
    FcConfig* system_fonts();
};

void FontCatalog::State::find_files() {
    if (!files.empty()) return;
    const std::string folder = data_folder + "/fonts";
    for (const std::string& file : font_files_below(folder)) {
        const std::string name = fs::path(file).filename().string();
        if (name == kEmojiFile)
            emoji_file = file;
        else if (name.starts_with(kWideFaces))
            wide_files.push_back(file);
        else
            files.push_back(file);
    }
    if (files.empty())
        fail(FailureKind::NotFound, "no-fonts", {}, "there are no fonts in " + folder,
             "reinstall postconv, or name its data folder with POSTCONV_DATA");
    for (const std::string& extra : font_folders) {
        const std::vector<std::string> found = font_files_below(extra);
        if (found.empty())
            fail(FailureKind::NotFound, "missing-fonts", {}, "there are no fonts in " + extra,
                 "name a folder with .ttf or .otf files");
        files.insert(files.end(), found.begin(), found.end());
    }
}

std::vector<std::string> FontCatalog::State::files_with_wide() const {
    std::vector<std::string> all = files;
    all.insert(all.end(), wide_files.begin(), wide_files.end());
    return all;
}

std::vector<std::string> FontCatalog::State::files_with_emoji() const {
    std::vector<std::string> all = files_with_wide();
    if (!emoji_file.empty()) all.push_back(emoji_file);
    return all;
}

FcConfig* FontCatalog::State::system_fonts() {
    if (!system) {
        system.reset(FcConfigCreate());
        add_system_fonts(system.get());
    }
    return system.get();
}

FontCatalog::State& FontCatalog::state() const {
    if (!state_) {
        state_ = std::make_shared<State>();
        state_->data_folder = data_folder_;
        state_->font_folders = font_folders_;
    }
    return *state_;
}

bool FontCatalog::has_fonts() const {
    return !state().files.empty() || !font_files_below(data_folder_ + "/fonts").empty();
}

bool FontCatalog::bring_in(const std::string& family) {
    State& s = state();
    s.find_files();
    const std::string wanted = ascii_lower(family);
    if (!s.own.config) s.own.config = config_of_files(s.files);
    for (const FontFace& face : faces_of(s.own.config.get()))
        if (ascii_lower(face.family) == wanted) return true;
    std::set<std::string> files;
    const auto take_from = [&](FcConfig* config) {
        for (const FontFace& face : faces_of(config))
            if (ascii_lower(face.family) == wanted) files.insert(face.file);
    };
    take_from(config_of_files(s.wide_files).get());
    if (files.empty()) take_from(s.system_fonts());
    s.files.insert(s.files.end(), files.begin(), files.end());
    if (!files.empty()) s.own.config = config_of_files(s.files);
    return !files.empty();
}

std::vector<std::string> FontCatalog::families() const {
    State& s = state();
    s.find_files();
    const FontConfig own = config_of_files(s.files_with_emoji());
    std::set<std::string> names;
    for (FcConfig* config : {own.get(), s.system_fonts()})
        for (const FontFace& face : faces_of(config)) names.insert(face.family);
    return {names.begin(), names.end()};
}

PangoFontMap* FontCatalog::font_map(std::string_view text) const {
    State& s = state();
    s.find_files();
    if (!s.own.ready())
        s.own.open(s.own.config ? std::move(s.own.config) : config_of_files(s.files));
    const bool has_emoji = !s.emoji_file.empty() && may_hold_emoji(text);
    if (!has_emoji && covers(s.own.config.get(), text)) return s.own.map.get();
    if (!has_emoji) {
        if (!s.with_wide.ready()) s.with_wide.open(config_of_files(s.files_with_wide()));
        if (covers(s.with_wide.config.get(), text)) return s.with_wide.map.get();
    }
    if (!s.with_emoji.ready()) s.with_emoji.open(config_of_files(s.files_with_emoji()));
    if (covers(s.with_emoji.config.get(), text)) return s.with_emoji.map.get();
    if (!s.with_system.ready()) {
        FontConfig config = config_of_files(s.files_with_emoji());
        add_system_fonts(config.get());
        s.with_system.open(std::move(config));
    }
    return s.with_system.map.get();
}

// Files are named after their family: "texgyrepagella-bold.otf", "Hack-Regular.ttf".
PangoFontMap* FontCatalog::font_map_of(std::string_view family, std::string_view text) const {
    State& s = state();
    s.find_files();
    std::string stem = ascii_lower(family);
    std::erase(stem, ' ');
    if (s.own.ready() || stem.empty()) return font_map(text);
    Fonts& fonts = s.of_family[std::string(family)];
    if (!fonts.ready()) {
        std::vector<std::string> files;
        for (const std::string& file : s.files)
            if (ascii_lower(fs::path(file).stem().string()).starts_with(stem + '-'))
                files.push_back(file);
        fonts.open(config_of_files(files));
    }
    const auto is_of_family = [&](const FontFace& face) { return face.family == family; };
    const std::vector<FontFace> faces = faces_of(fonts.config.get());
    const bool shows_all = !faces.empty() && std::ranges::all_of(faces, is_of_family) &&
                           covers(fonts.config.get(), text);
    return shows_all ? fonts.map.get() : font_map(text);
}

std::string FontCatalog::hyphenation_file(std::string_view language) const {
    const std::string wanted = "hyph_" + std::string(language.substr(0, language.find('-')));
    std::string region;
    if (language.size() == 5 && language[2] == '-') region = std::string(language.substr(3));
    std::vector<std::string> found;
    std::error_code error;
    for (fs::directory_iterator it(data_folder_ + "/hyphenation", error), end;
         !error && it != end; it.increment(error)) {
        const std::string stem = it->path().stem().string();
        if (stem == wanted + '_' + region) return it->path().string();
        if (stem == wanted || stem.starts_with(wanted + '_')) found.push_back(it->path().string());
    }
    const auto usual = std::find(found.begin(), found.end(),
                                 data_folder_ + "/hyphenation/hyph_en_US.dic");
    if (usual != found.end()) return *usual;
    return found.empty() ? std::string() : *std::min_element(found.begin(), found.end());
}

std::vector<std::string> FontCatalog::files_of(std::string_view family) const {
    font_map({});
    std::vector<std::string> files;
    for (const FontFace& face : faces_of(state().own.config.get()))
        if (face.family == family) files.push_back(face.file);
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace postconv
