// What is known of characters by their script: enough for joining lines.
#pragma once

namespace postconv {

// Ideographs, kana, bopomofo, their punctuation and full-width forms: scripts without spaces
// between words. Not Hangul, which has them.
bool is_cjk(char32_t c);
// Punctuation that Chinese and Japanese share with others: quotes, dash, ellipsis, middle dot.
bool is_shared_mark(char32_t c);

}  // namespace postconv
