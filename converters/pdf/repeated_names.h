// A mend of what cairo 1.16 writes.
#pragma once

#include "model/resources.h"

namespace postconv::pdf {

// A picture that is drawn twice on a page is named twice in the page's resources, where names must
// differ (ISO 32000-1, 7.3.7). Overwrites the later ones with spaces: no byte moves.
void blank_repeated_names(Bytes& pdf);

}  // namespace postconv::pdf
