#include "tests/support/pdf_operators.h"

#include <algorithm>

namespace postconv::test::pdf_check {
namespace {

constexpr std::string_view kOperators[] = {
    "\"", "'",  "B",  "B*", "BDC", "BI", "BMC", "BT", "BX",  "CS", "DP", "Do", "EI",  "EMC", "ET",
    "EX", "F",  "G",  "ID", "J",   "K",  "M",   "MP", "Q",   "RG", "S",  "SC", "SCN", "T*",  "TD",
    "TJ", "TL", "Tc", "Td", "Tf",  "Tj", "Tm",  "Tr", "Ts",  "Tw", "Tz", "W",  "W*",  "b",   "b*",
    "c",  "cm", "cs", "d",  "d0",  "d1", "f",   "f*", "g",   "gs", "h",  "i",  "j",   "k",   "l",
    "m",  "n",  "q",  "re", "rg",  "ri", "s",   "sc", "scn", "sh", "v",  "w",  "y"};

constexpr std::string_view kPainting[] = {"B", "B*", "F", "S", "b", "b*", "f", "f*", "s", "sh"};

}  // namespace

bool is_operator(std::string_view name) {
    return std::ranges::binary_search(kOperators, name);
}

bool paints_path(std::string_view name) {
    return std::ranges::binary_search(kPainting, name);
}

void check_rendering_intent(File& file, Place place, std::string_view name) {
    if (name != "RelativeColorimetric" && name != "AbsoluteColorimetric" && name != "Perceptual" &&
        name != "Saturation")
        file.faults.add("rendering-intent", place, "there is no such rendering intent");
}

}  // namespace postconv::test::pdf_check
