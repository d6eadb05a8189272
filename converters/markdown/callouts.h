// Boxes with a kind: GitHub's "> [!NOTE]", Obsidian's "> [!tip]- Custom title", and divisions that
// carry such a kind as their class.
#pragma once

#include <string_view>

#include "model/document.h"

namespace postconv {

bool is_callout_kind(std::string_view name);  // in any case

// A callout when the quote says that it is one, else the quote.
Block quote_or_callout(BlockQuote quote, SourceSpan span);

// `title` as written; may be empty.
Block division_or_callout(Division division, Attributes attributes, std::string_view title);

}  // namespace postconv
