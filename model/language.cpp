#include "model/language.h"

#include "model/text.h"

namespace postconv {

std::string primary_subtag(std::string_view language) {
    return ascii_lower(language.substr(0, language.find_first_of("-_")));
}

}  // namespace postconv
