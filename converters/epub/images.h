// The pictures of the book, as the shops of its target take them.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "converters/backend.h"
#include "converters/pixels.h"

namespace postconv {

struct BookImage {
    std::string name;  // "map.png"; unique in the book
    MediaType type = MediaType::Png;
    Bytes bytes;
    PixelSize size;  // of a drawing, in CSS pixels

    std::string file() const { return "images/" + name; }
    std::string manifest_id() const { return "image-" + name; }
};

struct BookImages {
    std::vector<BookImage> files;
    // As Resources: the picture that each became; none: it can't be had.
    std::vector<std::optional<std::size_t>> of_resource;
    std::map<std::size_t, std::size_t> instead;  // of drawings: the PNG for those that show none
    std::optional<std::size_t> cover;  // index into files

    const BookImage* find(std::optional<std::size_t> resource) const;
};

// Pictures of dots upright, in RGB and no larger than the target allows; JPEG stays JPEG. Drawings
// are cleaned (svg.h). The cover, a JPEG or PNG, is the caller's, the document's, or drawn for the
// book. What can't be read is warned of (broken-image).
BookImages prepare_images(const Job& job, Diagnostics& diagnostics);

}  // namespace postconv
