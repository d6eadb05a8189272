// The fonts of the file and what their codes stand for (ISO 32000-1, 9.10.3).
#pragma once

#include <map>
#include <qpdf/QPDFObjectHandle.hh>
#include <string>
#include <vector>

#include "converters/pdf/finish/content_stream.h"
#include "converters/pdf/finish/objects.h"
#include "converters/pdf/finish/to_unicode.h"

namespace postconv::pdf {

// A glyph that stands for several texts (a hyphen that was written, and one of a broken word) is
// shown in several fonts: the same but for their maps.
class Fonts {
  public:
    explicit Fonts(FileWriter& file) : file_(file) {}

    // For a font of a page's resources.
    std::string font_for(QPDFObjectHandle font, const Replacement& replacement);
    // "/f-0-1a 12 0 R": of the fonts with other maps that are made of those in a page's resources.
    std::string added_to(QPDFObjectHandle fonts);
    // Null: no font's map is in that stream. Else its new content.
    const std::string* map_stream(int object) const;
    void write();

  private:
    struct Map {
        std::string stream;
        ToUnicode map;
    };
    struct Variant {
        std::string name;
        int object;
        ToUnicode map;
    };
    struct Variants {
        std::string entries;  // of the font's dictionary, without its map
        std::vector<Variant> list;
    };

    const ToUnicode* map_of(QPDFObjectHandle font);

    FileWriter& file_;
    std::map<int, Map> maps_;           // by the number of the stream
    std::map<int, Variants> variants_;  // by the number of the font
};

}  // namespace postconv::pdf
