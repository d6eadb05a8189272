#include "converters/epub/links.h"

#include <algorithm>

#include "converters/epub/host_name.h"
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
};
Range authority_of(std::string_view target) {
    const std::size_t start = target.find("//");
    if (start == std::string_view::npos || target.find_first_of("/?#") != start) return {};
    return {start + 2, std::min(target.find_first_of("/?#", start + 2), target.size())};
}

// The host's name, without the user before it and the port behind.
Range host_of(std::string_view target) {
    Range host = authority_of(target);
    const std::string_view authority = target.substr(host.begin, host.end - host.begin);
    if (const auto user = authority.rfind('@'); user != std::string_view::npos)
        host.begin += user + 1;
    host.end = std::min(host.end, target.find(':', host.begin));
    return host;
}

// One part of a name between dots (RFC 1123, 2.1; names of other scripts too).
bool is_label(std::string_view label) {
    if (label.empty() || label.front() == '-' || label.back() == '-') return false;
    return std::all_of(label.begin(), label.end(), [](char c) {
        return is_ascii_alphanumeric(c) || c == '-' || c == '_' ||
               static_cast<unsigned char>(c) >= 0x80;
    });
}

bool has_good_host(std::string_view target) {
    const Range range = host_of(target);
    const std::string_view port = target.substr(range.end, authority_of(target).end - range.end);
    if (port.size() > 6 || !std::all_of(port.begin() + (port.empty() ? 0 : 1), port.end(),
                                        [](char c) { return c >= '0' && c <= '9'; }))
        return false;
    std::string_view host = target.substr(range.begin, range.end - range.begin);
    if (host.ends_with('.')) host.remove_suffix(1);
    for (std::size_t dot = 0; dot != std::string_view::npos;) {
        dot = host.find('.');
        if (!is_label(host.substr(0, dot))) return false;
        host.remove_prefix(dot == std::string_view::npos ? 0 : dot + 1);
    }
    return is_valid_utf8(target);
}

}  // namespace

LinkKind kind_of_link(std::string_view target) {
    target = trimmed(target);
    if (target.empty()) return LinkKind::Broken;
    if (target.front() == '#') return LinkKind::Internal;
    if (target.starts_with("//"))
        return has_good_host(target) ? LinkKind::External : LinkKind::Broken;
    if (!starts_with_scheme(target)) return LinkKind::Outside;
    const std::size_t colon = target.find(':');
    const std::string scheme = ascii_lower(target.substr(0, colon));
    if (scheme == "http" || scheme == "https") {
        const bool has_authority = target.substr(colon + 1).starts_with("//");
        return has_authority && has_good_host(target) ? LinkKind::External : LinkKind::Broken;
    }
    if (scheme == "mailto" || scheme == "tel")
        return colon + 1 < target.size() ? LinkKind::External : LinkKind::Broken;
    return LinkKind::Forbidden;
}

std::string escaped_uri(std::string_view target) {
    static constexpr char kDigits[] = "0123456789ABCDEF";
    target = trimmed(target);
    std::string uri = target.starts_with("//") ? "https:" : "";
    const bool has_host =
        target.starts_with("//") ||
        target.substr(std::min(target.find(':'), target.size())).starts_with("://");
    const Range host = has_host ? host_of(target) : Range{};
    bool in_fragment = false;
    for (std::size_t i = 0; i < target.size(); ++i) {
        if (i == host.begin && host.end > host.begin) {
            uri += ascii_host(target.substr(host.begin, host.end - host.begin));
            i = host.end;
            if (i == target.size()) break;
        }
        const char c = target[i];
        const bool is_escape =
            c == '%' && i + 2 < target.size() && is_hex(target[i + 1]) && is_hex(target[i + 2]);
        const bool starts_fragment = c == '#' && !in_fragment;
        in_fragment = in_fragment || starts_fragment;
        if (may_stand(c) || is_escape || starts_fragment) {
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
