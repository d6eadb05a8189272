#include "converters/markdown/scripts.h"

#include <algorithm>
#include <iterator>

namespace postconv {
namespace {

struct Range {
    char32_t first, last;
};
constexpr Range kCjk[] = {
    {0x2E80, 0x312F}, {0x3190, 0x4DBF}, {0x4E00, 0xA4CF},   {0xF900, 0xFAFF},   {0xFE30, 0xFE4F},
    {0xFF00, 0xFF9F}, {0xFFE0, 0xFFE6}, {0x1AFF0, 0x1B16F}, {0x1F200, 0x1F2FF}, {0x20000, 0x3FFFD},
};

}  // namespace

bool is_cjk(char32_t c) {
    return c >= 0x2E80 && std::any_of(std::begin(kCjk), std::end(kCjk), [&](Range range) {
               return range.first <= c && c <= range.last;
           });
}

bool is_shared_mark(char32_t c) {
    return c == 0xB7 || c == 0x2014 || c == 0x2026 || (c >= 0x2018 && c <= 0x201D);
}

}  // namespace postconv
