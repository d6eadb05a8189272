// Language tags (BCP 47).
#pragma once

#include <string>
#include <string_view>

namespace postconv {

// The language itself, in lower case: "de" of "de-AT", "zh" of "zh_Hant".
std::string primary_subtag(std::string_view language);

}  // namespace postconv
