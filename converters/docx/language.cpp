#include "converters/docx/language.h"

#include <algorithm>
#include <array>

#include "model/text.h"
#include "model/visit.h"

namespace postconv {
namespace {

struct Region {
    std::string_view language, tag;
};
constexpr std::array kRegions = {
    Region{"ar", "ar-SA"},     Region{"bg", "bg-BG"}, Region{"ca", "ca-ES"},
    Region{"cs", "cs-CZ"},     Region{"da", "da-DK"}, Region{"de", "de-DE"},
    Region{"el", "el-GR"},     Region{"en", "en-US"}, Region{"es", "es-ES"},
    Region{"et", "et-EE"},     Region{"fa", "fa-IR"}, Region{"fi", "fi-FI"},
    Region{"fr", "fr-FR"},     Region{"he", "he-IL"}, Region{"hi", "hi-IN"},
    Region{"hr", "hr-HR"},     Region{"hu", "hu-HU"}, Region{"id", "id-ID"},
    Region{"it", "it-IT"},     Region{"ja", "ja-JP"}, Region{"ko", "ko-KR"},
    Region{"lt", "lt-LT"},     Region{"lv", "lv-LV"}, Region{"nb", "nb-NO"},
    Region{"nl", "nl-NL"},     Region{"nn", "nn-NO"}, Region{"no", "nb-NO"},
    Region{"pl", "pl-PL"},     Region{"pt", "pt-PT"}, Region{"ro", "ro-RO"},
    Region{"ru", "ru-RU"},     Region{"sk", "sk-SK"}, Region{"sl", "sl-SI"},
    Region{"sr", "sr-RS"},     Region{"sv", "sv-SE"}, Region{"th", "th-TH"},
    Region{"tr", "tr-TR"},     Region{"uk", "uk-UA"}, Region{"ur", "ur-PK"},
    Region{"vi", "vi-VN"},     Region{"zh", "zh-CN"}, Region{"zh-hans", "zh-CN"},
    Region{"zh-hant", "zh-TW"}};

std::string primary_subtag(std::string_view language) {
    return ascii_lower(language.substr(0, language.find_first_of("-_")));
}

bool is_east_asian(std::string_view language) {
    const std::string primary = primary_subtag(language);
    return primary == "zh" || primary == "ja" || primary == "ko";
}

bool is_right_to_left(char32_t c) {
    return (c >= 0x0590 && c <= 0x08FF && !(c >= 0x0660 && c <= 0x0669)) || c == 0x200F ||
           (c >= 0xFB1D && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFE) ||
           (c >= 0x10800 && c <= 0x10FFF) || (c >= 0x1E800 && c <= 0x1EFFF);
}

bool is_left_to_right(char32_t c) {
    if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const bool sign = (c < 0xC0 && c != 0xAA && c != 0xB5 && c != 0xBA) || c == 0xD7 || c == 0xF7 ||
                      (c >= 0x2000 && c <= 0x2BFF) || (c >= 0x3000 && c <= 0x3020) ||
                      (c >= 0xFF00 && c <= 0xFF20) || (c >= 0x0660 && c <= 0x0669) || c == 0xFEFF ||
                      c == 0xFFFD || c >= 0x1F000;
    return !sign;
}

Direction direction_of(char32_t c) {
    return is_right_to_left(c)   ? Direction::RightToLeft
           : is_left_to_right(c) ? Direction::LeftToRight
                                 : Direction::Neutral;
}

// UTF-8 lead bytes of the blocks above: a cheap no for most of the world's text.
bool may_hold_right_to_left(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte >= 0xD6 && byte <= 0xE0) || byte == 0xEF || byte == 0xF0;
    });
}

Direction direction_within(const Inline& node) {
    return match(
        node, [](const Text& n) { return first_direction(n.text); },
        [](const SoftBreak&) { return Direction::Neutral; },
        [](const LineBreak&) { return Direction::Neutral; },
        [](const Styled& n) { return first_direction(n.content); },
        [](const Code& n) { return first_direction(n.text); },
        [](const Link& n) { return first_direction(n.content); },
        [](const Image&) { return Direction::Neutral; },
        [](const NoteReference&) { return Direction::Neutral; },
        [](const Span& n) { return first_direction(n.content); });
}

}  // namespace

std::string with_region(std::string_view language) {
    const std::string lower = ascii_lower(language);
    const auto found = std::find_if(kRegions.begin(), kRegions.end(),
                                    [&](const Region& row) { return row.language == lower; });
    return found == kRegions.end() ? std::string(language) : std::string(found->tag);
}

WordLanguages word_languages(std::string_view language) {
    WordLanguages result{"en-US", "zh-CN", "ar-SA"};
    const std::string tag = with_region(language);
    if (is_east_asian(tag))
        result.east_asian = tag;
    else if (is_right_to_left(tag))
        result.complex = tag;
    else if (!tag.empty())
        result.latin = tag;
    return result;
}

bool is_right_to_left(std::string_view language) {
    constexpr std::array<std::string_view, 8> kLanguages = {"ar", "fa", "he", "iw",
                                                            "ps", "sd", "ur", "yi"};
    const std::string primary = primary_subtag(language);
    return std::find(kLanguages.begin(), kLanguages.end(), primary) != kLanguages.end();
}

Direction first_direction(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const Direction direction = direction_of(next_code_point(text, i));
        if (direction != Direction::Neutral) return direction;
    }
    return Direction::Neutral;
}

Direction first_direction(const Inlines& inlines) {
    for (const Inline& node : inlines) {
        const Direction direction = direction_within(node);
        if (direction != Direction::Neutral) return direction;
    }
    return Direction::Neutral;
}

std::vector<DirectedText> split_by_direction(std::string_view text, Direction paragraph) {
    if (paragraph != Direction::RightToLeft && !may_hold_right_to_left(text))
        return {{text, Direction::LeftToRight}};
    std::vector<DirectedText> pieces;
    Direction current = paragraph;
    std::size_t start = 0;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t here = i;
        const Direction direction = direction_of(next_code_point(text, i));
        if (direction == Direction::Neutral || direction == current) continue;
        if (here > start) pieces.push_back({text.substr(start, here - start), current});
        start = here;
        current = direction;
    }
    if (start < text.size()) pieces.push_back({text.substr(start), current});
    return pieces;
}

}  // namespace postconv
