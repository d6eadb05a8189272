// Stable identifiers, derived from content and never random.
#pragma once

#include <string>
#include <string_view>

namespace postconv {

// UUID version 5 (RFC 9562, 5.5) of a name in the URL namespace, in canonical lower case.
std::string uuid_v5_of_url(std::string_view name);

// SHA-1 (RFC 3174), 20 bytes: what version 5 UUIDs are made of; not used for security.
std::string sha1(std::string_view bytes);

}  // namespace postconv
