// The metadata of the package document (EPUB 3.3, 5.5): Dublin Core, refined.
#pragma once

#include <pugixml.hpp>
#include <string>

#include "converters/epub/navigation.h"

namespace postconv {

inline constexpr const char* kPublicationId = "pub-id";  // id of the identifier that names the book

void write_metadata(pugi::xml_node package, const Places& places);

}  // namespace postconv
