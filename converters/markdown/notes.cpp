#include "converters/markdown/notes.h"

#include <algorithm>

#include "converters/markdown/blocks.h"
#include "model/text.h"

namespace postconv {
namespace {

struct WrittenNote {
    std::string label;
    int line = 0;  // in the text that cmark was fed
};

// "[^label]:" in a line; empty when there is none.
std::string_view label_in(std::string_view line) {
    const std::size_t open = line.find("[^");
    const std::size_t close = open == std::string_view::npos ? open : line.find("]:", open);
    if (close == std::string_view::npos) return {};
    return line.substr(open + 2, close - open - 2);
}

// The lines that look like definitions; those inside code look like it too.
std::vector<WrittenNote> written_notes(std::string_view body) {
    std::vector<WrittenNote> notes;
    int line = 1;
    for (std::size_t at = 0; at < body.size(); ++line) {
        const std::size_t end = std::min(body.find('\n', at), body.size());
        const std::string_view text = body.substr(at, end - at);
        const std::size_t start = text.find_first_not_of("> \t");
        if (start != std::string_view::npos && text.substr(start, 2) == "[^") {
            const std::string_view label = label_in(text.substr(start));
            if (!label.empty()) notes.push_back({std::string(label), line});
        }
        at = end + 1;
    }
    return notes;
}

std::string_view label_at(const std::vector<WrittenNote>& notes, int line) {
    for (const WrittenNote& note : notes)
        if (note.line == line) return note.label;
    return {};
}

void warn_of_dropped(const WrittenNote& note, bool is_repeated, Reading& reading) {
    const int line = note.line + reading.place.lines_before;
    const SourceSpan span{reading.place.source, line, 1, line, 1};
    if (is_repeated)
        reading.diagnostics.warn("repeated-note", span,
                                 "the note \"" + note.label + "\" is written twice",
                                 "the first one counts; give this one a label of its own");
    else
        reading.diagnostics.warn("unused-note", span,
                                 "nothing refers to the note \"" + note.label + "\"",
                                 "write [^" + note.label + "] where it belongs, or take it out");
}

}  // namespace

std::vector<cmark_node*> note_definitions(cmark_node* root) {
    std::vector<cmark_node*> definitions;
    for (cmark_node* node = cmark_node_last_child(root);
         node && kind_of(node) == NodeKind::NoteDefinition; node = cmark_node_previous(node))
        definitions.push_back(node);
    std::reverse(definitions.begin(), definitions.end());
    return definitions;
}

void read_notes(std::string_view body, Reading& reading, std::vector<Note>& notes) {
    if (body.find("[^") == std::string_view::npos) return;
    const std::vector<WrittenNote> written = written_notes(body);
    std::vector<int> used_lines;
    for (std::size_t i = 0; i < reading.notes.referred().size(); ++i) {
        cmark_node* definition = reading.notes.referred()[i];
        used_lines.push_back(cmark_node_get_start_line(definition));
        Note note{std::string(label_at(written, used_lines.back())), {}, reading.span(definition)};
        read_blocks(definition, reading, note.content);
        notes.push_back(std::move(note));
    }
    const auto is_used = [&](int line) {
        return std::find(used_lines.begin(), used_lines.end(), line) != used_lines.end();
    };
    for (const WrittenNote& note : written) {
        if (is_used(note.line) || reading.is_code(note.line)) continue;
        const bool is_repeated = std::any_of(
            written.begin(), written.end(), [&](const WrittenNote& other) {
                return is_used(other.line) && ascii_lower(other.label) == ascii_lower(note.label);
            });
        warn_of_dropped(note, is_repeated, reading);
    }
}

}  // namespace postconv
