// pandoc's, quarto's and postconv's own keys for paper, margins, type and contents -> PageSetup.
#pragma once

#include "converters/markdown/metadata_fields.h"
#include "model/diagnostics.h"
#include "model/page_setup.h"

namespace postconv {

// "margin" is a length, as many as CSS has, or a map of sides; "geometry" what LaTeX's package of
// that name reads. A value that makes no sense is warned of (bad-value) and left out.
PageSetup read_page_setup(MetadataFields& fields, Diagnostics& diagnostics);

}  // namespace postconv
