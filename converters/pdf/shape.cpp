#include "converters/pdf/shape.h"

#include <pango/pangocairo.h>

#include <algorithm>
#include <array>
#include <utility>

#include "model/text.h"

namespace postconv::pdf {
namespace {

constexpr std::size_t kMostWords = 50'000;  // kept for other documents; some 25 MB
constexpr std::size_t kMostFonts = 200;
constexpr double kScaledCapitals = 0.8;          // of the size: for faces without small ones
constexpr double kScaledCapitalsSpacing = 0.03;  // of theirs

struct FreeAttributes {
    void operator()(PangoAttrList* list) const { pango_attr_list_unref(list); }
};
using Attributes = std::unique_ptr<PangoAttrList, FreeAttributes>;

struct FreeDescription {
    void operator()(PangoFontDescription* d) const { pango_font_description_free(d); }
};
using Description = std::unique_ptr<PangoFontDescription, FreeDescription>;

Description describe(const FontSpec& spec) {
    Description description(pango_font_description_new());
    pango_font_description_set_family(description.get(), spec.families.c_str());
    pango_font_description_set_absolute_size(description.get(), double(spec.size.units()));
    pango_font_description_set_weight(description.get(), PangoWeight(spec.weight));
    pango_font_description_set_style(description.get(),
                                     spec.italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
    return description;
}

Attributes features_of(const FontSpec& spec) {
    std::string features;
    const auto ask = [&](const char* feature) {
        features += features.empty() ? "" : ",";
        features += feature;
    };
    if (spec.small_capitals) ask("smcp=1");
    if (spec.wide_marks) ask("fwid=1");
    // Letters that stand apart are not joined.
    if (spec.letter_spacing != Length()) ask("liga=0,clig=0");
    switch (spec.figures) {
        case Figures::Default: break;
        case Figures::Lining: ask("lnum=1,pnum=1"); break;
        case Figures::OldStyle: ask("onum=1,pnum=1"); break;
        case Figures::Tabular: ask("lnum=1,tnum=1"); break;
    }
    if (features.empty()) return nullptr;
    Attributes list(pango_attr_list_new());
    pango_attr_list_insert(list.get(), pango_attr_font_features_new(features.c_str()));
    return list;
}

// "12" as the characters that stand for raised figures.
std::string superior(std::string_view digits) {
    static constexpr std::array<const char*, 10> kSuperiors = {"⁰", "¹", "²", "³", "⁴",
                                                               "⁵", "⁶", "⁷", "⁸", "⁹"};
    std::string result;
    for (const char c : digits)
        result += c >= '0' && c <= '9' ? kSuperiors[std::size_t(c - '0')] : "";
    return result;
}

bool are_digits(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

void add_letter_spacing(PangoGlyphString* glyphs, Length spacing) {
    for (int i = 0; i < glyphs->num_glyphs; ++i)
        glyphs->glyphs[i].geometry.width += int(spacing.units());
}

void note_missing(const ShapedRun& run, ShapedWord& word) {
    for (int i = 0; i < run.glyphs->num_glyphs; ++i) {
        const PangoGlyph glyph = run.glyphs->glyphs[i].glyph;
        if (glyph & PANGO_GLYPH_UNKNOWN_FLAG)
            word.missing.push_back(char32_t(glyph & ~PANGO_GLYPH_UNKNOWN_FLAG));
    }
}

}  // namespace

void FreeGlyphs::operator()(PangoGlyphString* glyphs) const { pango_glyph_string_free(glyphs); }

int glyph_count(const ShapedRun& run) { return run.glyphs->num_glyphs; }

int first_glyph_of(const ShapedRun& run, std::uint32_t offset) {
    const int* clusters = run.glyphs->log_clusters;
    return int(std::lower_bound(clusters, clusters + glyph_count(run), int(offset)) - clusters);
}

GlyphExtent extent_of(const ShapedRun& run, ByteRange range) {
    if (range.begin == 0 && range.end >= run.text.size())
        return {run.width, glyph_count(run)};
    GlyphExtent extent;
    const PangoGlyphString& glyphs = *run.glyphs;
    const int start = run.right_to_left ? 0 : first_glyph_of(run, range.begin);
    for (int i = start; i < glyphs.num_glyphs; ++i) {
        const auto at = std::uint32_t(glyphs.log_clusters[i]);
        if (at >= range.end && !run.right_to_left) break;
        if (at < range.begin || at >= range.end) continue;
        extent.width += Length::from_units(glyphs.glyphs[i].geometry.width);
        ++extent.glyphs;
    }
    return extent;
}

Length fitted_width(const ShapedRun& run, const Fitting& fitting) {
    return run.width.scaled_by(1 + fitting.scaling / 1000.0) +
           Length::from_units(fitting.spacing) * glyph_count(run);
}

Ink ink_of(const ShapedRun& run) {
    PangoRectangle ink;
    pango_glyph_string_extents(run.glyphs.get(), run.font, &ink, nullptr);
    return {Length::from_units(ink.x), Length::from_units(ink.x + ink.width),
            Length::from_units(-ink.y), Length::from_units(ink.y + ink.height)};
}

void Shaper::ReleaseContext::operator()(PangoContext* context) const { g_object_unref(context); }

Shaper::Shaper(PangoFontMap* font_map) : context_(pango_font_map_create_context(font_map)) {
    std::unique_ptr<cairo_font_options_t, decltype(&cairo_font_options_destroy)> options(
        cairo_font_options_create(), cairo_font_options_destroy);
    cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options.get(), CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(context_.get(), options.get());
    pango_context_set_round_glyph_positions(context_.get(), FALSE);
}

Shaper::~Shaper() {
    for (PangoFont* font : held_) g_object_unref(font);
}

FontId Shaper::font(const FontSpec& spec) {
    const auto known = std::find_if(fonts_.begin(), fonts_.end(),
                                    [&](const Font& font) { return font.spec == spec; });
    if (known != fonts_.end()) return FontId(known - fonts_.begin());
    const auto id = FontId(fonts_.size());
    fonts_.emplace_back().spec = spec;
    select(id);
    const Description description = describe(spec);
    std::unique_ptr<PangoFontMetrics, decltype(&pango_font_metrics_unref)> metrics(
        pango_context_get_metrics(context_.get(), description.get(), nullptr),
        pango_font_metrics_unref);
    fonts_[id].metrics = {Length::from_units(pango_font_metrics_get_ascent(metrics.get())),
                          Length::from_units(pango_font_metrics_get_descent(metrics.get()))};
    return id;
}

void Shaper::select(FontId font) {
    if (selected_ == font) return;
    selected_ = font;
    const FontSpec& spec = fonts_[font].spec;
    pango_context_set_font_description(context_.get(), describe(spec).get());
    pango_context_set_language(context_.get(), pango_language_from_string(spec.language.c_str()));
}

void Shaper::begin_again() {
    ++document_;
    glyphs_used_.clear();
    missing_.clear();
    copies_.clear();
    if (words_ < kMostWords && fonts_.size() < kMostFonts) return;
    fonts_.clear();
    selected_ = ~FontId{0};
    words_ = 0;
    for (PangoFont* font : std::exchange(held_, {})) g_object_unref(font);
}

const ShapedWord& Shaper::told(ShapedWord& word) {
    if (std::exchange(word.told_in, document_) == document_) return word;
    for (const ShapedRun& run : word.runs) note_glyphs(run);
    for (const char32_t c : word.missing)
        if (std::ranges::find(missing_, c) == missing_.end()) missing_.push_back(c);
    return word;
}

void Shaper::note_glyphs(const ShapedRun& run) {
    std::vector<bool>& used = glyphs_used_[run.font];
    for (int i = 0; i < glyph_count(run); ++i) {
        const PangoGlyph glyph = run.glyphs->glyphs[i].glyph;
        if (glyph == PANGO_GLYPH_EMPTY || (glyph & PANGO_GLYPH_UNKNOWN_FLAG)) continue;
        if (glyph >= used.size()) used.resize(glyph + 1);
        used[glyph] = true;
    }
}

const ShapedWord& Shaper::word(FontId font, std::string_view text) {
    return told(known_word(font, text));
}

ShapedWord& Shaper::known_word(FontId font, std::string_view text) {
    auto& words = fonts_[font].words;
    if (const auto known = words.find(text); known != words.end()) return *known->second;
    auto shaped = shape(font, text);  // may make further fonts
    ++words_;
    return *fonts_[font].words.emplace(text, std::move(shaped)).first->second;
}

const ShapedWord& Shaper::hyphen(FontId font) {
    std::unique_ptr<ShapedWord>& hyphen = fonts_[font].hyphen;
    if (!hyphen) {
        hyphen = shape(font, "-");
        for (ShapedRun& run : hyphen->runs) run.text = "\xC2\xAD";
    }
    return told(*hyphen);
}

const ShapedWord& Shaper::continuation_mark(FontId font) {
    std::unique_ptr<ShapedWord>& mark = fonts_[font].continuation_mark;
    if (!mark) {
        mark = shape(font, "\u21AA");
        for (ShapedRun& run : mark->runs) run.text = "\u200B";
    }
    return told(*mark);
}

ShapedRun& Shaper::copied(const ShapedRun& run) {
    copies_.push_back(std::make_unique<ShapedRun>());
    ShapedRun& copy = *copies_.back();
    copy.font = run.font;
    copy.glyphs.reset(pango_glyph_string_copy(run.glyphs.get()));
    copy.text = run.text;
    copy.width = run.width;
    copy.right_to_left = run.right_to_left;
    return copy;
}

const ShapedRun& Shaper::silent(const ShapedRun& run) {
    ShapedRun& copy = copied(run);
    copy.text.clear();
    for (int i = 0; i < glyph_count(copy); ++i) copy.glyphs->log_clusters[i] = 0;
    return copy;
}

const ShapedRun& Shaper::led_in(const ShapedRun& run, const std::string& before) {
    ShapedRun& copy = copied(run);
    copy.text.insert(0, before);
    for (int i = 0; i < glyph_count(copy); ++i)
        if (copy.glyphs->log_clusters[i] > 0) copy.glyphs->log_clusters[i] += int(before.size());
    return copy;
}

bool Shaper::has_superiors(const FontSpec& spec) {
    FontSpec plain = spec;
    plain.superior = false;
    const FontId font = this->font(plain);
    if (const auto known = fonts_[font].has_superiors) return *known;
    const auto raised = shape(font, superior("0123456789"));
    const bool has_them = raised->missing.empty() && raised->runs.size() == 1 &&
                          raised->runs.front().glyphs->num_glyphs == 10 &&
                          raised->runs.front().font == shape(font, "0")->runs.front().font;
    fonts_[font].has_superiors = has_them;
    return has_them;
}

// Drawn as raised figures, copied as plain ones.
std::unique_ptr<ShapedWord> Shaper::shape_superior(FontId font, std::string_view digits) {
    auto word = shape(font, superior(digits));
    ShapedRun& run = word->runs.front();
    run.text = digits;
    for (int i = 0; i < run.glyphs->num_glyphs; ++i) run.glyphs->log_clusters[i] = i;
    return word;
}

// Null where no font has ideographs.
PangoFont* Shaper::ideographic_font(FontId font) {
    FontSpec plain = fonts_[font].spec;
    plain.wide_marks = false;
    const ShapedWord& sample = known_word(this->font(plain), "中");
    return sample.missing.empty() ? sample.runs.front().font : nullptr;
}

// Whether the face has small letters drawn as capitals: "x" has another glyph then.
bool Shaper::draws_small_capitals(FontId font) {
    if (const auto known = fonts_[font].draws_small_capitals) return *known;
    FontSpec spec = fonts_[font].spec;
    spec.small_capitals = false;
    const auto asked = shape_plainly(font, "x"), plain = shape_plainly(this->font(spec), "x");
    const bool differs = asked->runs.front().glyphs->glyphs[0].glyph !=
                         plain->runs.front().glyphs->glyphs[0].glyph;
    fonts_[font].draws_small_capitals = differs;
    return differs;
}

namespace {

// A stretch of small letters, or of others, as it is drawn.
struct CaseStretch {
    bool is_small = false;
    std::string drawn;
    std::vector<int> offsets;  // by byte of `drawn`: where its character begins in the stretch
    std::size_t begin = 0, end = 0;  // of the text
};

std::vector<CaseStretch> case_stretches(std::string_view text) {
    std::vector<CaseStretch> stretches;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const char32_t c = next_code_point(text, at);
        const bool is_double = c == U'ß';  // of two capitals
        const char32_t capital = is_double ? U'S' : g_unichar_toupper(c);
        const bool is_small = capital != c;
        if (stretches.empty() || stretches.back().is_small != is_small)
            stretches.push_back({is_small, {}, {}, begin, begin});
        CaseStretch& stretch = stretches.back();
        append_utf8(stretch.drawn, capital);
        if (is_double) append_utf8(stretch.drawn, capital);
        stretch.offsets.resize(stretch.drawn.size(), int(begin - stretch.begin));
        stretch.end = at;
    }
    return stretches;
}

}  // namespace

// Capitals of the face itself, smaller and set a little wider; copied as written.
std::unique_ptr<ShapedWord> Shaper::shape_scaled_capitals(FontId font, std::string_view text) {
    FontSpec plain = fonts_[font].spec;
    plain.small_capitals = false;
    FontSpec small = plain;
    small.size = plain.size.scaled_by(kScaledCapitals);
    small.letter_spacing += small.size.scaled_by(kScaledCapitalsSpacing);
    const FontId plain_font = this->font(plain), small_font = this->font(small);
    auto word = std::make_unique<ShapedWord>();
    for (const CaseStretch& stretch : case_stretches(text)) {
        auto part = shape_plainly(stretch.is_small ? small_font : plain_font, stretch.drawn);
        std::size_t done = 0;
        for (ShapedRun& run : part->runs) {
            const std::size_t end = done + run.text.size();
            const auto offset = [&](std::size_t i) {
                return i < stretch.offsets.size() ? stretch.offsets[i]
                                                  : int(stretch.end - stretch.begin);
            };
            for (int i = 0; i < glyph_count(run); ++i) {
                int& cluster = run.glyphs->log_clusters[i];
                cluster = offset(done + std::size_t(cluster)) - offset(done);
            }
            const auto begins = stretch.begin + std::size_t(offset(done));
            run.text = text.substr(begins, std::size_t(offset(end) - offset(done)));
            done = end;
            word->width += run.width;
            word->runs.push_back(std::move(run));
        }
        word->missing.insert(word->missing.end(), part->missing.begin(), part->missing.end());
    }
    return word;
}

std::unique_ptr<ShapedWord> Shaper::shape(FontId font, std::string_view text) {
    if (fonts_[font].spec.superior && are_digits(text)) return shape_superior(font, text);
    if (fonts_[font].spec.small_capitals && !draws_small_capitals(font))
        return shape_scaled_capitals(font, text);
    return shape_plainly(font, text);
}

std::unique_ptr<ShapedWord> Shaper::shape_plainly(FontId font, std::string_view text) {
    PangoFont* const wide = fonts_[font].spec.wide_marks ? ideographic_font(font) : nullptr;
    select(font);
    const FontSpec& spec = fonts_[font].spec;
    const Attributes attributes = features_of(spec);
    GList* items = pango_itemize(context_.get(), text.data(), 0, int(text.size()),
                                 attributes.get(), nullptr);
    auto word = std::make_unique<ShapedWord>();
    for (GList* at = items; at; at = at->next) {
        auto* item = static_cast<PangoItem*>(at->data);
        if (wide) {
            g_object_unref(item->analysis.font);
            item->analysis.font = static_cast<PangoFont*>(g_object_ref(wide));
            item->analysis.script = G_UNICODE_SCRIPT_HAN;
        }
        ShapedRun run;
        run.glyphs.reset(pango_glyph_string_new());
        run.text = text.substr(std::size_t(item->offset), std::size_t(item->length));
        pango_shape_full(text.data() + item->offset, item->length, text.data(), int(text.size()),
                         &item->analysis, run.glyphs.get());
        if (spec.letter_spacing != Length())
            add_letter_spacing(run.glyphs.get(), spec.letter_spacing);
        run.font = static_cast<PangoFont*>(g_object_ref(item->analysis.font));
        held_.push_back(run.font);
        run.width = Length::from_units(pango_glyph_string_get_width(run.glyphs.get()));
        run.right_to_left = item->analysis.level % 2 == 1;
        note_missing(run, *word);
        word->width += run.width;
        word->runs.push_back(std::move(run));
        pango_item_free(item);
    }
    g_list_free(items);
    return word;
}

FontSpec font_spec(const Theme& theme, const Style& style, std::string_view language) {
    const FontStack& stack = theme.fonts(style);
    FontSpec spec;
    for (const std::string& family : stack.families)
        spec.families += (spec.families.empty() ? "" : ",") + family;
    spec.size = style.size.scaled_by(stack.scale);
    spec.weight = style.weight;
    spec.italic = style.style == FontStyle::Italic;
    spec.figures = style.figures;
    spec.letter_spacing = style.letter_spacing;
    spec.language = language;
    return spec;
}

}  // namespace postconv::pdf
