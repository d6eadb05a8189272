// Pictures made fit for every edition, once, before any backend runs.
#pragma once

#include "model/diagnostics.h"
#include "model/document.h"
#include "model/resources.h"
#include "styles/theme.h"

namespace postconv {

// Changes `resources` in place; their indexes stay.
// - WebP, which old reading systems and Word don't show, becomes JPEG when it is lossy and opaque,
//   else PNG; of one that moves, the first frame.
// - With `most_pixels_per_inch` (0: any), JPEG and PNG files with more at the largest size they are
//   printed at are resampled to it; JPEG stays JPEG. A tenth too much is left alone, and so are
//   CMYK and GIF.
// - A PNG of more than 32 million dots is made as small as that, with a note (huge-image). What is
//   too large to be read is warned of (huge-image) and gets a stand-in, and so does what can't be
//   decoded (broken-image).
void fit_pictures(Document& document, Resources& resources, const Theme& theme,
                  int most_pixels_per_inch, Diagnostics& diagnostics);

}  // namespace postconv
