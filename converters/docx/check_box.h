// The box of a task that is done or not: a content control that a reader can tick in Word.
#pragma once

#include <pugixml.hpp>

namespace postconv {

void add_check_box(pugi::xml_node paragraph, bool checked);

}  // namespace postconv
