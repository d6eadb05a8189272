#include "converters/pdf/tools.h"

#include <map>

#include "converters/pdf/hyphenate.h"
#include "converters/pdf/shape.h"

namespace postconv::pdf {

struct Tools::State {
    std::map<PangoFontMap*, Shaper> shapers;
    std::map<std::string, HyphenationMemory> memories;  // by path
};

Tools::State& Tools::state() {
    if (!state_) state_ = std::make_shared<State>();
    return *state_;
}

Shaper& Tools::shaper(PangoFontMap* font_map) {
    Shaper& shaper = state().shapers.try_emplace(font_map, font_map).first->second;
    shaper.begin_again();
    return shaper;
}

// For a single document its patterns are picked out while the text is prepared; for many, those
// that it brings in are few.
std::unique_ptr<Hyphenator> Tools::hyphenator(const std::string& dictionary_file,
                                              std::shared_ptr<const std::string> text) {
    if (use_ == Use::OneDocument || dictionary_file.empty())
        return std::make_unique<Hyphenator>(dictionary_file, std::move(text));
    HyphenationMemory& memory =
        state().memories.try_emplace(dictionary_file, dictionary_file).first->second;
    return std::make_unique<Hyphenator>(memory, std::move(text));
}

}  // namespace postconv::pdf
