#include "converters/epub/links.h"

#include <algorithm>

#include "model/text.h"

namespace postconv {
namespace {

bool is_hex(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}
bool is_ascii_alphanumeric(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// RFC 3986, 2.2 and 2.3, without the square brackets, which only a literal address may hold.
bool may_stand(char c) {
    return is_ascii_alphanumeric(c) ||
           std::string_view("-._~:/?@!$&'()*+,;=").find(c) != std::string_view::npos;
}

// Where "user@host:port" begins and ends; an empty range when there is none.
struct Range {
    std::size_t begin = 0, end = 0;
    bool holds(std::size_t at) const { return begin <= at && at < end; }
};
Range authority_of(std::string_view target) {
    const std::size_t start = target.find("//");
    if (start == std::string_view::npos || target.find_first_of("/?#") != start) return {};
    return {start + 2, std::min(target.find_first_of("/?#", start + 2), target.size())};
}

std::string_view host_of(std::string_view target) {
    const Range range = authority_of(target);
    std::string_view authority = target.substr(range.begin, range.end - range.begin);
    if (const auto user = authority.rfind('@'); user != std::string_view::npos)
        authority.remove_prefix(user + 1);
    return authority.substr(0, authority.find(':'));
}

// RFC 1123 names, dotted or plain, and names of other scripts.
bool is_host(std::string_view host) {
    if (host.empty() || host.front() == '.' || host.front() == '-') return false;
    return std::all_of(host.begin(), host.end(), [](char c) {
        return is_ascii_alphanumeric(c) || c == '.' || c == '-' || c == '_' ||
               static_cast<unsigned char>(c) >= 0x80;
    });
}

}  // namespace

LinkKind kind_of_link(std::string_view target) {
    target = trimmed(target);
    if (target.empty()) return LinkKind::Broken;
    if (target.front() == '#') return LinkKind::Internal;
    if (!starts_with_scheme(target)) return LinkKind::Outside;
    const std::size_t colon = target.find(':');
    const std::string scheme = ascii_lower(target.substr(0, colon));
    if (scheme == "http" || scheme == "https") {
        const bool has_authority = target.substr(colon + 1).starts_with("//");
        return has_authority && is_host(host_of(target)) ? LinkKind::External : LinkKind::Broken;
    }
    if (scheme == "mailto" || scheme == "tel")
        return colon + 1 < target.size() ? LinkKind::External : LinkKind::Broken;
    return LinkKind::Forbidden;
}

std::string escaped_uri(std::string_view target) {
    static constexpr char kDigits[] = "0123456789ABCDEF";
    target = trimmed(target);
    std::string uri;
    const Range authority = authority_of(target);
    bool in_fragment = false;
    for (std::size_t i = 0; i < target.size(); ++i) {
        const char c = target[i];
        const bool is_escape =
            c == '%' && i + 2 < target.size() && is_hex(target[i + 1]) && is_hex(target[i + 2]);
        const bool starts_fragment = c == '#' && !in_fragment;
        const bool in_host = static_cast<unsigned char>(c) >= 0x80 && authority.holds(i);
        in_fragment = in_fragment || starts_fragment;
        if (may_stand(c) || is_escape || starts_fragment || in_host) {
            uri += c;
        } else {
            uri += '%';
            uri += kDigits[static_cast<unsigned char>(c) >> 4];
            uri += kDigits[c & 0x0F];
        }
    }
    return uri;
}

}  // namespace postconv
