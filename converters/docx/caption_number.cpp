#include "converters/docx/caption_number.h"

#include <charconv>
#include <string_view>

#include "model/text.h"

namespace postconv {
namespace {

constexpr std::string_view kNoBreakSpace = "\u00A0";
constexpr std::size_t kMostDigits = 3;  // more is a year

const Text* first_text(const Inlines& inlines) {
    for (const Inline& node : inlines) {
        if (const auto* text = std::get_if<Text>(&node.kind)) {
            if (!trimmed(text->text).empty()) return text;
        } else if (const auto* styled = std::get_if<Styled>(&node.kind)) {
            return first_text(styled->content);
        } else if (const auto* span = std::get_if<Span>(&node.kind)) {
            return first_text(span->content);
        } else {
            return nullptr;
        }
    }
    return nullptr;
}

// Letters of any script; Word's names of sequences hold nothing else (17.16.5.56).
bool is_name(std::string_view word) {
    if (word.empty() || word.size() > 40) return false;
    for (const char c : word) {
        const bool is_ascii_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (!is_ascii_letter && static_cast<unsigned char>(c) < 0x80) return false;
    }
    return true;
}

bool ends_number(std::string_view rest) {
    if (rest.empty()) return true;
    if (rest.front() == ':' || rest.starts_with("：")) return true;
    return rest.front() == '.' && (rest.size() == 1 || !is_digit(rest[1]));
}

}  // namespace

std::optional<CaptionNumber> CaptionNumbers::find(const Inlines& caption) {
    const Text* text = first_text(caption);
    if (!text) return std::nullopt;
    const std::string_view words = text->text;
    std::size_t begin = words.find_first_of("0123456789");
    if (begin == std::string_view::npos) return std::nullopt;
    std::string_view word = words.substr(0, begin);
    if (word.ends_with(kNoBreakSpace)) word.remove_suffix(kNoBreakSpace.size());
    word = trimmed(word);
    if (word.ends_with('.')) word.remove_suffix(1);
    std::size_t end = begin;
    while (end < words.size() && is_digit(words[end])) ++end;
    if (!is_name(word) || end - begin > kMostDigits || !ends_number(words.substr(end)))
        return std::nullopt;
    int number = 0;
    std::from_chars(words.data() + begin, words.data() + end, number);
    int& last = last_[std::string(word)];
    std::string instruction = " SEQ " + std::string(word) + " \\* ARABIC ";
    if (number != last + 1) instruction += "\\r " + std::to_string(number) + ' ';
    last = number;
    return CaptionNumber{text, begin, end - begin, std::move(instruction)};
}

}  // namespace postconv
