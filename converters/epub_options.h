// What the caller decided for the EPUB alone.
#pragma once

#include <optional>
#include <string_view>

#include "model/resources.h"

namespace postconv {

// Whose shop or reading system the book is for.
enum class EpubTarget { Generic, Kdp, Apple, Kobo };
std::string_view name_of(EpubTarget target);  // "generic", "kdp", ...
std::optional<EpubTarget> find_epub_target(std::string_view name);

struct EpubOptions {
    EpubTarget target = EpubTarget::Generic;
    int split_level = 0;  // deepest heading that begins a file, 1 to 6; 0: as the document suggests
    bool has_cover = true;    // false: none at all
    bool draws_cover = true;  // when the document has none
    std::optional<Resource> cover;  // in place of the document's
    bool embeds_fonts = false;
    bool asks_for_pages = false;  // a page list by name, not for the sake of a PDF made along
};

}  // namespace postconv
