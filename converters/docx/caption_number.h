// Captions that the document numbers itself: "Figure 3: ...", "Tabelle 2. ...".
#pragma once

#include <map>
#include <optional>
#include <string>

#include "model/document.h"

namespace postconv {

// Where the number stands in the first words of a caption, and the SEQ field (17.16.5.56) for it.
struct CaptionNumber {
    const Text* text = nullptr;
    std::size_t begin = 0, length = 0;  // bytes of the text
    std::string instruction;
};

// Counts along, so that a number out of turn stays what the document says.
class CaptionNumbers {
  public:
    std::optional<CaptionNumber> find(const Inlines& caption);

  private:
    std::map<std::string, int> last_;  // by the word before the number
};

}  // namespace postconv
