// What the file says of itself: document information and XMP, which say the same
// (ISO 32000-1, 14.3; ISO 16684-1; ISO 19005-2, 6.6).
#pragma once

#include <string>

#include "converters/backend.h"

namespace postconv::pdf {

// The entries of the information dictionary, as an object.
std::string information(const Metadata& metadata, long long timestamp);
// An XMP packet.
std::string xmp_packet(const Metadata& metadata, long long timestamp, const PdfStandard& claims);

}  // namespace postconv::pdf
