// The operators of content streams (ISO 32000-1, annex A).
#pragma once

#include <string_view>

#include "tests/support/pdf_facts.h"

namespace postconv::test::pdf_check {

bool is_operator(std::string_view name);
bool paints_path(std::string_view name);  // or a shading
void check_rendering_intent(File& file, Place place, std::string_view name);

}  // namespace postconv::test::pdf_check
