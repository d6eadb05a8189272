// Wrong usage, said with what to do instead.
#pragma once

#include <string>

#include "model/diagnostics.h"

namespace postconv::cli {

[[noreturn]] inline void refuse(const std::string& name, const std::string& message,
                                const std::string& hint) {
    fail(FailureKind::Usage, name, {}, message, hint);
}

}  // namespace postconv::cli
