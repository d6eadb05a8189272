// The pages that the metadata make: cover and title page.
#pragma once

#include "converters/backend.h"

namespace postconv {

// The picture alone on its page.
Bytes write_cover_page(const Job& job, const Resource& picture);

Bytes write_title_page(const Job& job);

}  // namespace postconv
