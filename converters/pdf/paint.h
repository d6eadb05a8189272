// Finished pages become a PDF file. Painting decides nothing: it draws what the list says.
#pragma once

#include <memory>

#include "converters/pdf/display_list.h"
#include "model/resources.h"

namespace postconv::pdf {

// PDF 1.5 (ISO 32000-1) with embedded subset fonts, links, named destinations equal to ids, an
// outline of the sections, and document information from the metadata. Throws Failure when cairo
// fails.
class Painter {
  public:
    explicit Painter(Typesetting& setting);  // pages of the theme's size
    ~Painter();
    void page(const DisplayPage& page);
    Bytes finish();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace postconv::pdf
