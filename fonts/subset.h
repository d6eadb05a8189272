// Font files made small enough to travel with a book.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

typedef struct hb_face_t hb_face_t;

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

// A face with some of another's glyphs, under numbers of its own.
struct CutFace {
    std::string file;                    // empty when it could not be made
    std::vector<std::uint32_t> numbers;  // by old number: the new one; 0: that glyph is not there
};

// Of an open face the glyphs that are wanted by number or by character, and what those are made of,
// without tables that serve to choose and to place them. The same input gives the same bytes.
CutFace cut_face(hb_face_t* face, const std::vector<bool>& glyphs,
                 const std::set<char32_t>& characters);

}  // namespace postconv
