// Page slices become finished pages: the column's boxes in place, notes, heads and page numbers.
#pragma once

#include <cstddef>
#include <memory>

#include "converters/pagination.h"
#include "converters/pdf/display_list.h"
#include "converters/pdf/flow.h"

namespace postconv::pdf {

// The document's column broken into pages. A page is made when it is asked for and the column's
// drawing of it let go, so that a long book is never in memory twice.
class Pages {
  public:
    Pages(DocumentFlow flow, Typesetting& setting);
    ~Pages();

    std::size_t size() const;  // at least one
    // Where they begin, for the editions without pages.
    Pagination pagination() const;
    // The next page. REQUIRES: called at most size() times.
    DisplayPage next();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

// All of them at once.
DisplayList make_pages(DocumentFlow flow, Typesetting& setting);

}  // namespace postconv::pdf
