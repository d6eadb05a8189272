#include "converters/markdown/set_aside.h"

#include <algorithm>

namespace postconv {
namespace {

// Braces outside, because cmark looks at what stands beside a marker of emphasis: they are
// punctuation, as all that is put aside begins and ends with.
constexpr std::string_view kOpen = "{\uFDE0";
constexpr std::string_view kClose = "\uFDE1}";
constexpr std::string_view kOpenMark = "\uFDE0";
constexpr std::string_view kCloseMark = "\uFDE1";
constexpr std::size_t kMostDigits = 9;

std::optional<std::size_t> number_in(std::string_view digits) {
    if (digits.empty() || digits.size() > kMostDigits) return std::nullopt;
    std::size_t number = 0;
    for (const char c : digits) {
        if (c < '0' || c > '9') return std::nullopt;
        number = number * 10 + std::size_t(c - '0');
    }
    return number;
}

}  // namespace

bool may_hold_token(std::string_view text) {
    return text.find(kOpenMark) != std::string_view::npos;
}

std::string without_token_marks(std::string_view text) {
    std::string clean(text);
    for (const std::string_view mark : {kOpenMark, kCloseMark})
        for (std::size_t at = 0; (at = clean.find(mark, at)) != std::string::npos;)
            clean.replace(at, mark.size(), "\uFFFD");
    return clean;
}

std::string SetAside::put(Aside aside) {
    std::size_t number = asides_.size();
    // Link labels are compared as written, so that an escape has to look the same each time.
    if (aside.kind == AsideKind::Escape) {
        const auto same = std::find_if(asides_.begin(), asides_.end(), [&](const Aside& other) {
            return other.kind == AsideKind::Escape && other.written == aside.written;
        });
        number = std::size_t(same - asides_.begin());
    }
    std::string token = aside.before;
    token.append(kOpen).append(std::to_string(number)).append(kClose).append(aside.behind);
    if (number == asides_.size()) asides_.push_back(std::move(aside));
    return token;
}

std::optional<SetAside::Found> SetAside::find(std::string_view text, std::size_t from) const {
    for (std::size_t at = from; (at = text.find(kOpen, at)) != std::string_view::npos; ++at) {
        const std::size_t digits = at + kOpen.size();
        const std::size_t end = text.find(kClose, digits);
        if (end == std::string_view::npos) return std::nullopt;
        const auto number = number_in(text.substr(digits, end - digits));
        if (!number || *number >= asides_.size()) continue;
        const Aside& aside = asides_[*number];
        Found found{at, end + kClose.size(), &aside};
        if (text.substr(from, at - from).ends_with(aside.before))
            found.begin -= aside.before.size();
        if (text.substr(found.end).starts_with(aside.behind)) found.end += aside.behind.size();
        return found;
    }
    return std::nullopt;
}

const Aside* SetAside::line(std::string_view html) const {
    while (html.ends_with('\n')) html.remove_suffix(1);
    while (html.starts_with(' ')) html.remove_prefix(1);
    if (!html.starts_with("<!--{")) return nullptr;
    const auto found = find(html, 0);
    if (!found || found->begin != 0 || found->end != html.size()) return nullptr;
    return found->aside;
}

std::string SetAside::with(std::string_view text, const Use& use) const {
    std::string out;
    std::size_t at = 0;
    while (const auto found = find(text, at)) {
        out += text.substr(at, found->begin - at);
        out += use(*found->aside);
        at = found->end;
    }
    out += text.substr(at);
    return out;
}

std::string SetAside::as_written(std::string_view text) const {
    if (!may_hold_token(text)) return std::string(text);
    return with(text, [](const Aside& aside) { return aside.written; });
}

}  // namespace postconv
