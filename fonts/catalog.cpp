#include "fonts/catalog.h"

#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

#include <algorithm>
#include <filesystem>

#include "model/diagnostics.h"
#include "model/text.h"

namespace postconv {
namespace {

namespace fs = std::filesystem;

struct DestroyConfig {
    void operator()(FcConfig* config) const { FcConfigDestroy(config); }
};
struct ReleaseObject {
    void operator()(void* object) const { g_object_unref(object); }
};
using Config = std::unique_ptr<FcConfig, DestroyConfig>;
using FontMap = std::unique_ptr<PangoFontMap, ReleaseObject>;

const FcChar8* fc(const char* text) { return reinterpret_cast<const FcChar8*>(text); }

// The machine's own folders and cache, for text that our faces can't show. Nothing of the
// machine's matching rules: those would change how our own faces are chosen.
constexpr const char* kSystemFonts = R"(<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir>/usr/local/share/fonts</dir>
  <dir prefix="xdg">fonts</dir>
  <cachedir>/var/cache/fontconfig</cachedir>
  <cachedir prefix="xdg">fontconfig</cachedir>
  <selectfont><rejectfont>
    <pattern><patelt name="scalable"><bool>false</bool></patelt></pattern>
  </rejectfont></selectfont>
</fontconfig>)";

// What drawings ask for by their usual names.
constexpr const char* kAliases = R"(<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <alias binding="same"><family>serif</family><prefer><family>TeX Gyre Pagella</family></prefer></alias>
  <alias binding="same"><family>Times</family><prefer><family>TeX Gyre Pagella</family></prefer></alias>
  <alias binding="same"><family>Times New Roman</family><prefer><family>TeX Gyre Pagella</family></prefer></alias>
  <alias binding="same"><family>Georgia</family><prefer><family>TeX Gyre Pagella</family></prefer></alias>
  <alias binding="same"><family>sans-serif</family><prefer><family>TeX Gyre Heros</family></prefer></alias>
  <alias binding="same"><family>Helvetica</family><prefer><family>TeX Gyre Heros</family></prefer></alias>
  <alias binding="same"><family>Arial</family><prefer><family>TeX Gyre Heros</family></prefer></alias>
  <alias binding="same"><family>Verdana</family><prefer><family>TeX Gyre Heros</family></prefer></alias>
  <alias binding="same"><family>monospace</family><prefer><family>Hack</family></prefer></alias>
  <alias binding="same"><family>Courier</family><prefer><family>Hack</family></prefer></alias>
  <alias binding="same"><family>Courier New</family><prefer><family>Hack</family></prefer></alias>
</fontconfig>)";

// Characters that need no glyph of their own.
bool needs_glyph(char32_t c) {
    return c > 0x20 && c != 0x7F && c != 0xAD && !(c >= 0x200B && c <= 0x200F) &&
           !(c >= 0x2028 && c <= 0x202F) && !(c >= 0x2060 && c <= 0x206F) &&
           !(c >= 0xFE00 && c <= 0xFE0F) && c != 0xFEFF;
}

// File by file: a folder would make fontconfig look for a cache of it, and complain.
Config own_fonts(const std::string& folder) {
    Config config(FcConfigCreate());
    FcConfigParseAndLoadFromMemory(config.get(), fc(kAliases), FcTrue);
    std::vector<std::string> files;
    std::error_code error;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error))
        files.push_back(it->path().string());
    std::sort(files.begin(), files.end());
    for (const std::string& file : files) FcConfigAppFontAddFile(config.get(), fc(file.c_str()));
    return config;
}

FontMap make_font_map(FcConfig* config) {
    FontMap map(pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT));
    if (!map || !PANGO_IS_FC_FONT_MAP(map.get()))
        fail(FailureKind::Internal, "fonts", {}, "Pango has no FreeType font map here");
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map.get()), config);
    // 72 dots per inch: one Pango unit is then 1/1024 pt.
    pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(map.get()), 72);
    return map;
}

