// Optical margins: how far a character at a line's end may stand in the margin, so that the edge of
// the text looks straight.
#pragma once

namespace postconv::pdf {

// Shares of the character's own width, 0 for most.
double start_protrusion(char32_t c);
double end_protrusion(char32_t c);

}  // namespace postconv::pdf
