#include "converters/markdown/templates.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "model/text.h"

namespace postconv {
namespace {

using Kind = TemplateTag::Kind;

struct Brackets {
    std::string_view open, close;
};
// The longer ones first. "{#" is Jinja's comment.
constexpr std::array kBrackets = {
    Brackets{"{{<", ">}}"},   Brackets{"{{%", "%}}"}, Brackets{"{{!--", "--}}"},
    Brackets{"{{/*", "*/}}"}, Brackets{"{{", "}}"},   Brackets{"{%", "%}"},
    Brackets{"{#", "#}"},
};

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

std::string_view inside(std::string_view written, const Brackets& brackets) {
    written.remove_prefix(brackets.open.size());
    written.remove_suffix(brackets.close.size());
    if (written.starts_with('-')) written.remove_prefix(1);
    if (written.ends_with('-')) written.remove_suffix(1);
    return trimmed(written);
}

// "{{n}" in a formula looks like a value: one has a space, a dot, a bar or room before it.
bool is_value(std::string_view line, std::size_t at, std::string_view content) {
    if (content.empty()) return false;
    const char first = content.front();
    if (first == '"' || first == '\'') return true;
    if (!is_letter(first) && first != '.' && first != '$') return false;
    if (content.find('\\') != std::string_view::npos) return false;
    const bool has_room = line[at + 2] == ' ' || line[at + 2] == '-';
    return has_room || content.find_first_of(".|") != std::string_view::npos || at == 0 ||
           is_ascii_space(line[at - 1]);
}

bool is_tag(std::string_view line, std::size_t at, const Brackets& brackets,
            std::string_view content) {
    if (brackets.open == "{{") return is_value(line, at, content);
    if (brackets.open == "{#") return line[at + 2] == ' ';
    if (brackets.open == "{{!--" || brackets.open == "{{/*") return true;
    if (content.starts_with('/')) content.remove_prefix(1);
    content = trimmed(content);
    return !content.empty() && is_letter(content.front());
}

const Brackets* brackets_at(std::string_view text) {
    const auto found = std::find_if(kBrackets.begin(), kBrackets.end(), [&](const Brackets& pair) {
        return text.starts_with(pair.open);
    });
    return found == kBrackets.end() ? nullptr : &*found;
}

// "figure src="a.png" 'b c' d" -> words with the key each has, quotes gone.
using Words = std::vector<std::pair<std::string, std::string>>;
Words words_of(std::string_view text) {
    Words words;
    for (text = trimmed(text); !text.empty(); text = trimmed(text)) {
        std::string key, value;
        const std::size_t key_end = text.find_first_of("= \"'`|");
        if (key_end != std::string_view::npos && key_end > 0 && text[key_end] == '=') {
            key = text.substr(0, key_end);
            text.remove_prefix(key_end + 1);
        }
        const bool is_quoted =
            !text.empty() && std::string_view("\"'`").find(text.front()) != std::string_view::npos;
        std::size_t end = is_quoted ? text.find(text.front(), 1) : text.find_first_of(" \t");
        if (end == std::string_view::npos) end = text.size();
        value = is_quoted ? text.substr(1, end - 1) : text.substr(0, end);
        text.remove_prefix(std::min(end + (is_quoted ? 1 : 0), text.size()));
        words.emplace_back(std::move(key), std::move(value));
    }
    return words;
}

std::string value_of(const Words& words, std::string_view key) {
    for (const auto& [name, value] : words)
        if (name == key) return value;
    return {};
}

// The first word behind the name that has no key.
std::string argument(const Words& words) {
    for (std::size_t i = 1; i < words.size(); ++i)
        if (words[i].first.empty()) return words[i].second;
    return {};
}

TemplateTag value_tag(std::string_view content) {
    const std::string name(trimmed(content.substr(0, content.find_first_of("| \t"))));
    if (content.front() == '"' || content.front() == '\'') {
        const std::size_t end = std::min(content.find(content.front(), 1), content.size());
        return {Kind::Words, "value", std::string(content.substr(1, end - 1))};
    }
    constexpr std::array kRoots = {"site.baseurl", "site.url", "base_url", "site.base_url"};
    if (std::find(kRoots.begin(), kRoots.end(), name) != kRoots.end())
        return {Kind::Words, name, {}};
    return {Kind::Dropped, name};
}

Image figure_image(const Words& words) {
    Image image;
    image.source = value_of(words, "src");
    if (image.source.empty()) image.source = argument(words);
    image.alt = value_of(words, "alt");
    image.title = value_of(words, "caption");
    if (image.title.empty()) image.title = value_of(words, "title");
    return image;
}

TemplateTag named_tag(std::string_view content) {
    const bool is_end = content.starts_with('/');
    if (is_end) content = trimmed(content.substr(1));
    Words words = words_of(content);
    TemplateTag tag{Kind::Dropped, words.empty() ? std::string() : words.front().second};
    std::string& name = tag.name;
    tag.ends = is_end || (name.size() > 3 && name.starts_with("end"));
    if (tag.ends && name.starts_with("end")) name.erase(0, 3);
    if (name == "highlight" || name == "raw" || name == "comment") {
        if (name == "highlight") tag.kind = tag.ends ? Kind::HighlightEnd : Kind::HighlightStart;
        if (name == "raw") tag.kind = tag.ends ? Kind::RawEnd : Kind::RawStart;
        if (name == "comment") tag.kind = tag.ends ? Kind::CommentEnd : Kind::CommentStart;
        tag.words = argument(words);
    } else if (name == "pagebreak" || name == "page-break" || name == "newpage") {
        tag.kind = Kind::PageBreak;
    } else if (name == "ref" || name == "relref" || name == "link" || name == "post_url") {
        tag.kind = Kind::Words;
        tag.words = argument(words);
    } else if ((name == "figure" || name == "img" || name == "image") && !tag.ends) {
        tag.image = figure_image(words);
        if (!tag.image.source.empty()) tag.kind = Kind::Image;
    } else if (name == "youtube" && !tag.ends) {
        tag.words = argument(words);
        if (tag.words.empty()) tag.words = value_of(words, "id");
        if (!tag.words.empty()) tag.kind = Kind::Link;
        tag.words.insert(0, "https://www.youtube.com/watch?v=");
    }
    return tag;
}

}  // namespace

std::size_t template_length(std::string_view line, std::size_t at) {
    const std::string_view rest = line.substr(at);
    const Brackets* brackets = brackets_at(rest);
    if (!brackets) return 0;
    constexpr std::size_t kLongest = 2000;
    const std::size_t close = rest.substr(0, kLongest).find(brackets->close, brackets->open.size());
    if (close == std::string_view::npos) return 0;
    const std::size_t length = close + brackets->close.size();
    if (!is_tag(line, at, *brackets, inside(rest.substr(0, length), *brackets))) return 0;
    return length;
}

TemplateTag read_template(std::string_view written) {
    const Brackets* brackets = brackets_at(written);
    if (!brackets || written.size() < brackets->open.size() + brackets->close.size()) return {};
    const std::string_view content = inside(written, *brackets);
    if (brackets->open == "{#" || brackets->open == "{{!--" || brackets->open == "{{/*")
        return {Kind::Words, "comment", {}};
    if (content.empty()) return {};
    return brackets->open == "{{" ? value_tag(content) : named_tag(content);
}

std::string template_words(std::string_view written) {
    TemplateTag tag = read_template(written);
    return tag.kind == Kind::Words ? std::move(tag.words) : std::string();
}

}  // namespace postconv
