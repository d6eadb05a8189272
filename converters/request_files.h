// The files that a request names, beside its inputs.
#pragma once

#include <optional>
#include <string>

#include "converters/backend.h"
#include "converters/postconv.h"
#include "converters/source_record.h"

namespace postconv {

// Request::data_folder, or where the program's data was installed.
std::string find_data_folder(const std::string& asked_for);

struct ThemeFile {
    std::string name, text;
};
// None for a built-in theme. Throws Failure (NotFound).
std::optional<ThemeFile> read_theme_file(const Request& request, SourceRecord& record);

// A built-in theme, or that of a file. Throws Failure: NotFound, or as read_theme() does.
Theme find_theme(const Request& request, SourceRecord& record, Diagnostics& diagnostics);

// The template at `path`; none where that is empty. What may be in it is checked where it is
// unpacked. Throws Failure: NotFound, or Limit.
ReferenceFile read_reference(const std::string& path, SourceRecord& record);

// Writes down the fonts in these folders.
void record_fonts(const std::vector<std::string>& folders, SourceRecord& record);

}  // namespace postconv
