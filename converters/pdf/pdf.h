// The PDF backend: see Backend::render in converters/backend.h.
#pragma once

#include "converters/backend.h"
#include "converters/pagination.h"

namespace postconv {

namespace pdf {
class Tools;
}

Bytes render_pdf(const Job& job, Diagnostics& diagnostics);

struct PaginatedPdf {
    Bytes bytes;
    Pagination pagination;
    int pages = 0;  // blank ones, too
};
// The same with where its pages begin.
PaginatedPdf render_paginated_pdf(const Job& job, Diagnostics& diagnostics, pdf::Tools& tools);
// Where they would begin: nothing is drawn, and nobody is warned.
Pagination paginate(const Job& job, pdf::Tools& tools);

}  // namespace postconv
