// Files within the file (ISO 32000-1, 7.11.4; ISO 19005-3, 6.8).
#pragma once

#include <string>

#include "converters/backend.h"
#include "converters/pdf/finish/objects.h"

namespace postconv::pdf {

// Gives the catalogue's entry for them, and adds theirs to its names; nothing without any.
std::string write_attachments(const OutputOptions& options, FileWriter& file, std::string& names);

}  // namespace postconv::pdf
