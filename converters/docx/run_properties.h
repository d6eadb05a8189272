// The w:rPr of a run.
#pragma once

#include <pugixml.hpp>

#include "converters/docx/runs.h"

namespace postconv {

struct RunBase {
    WordStyle paragraph;
    WordStyle words;  // whose look the words have; mostly the paragraph's own
    Direction direction;
};

// Writes how the run differs from its paragraph; nothing when it doesn't.
void write_run_properties(pugi::xml_node run, const StyleSheet& sheet, const RunLook& look,
                          const RunBase& base);

}  // namespace postconv
