// Glyphs as the embedded font programs have them: there, and as wide as the dictionary says
// (ISO 14289-1, 7.21.4.1 and 7.21.5).
#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_CID_H

#include <array>
#include <cmath>
#include <memory>

#include "tests/support/pdf_facts.h"

namespace postconv::test::pdf_check {
namespace {

constexpr std::size_t kLongestProgram = std::size_t{128} << 20;
constexpr long long kMostCids = 65536;

struct CloseLibrary {
    void operator()(FT_Library library) const { FT_Done_FreeType(library); }
};
struct CloseFace {
    void operator()(FT_Face face) const { FT_Done_Face(face); }
};
using Library = std::unique_ptr<FT_LibraryRec_, CloseLibrary>;
using Face = std::unique_ptr<FT_FaceRec_, CloseFace>;

// Windows code page 1252, where it is not Latin-1 (ISO 32000-1, annex D).
constexpr std::array<char16_t, 32> kWindowsC1 = {
    0x20AC, 0x2022, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x2022, 0x017D, 0x2022, 0x2022, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x2022, 0x017E, 0x0178};

char32_t windows_character(unsigned code) {
    return code >= 0x80 && code < 0xA0 ? kWindowsC1[code - 0x80] : code;
}

class Glyphs {
  public:
    Glyphs(File& file, const FontUse& use) : file_(file), use_(use), font_(use.font) {
        if (Object below = entry(font_, "/DescendantFonts");
            below.isArray() && below.getArrayNItems() > 0) {
            font_ = below.getArrayItem(0);
            is_composite_ = true;
        }
    }

    void check(FT_Library library) {
        Object encoding = entry(use_.font, "/Encoding");
        const bool is_known = is_composite_ ? name_of(encoding) == "Identity-H"
                                            : name_of(encoding) == "WinAnsiEncoding";
        if (!is_known || !use_.is_rendered || !open(library)) return;
        if (is_composite_)
            read_composite();
        else
            read_simple();
        for (unsigned code = 0; code < use_.codes.size(); ++code)
            if (use_.codes[code]) check(code);
    }

  private:
    bool open(FT_Library library) {
        Object descriptor = entry(font_, "/FontDescriptor");
        for (const char* key : {"/FontFile", "/FontFile2", "/FontFile3"})
            if (auto bytes = stream_bytes(entry(descriptor, key), kLongestProgram))
                program_ = std::move(*bytes);
        if (program_.empty()) return false;  // named by check_fonts()
        FT_Face face = nullptr;
        if (FT_New_Memory_Face(library, reinterpret_cast<const FT_Byte*>(program_.data()),
                               FT_Long(program_.size()), 0, &face) != 0 ||
            face->units_per_EM == 0) {
            file_.faults.add("missing-glyph", {use_.page, use_.font.getObjectID()},
                             "the font program can't be read");
            return false;
        }
        face_.reset(face);
        return true;
    }

    void read_composite() {
        if (Object width = entry(font_, "/DW"); width.isNumber())
            default_width_ = width.getNumericValue();
        else
            default_width_ = 1000;
        Object list = entry(font_, "/W");
        for (int i = 0; list.isArray() && i + 1 < list.getArrayNItems();) {
            const long long first = integer_of(list.getArrayItem(i)).value_or(0);
            Object second = list.getArrayItem(i + 1);
            if (second.isArray()) {
                for (int k = 0; k < second.getArrayNItems(); ++k)
                    set_width(first + k, second.getArrayItem(k));
                i += 2;
            } else {
                const long long last = std::min(integer_of(second).value_or(0), kMostCids);
                for (long long cid = first; cid <= last && i + 2 < list.getArrayNItems(); ++cid)
                    set_width(cid, list.getArrayItem(i + 2));
                i += 3;
            }
        }
        // FreeType takes the CIDs of a bare CFF program, but the glyphs of one within OpenType.
        FT_Bool is_cid = 0;
        FT_Get_CID_Is_Internally_CID_Keyed(face_.get(), &is_cid);
        if (is_cid && program_.starts_with("OTTO"))
            for (FT_UInt glyph = 0; glyph < FT_UInt(face_->num_glyphs); ++glyph)
                if (FT_UInt cid = 0; FT_Get_CID_From_Glyph_Index(face_.get(), glyph, &cid) == 0)
                    glyph_of_cid_[cid] = glyph;
        cid_map_ = stream_bytes(entry(font_, "/CIDToGIDMap"), kLongestProgram).value_or("");
    }

    void read_simple() {
        Object widths = entry(font_, "/Widths");
        const long long first = integer_of(entry(font_, "/FirstChar")).value_or(0);
        for (int i = 0; widths.isArray() && i < widths.getArrayNItems(); ++i)
            set_width(first + i, widths.getArrayItem(i));
        if (FT_Select_Charmap(face_.get(), FT_ENCODING_UNICODE) != 0) face_.reset();
    }

    void set_width(long long code, Object width) {
        if (width.isNumber()) widths_[code] = width.getNumericValue();
    }

    FT_UInt glyph_of(unsigned code) const {
        if (!is_composite_) return FT_Get_Char_Index(face_.get(), windows_character(code));
        if (!cid_map_.empty())
            return code * 2 + 1 < cid_map_.size()
                       ? FT_UInt(static_cast<unsigned char>(cid_map_[code * 2]) << 8 |
                                 static_cast<unsigned char>(cid_map_[code * 2 + 1]))
                       : 0;
        if (glyph_of_cid_.empty()) return code;
        const auto found = glyph_of_cid_.find(code);
        return found == glyph_of_cid_.end() ? 0 : found->second;
    }

    void check(unsigned code) {
        if (!face_ || code == 0) return;  // code 0: named as .notdef
        const FT_UInt glyph = glyph_of(code);
        const Place place{use_.page, use_.font.getObjectID()};
        const std::string name = "code " + std::to_string(code);
        const bool loads = glyph != 0 && FT_Load_Glyph(face_.get(), glyph,
                                                       FT_LOAD_NO_SCALE | FT_LOAD_NO_BITMAP) == 0;
        if (!loads) {
            file_.faults.add("missing-glyph", place, "the font has no glyph for " + name);
            return;
        }
        const double own = double(face_->glyph->metrics.horiAdvance) * 1000 / face_->units_per_EM;
        const auto found = widths_.find(code);
        const double said = found == widths_.end() ? default_width_ : found->second;
        if (std::abs(own - said) > 1)
            file_.faults.add("glyph-width", place,
                             name + " is said to be " + std::to_string(said) +
                                 " wide, but its glyph is " + std::to_string(own));
    }

    File& file_;
    const FontUse& use_;
    Object font_;
    bool is_composite_ = false;
    std::string program_;
    Face face_;
    double default_width_ = 0;
    std::map<long long, double> widths_;
    std::unordered_map<unsigned, FT_UInt> glyph_of_cid_;
    std::string cid_map_;
};

}  // namespace

void check_glyphs(File& file) {
    FT_Library library = nullptr;
    if (FT_Init_FreeType(&library) != 0) return;
    const Library closes(library);
    for (const auto& [id, use] : file.fonts) Glyphs(file, use).check(library);
}

}  // namespace postconv::test::pdf_check
