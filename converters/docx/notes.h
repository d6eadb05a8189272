// Footnotes: which number Word gives each, and their part.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "model/document.h"
#include "model/resources.h"

namespace postconv {

struct Story;

// Word numbers notes by where their first mark stands in the body. A later mark repeats the number
// by a field; a note that only another note refers to follows that one's text under a dagger.
class Notes {
  public:
    // Ids follow `last_id`, the greatest that is given away.
    explicit Notes(const Document& document, int last_id = 0);

    // The number of a note that has its mark in the body; 0 while it has none.
    int number_of(std::size_t note) const { return numbers_[note]; }
    // Gives the note the next number. REQUIRES: it has none.
    int take_number(std::size_t note);
    int id_of(int number) const { return last_id_ + number; }  // w:id
    bool is_marked_again(std::size_t note) const { return marks_[note] > 1; }
    const std::vector<std::size_t>& in_order() const { return order_; }

  private:
    int last_id_;
    std::vector<int> numbers_;
    std::vector<int> marks_;
    std::vector<std::size_t> order_;
};

// What stands for the number of a note that has no mark in the body.
inline constexpr const char* kDagger = "\u2020";

// Name of the bookmark around the first mark of a note.
std::string note_bookmark(int number);

// word/footnotes.xml: to be called when the body is written.
Bytes footnotes_part(Story& notes);

}  // namespace postconv
