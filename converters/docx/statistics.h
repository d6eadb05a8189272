// Word's counts of a document (File > Info): words, characters, paragraphs.
#pragma once

#include <string_view>

namespace postconv {

// A word is what stands between spaces; every Chinese or Japanese character is one by itself.
class Statistics {
  public:
    void add_text(std::string_view text);
    void end_paragraph();

    long long words = 0;
    long long characters = 0;  // without spaces
    long long spaces = 0;
    long long paragraphs = 0;  // with text in them

  private:
    bool in_word_ = false;
    bool has_text_ = false;
};

}  // namespace postconv
