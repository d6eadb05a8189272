// What has been put aside, read where it turned up in prose.
#pragma once

#include <string>
#include <string_view>

#include "converters/markdown/reading.h"
#include "model/document.h"

namespace postconv {

// Reads tokens and markers below `inlines`: attributes go to what stands before them, wikilinks and
// templates become what they say, emoji and "==marks==" are read. Attributes at the end of a
// heading are left in `reading.heading_attributes`.
void read_asides(Inlines& inlines, Reading& reading);

// Tokens in an address, a title or an alternative text.
std::string words_of_aside(std::string_view text, Reading& reading);
// The same for HTML, in which escapes are no escapes.
std::string html_of_aside(std::string_view text, Reading& reading);

// The block that a line of its own is, if it is one; templates that only the site knows are
// counted.
void read_template_line(const Aside& aside, SourceSpan span, Reading& reading, Blocks& out);

// One warning for each template tag that was left out.
void warn_of_dropped_templates(Reading& reading);

}  // namespace postconv
