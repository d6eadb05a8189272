// The abstract as it is printed on a title page.
#pragma once

#include <string>
#include <vector>

#include "model/document.h"

namespace postconv {

// Its paragraphs: plain text, apart by empty lines in the metadata. None where the text begins with
// it: an excerpt serves as abstract where there is no other, and it would be printed twice.
std::vector<std::string> printed_abstract(const Document& document);

}  // namespace postconv
