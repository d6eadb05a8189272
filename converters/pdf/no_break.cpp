#include "converters/pdf/no_break.h"

#include <algorithm>
#include <array>

#include "converters/pdf/break_lines.h"
#include "model/language.h"
#include "model/text.h"

namespace postconv::pdf {
namespace {

constexpr int kDashPenalty = 400;    // a line that begins with a spaced dash
constexpr int kNumberPenalty = 200;  // a number parted from what it counts

constexpr std::array<std::string_view, 58> kBeforeName = {
    "Mr.",   "Mrs.",  "Ms.",   "Dr.",  "Prof.", "St.",   "Sr.",   "Sra.", "Gen.", "Gov.",
    "Sen.",  "Rep.",  "Rev.",  "Hon.", "Capt.", "Col.",  "Lt.",   "Sgt.", "Fr.",  "Hr.",
    "Mme",   "Mlle",  "MM.",   "Mgr",  "Mt.",   "No.",   "no.",   "Nos.", "nos.", "Nr.",
    "Vol.",  "vol.",  "Ch.",   "ch.",  "Chap.", "chap.", "Sec.",  "sec.", "Fig.", "fig.",
    "Figs.", "figs.", "Tab.",  "Abb.", "Art.",  "art.",  "p.",    "pp.",  "S.",   "Bd.",
    "Kap.",  "cf.",   "vgl.",  "ca.",  "c.",    "§",     "§§",    "n°"};

constexpr std::array<std::string_view, 66> kUnits = {
    "%",   "‰",  "°",   "°C",  "°F",  "K",   "m",   "km",   "cm",   "mm",  "µm", "μm", "nm", "m²",
    "km²", "m³", "ha",  "g",   "kg",  "mg",  "t",   "lb",   "lbs",  "oz",  "l",  "L",  "ml", "mL",
    "s",   "ms", "min", "h",   "Hz",  "kHz", "MHz", "GHz",  "V",    "kV",  "A",  "mA", "W",  "kW",
    "MW",  "GW", "kWh", "MWh", "GWh", "TWh", "J",   "kJ",   "Pa",   "kPa", "B",  "KB", "kB", "MB",
    "GB",  "TB", "pt",  "px",  "ft",  "mi",  "mph", "a.m.", "p.m.", "€"};

constexpr std::array<std::string_view, 7> kCounts = {"million",   "billion", "trillion", "thousand",
                                                     "percent",   "hundred", "dollars"};

template <std::size_t N>
bool contains(const std::array<std::string_view, N>& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

// What stands before the punctuation that closes a word: "km," is "km".
std::string_view without_closing(std::string_view word) {
    const std::size_t end = word.find_last_not_of(".,;:!?)");
    return end == std::string_view::npos ? word : word.substr(0, end + 1);
}

std::string_view without_opening(std::string_view word) {
    while (!word.empty() && (word.front() == '(' || word.front() == '[')) word.remove_prefix(1);
    return word;
}

// "J." but not "I." alone at a sentence's end, which can't be told: the rule costs nothing there.
bool is_initial(std::string_view word) {
    return word.size() == 2 && is_capital(word[0]) && word[1] == '.';
}

bool is_french_space(std::string_view before, std::string_view after) {
    return after.starts_with(';') || after.starts_with(':') || after.starts_with('!') ||
           after.starts_with('?') || after.starts_with("»") || before.ends_with("«");
}

bool starts_with_dash(std::string_view word) {
    return word.starts_with("–") || word.starts_with("—");
}

}  // namespace

int space_penalty(std::string_view before, std::string_view after, std::string_view language) {
    if (before.empty() || after.empty()) return 0;
    const std::string_view opened = without_opening(before);
    if (starts_with_dash(after)) return kDashPenalty;
    if (is_digit(opened.back())) {
        const std::string_view unit = without_closing(after);
        if (contains(kUnits, unit) || contains(kUnits, after)) return kNeverBreak;
        if (contains(kCounts, unit)) return kNumberPenalty;
    }
    if (is_initial(opened) && is_capital(after.front())) return kNeverBreak;
    if (contains(kBeforeName, opened)) return kNeverBreak;
    if (after == "…" || after == "...") return kNeverBreak;
    if (primary_subtag(language) == "fr" && is_french_space(before, after)) return kNeverBreak;
    return 0;
}

}  // namespace postconv::pdf
