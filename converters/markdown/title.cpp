#include "converters/markdown/title.h"

#include <algorithm>

#include "converters/markdown/date_reader.h"
#include "converters/markdown/identifiers.h"
#include "model/text.h"

namespace postconv {
namespace {

bool has_note_or_image(const Inlines& content) {
    return std::any_of(content.begin(), content.end(), [](const Inline& node) {
        return std::holds_alternative<NoteReference>(node.kind) ||
               std::holds_alternative<Image>(node.kind);
    });
}

}  // namespace

const Heading* title_heading(const Blocks& body) {
    const auto* first = body.empty() ? nullptr : std::get_if<Heading>(&body.front().kind);
    if (!first || has_note_or_image(first->content)) return nullptr;
    const bool is_alone = std::none_of(body.begin() + 1, body.end(), [&](const Block& block) {
        const auto* heading = std::get_if<Heading>(&block.kind);
        return heading && heading->level <= first->level;
    });
    return is_alone ? first : nullptr;
}

std::string title_from_file_name(std::string_view path) {
    std::string_view name = path.substr(path.find_last_of("/\\") + 1);
    const bool names_language = language_of_file_name(name).has_value();
    for (int extensions = names_language ? 2 : 1; extensions > 0; --extensions)
        if (const std::size_t dot = name.rfind('.'); dot != std::string_view::npos && dot > 0)
            name = name.substr(0, dot);
    if (date_of_file_name(name)) name.remove_prefix(11);
    std::string title(name);
    for (char& c : title)
        if (c == '-' || c == '_') c = ' ';
    title = trimmed(title);
    if (!title.empty() && title[0] >= 'a' && title[0] <= 'z') title[0] = char(title[0] - 32);
    return title.empty() ? "Untitled" : title;
}

bool is_same_title(std::string_view a, std::string_view b) {
    const auto letters = [](std::string_view title) {
        std::string kept = slug(title);
        std::erase(kept, '-');
        return kept;
    };
    return letters(a) == letters(b);
}

}  // namespace postconv
