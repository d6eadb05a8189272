// Shaping: words in a font become glyphs with positions. Each distinct word is shaped once.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/length.h"
#include "model/text.h"
#include "styles/theme.h"

typedef struct _PangoContext PangoContext;
typedef struct _PangoFont PangoFont;
typedef struct _PangoFontMap PangoFontMap;
typedef struct _PangoGlyphString PangoGlyphString;

namespace postconv::pdf {

struct FontSpec {
    std::string families;  // comma-separated, tried in order
    Length size;
    int weight = 400;
    bool italic = false;
    bool small_capitals = false;
    bool superior = false;  // figures raised and drawn for it, as marks of notes are
    bool wide_marks = false;  // quotation marks come from the face of ideographs, as squares
    Figures figures = Figures::Default;
    Length letter_spacing;
    std::string language;  // BCP 47: chooses glyph variants

    bool operator==(const FontSpec&) const = default;
};

using FontId = std::uint32_t;

struct FreeGlyphs {
    void operator()(PangoGlyphString* glyphs) const;
};

// Glyphs of one font in visual order. `text` is what they stand for: what a reader copies.
struct ShapedRun {
    PangoFont* font = nullptr;  // kept alive by the Shaper
    std::unique_ptr<PangoGlyphString, FreeGlyphs> glyphs;
    std::string text;
    Length width;
    bool right_to_left = false;
};

struct ByteRange {
    std::uint32_t begin = 0, end = 0;
};

// The glyphs that stand for a part of a run's text.
struct GlyphExtent {
    Length width;
    int glyphs = 0;
};
int glyph_count(const ShapedRun& run);
// The first glyph for the text from a byte on. REQUIRES: the run goes from left to right.
int first_glyph_of(const ShapedRun& run, std::uint32_t offset);
GlyphExtent extent_of(const ShapedRun& run, ByteRange range);

// How glyphs were fitted to a justified line.
struct Fitting {
    std::int16_t scaling = 0;  // of their width, in thousandths
    std::int16_t spacing = 0;  // behind each, in units of Length

    bool operator==(const Fitting&) const = default;
};

// Width of a run's glyphs so fitted.
Length fitted_width(const ShapedRun& run, const Fitting& fitting);

// What of a run is black: distances from where its baseline begins.
struct Ink {
    Length left, right;   // to the right
    Length above, below;  // the baseline, both positive where there is some

    Length width() const { return right - left; }
};
Ink ink_of(const ShapedRun& run);

struct ShapedWord {
    std::vector<ShapedRun> runs;  // in logical order
    Length width;
    std::vector<char32_t> missing;  // code points that have no glyph
    unsigned told_in = 0;           // the document that it was last told of, as the Shaper counts
};

// Distances from the baseline, both positive.
struct FontMetrics {
    Length ascent, descent;
};

class Shaper {
  public:
    // Characters that no font can show are collected, not drawn.
    explicit Shaper(PangoFontMap* font_map);
    ~Shaper();

    FontId font(const FontSpec& spec);
    const FontSpec& spec(FontId font) const { return fonts_[font].spec; }
    const FontMetrics& metrics(FontId font) const { return fonts_[font].metrics; }
    // Before the next document: what was missing is forgotten, and words when they are many.
    void begin_again();

    // Whether the font of a spec has raised figures of its own.
    bool has_superiors(const FontSpec& spec);
    Length space_width(FontId font) { return word(font, " ").width; }

    // The result lives as long as the shaper. REQUIRES: `text` is UTF-8 without line ends.
    const ShapedWord& word(FontId font, std::string_view text);
    // A hyphen at a line's end: drawn as one, copied as U+00AD so that words join again.
    const ShapedWord& hyphen(FontId font);
    // A hook arrow where a line of code goes on: drawn, copied as U+200B, which is nothing.
    const ShapedWord& continuation_mark(FontId font);

    // The same glyphs, copied as nothing; or copied with what is drawn elsewhere before them.
    const ShapedRun& silent(const ShapedRun& run);
    const ShapedRun& led_in(const ShapedRun& run, const std::string& before);

    // Of each font the glyphs of the document's words so far, by number.
    using GlyphsUsed = std::map<PangoFont*, std::vector<bool>>;
    const GlyphsUsed& glyphs_used() const { return glyphs_used_; }

    // Code points of this document for which there was no glyph, each once.
    const std::vector<char32_t>& missing() const { return missing_; }

  private:
    struct Font {
        FontSpec spec;
        FontMetrics metrics;
        std::unordered_map<std::string, std::unique_ptr<ShapedWord>, TextHash, std::equal_to<>>
            words;
        std::optional<bool> draws_small_capitals;  // as its spec asks; unknown yet
        std::optional<bool> has_superiors;
        std::unique_ptr<ShapedWord> hyphen;
        std::unique_ptr<ShapedWord> continuation_mark;
    };
    struct ReleaseContext {
        void operator()(PangoContext* context) const;
    };

    void select(FontId font);
    std::unique_ptr<ShapedWord> shape(FontId font, std::string_view text);
    std::unique_ptr<ShapedWord> shape_plainly(FontId font, std::string_view text);
    bool draws_small_capitals(FontId font);
    std::unique_ptr<ShapedWord> shape_scaled_capitals(FontId font, std::string_view text);
    std::unique_ptr<ShapedWord> shape_superior(FontId font, std::string_view digits);
    ShapedRun& copied(const ShapedRun& run);
    PangoFont* ideographic_font(FontId font);
    ShapedWord& known_word(FontId font, std::string_view text);
    const ShapedWord& told(ShapedWord& word);  // with its glyphs, and those it lacks
    void note_glyphs(const ShapedRun& run);

    std::unique_ptr<PangoContext, ReleaseContext> context_;
    std::vector<Font> fonts_;
    FontId selected_ = ~FontId{0};
    std::vector<PangoFont*> held_;
    std::vector<std::unique_ptr<ShapedRun>> copies_;
    std::vector<char32_t> missing_;
    GlyphsUsed glyphs_used_;
    unsigned document_ = 1;  // counts them
    std::size_t words_ = 0;  // of all fonts
};

// What a theme style asks of a font.
FontSpec font_spec(const Theme& theme, const Style& style, std::string_view language);

}  // namespace postconv::pdf
