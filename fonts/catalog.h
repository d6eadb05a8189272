// The faces and hyphenation patterns that a conversion may use.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

typedef struct _PangoFontMap PangoFontMap;

namespace postconv {

// Fonts and dictionaries found below one data folder, so that the output does not depend on what
// else the machine has. The machine's own fonts join only for text that ours can't show.
class FontCatalog {
  public:
    // `data_folder` holds fonts/ and hyphenation/. Nothing is read before it is needed.
    explicit FontCatalog(std::string data_folder);
    ~FontCatalog();
    FontCatalog(const FontCatalog&) = delete;
    FontCatalog& operator=(const FontCatalog&) = delete;

    // A font map of our faces; of the machine's too when `text` has characters that ours lack.
    // Lives as long as the catalogue. Throws Failure when there is no font at all.
    PangoFontMap* font_map(std::string_view text) const;

    // Path of the hyphenation patterns for a BCP 47 language ("en-GB" falls back to "en-US"),
    // empty when there are none.
    std::string hyphenation_file(std::string_view language) const;

    // The font files of one family that we carry (for embedding in an EPUB): may be empty.
    std::vector<std::string> files_of(std::string_view family) const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace postconv
