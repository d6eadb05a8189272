// Font files made small enough to travel with a book.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace postconv {

// What the font's own licence bits say (OpenType 1.9, OS/2, fsType).
enum class Embedding { Allowed, WholeOnly, Forbidden };

struct FaceFacts {
    int weight = 400;  // 1 to 1000
    bool is_italic = false;
    bool is_cff = false;  // OTTO: an .otf file, else .ttf
    Embedding embedding = Embedding::Allowed;
};

// Of the first face of the file; none: no font.
std::optional<FaceFacts> read_face(std::string_view file);

// The same face with no more glyphs than `characters` need, their ligatures and alternates among
// them. Empty when it can't be made. The same input gives the same bytes.
std::string subset_face(std::string_view file, const std::set<char32_t>& characters);

}  // namespace postconv
