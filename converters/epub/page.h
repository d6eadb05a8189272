// The frame that every XHTML file of the book shares, and what all of them are written with.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "converters/backend.h"
#include "converters/epub/chapters.h"

namespace postconv {

inline constexpr const char* kStylesheetFile = "style.css";
inline constexpr const char* kNavigationFile = "nav.xhtml";
inline constexpr const char* kNcxFile = "toc.ncx";
inline constexpr const char* kCoverFile = "cover.xhtml";
inline constexpr const char* kTitlePageFile = "title-page.xhtml";

// Ids that we give; no other element of the book has them.
inline constexpr const char* kTitleId = "title";
inline constexpr const char* kContentsId = "toc";
inline constexpr const char* kContentsTitleId = "contents-title";

// The language of the book as XHTML and OPF take it: a well-formed BCP 47 tag, else "und".
std::string language_of(const Metadata& metadata);
bool is_language_tag(std::string_view tag);

// "rtl" or "ltr": what the metadata says, else what the language is written in.
std::string direction_of(const Metadata& metadata);

// <html> with its head; returns <body>. `title` is that of the page.
pugi::xml_node start_page(pugi::xml_document& page, const Metadata& metadata,
                          std::string_view title);

// epub:type and the DPUB-ARIA role that goes with it.
struct Semantics {
    const char* type;
    const char* role;
};
void set_semantics(pugi::xml_node node, Semantics semantics);

// One more class than it has.
void add_class(pugi::xml_node node, std::string_view name);

// Keeps an element without content from being written as <td/>, which some reading systems take
// for an open tag.
void keep_open(pugi::xml_node element);

// A line end behind a block, so that people can read the files; it shows nowhere.
void end_line(pugi::xml_node parent);

}  // namespace postconv
