// A document within another's: --reference-doc.
#pragma once

#include "converters/backend.h"

namespace postconv {

// The template of job.options.reference with its styles, numbering, theme, pages, headers, footers
// and front matter, and the text at its place (template_place.h). Throws Failure for a template
// that can't be used (template_package.h). Notes what could not be matched.
Bytes render_into_template(const Job& job, Diagnostics& diagnostics);

}  // namespace postconv
