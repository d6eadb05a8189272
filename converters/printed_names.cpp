#include "converters/printed_names.h"

#include <array>

#include "model/language.h"

namespace postconv {
namespace {

struct Joiners {
    std::string_view language, comma, last;
};

constexpr std::array kJoiners = {
    Joiners{"en", ", ", " and "}, Joiners{"de", ", ", " und "}, Joiners{"fr", ", ", " et "},
    Joiners{"es", ", ", " y "},   Joiners{"it", ", ", " e "},   Joiners{"pt", ", ", " e "},
    Joiners{"nl", ", ", " en "},  Joiners{"zh", "、", "、"},    Joiners{"ja", "、", "、"},
};

Joiners joiners_of(std::string_view language) {
    const std::string primary = primary_subtag(language);
    for (const Joiners& row : kJoiners)
        if (row.language == primary) return row;
    return {"", ", ", ", "};
}

}  // namespace

std::string printed_names(const std::vector<Creator>& creators, std::string_view language) {
    const Joiners joiners = joiners_of(language);
    std::string text;
    for (std::size_t i = 0; i < creators.size(); ++i) {
        if (i > 0) text += i + 1 == creators.size() ? joiners.last : joiners.comma;
        text += creators[i].name;
    }
    return text;
}

}  // namespace postconv
