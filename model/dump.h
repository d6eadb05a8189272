// A stable text picture of the model, for people and for golden tests (`--to model`).
#pragma once

#include <string>

#include "model/document.h"

namespace postconv {

// One node a line, indented by depth: kind, fields, attributes, span.
std::string dump(const Document& document);

}  // namespace postconv
