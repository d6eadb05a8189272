// The EPUB backend: see Backend::render in converters/backend.h.
#pragma once

#include "converters/backend.h"

namespace postconv {

Bytes render_epub(const Job& job, Diagnostics& diagnostics);

}  // namespace postconv
