// What the values of fields say as text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "converters/markdown/field_value.h"

namespace postconv {

// A list is joined with "; "; a map gives the entry that carries its meaning, else all of them.
std::string text_of(const FieldValue& value);

enum class Spaces { Divide, Stay };

// A list, or a string that commas, semicolons or (for Jekyll's tags) spaces divide; Obsidian's
// "#a/b" is "a/b".
std::vector<std::string> words_of(const FieldValue& value, Spaces spaces);

bool is_yes(const FieldValue& value);
bool is_no(const FieldValue& value);

// Obsidian's links: "[[Note|shown]]" and "![[a.png|300]]" name "Note" and "a.png", and the first
// shows "shown". Other text is its own target and label.
std::string_view wikilink_target(std::string_view text);
std::string_view wikilink_label(std::string_view text);

}  // namespace postconv
