// The pages that the metadata make: cover and title page.
#pragma once

#include "converters/backend.h"

namespace postconv {

// The cover picture alone on its page. REQUIRES: job.document.cover.
Bytes write_cover_page(const Job& job);

Bytes write_title_page(const Job& job);

}  // namespace postconv
