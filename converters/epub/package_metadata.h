// The metadata of the package document (EPUB 3.3, 5.5): Dublin Core, refined.
#pragma once

#include <pugixml.hpp>
#include <string>

#include "converters/epub/chapters.h"

namespace postconv {

inline constexpr const char* kPublicationId = "pub-id";  // id of the identifier that names the book

std::string manifest_id(const Resource& resource);
void write_metadata(pugi::xml_node package, const Job& job, const ChapterPlan& plan);

}  // namespace postconv
