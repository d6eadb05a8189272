// Languages and identifiers: values with a grammar of their own.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/metadata.h"

namespace postconv {

// "en_us.UTF-8" -> "en-US", "ZH-hant-tw" -> "zh-Hant-TW". None when it is no well-formed language
// tag (RFC 5646, 2.1; primary language of two or three letters).
std::optional<std::string> read_language(std::string_view text);

// "posts/essay.fr.md" -> "fr", Hugo's way, also "essay.pt-br.md". Only languages with a code of two
// letters (ISO 639-1), since "notes.old.md" names none.
std::optional<std::string> language_of_file_name(std::string_view path);

// ISBN-10 or ISBN-13, hyphens and spaces allowed, check digit right (ISO 2108, annex C).
bool is_valid_isbn(std::string_view text);

// Tells ISBN, DOI, UUID and URI from the text ("urn:isbn:...", "doi:10.1000/1", "10.1000/1",
// "https://...") and drops the prefix that its scheme makes needless. `scheme` empty: find out.
Identifier read_identifier(std::string_view text, std::string_view scheme = {});

}  // namespace postconv
