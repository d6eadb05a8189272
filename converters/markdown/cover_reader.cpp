#include "converters/markdown/cover_reader.h"

#include "converters/markdown/field_words.h"
#include "converters/markdown/language_marks.h"
#include "model/text.h"

namespace postconv {
namespace {

std::string entry(const FieldValue& map, std::initializer_list<std::string_view> names) {
    const FieldValue* found = map.find(names);
    return found ? text_of(*found) : std::string();
}

// Without a source when the value names no picture.
CoverImage cover_of(const FieldValue& value, std::string_view language) {
    CoverImage cover{.span = value.span};
    switch (value.kind) {
        case FieldValue::Kind::Nothing:
            break;
        case FieldValue::Kind::Text:
            if (!is_yes(value) && !is_no(value)) cover.source = wikilink_target(value.text);
            break;
        case FieldValue::Kind::List:  // [[a.png]] without quotes is a list of a list in YAML
            return value.items.empty() ? cover : cover_of(value.items.front(), language);
        case FieldValue::Kind::Map:
            cover.source = wikilink_target(
                entry(value, {"path", "src", "source", "url", "file", "image", "feature", "name"}));
            cover.alt = prose_of_field(entry(value, {"alt", "alt-text", "description"}), language);
            cover.caption = prose_of_field(entry(value, {"caption", "title"}), language);
            break;
    }
    return cover;
}

// What a key of its own says about the cover, unless it speaks of a cover that a more binding
// layer replaced.
std::string said_apart(MetadataFields& fields, Field field, std::string_view language) {
    const auto candidates = fields.by_rank(field);
    if (candidates.empty() || fields.layer_of(field) > fields.layer_of(Field::Cover)) return {};
    fields.mark_used(candidates.front());
    return prose_of_field(text_of(*candidates.front().value), language);
}

}  // namespace

std::optional<CoverImage> read_cover(MetadataFields& fields, std::string_view language) {
    for (const MetadataFields::Candidate& candidate : fields.by_rank(Field::Cover)) {
        CoverImage cover = cover_of(*candidate.value, language);
        if (cover.source.empty()) continue;
        fields.mark_used(candidate);
        if (cover.alt.empty()) cover.alt = said_apart(fields, Field::CoverAlt, language);
        if (cover.caption.empty())
            cover.caption = said_apart(fields, Field::CoverCaption, language);
        if (cover.alt.empty()) cover.alt = cover.caption;
        return cover;
    }
    return std::nullopt;
}

}  // namespace postconv
