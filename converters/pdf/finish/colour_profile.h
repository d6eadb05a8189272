// sRGB for archives: a file's output intent (ISO 19005-2, 6.2.3).
#pragma once

#include <string>

namespace postconv::pdf {

// An ICC profile, version 4.2 (ISO 15076-1), of a display with the primaries and the transfer
// curve of IEC 61966-2-1.
std::string srgb_profile();

}  // namespace postconv::pdf
