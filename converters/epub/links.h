// What becomes of link targets in a book: which may stay, and how they are spelt.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace postconv {

enum class LinkKind {
    Internal,   // "#id"
    External,   // http, https, mailto, tel; "//host/..." counts as https
    Outside,    // a path: the file it names is not in the book
    Forbidden,  // any other scheme: javascript:, file:, data:, ...
    Broken,     // no address at all, or one that can't be read
};
LinkKind kind_of_link(std::string_view target);

// The target as a URI (RFC 3986): what may not stand in one is percent-encoded, what is encoded
// already stays. A host's name in another script is spelt in ASCII (RFC 3490).
std::string escaped_uri(std::string_view target);

}  // namespace postconv
