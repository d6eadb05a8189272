#include "converters/docx/language.h"

#include <algorithm>
#include <array>

#include "model/language.h"
#include "model/text.h"

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

bool is_east_asian(std::string_view language) {
    const std::string primary = primary_subtag(language);
    return primary == "zh" || primary == "ja" || primary == "ko";
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
