// The language of a text that does not say it, where its letters do.
#pragma once

#include <string>
#include <string_view>

namespace postconv {

struct LanguageGuess {
    std::string tag;             // "zh", "ja", "ko", "ar", "he"; empty: the letters don't tell
    bool may_be_english = true;  // false for a text that is surely something else
};

// By the scripts of the words outside fenced code: one script must hold most of them. Kana makes
// Japanese of ideographs; letters that only Persian and Urdu have make Arabic script no answer.
LanguageGuess guess_language(std::string_view markdown);

}  // namespace postconv
