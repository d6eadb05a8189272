#include "converters/title.h"

#include <algorithm>

#include "model/text.h"

namespace postconv {
namespace {

struct Range {
    char32_t first, last;
};

// Unicode 15: White_Space, controls and Default_Ignorable_Code_Point.
constexpr Range kInvisible[] = {
    {0x00, 0x20},      {0x7F, 0xA0},     {0xAD, 0xAD},     {0x34F, 0x34F},     {0x61C, 0x61C},
    {0x115F, 0x1160},  {0x1680, 0x1680}, {0x17B4, 0x17B5}, {0x180B, 0x180F},   {0x2000, 0x200F},
    {0x2028, 0x202F},  {0x205F, 0x206F}, {0x3000, 0x3000}, {0x3164, 0x3164},   {0xFE00, 0xFE0F},
    {0xFEFF, 0xFEFF},  {0xFFA0, 0xFFA0}, {0xFFF0, 0xFFF8}, {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A},
    {0xE0000, 0xE0FFF}};

bool is_invisible(char32_t c) {
    return std::ranges::any_of(
        kInvisible, [&](const Range& range) { return c >= range.first && c <= range.last; });
}

}  // namespace

bool is_blank(std::string_view text) {
    for (std::size_t i = 0; i < text.size();)
        if (!is_invisible(next_code_point(text, i))) return false;
    return true;
}

std::string title_of(const Job& job) {
    const std::string& title = job.document.metadata.title;
    if (!is_blank(title)) return title;
    return is_blank(job.options.stem) ? "Untitled" : job.options.stem;
}

}  // namespace postconv
