// The pages that the metadata make: cover and title page.
#pragma once

#include "converters/epub/images.h"
#include "converters/epub/page_marks.h"

namespace postconv {

// The picture alone on its page.
Bytes write_cover_page(const Job& job, const BookImage& picture);

Bytes write_title_page(const Job& job, const PageMarks& pages);

}  // namespace postconv
