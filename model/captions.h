// Numbers of figures and tables: those that writers put into captions, and those we give.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "model/document.h"

namespace postconv {

// What a numbered caption begins with, in the document's language: "Figure", no-break space, the
// number, ": ".
struct CaptionWords {
    std::string figure = "Figure", table = "Table";
    std::string gap = "\u00A0";
    std::string stop = ": ";
};

// "Figure 3: ..." as the first words of a caption say it: one word of letters and a number of at
// most three digits, then a colon, a full stop or nothing.
struct WrittenNumber {
    const Text* text = nullptr;           // where it stands
    std::string word;                     // "Figure"
    std::size_t begin = 0, length = 0;    // of the number, bytes of the text
    int number = 0;
};
std::optional<WrittenNumber> written_number(const Inlines& caption);

// "Figure 3" of such a caption.
std::string label_of(const WrittenNumber& number);

// Gives the captions of the body's figures and tables their numbers, from 1 in each kind, and
// writes "Figure 3: " before them; one that has a number already keeps it, and counting goes on
// from there. Captions without words are not counted.
void number_captions(Blocks& blocks, const CaptionWords& words);

}  // namespace postconv
