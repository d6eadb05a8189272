// Pictures in the text: DrawingML inline pictures (ECMA-376 part 1, 20.4.2.8).
#pragma once

#include <pugixml.hpp>

#include "converters/docx/story.h"

namespace postconv {

// Puts the picture into the run `run`, at its natural size or smaller so that it stands within
// `room` and the page. False when there is nothing that Word could show; a picture that can't be
// converted is warned of.
bool add_drawing(Story& story, pugi::xml_node run, const Image& image, SourceSpan span,
                 Length room);

// What stands in the place of a picture that is not there.
std::string placeholder(const Image& image);

}  // namespace postconv
