// What is costly to make and serves one document after the other: shaped words, hyphenation.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "converters/pdf/hyphenate.h"
#include "converters/pdf/shape.h"

namespace postconv::pdf {

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
    Use use_;
    std::map<PangoFontMap*, Shaper> shapers_;
    std::map<std::string, HyphenationMemory> memories_;  // by path
};

}  // namespace postconv::pdf
