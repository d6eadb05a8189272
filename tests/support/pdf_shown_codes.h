// Which codes of which fonts the content shows.
#pragma once

#include "tests/support/pdf_facts.h"

namespace postconv::test::pdf_check {

class ShownCodes {
  public:
    explicit ShownCodes(File& file) : file_(file) {}

    // Null when it is no font. The address stays.
    FontUse* font(Object font, int page);
    // Takes a string apart as the font's encoding says (ISO 32000-1, 9.7.6.2).
    void show(FontUse& font, const std::string& text);

  private:
    struct Encoding {
        std::size_t bytes = 1;  // where no code space says more
        CMap map;
    };
    static Encoding encoding_of(Object font);
    static std::size_t length_of_code(const Encoding& encoding, const std::string& text,
                                      std::size_t at);

    File& file_;
    std::map<const FontUse*, Encoding> encodings_;
};

}  // namespace postconv::test::pdf_check
