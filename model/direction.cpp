#include "model/direction.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "model/text.h"
#include "model/visit.h"

namespace postconv {
namespace {

struct Range {
    char32_t first, last;
};

bool is_in(char32_t c, const Range* begin, const Range* end) {
    const Range* found =
        std::upper_bound(begin, end, c, [](char32_t value, Range r) { return value < r.first; });
    return found != begin && c <= std::prev(found)->last;
}

// Letters of scripts that run from right to left, without their digits and combining marks.
constexpr Range kRightToLeft[] = {
    {0x05BE, 0x05BE},   {0x05C0, 0x05C0}, {0x05C3, 0x05C3}, {0x05C6, 0x05C6}, {0x05D0, 0x05F4},
    {0x0608, 0x0608},   {0x060B, 0x060B}, {0x060D, 0x060D}, {0x061B, 0x064A}, {0x066D, 0x066F},
    {0x0671, 0x06D5},   {0x06E5, 0x06E6}, {0x06EE, 0x06EF}, {0x06FA, 0x0710}, {0x0712, 0x072F},
    {0x074D, 0x07A5},   {0x07B1, 0x07EA}, {0x07F4, 0x07F5}, {0x07FA, 0x0815}, {0x0840, 0x0858},
    {0x0860, 0x088E},   {0x08A0, 0x08C9}, {0x200F, 0x200F}, {0xFB1D, 0xFB1D}, {0xFB1F, 0xFB28},
    {0xFB2A, 0xFD3D},   {0xFD50, 0xFDCE}, {0xFDF0, 0xFDFC}, {0xFE70, 0xFEFC}, {0x10800, 0x10FFF},
    {0x1E800, 0x1EEBB},
};
// Above ASCII: digits, marks, punctuation and symbols, which have no direction of their own.
constexpr Range kNeutral[] = {
    {0x0080, 0x00A9},   {0x00AB, 0x00B4},   {0x00B6, 0x00B9}, {0x00BB, 0x00BF}, {0x00D7, 0x00D7},
    {0x00F7, 0x00F7},   {0x02B9, 0x02BA},   {0x02C2, 0x02CF}, {0x02D2, 0x02DF}, {0x02E5, 0x036F},
    {0x0483, 0x0489},   {0x058A, 0x061A},   {0x064B, 0x0670}, {0x06D6, 0x06ED}, {0x06F0, 0x06F9},
    {0x0711, 0x0711},   {0x0730, 0x074C},   {0x07A6, 0x07B0}, {0x07EB, 0x07F9}, {0x0816, 0x083F},
    {0x0859, 0x085F},   {0x0890, 0x089F},   {0x08CA, 0x0902}, {0x2000, 0x200D}, {0x2010, 0x2070},
    {0x2074, 0x207E},   {0x2080, 0x208E},   {0x20A0, 0x2101}, {0x2190, 0x2BFF}, {0x3000, 0x3004},
    {0x3008, 0x3020},   {0xFB1E, 0xFB1E},   {0xFB29, 0xFB29}, {0xFD3E, 0xFD4F}, {0xFDCF, 0xFDEF},
    {0xFDFD, 0xFE6F},   {0xFEFF, 0xFF20},   {0xFF3B, 0xFF40}, {0xFF5B, 0xFF65}, {0xFFE0, 0xFFFF},
    {0x1F000, 0x1FAFF}, {0xE0000, 0xE01EF},
};

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

Direction direction_of(char32_t c) {
    if (c < 0x80)
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ? Direction::LeftToRight
                                                                : Direction::Neutral;
    if (is_in(c, std::begin(kRightToLeft), std::end(kRightToLeft))) return Direction::RightToLeft;
    if (is_in(c, std::begin(kNeutral), std::end(kNeutral))) return Direction::Neutral;
    return Direction::LeftToRight;
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

// UTF-8 lead bytes of the blocks above: a cheap no for most of the world's text.
bool may_hold_right_to_left(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte >= 0xD6 && byte <= 0xE0) || byte == 0xEF || byte == 0xF0;
    });
}

bool is_right_to_left(std::string_view language) {
    constexpr std::string_view kLanguages[] = {"ar", "arc", "ckb", "dv",  "fa", "he", "iw",
                                               "ks", "ps",  "sd",  "syr", "ug", "ur", "yi"};
    const std::string tag = ascii_lower(language);
    if (tag.find("-latn") != std::string::npos) return false;
    return std::ranges::find(kLanguages, tag.substr(0, tag.find_first_of("-_"))) !=
           std::end(kLanguages);
}

bool is_right_to_left(const Metadata& metadata) {
    if (!metadata.direction.empty()) return metadata.direction == "rtl";
    return is_right_to_left(metadata.language);
}

}  // namespace postconv
