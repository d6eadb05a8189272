// What one conversion leaves for the next: themes that were read, fonts that were opened, words
// that were shaped.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "converters/pdf/tools.h"
#include "converters/postconv.h"
#include "converters/source_record.h"
#include "fonts/catalog.h"
#include "styles/theme.h"

namespace postconv {

// Families that must stand beside ours: see prepare_fonts().
struct FontNeeds {
    const Theme& theme;
    std::vector<std::string> asked;
};

struct OpenFonts {
    OpenFonts(std::string data_folder, std::vector<std::string> folders, pdf::Tools::Use use)
        : catalog(std::move(data_folder), std::move(folders)), tools(use) {}

    FontCatalog catalog;
    pdf::Tools tools;               // of its font maps
    std::vector<SourceFile> files;  // of the folders
    std::vector<Diagnostic> said;   // when its families were brought in; of no place
};

// For one thread at a time. All that it gives is as if made anew, with what is said about it.
class KeptTools {
  public:
    explicit KeptTools(pdf::Tools::Use use) : use_(use) {}

    // As find_theme(). A theme file is known again by its content.
    Theme theme(const Request& request, SourceRecord& record, Diagnostics& diagnostics);

    // Without needs: ours and those of the request's folders. Stays until the next call. A folder
    // is known again by the sizes and times of its fonts. Throws Failure as FontCatalog does.
    OpenFonts& fonts(const Request& request, const FontNeeds* needs, SourceRecord& record,
                     Diagnostics& diagnostics);

  private:
    struct KnownTheme {
        Theme theme;
        std::vector<Diagnostic> said;
    };

    std::unique_ptr<OpenFonts> open_fonts(const Request& request, const FontNeeds* needs,
                                          SourceRecord& record) const;

    pdf::Tools::Use use_;
    std::map<std::string, KnownTheme> themes_;
    std::map<std::string, std::unique_ptr<OpenFonts>> fonts_;
};

}  // namespace postconv
