// Internet host names of other scripts, spelt in ASCII.
#pragma once

#include <string>
#include <string_view>

namespace postconv {

// "例え.jp" -> "xn--r8jz45g.jp" (RFC 3490, ToASCII, without case mapping); ASCII names stay.
// REQUIRES: valid UTF-8.
std::string ascii_host(std::string_view host);

}  // namespace postconv
