// What the shops and reading systems ask for that differs between them.
#pragma once

#include <cstddef>
#include <cstdint>

#include "converters/epub_options.h"

namespace postconv {

struct TargetRules {
    std::int64_t most_dots;           // width times height of a picture
    std::size_t most_image_bytes;     // of one picture; 0: no limit of its own
    std::size_t most_bytes;           // of the whole book
    int least_cover_side;             // dots of the cover's shorter side
    bool has_cover_page = true;       // a page of its own, beside the picture that the shop shows
    bool joins_titles = false;        // one dc:title, with the subtitle behind a colon
    bool hides_notes = false;         // notes are <aside>: shown in a window, not on the page
    bool splits_at_breaks = false;    // only a new file begins a new page
    bool draws_drawings = false;      // SVG has a PNG beside it
    bool flattens_pictures = false;   // no transparent ones
    bool measures_in_pixels = false;  // margins in px, no background colours
};
const TargetRules& rules_of(EpubTarget target);

}  // namespace postconv
