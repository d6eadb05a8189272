// The words for how bad a message is, in every form.
#pragma once

#include <string_view>

#include "model/diagnostics.h"

namespace postconv::cli {

std::string_view name_of(Severity severity);  // "note", "warning" or "error"

}  // namespace postconv::cli
