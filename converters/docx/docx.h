// The DOCX backend: see Backend::render in converters/backend.h.
#pragma once

#include "converters/backend.h"

namespace postconv {

Bytes render_docx(const Job& job, Diagnostics& diagnostics);


// What render_reference_docx() is given: places in braces instead of words.
Document reference_content();
// A template with places for title and text and with all our styles: for --reference-doc.
Bytes render_reference_docx(const Job& job, Diagnostics& diagnostics);

}  // namespace postconv
