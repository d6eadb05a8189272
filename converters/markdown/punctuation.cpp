#include "converters/markdown/punctuation.h"

#include "converters/markdown/byte_set.h"
#include "model/text.h"

namespace postconv {
namespace {

constexpr ByteSet kTyped("\"'-.");

// A quote opens behind nothing, a space, a bracket or a dash, when something follows it.
bool opens(std::string_view so_far, char before, std::string_view rest) {
    if (rest.empty() || is_ascii_space(rest.front())) return false;
    const char last = so_far.empty() ? before : so_far.back();
    return last == '\0' || is_ascii_space(last) || last == '(' || last == '[' || last == '{' ||
           last == '-' || so_far.ends_with("—") || so_far.ends_with("–") || so_far.ends_with("“") ||
           so_far.ends_with("‘");
}

// cmark's rule for a row of hyphens: as many em dashes as divide it evenly, else en dashes, else
// both.
void append_dashes(std::string& out, std::size_t hyphens) {
    std::size_t em = 0, en = 0;
    if (hyphens == 1) {
        out += '-';
        return;
    }
    if (hyphens % 3 == 0)
        em = hyphens / 3;
    else if (hyphens % 2 == 0)
        en = hyphens / 2;
    else if (hyphens % 3 == 2)
        en = 1, em = (hyphens - 2) / 3;
    else
        en = 2, em = (hyphens - 4) / 3;
    while (em-- > 0) out += "—";
    while (en-- > 0) out += "–";
}

}  // namespace

std::string with_smart_punctuation(std::string_view text, char before) {
    if (kTyped.find_in(text) == std::string_view::npos) return std::string(text);
    std::string out;
    out.reserve(text.size() + 16);
    for (std::size_t i = 0; i < text.size();) {
        const std::string_view rest = text.substr(i + 1);
        if (text[i] == '"') {
            out += opens(out, before, rest) ? "“" : "”";
            ++i;
        } else if (text[i] == '\'') {
            out += opens(out, before, rest) ? "‘" : "’";
            ++i;
        } else if (text[i] == '-') {
            const std::size_t end = std::min(text.find_first_not_of('-', i), text.size());
            append_dashes(out, end - i);
            i = end;
        } else if (text.substr(i, 3) == "...") {
            out += "…";
            i += 3;
        } else {
            out += text[i++];
        }
    }
    return out;
}

}  // namespace postconv
