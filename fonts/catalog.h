// The faces and hyphenation patterns that a conversion may use.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

typedef struct _PangoFontMap PangoFontMap;

namespace postconv {

// Fonts and dictionaries found below one data folder, so that the output does not depend on what
// else the machine has. The machine's own fonts join only for text that ours can't show, and when
// they are asked for by name.
class FontCatalog {
  public:
    // `data_folder` holds fonts/ and hyphenation/; fonts in or below `font_folders` stand beside
    // ours. Nothing is read before it is needed.
    explicit FontCatalog(std::string data_folder, std::vector<std::string> font_folders = {})
        : data_folder_(std::move(data_folder)), font_folders_(std::move(font_folders)) {}
    FontCatalog(const FontCatalog&) = delete;
    FontCatalog& operator=(const FontCatalog&) = delete;

    // Whether the data folder has fonts at all.
    bool has_fonts() const;

    // Makes a family of the machine stand beside ours; false when nobody has it. Letter case does
    // not matter. REQUIRES: no font map was asked for yet. Throws Failure as font_map() does.
    bool bring_in(const std::string& family);

    // Every family that bring_in() finds, sorted.
    std::vector<std::string> families() const;

    // A font map of our faces; with those for emoji, and the machine's, when `text` has characters
    // that need them. Lives as long as the catalogue. Throws Failure when there is no font at all
    // (no-fonts) or a folder of fonts is not there (missing-fonts).
    PangoFontMap* font_map(std::string_view text) const;

    // The same for a few words of one family: of that family's files alone, which is quick, when
    // the map of all is not open yet and they show the whole text.
    PangoFontMap* font_map_of(std::string_view family, std::string_view text) const;

    // Path of the hyphenation patterns for a BCP 47 language ("en-GB" falls back to "en-US"),
    // empty when there are none.
    std::string hyphenation_file(std::string_view language) const;

    // The font files of one family that we carry (for embedding in an EPUB): may be empty.
    std::vector<std::string> files_of(std::string_view family) const;

  private:
    struct State;
    State& state() const;

    std::string data_folder_;
    std::vector<std::string> font_folders_;
    // Made by the first question. Shared, for its owner then need not know what it is.
    mutable std::shared_ptr<State> state_;
};

}  // namespace postconv
