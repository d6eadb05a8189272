#include "model/captions.h"

#include <charconv>

#include "model/text.h"
#include "model/visit.h"

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
    if (rest.starts_with(kNoBreakSpace)) rest.remove_prefix(kNoBreakSpace.size());
    if (rest.empty()) return true;
    if (rest.front() == ':' || rest.starts_with("：")) return true;
    return rest.front() == '.' && (rest.size() == 1 || !is_digit(rest[1]));
}

// Counts in one kind of caption.
class CaptionCounter {
  public:
    CaptionCounter(const std::string& word, const CaptionWords& words)
        : word_(word), words_(words) {}

    void number(Inlines& caption) {
        if (plain_text(caption).empty()) return;
        if (const auto written = written_number(caption)) {
            if (written->word == word_) last_ = written->number;
            return;
        }
        const std::string label = word_ + words_.gap + std::to_string(++last_) + words_.stop;
        caption.insert(caption.begin(),
                       Inline{Span{{{Text{label}}}}, {}, {.classes = {"caption-label"}}});
    }

  private:
    const std::string& word_;
    const CaptionWords& words_;
    int last_ = 0;
};

}  // namespace

std::optional<WrittenNumber> written_number(const Inlines& caption) {
    const Text* text = first_text(caption);
    if (!text) return std::nullopt;
    const std::string_view words = text->text;
    const std::size_t begin = words.find_first_of("0123456789");
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
    return WrittenNumber{text, std::string(word), begin, end - begin, number};
}

std::string label_of(const WrittenNumber& number) {
    return std::string(trimmed(number.text->text.substr(0, number.begin + number.length)));
}

void number_captions(Blocks& blocks, const CaptionWords& words) {
    CaptionCounter figures(words.figure, words), tables(words.table, words);
    walk(blocks, {.block =
                      [&](Block& block) {
                          if (auto* figure = std::get_if<Figure>(&block.kind))
                              figures.number(figure->caption);
                          if (auto* table = std::get_if<Table>(&block.kind))
                              tables.number(table->caption);
                      },
                  .text = {}});
}

}  // namespace postconv
