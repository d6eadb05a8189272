#include "converters/markdown/identifiers.h"

#include <algorithm>

#include "model/text.h"

namespace postconv {
namespace {

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
// RFC 5646, 2.1.1: regions in upper case, scripts in title case, the rest in lower case.
std::string with_case_of(std::string_view subtag, bool is_first) {
    std::string text = ascii_lower(subtag);
    const bool letters = std::all_of(text.begin(), text.end(), is_letter);
    if (is_first || !letters) return text;
    const auto raise = [](char& c) { c = char(c - 32); };
    if (text.size() == 2) std::for_each(text.begin(), text.end(), raise);
    if (text.size() == 4) raise(text[0]);
    return text;
}

bool is_subtag(std::string_view text) {
    return !text.empty() && text.size() <= 8 && std::all_of(text.begin(), text.end(), [](char c) {
        return is_letter(c) || is_digit(c);
    });
}

bool is_iso_639_1(std::string_view code) {
    constexpr std::string_view kCodes =
        "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy "
        "da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht "
        "hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky "
        "la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny "
        "oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss "
        "st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo "
        "za zh zu";
    const std::size_t at = kCodes.find(code);
    return code.size() == 2 && at != std::string_view::npos && at % 3 == 0;
}

bool take_prefix(std::string_view& text, std::string_view prefix) {
    if (ascii_lower(text.substr(0, prefix.size())) != prefix) return false;
    text = trimmed(text.substr(prefix.size()));
    return true;
}

bool looks_like_doi(std::string_view text) {
    return text.starts_with("10.") && text.find('/') != std::string_view::npos;
}

}  // namespace

std::optional<std::string> read_language(std::string_view text) {
    std::string_view rest = trimmed(text);
    rest = rest.substr(0, rest.find_first_of(".@"));
    std::string tag;
    while (true) {
        const std::size_t end = rest.find_first_of("-_");
        const std::string_view subtag = rest.substr(0, end);
        const bool is_first = tag.empty();
        if (!is_subtag(subtag)) return std::nullopt;
        if (is_first && (subtag.size() < 2 || subtag.size() > 3 ||
                         !std::all_of(subtag.begin(), subtag.end(), is_letter)))
            return std::nullopt;
        if (!is_first) tag += '-';
        tag += with_case_of(subtag, is_first);
        if (end == std::string_view::npos) return tag;
        rest.remove_prefix(end + 1);
    }
}

std::optional<std::string> language_of_file_name(std::string_view path) {
    const std::string_view name = path.substr(path.find_last_of("/\\") + 1);
    const std::size_t extension = name.rfind('.');
    if (extension == std::string_view::npos || extension == 0) return std::nullopt;
    const std::size_t dot = name.rfind('.', extension - 1);
    if (dot == std::string_view::npos || dot == 0) return std::nullopt;
    const std::string_view suffix = name.substr(dot + 1, extension - dot - 1);
    if (suffix.size() > 2 && suffix[2] != '-' && suffix[2] != '_') return std::nullopt;
    if (!is_iso_639_1(ascii_lower(suffix.substr(0, 2)))) return std::nullopt;
    return read_language(suffix);
}

bool is_valid_isbn(std::string_view text) {
    std::string digits;
    for (const char c : text) {
        if (is_digit(c) || ((c == 'X' || c == 'x') && digits.size() == 9))
            digits += c;
        else if (c != '-' && c != ' ')
            return false;
    }
    const auto value = [&](std::size_t i) { return is_digit(digits[i]) ? digits[i] - '0' : 10; };
    int sum = 0;
    if (digits.size() == 10) {
        for (std::size_t i = 0; i < 10; ++i) sum += int(10 - i) * value(i);
        return sum % 11 == 0;
    }
    if (digits.size() != 13 || !(digits.starts_with("978") || digits.starts_with("979")))
        return false;
    for (std::size_t i = 0; i < 13; ++i) sum += (i % 2 == 0 ? 1 : 3) * value(i);
    return sum % 10 == 0;
}

Identifier read_identifier(std::string_view text, std::string_view scheme) {
    std::string_view value = trimmed(text);
    std::string kind = ascii_lower(scheme);
    if (kind.starts_with("isbn")) kind = "isbn";
    if (take_prefix(value, "urn:isbn:") || take_prefix(value, "isbn:") ||
        (kind == "isbn" && take_prefix(value, "isbn")))
        kind = "isbn";
    else if (take_prefix(value, "https://doi.org/") || take_prefix(value, "http://doi.org/") ||
             take_prefix(value, "https://dx.doi.org/") ||
             take_prefix(value, "http://dx.doi.org/") || take_prefix(value, "doi:"))
        kind = "doi";
    else if (take_prefix(value, "urn:uuid:"))
        kind = "uuid";
    else if (kind.empty() && looks_like_doi(value))
        kind = "doi";
    else if (kind.empty() && is_valid_isbn(value))
        kind = "isbn";
    else if (kind.empty() && starts_with_scheme(value))
        kind = "uri";
    if (kind != "isbn" && kind != "doi" && kind != "uuid" && kind != "uri") kind.clear();
    return {kind, std::string(value)};
}

}  // namespace postconv
