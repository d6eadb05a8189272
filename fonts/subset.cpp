#include "fonts/subset.h"

#include <hb-ot.h>
#include <hb-subset.h>

#include <memory>

namespace postconv {
namespace {

struct DestroyBlob {
    void operator()(hb_blob_t* blob) const { hb_blob_destroy(blob); }
};
struct DestroyFace {
    void operator()(hb_face_t* face) const { hb_face_destroy(face); }
};
struct DestroyInput {
    void operator()(hb_subset_input_t* input) const { hb_subset_input_destroy(input); }
};
struct DestroyPlan {
    void operator()(hb_subset_plan_t* plan) const { hb_subset_plan_destroy(plan); }
};
struct DestroyFont {
    void operator()(hb_font_t* font) const { hb_font_destroy(font); }
};
using Blob = std::unique_ptr<hb_blob_t, DestroyBlob>;
using Face = std::unique_ptr<hb_face_t, DestroyFace>;

Face face_of(std::string_view file) {
    const Blob blob(hb_blob_create(file.data(), unsigned(file.size()), HB_MEMORY_MODE_READONLY,
                                   nullptr, nullptr));
    return Face(hb_face_create(blob.get(), 0));
}

std::string bytes_of(hb_blob_t* blob) {
    unsigned size = 0;
    const char* data = hb_blob_get_data(blob, &size);
    return data ? std::string(data, size) : std::string();
}

// Without what chooses and places glyphs: HarfBuzz would go through all of it, however few are
// wanted.
Face outlines_of(hb_face_t* face) {
    Face outlines(hb_face_builder_create());
    for (const char* name :
         {"CFF ", "glyf", "loca", "head", "hhea", "hmtx", "maxp", "name", "OS/2", "post"}) {
        const hb_tag_t tag = hb_tag_from_string(name, -1);
        const Blob table(hb_face_reference_table(face, tag));
        if (hb_blob_get_length(table.get()) > 0)
            hb_face_builder_add_table(outlines.get(), tag, table.get());
    }
    return outlines;
}

int big_endian_16(const std::string& table, std::size_t at) {
    return static_cast<unsigned char>(table[at]) << 8 | static_cast<unsigned char>(table[at + 1]);
}

// Bits 1 to 3 say who may embed, the most generous one counts; bit 8 forbids subsets, bit 9
// outlines.
Embedding embedding_of(int fs_type) {
    constexpr int kRestricted = 0x0002, kGenerous = 0x000C, kNoSubset = 0x0100, kDotsOnly = 0x0200;
    const bool is_restricted = (fs_type & kRestricted) != 0 && (fs_type & kGenerous) == 0;
    if (is_restricted || (fs_type & kDotsOnly) != 0) return Embedding::Forbidden;
    return (fs_type & kNoSubset) != 0 ? Embedding::WholeOnly : Embedding::Allowed;
}

}  // namespace

std::optional<FaceFacts> read_face(std::string_view file) {
    constexpr std::size_t kWeight = 4, kType = 8, kSelection = 62, kShortest = 68;
    const Face face = face_of(file);
    if (hb_face_get_glyph_count(face.get()) == 0) return std::nullopt;
    const Blob table(hb_face_reference_table(face.get(), HB_TAG('O', 'S', '/', '2')));
    const std::string bytes = bytes_of(table.get());
    FaceFacts facts;
    facts.is_cff = file.starts_with("OTTO");
    if (bytes.size() < kShortest) return facts;
    facts.weight = big_endian_16(bytes, kWeight);
    facts.is_italic = (big_endian_16(bytes, kSelection) & 1) != 0;
    facts.embedding = embedding_of(big_endian_16(bytes, kType));
    return facts;
}

std::string subset_face(std::string_view file, const std::set<char32_t>& characters) {
    const Face face = face_of(file);
    const std::unique_ptr<hb_subset_input_t, DestroyInput> input(hb_subset_input_create_or_fail());
    if (!input) return {};
    hb_set_t* wanted = hb_subset_input_unicode_set(input.get());
    for (const char32_t character : characters) hb_set_add(wanted, character);
    const Face small(hb_subset_or_fail(face.get(), input.get()));
    if (!small) return {};
    const Blob blob(hb_face_reference_blob(small.get()));
    return bytes_of(blob.get());
}

CutFace cut_face(hb_face_t* face, const std::vector<bool>& glyphs,
                 const std::set<char32_t>& characters) {
    const std::unique_ptr<hb_subset_input_t, DestroyInput> input(hb_subset_input_create_or_fail());
    if (!input) return {};
    hb_set_t* wanted = hb_subset_input_glyph_set(input.get());
    for (std::size_t i = 0; i < glyphs.size(); ++i)
        if (glyphs[i]) hb_set_add(wanted, hb_codepoint_t(i));
    const std::unique_ptr<hb_font_t, DestroyFont> font(hb_font_create(face));
    for (const char32_t character : characters)
        if (hb_codepoint_t glyph = 0; hb_font_get_nominal_glyph(font.get(), character, &glyph))
            hb_set_add(wanted, glyph);
    const Face outlines = outlines_of(face);
    const std::unique_ptr<hb_subset_plan_t, DestroyPlan> plan(
        hb_subset_plan_create_or_fail(outlines.get(), input.get()));
    if (!plan) return {};
    const Face small(hb_subset_plan_execute_or_fail(plan.get()));
    if (!small) return {};
    const Blob blob(hb_face_reference_blob(small.get()));
    CutFace cut{bytes_of(blob.get()), std::vector<std::uint32_t>(hb_face_get_glyph_count(face))};
    const hb_map_t* numbers = hb_subset_plan_old_to_new_glyph_mapping(plan.get());
    for (std::size_t i = 0; i < cut.numbers.size(); ++i)
        if (hb_map_has(numbers, hb_codepoint_t(i)))
            cut.numbers[i] = hb_map_get(numbers, hb_codepoint_t(i));
    return cut;
}

}  // namespace postconv
