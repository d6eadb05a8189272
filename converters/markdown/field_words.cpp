#include "converters/markdown/field_words.h"

#include "model/text.h"

namespace postconv {
namespace {

void append_part(std::string& joined, const std::string& part) {
    if (part.empty()) return;
    if (!joined.empty()) joined += "; ";
    joined += part;
}

std::vector<std::string> split_words(std::string_view text, std::string_view separators) {
    std::vector<std::string> words;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of(separators), text.size());
        const std::string_view word = trimmed(text.substr(0, end));
        if (!word.empty()) words.emplace_back(word);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return words;
}

// What stands between the brackets; the whole text when it is no link.
std::string_view inside_wikilink(std::string_view text) {
    const std::string_view link = text.starts_with('!') ? text.substr(1) : text;
    if (!link.starts_with("[[") || !link.ends_with("]]") || link.size() < 5) return text;
    const std::string_view inside = link.substr(2, link.size() - 4);
    return inside.find("]]") == std::string_view::npos ? inside : text;
}

}  // namespace

std::string text_of(const FieldValue& value) {
    std::string joined;
    switch (value.kind) {
        case FieldValue::Kind::Nothing:
            break;
        case FieldValue::Kind::Text:
            return value.text;
        case FieldValue::Kind::List:
            for (const FieldValue& item : value.items) append_part(joined, text_of(item));
            break;
        case FieldValue::Kind::Map: {
            const FieldValue* main =
                value.find({"text", "name", "title", "term", "statement", "value"});
            if (main) return text_of(*main);
            for (const FieldEntry& entry : value.entries)
                if (const std::string text = text_of(entry.value); !text.empty())
                    append_part(joined, entry.key + ": " + text);
            break;
        }
    }
    return joined;
}

std::vector<std::string> words_of(const FieldValue& value, Spaces spaces) {
    std::vector<std::string> words;
    if (value.is_text()) {
        const bool has_commas = value.text.find_first_of(",;") != std::string::npos;
        words = split_words(value.text, has_commas ? ",;" : spaces == Spaces::Divide ? " " : "");
    }
    if (value.kind == FieldValue::Kind::Map) words.push_back(text_of(value));
    for (const FieldValue& item : value.items) {
        const std::string text = text_of(item);
        words.emplace_back(wikilink_label(text));
    }
    for (std::string& word : words)
        if (word.starts_with('#')) word.erase(0, 1);
    std::erase(words, std::string());
    return words;
}

bool is_yes(const FieldValue& value) {
    const std::string text = ascii_lower(value.text);
    return text == "true" || text == "yes" || text == "on" || text == "1";
}

bool is_no(const FieldValue& value) {
    const std::string text = ascii_lower(value.text);
    return text == "false" || text == "no" || text == "off" || text == "0";
}

std::string_view wikilink_target(std::string_view text) {
    const std::string_view inside = inside_wikilink(text);
    return inside == text ? text : trimmed(inside.substr(0, inside.find('|')));
}

std::string_view wikilink_label(std::string_view text) {
    const std::string_view inside = inside_wikilink(text);
    return inside == text ? text : trimmed(inside.substr(inside.find('|') + 1));
}

}  // namespace postconv
