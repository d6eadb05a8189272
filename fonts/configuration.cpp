#include "fonts/configuration.h"

#include <algorithm>
#include <filesystem>
#include <ranges>

#include "model/text.h"

namespace postconv {
namespace {

namespace fs = std::filesystem;

const FcChar8* fc(const char* text) { return reinterpret_cast<const FcChar8*>(text); }

constexpr const char* kSystemFonts = R"(<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir>/usr/local/share/fonts</dir>
  <dir>/usr/share/texmf/fonts/opentype</dir>
  <dir prefix="xdg">fonts</dir>
  <cachedir>/var/cache/fontconfig</cachedir>
  <cachedir prefix="xdg">fontconfig</cachedir>
  <selectfont><rejectfont>
    <pattern><patelt name="scalable"><bool>false</bool></patelt></pattern>
  </rejectfont></selectfont>
</fontconfig>)";

struct Alias {
    const char* family;
    const char* face;
};
// What drawings ask for by their usual names, and Pango for emoji.
constexpr Alias kAliases[] = {
    {"serif", "TeX Gyre Pagella"},    {"Times", "TeX Gyre Pagella"},
    {"Times New Roman", "TeX Gyre Pagella"}, {"Georgia", "TeX Gyre Pagella"},
    {"sans-serif", "TeX Gyre Heros"}, {"Helvetica", "TeX Gyre Heros"},
    {"Arial", "TeX Gyre Heros"},      {"Verdana", "TeX Gyre Heros"},
    {"monospace", "Hack"},            {"Courier", "Hack"},
    {"Courier New", "Hack"},          {"emoji", "Noto Color Emoji"},
};

// Faces of the machine that go with ours in other scripts. They are weaker than the language, so
// that Japanese text gets the Japanese one whatever their order.
constexpr Alias kCompanions[] = {
    {"TeX Gyre Pagella", "Noto Serif CJK SC"}, {"TeX Gyre Pagella", "Noto Serif CJK JP"},
    {"TeX Gyre Pagella", "Noto Serif CJK KR"}, {"TeX Gyre Pagella", "Noto Serif CJK TC"},
    {"TeX Gyre Pagella", "Noto Serif"},        {"TeX Gyre Pagella", "DejaVu Serif"},
    {"TeX Gyre Heros", "Noto Sans CJK SC"},    {"TeX Gyre Heros", "Noto Sans CJK JP"},
    {"TeX Gyre Heros", "Noto Sans CJK KR"},    {"TeX Gyre Heros", "Noto Sans CJK TC"},
    {"TeX Gyre Heros", "Noto Sans"},           {"TeX Gyre Heros", "DejaVu Sans"},
    {"Hack", "Noto Sans Mono CJK SC"},         {"Hack", "Noto Sans Mono CJK JP"},
    {"Hack", "Noto Sans Mono"},                {"Hack", "DejaVu Sans Mono"},
};

// Colour glyphs are dots at one size; fontconfig's own rule for them (10-scale-bitmap-fonts.conf)
// makes them as large as the type.
constexpr const char* kScaleDots = R"(<match target="font">
  <test name="outline" compare="eq"><bool>false</bool></test>
  <edit name="pixelsizefixupfactor" mode="assign"><divide>
    <name target="pattern">pixelsize</name><name target="font">pixelsize</name>
  </divide></edit>
</match>
<match target="font">
  <test name="outline" compare="eq"><bool>false</bool></test>
  <edit name="matrix" mode="assign"><times><name>matrix</name><matrix>
    <name>pixelsizefixupfactor</name><double>0</double>
    <double>0</double><name>pixelsizefixupfactor</name>
  </matrix></times></edit>
  <edit name="size" mode="assign"><divide>
    <name>size</name><name>pixelsizefixupfactor</name>
  </divide></edit>
</match>)";

std::string rules() {
    std::string xml = R"(<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd"><fontconfig>)";
    for (const Alias& alias : kAliases)
        xml += "<alias binding=\"same\"><family>" + std::string(alias.family) +
               "</family><prefer><family>" + alias.face + "</family></prefer></alias>";
    // Each is put right behind its family: the last rule comes first.
    for (const Alias& companion : std::views::reverse(kCompanions))
        xml += "<alias><family>" + std::string(companion.family) + "</family><accept><family>" +
               companion.face + "</family></accept></alias>";
    return xml + kScaleDots + "</fontconfig>";
}

// Characters that need no glyph of their own.
bool needs_glyph(char32_t c) {
    return c > 0x20 && c != 0x7F && c != 0xAD && !(c >= 0x200B && c <= 0x200F) &&
           !(c >= 0x2028 && c <= 0x202F) && !(c >= 0x2060 && c <= 0x206F) &&
           !(c >= 0xFE00 && c <= 0xFE0F) && c != 0xFEFF;
}

}  // namespace

// File by file: a folder would make fontconfig look for a cache of it, and complain.
FontConfig config_of_files(const std::vector<std::string>& files) {
    FontConfig config(FcConfigCreate());
    FcConfigParseAndLoadFromMemory(config.get(), fc(rules().c_str()), FcTrue);
    for (const std::string& file : files) FcConfigAppFontAddFile(config.get(), fc(file.c_str()));
    return config;
}

void add_system_fonts(FcConfig* config) {
    FcConfigParseAndLoadFromMemory(config, fc(kSystemFonts), FcTrue);
    FcConfigBuildFonts(config);
}

bool covers(FcConfig* config, std::string_view text) {
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

std::vector<FontFace> faces_of(FcConfig* config) {
    std::vector<FontFace> faces;
    for (const FcSetName set : {FcSetApplication, FcSetSystem}) {
        const FcFontSet* fonts = FcConfigGetFonts(config, set);
        for (int i = 0; fonts && i < fonts->nfont; ++i) {
            FcChar8 *family = nullptr, *file = nullptr;
            FcPatternGetString(fonts->fonts[i], FC_FAMILY, 0, &family);
            FcPatternGetString(fonts->fonts[i], FC_FILE, 0, &file);
            if (family && file)
                faces.push_back({reinterpret_cast<const char*>(family),
                                 reinterpret_cast<const char*>(file)});
        }
    }
    return faces;
}

}  // namespace postconv
