// What the file says of itself, in a template.
#pragma once

#include "converters/backend.h"
#include "converters/docx/statistics.h"
#include "converters/docx/template_fields.h"
#include "converters/docx/template_package.h"

namespace postconv {

// Core properties and counts are the document's. The company stays where the document names no
// publisher, and so do custom properties of names that it has none for.
void write_properties(TemplatePackage& package, const Job& job, const Statistics& statistics,
                      const FilledFields& filled);

}  // namespace postconv
