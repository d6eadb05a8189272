// Pages as the other editions know them: by what of the document they begin with.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "converters/backend.h"
#include "converters/pagination.h"
#include "converters/pdf/column.h"

namespace postconv::pdf {

struct PageBeginning {
    std::string label;
    PageMatter matter;
    Beginning place;  // of PageMatter::Body; no block: nothing of the body is on it, as on a blank
};

// A page that nothing of the body is on begins like the next; after the last such it is left out.
Pagination make_pagination(const std::vector<PageBeginning>& pages,
                           const std::map<std::string, std::string>& labels, const Job& job);

}  // namespace postconv::pdf
