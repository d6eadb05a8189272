// What cairo drew becomes the file that we publish: tagged for readers who don't see it (ISO
// 14289-1), whole for archives (ISO 19005-2), with links, outline and metadata.
#pragma once

#include "converters/pdf/painted.h"
#include "converters/pdf/styled_text.h"

namespace postconv::pdf {

// The file claims the standards of OutputOptions::pdf_standard that its content keeps: not PDF/UA
// with a figure without alternative text, not PDF/A with a picture in CMYK, whose colours no
// output intent of ours defines (not-archival). The same pages give the same bytes. Throws Failure
// when what cairo wrote can't be read.
Bytes finish(Painted painted, const Typesetting& setting);

}  // namespace postconv::pdf
