// Numbers of captions as fields that Word counts.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "model/captions.h"

namespace postconv {

// Where the number stands in a caption, and the SEQ field (17.16.5.56) for it.
struct CaptionNumber {
    WrittenNumber written;
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
