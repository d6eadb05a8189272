// The sizes that a writer gives to a picture. CSS's units: 96 pixels to the inch; a percentage is
// of the width of the text.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/document.h"

namespace postconv {

// "50%", "300", "8cm"; what is no size counts as nothing, and so does a share of the height.
ImageSize written_size(std::string_view width, std::string_view height);

// Takes "width" and "height" out of `attributes` when they are sizes.
void take_size(Image& image, Attributes& attributes);

// "300" or "300x200", in pixels: behind a bar in a wikilink or in the alternative text.
std::optional<ImageSize> size_of_pixels(std::string_view text);
// "A map|300" -> "A map", and the size is the image's.
void take_size_of_alt(Image& image);

// "=250x100" before the bracket that ends a picture's address: the attributes that say the same,
// and how much of `text` they are; 0 when there is no such thing at the front.
struct WrittenSize {
    std::size_t length = 0;
    std::string attributes;
};
WrittenSize size_before_bracket(std::string_view text);

}  // namespace postconv
