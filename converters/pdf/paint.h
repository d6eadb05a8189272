// Finished pages are drawn with cairo. Painting decides nothing: it draws what the list says.
#pragma once

#include <memory>

#include "converters/pdf/display_list.h"
#include "converters/pdf/painted.h"

namespace postconv::pdf {

// With embedded subset fonts. Throws Failure when cairo fails.
class Painter {
  public:
    explicit Painter(Typesetting& setting);  // pages of the theme's size
    ~Painter();
    void page(const DisplayPage& page);
    Painted finish();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace postconv::pdf
