#include "converters/pdf/cut_faces.h"

#include <cairo-ft.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-font.h>

#include <algorithm>
#include <set>

#include "converters/pdf/scaled_font.h"
#include "fonts/subset.h"
#include "model/text.h"

namespace postconv::pdf {
namespace {

constexpr std::size_t kManyGlyphs = 10'000;

struct DestroyFontFace {
    void operator()(cairo_font_face_t* face) const { cairo_font_face_destroy(face); }
};
using FontFace = std::unique_ptr<cairo_font_face_t, DestroyFontFace>;

// A font file in memory, opened. cairo says when it needs it no longer.
class OpenFile {
  public:
    explicit OpenFile(std::string bytes) : bytes_(std::move(bytes)) {
        if (FT_Init_FreeType(&library_) != 0) return;
        FT_New_Memory_Face(library_, reinterpret_cast<const FT_Byte*>(bytes_.data()),
                           FT_Long(bytes_.size()), 0, &face_);
    }
    ~OpenFile() {
        if (library_) FT_Done_FreeType(library_);  // and its face
    }
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;

    FT_Face face() const { return face_; }

  private:
    std::string bytes_;
    FT_Library library_ = nullptr;
    FT_Face face_ = nullptr;
};

FontFace font_face_of(std::string bytes) {
    auto file = std::make_unique<OpenFile>(std::move(bytes));
    if (!file->face()) return nullptr;
    FontFace face(cairo_ft_font_face_create_for_ft_face(file->face(), FT_LOAD_NO_HINTING));
    static const cairo_user_data_key_t kFile = {};
    const auto close = [](void* owned) { delete static_cast<OpenFile*>(owned); };
    if (cairo_font_face_set_user_data(face.get(), &kFile, file.get(), close) !=
        CAIRO_STATUS_SUCCESS)
        return nullptr;
    (void)file.release();
    return face;
}

// Whether the font is its file as it is: neither slanted nor emboldened on the way.
bool is_plain(PangoFont* font) {
    const FcPattern* pattern = pango_fc_font_get_pattern(PANGO_FC_FONT(font));
    FcBool bold = FcFalse;
    FcMatrix* matrix = nullptr;
    FcPatternGetBool(pattern, FC_EMBOLDEN, 0, &bold);
    return !bold && FcPatternGetMatrix(pattern, FC_MATRIX, 0, &matrix) != FcResultMatch;
}

// What may be drawn: page numbers are in no text.
std::set<char32_t> characters_of(std::string_view printed) {
    std::set<char32_t> characters;
    for (char32_t c = ' '; c < 0x7F; ++c) characters.insert(c);
    for (std::size_t at = 0; at < printed.size();) characters.insert(next_code_point(printed, at));
    return characters;
}

}  // namespace

struct CutFaces::Cut {
    FontFace face;
    std::vector<std::uint32_t> numbers;  // as CutFace has them

    bool has(unsigned long glyph) const { return glyph < numbers.size() && numbers[glyph] != 0; }
};

CutFaces::CutFaces(const Shaper& shaper, std::string_view printed)
    : shaper_(shaper), printed_(printed) {}

CutFaces::~CutFaces() = default;

// Fonts of one face share what was cut, but for those that are more than their file.
const CutFaces::Cut* CutFaces::cut_of(PangoFont* font) {
    hb_face_t* whole = hb_font_get_face(pango_font_get_hb_font(font));
    if (hb_face_get_glyph_count(whole) < kManyGlyphs || !is_plain(font)) return nullptr;
    const auto [known, is_new] = cuts_.emplace(whole, nullptr);
    if (is_new) known->second = made(whole);
    return known->second.get();
}

std::unique_ptr<CutFaces::Cut> CutFaces::made(hb_face_t* whole) const {
    std::vector<bool> glyphs;
    for (const auto& [shaped, used] : shaper_.glyphs_used()) {
        if (hb_font_get_face(pango_font_get_hb_font(shaped)) != whole) continue;
        if (glyphs.size() < used.size()) glyphs.resize(used.size());
        for (std::size_t i = 0; i < used.size(); ++i)
            if (used[i]) glyphs[i] = true;
    }
    CutFace cut = cut_face(whole, glyphs, characters_of(printed_));
    if (cut.file.empty()) return nullptr;
    FontFace face = font_face_of(std::move(cut.file));
    if (!face) return nullptr;
    return std::make_unique<Cut>(Cut{std::move(face), std::move(cut.numbers)});
}

cairo_scaled_font_t* CutFaces::font_for(PangoFont* font, std::span<cairo_glyph_t> glyphs) {
    cairo_scaled_font_t* plain = pango_cairo_font_get_scaled_font(PANGO_CAIRO_FONT(font));
    const Cut* cut = cut_of(font);
    const auto is_there = [&](const cairo_glyph_t& glyph) { return cut->has(glyph.index); };
    if (!cut || !std::ranges::all_of(glyphs, is_there)) return plain;
    CairoScaledFont& small = fonts_[font];
    if (!small) small = scaled_like(plain, cut->face.get());
    if (cairo_scaled_font_status(small.get()) != CAIRO_STATUS_SUCCESS) return plain;
    for (cairo_glyph_t& glyph : glyphs) glyph.index = cut->numbers[glyph.index];
    return small.get();
}

}  // namespace postconv::pdf
