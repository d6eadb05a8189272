#include "converters/markdown/identifiers.h"

#include <algorithm>

#include "model/text.h"

namespace postconv {
namespace {

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_digit(char c) {
    return c >= '0' && c <= '9';
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