bool covered(FcConfig* config, std::string_view text) {
    std::unique_ptr<FcCharSet, decltype(&FcCharSetDestroy)> all(FcCharSetCreate(),
                                                               FcCharSetDestroy);
    const FcFontSet* fonts = FcConfigGetFonts(config, FcSetApplication);
    for (int i = 0; fonts && i < fonts->nfont; ++i) {
        FcCharSet* one = nullptr;
        if (FcPatternGetCharSet(fonts->fonts[i], FC_CHARSET, 0, &one) == FcResultMatch)
            FcCharSetMerge(all.get(), one, nullptr);
    }
    for (std::size_t i = 0; i < text.size();) {
        if (static_cast<unsigned char>(text[i]) < 0x80) {
            ++i;
            continue;
        }
        const char32_t c = next_code_point(text, i);
        if (needs_glyph(c) && !FcCharSetHasChar(all.get(), c)) return false;
    }
    return true;
}

}  // namespace

struct FontCatalog::State {
    std::string data_folder;
    Config own;
    FontMap own_map;
    Config with_system;
    FontMap with_system_map;
};

FontCatalog::FontCatalog(std::string data_folder) : state_(std::make_unique<State>()) {
    state_->data_folder = std::move(data_folder);
}

FontCatalog::~FontCatalog() = default;

PangoFontMap* FontCatalog::font_map(std::string_view text) const {
    State& s = *state_;
    const std::string folder = s.data_folder + "/fonts";
    if (!s.own_map) {
        s.own = own_fonts(folder);
        const FcFontSet* fonts = FcConfigGetFonts(s.own.get(), FcSetApplication);
        if (!fonts || fonts->nfont == 0)
            fail(FailureKind::NotFound, "no-fonts", {}, "there are no fonts in " + folder,
                 "reinstall postconv, or name its data folder with POSTCONV_DATA");
        s.own_map = make_font_map(s.own.get());
    }
    if (covered(s.own.get(), text)) return s.own_map.get();
    if (!s.with_system_map) {
        s.with_system = own_fonts(folder);
        FcConfigParseAndLoadFromMemory(s.with_system.get(), fc(kSystemFonts), FcTrue);
        FcConfigBuildFonts(s.with_system.get());
        s.with_system_map = make_font_map(s.with_system.get());
    }
    return s.with_system_map.get();
}

std::string FontCatalog::hyphenation_file(std::string_view language) const {
    const std::string wanted = "hyph_" + std::string(language.substr(0, language.find('-')));
    std::string region;
    if (language.size() == 5 && language[2] == '-') region = std::string(language.substr(3));
    std::vector<std::string> found;
    std::error_code error;
    for (fs::directory_iterator it(state_->data_folder + "/hyphenation", error), end;
         !error && it != end; it.increment(error)) {
        const std::string stem = it->path().stem().string();
        if (stem == wanted + '_' + region) return it->path().string();
        if (stem == wanted || stem.starts_with(wanted + '_')) found.push_back(it->path().string());
    }
    const auto usual = std::find(found.begin(), found.end(),
                                 state_->data_folder + "/hyphenation/hyph_en_US.dic");
    if (usual != found.end()) return *usual;
    return found.empty() ? std::string() : *std::min_element(found.begin(), found.end());
}

std::vector<std::string> FontCatalog::files_of(std::string_view family) const {
    font_map({});
    std::vector<std::string> files;
    const FcFontSet* fonts = FcConfigGetFonts(state_->own.get(), FcSetApplication);
    for (int i = 0; i < fonts->nfont; ++i) {
        FcChar8 *name = nullptr, *file = nullptr;
        FcPatternGetString(fonts->fonts[i], FC_FAMILY, 0, &name);
        FcPatternGetString(fonts->fonts[i], FC_FILE, 0, &file);
        if (name && file && family == reinterpret_cast<const char*>(name))
            files.emplace_back(reinterpret_cast<const char*>(file));
    }
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace postconv
