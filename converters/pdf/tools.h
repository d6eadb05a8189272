// What is costly to make and serves one document after the other: shaped words, hyphenation.
#pragma once

#include <memory>
#include <string>

typedef struct _PangoFontMap PangoFontMap;

namespace postconv::pdf {

class Hyphenator;
class Shaper;

// For one document at a time. Font maps that it was given must outlive it.
class Tools {
  public:
    enum class Use { OneDocument, ManyDocuments };
    explicit Tools(Use use) : use_(use) {}

    // Of a document that begins.
    Shaper& shaper(PangoFontMap* font_map);
    // An empty path hyphenates nothing. `text` is all that will be asked for.
    std::unique_ptr<Hyphenator> hyphenator(const std::string& dictionary_file,
                                           std::shared_ptr<const std::string> text);

  private:
    struct State;
    State& state();

    Use use_;
    // Made by the first question. Shared, for its owner then need not know what it is.
    std::shared_ptr<State> state_;
};

}  // namespace postconv::pdf
