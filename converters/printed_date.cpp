#include "converters/printed_date.h"

#include <algorithm>
#include <array>

#include "model/language.h"

namespace postconv {
namespace {

struct Months {
    std::string_view language;
    std::string_view day_suffix;   // between day and month
    std::string_view year_prefix;  // between month and year
    std::array<std::string_view, 12> names;
};

constexpr std::array kMonths = {
    Months{"en",
           " ",
           " ",
           {"January", "February", "March", "April", "May", "June", "July", "August", "September",
            "October", "November", "December"}},
    Months{"de",
           ". ",
           " ",
           {"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September",
            "Oktober", "November", "Dezember"}},
    Months{"fr",
           " ",
           " ",
           {"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
            "octobre", "novembre", "décembre"}},
    Months{"es",
           " de ",
           " de ",
           {"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre",
            "octubre", "noviembre", "diciembre"}},
    Months{"it",
           " ",
           " ",
           {"gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto",
            "settembre", "ottobre", "novembre", "dicembre"}},
    Months{"pt",
           " de ",
           " de ",
           {"janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto",
            "setembro", "outubro", "novembro", "dezembro"}},
    Months{"nl",
           " ",
           " ",
           {"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
            "oktober", "november", "december"}},
};

std::string with_characters(const Date& date) {
    std::string text = std::to_string(date.year) + "年";
    if (date.month > 0) text += std::to_string(date.month) + "月";
    if (date.month > 0 && date.day > 0) text += std::to_string(date.day) + "日";
    return text;
}

}  // namespace

std::string printed_date(const Date& date, std::string_view language) {
    const std::string primary = primary_subtag(language);
    if (primary == "zh" || primary == "ja") return with_characters(date);
    const auto months = std::find_if(kMonths.begin(), kMonths.end(),
                                     [&](const Months& row) { return row.language == primary; });
    Date day = date;
    day.time.reset();
    if (months == kMonths.end() || date.month < 1 || date.month > 12) return to_w3cdtf(day);
    std::string text;
    if (date.day > 0) text = std::to_string(date.day) + std::string(months->day_suffix);
    text += months->names[std::size_t(date.month - 1)];
    text += months->year_prefix;
    return text + std::to_string(date.year);
}

}  // namespace postconv
