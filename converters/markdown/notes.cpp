#include "converters/markdown/notes.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "converters/markdown/blocks.h"
#include "model/text.h"

namespace postconv {
namespace {

// "[^label]:" in a line; empty when there is none.
std::string_view label_in(std::string_view line) {
    const std::size_t open = line.find("[^");
    const std::size_t close = open == std::string_view::npos ? open : line.find("]:", open);
    if (close == std::string_view::npos) return {};
    return line.substr(open + 2, close - open - 2);
}

// The labels of the lines that look like definitions, by line; those inside code look like it too.
std::map<int, std::string> written_notes(std::string_view body) {
    std::map<int, std::string> notes;
    int line = 1;
    for (std::size_t at = 0; at < body.size(); ++line) {
        const std::size_t end = std::min(body.find('\n', at), body.size());
        const std::string_view text = body.substr(at, end - at);
        const std::size_t start = text.find_first_not_of("> \t");
        if (start != std::string_view::npos && text.substr(start, 2) == "[^") {
            const std::string_view label = label_in(text.substr(start));
            if (!label.empty()) notes.emplace_hint(notes.end(), line, label);
        }
        at = end + 1;
    }
    return notes;
}

std::set<int> code_lines(const Reading& reading) {
    std::set<int> lines;
    for (const auto& [first, last] : reading.code_lines)
        for (int line = first; line <= last; ++line) lines.insert(line);
    return lines;
}

void warn_of_dropped(const std::string& label, int line_of_body, bool is_repeated,
                     Reading& reading) {
    const int line = line_of_body + reading.place.lines_before;
    const SourceSpan span{reading.place.source, line, 1, line, 1};
    if (is_repeated)
        reading.diagnostics.warn("repeated-note", span,
                                 "the note \"" + label + "\" is written twice",
                                 "the first one counts; give this one a label of its own");
    else
        reading.diagnostics.warn("unused-note", span,
                                 "nothing refers to the note \"" + label + "\"",
                                 "write [^" + label + "] where it belongs, or take it out");
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
    std::map<int, std::string> written = written_notes(body);
    std::set<std::string> used_labels;
    for (std::size_t i = 0; i < reading.notes.referred().size(); ++i) {
        cmark_node* definition = reading.notes.referred()[i];
        const auto place = written.extract(cmark_node_get_start_line(definition));
        Note note{place ? place.mapped() : std::string(), {}, reading.span(definition)};
        used_labels.insert(ascii_lower(note.label));
        read_blocks(definition, reading, note.content);
        notes.push_back(std::move(note));
    }
    const std::set<int> code = code_lines(reading);
    for (const auto& [line, label] : written)
        if (!code.contains(line))
            warn_of_dropped(label, line, used_labels.contains(ascii_lower(label)), reading);
}

}  // namespace postconv
