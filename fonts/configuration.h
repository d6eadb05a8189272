// Private fontconfig configurations: which font files there are, and which stand in for which.
#pragma once

#include <fontconfig/fontconfig.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace postconv {

struct DestroyFontConfig {
    void operator()(FcConfig* config) const { FcConfigDestroy(config); }
};
using FontConfig = std::unique_ptr<FcConfig, DestroyFontConfig>;

// A configuration of these files and nothing else, with names that drawings use for usual faces.
FontConfig config_of_files(const std::vector<std::string>& files);

// The fonts of the machine join. Nothing of its matching rules: those would change how our own
// faces are chosen.
void add_system_fonts(FcConfig* config);

// Whether some font of the configuration has a glyph for each character of the text.
bool covers(FcConfig* config, std::string_view text);

struct FontFace {
    std::string family;  // the first of its names
    std::string file;
};
std::vector<FontFace> faces_of(FcConfig* config);

}  // namespace postconv
