// The DOCX backend: see Backend::render in converters/backend.h.
#pragma once

#include "converters/backend.h"

namespace postconv {

Bytes render_docx(const Job& job, Diagnostics& diagnostics);

}  // namespace postconv
