// A name for content.
#pragma once

#include <string>
#include <string_view>

namespace postconv {

// 128 bits that follow from the bytes, as 32 hexadecimal digits; the same on every machine. Tells
// files apart and names them: no signature, and nobody who wants two files to look alike is kept
// from it.
std::string content_hash(std::string_view bytes);

}  // namespace postconv
