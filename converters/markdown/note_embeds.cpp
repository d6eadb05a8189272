#include "converters/markdown/note_embeds.h"

#include <algorithm>
#include <optional>

#include "converters/markdown/code_lines.h"
#include "converters/markdown/front_matter.h"
#include "converters/markdown/source_lines.h"
#include "converters/markdown/source_text.h"
#include "model/text.h"

namespace postconv {
namespace {

constexpr std::size_t kDeepestNote = 5;
constexpr std::size_t kMostEmbeddedBytes = std::size_t{16} << 20;

// The embed that is all there is on the line.
std::optional<WikiLink> only_embed(std::string_view line) {
    const std::string_view text = trimmed(line);
    if (!text.starts_with("![[") || wikilink_length(text, 1) + 1 != text.size())
        return std::nullopt;
    WikiLink link = read_wikilink(text);
    return link.is_picture || link.page.empty() ? std::nullopt : std::optional(std::move(link));
}

std::size_t heading_level(std::string_view line) {
    const std::size_t level = std::min(line.find_first_not_of('#'), line.size());
    const bool is_heading = level > 0 && level < 7 && level < line.size() && line[level] == ' ';
    return is_heading ? level : 0;
}

std::string section_of(std::string_view note, std::string_view heading) {
    const SourceLines lines(note);
    CodeLines code;
    std::string section;
    std::size_t level = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::string_view line = lines.whole(i);
        const std::size_t here = code.contains(line) ? 0 : heading_level(line);
        if (level > 0 && here > 0 && here <= level) break;
        if (level == 0 && here > 0 && slug(trimmed(line.substr(here))) == slug(heading))
            level = here;
        if (level > 0) section.append(line).append("\n");
    }
    return section;
}

// The lines of the block that "^id" ends.
std::string block_of(std::string_view note, std::string_view id) {
    const SourceLines lines(note);
    const std::string mark = '^' + std::string(id);
    std::string block;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::string_view line = trimmed(lines.whole(i));
        if (line.ends_with(mark) &&
            (line.size() == mark.size() || is_ascii_space(line[line.size() - mark.size() - 1])))
            return block.append(line.substr(0, line.size() - mark.size())).append("\n");
        if (line.empty())
            block.clear();
        else
            block.append(lines.whole(i)).append("\n");
    }
    return {};
}

// "[^1]" -> "[^note-1]".
std::string with_own_labels(std::string_view note, const std::string& name) {
    const SourceLines lines(note);
    CodeLines code;
    std::string text;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::string_view line = lines.whole(i);
        const bool is_code = code.contains(line);
        std::size_t at = 0;
        for (std::size_t mark; !is_code && (mark = line.find("[^", at)) != line.npos;) {
            text.append(line.substr(at, mark + 2 - at)).append(name).append("-");
            at = mark + 2;
        }
        text.append(line.substr(at)).append("\n");
    }
    return text;
}

}  // namespace

std::string part_of_note(std::string_view note, std::string_view part) {
    if (part.empty()) return std::string(note);
    return part.starts_with('^') ? block_of(note, part.substr(1)) : section_of(note, part);
}

bool may_embed_notes(const SourceText& file) {
    // UTF-16 has a zero between these characters.
    return file.text.find("![[") != std::string::npos || file.text.find('\0') != std::string::npos;
}

void NoteEmbedder::embed(SourceText& file) {
    if (!may_embed_notes(file)) return;
    Place place{file.name, diagnostics_.add_source(file.name), 0, {file.name}};
    const std::string clean = clean_source(file.text, place.source, diagnostics_);
    const std::size_t body = find_front_matter(clean, place.source).body_begin;
    const SourceLines lines(clean);
    CodeLines code;
    std::string text;
    std::vector<int> numbers;
    std::size_t at = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::string_view line = lines.whole(i);
        place.line = file.lines.size() > i ? file.lines[i] : int(i) + 1;
        const bool may_embed = at >= body && !code.contains(line);
        const auto link = may_embed ? only_embed(lines[i].text) : std::nullopt;
        const std::string note = link ? embedded(*link, place) : std::string();
        at += line.size() + 1;
        const std::size_t before = text.size();
        const SourceLines inner(note);
        for (std::size_t n = 0; n < inner.size(); ++n)
            text.append(lines[i].margin).append(inner.whole(n)).append("\n");
        if (note.empty()) text.append(line).append("\n");
        const auto added = std::count(text.begin() + std::ptrdiff_t(before), text.end(), '\n');
        numbers.insert(numbers.end(), std::size_t(added), place.line);
    }
    numbers.push_back(place.line);
    file.text = std::move(text);
    file.lines = std::move(numbers);
}

std::string NoteEmbedder::embedded(const WikiLink& link, const Place& place) {
    const std::string* note = find(link.page, place);
    if (!note) return {};
    const bool is_inside = std::ranges::any_of(
        place.within, [&](const std::string& name) { return is_page(name, link.page); });
    if (is_inside || place.within.size() > kDeepestNote || embedded_bytes_ > kMostEmbeddedBytes) {
        diagnostics_.warn("missing-note-page", {place.source, place.line, 0, place.line, 0},
                          "the note \"" + link.page + "\" is embedded too deep, or in itself",
                          "take one of the embeds out");
        return {};
    }
    const std::string part = part_of_note(*note, link.heading);
    if (trimmed(part).empty()) return {};
    Place inner = place;
    inner.within.push_back(link.page);
    const std::string whole = with_own_labels(with_notes(part, inner), slug(link.page));
    embedded_bytes_ += whole.size();
    return '\n' + whole + '\n';
}

std::string NoteEmbedder::with_notes(std::string_view note, const Place& place) {
    if (note.find("![[") == std::string_view::npos) return std::string(note);
    const SourceLines lines(note);
    CodeLines code;
    std::string text;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::string_view line = lines.whole(i);
        const auto link = code.contains(line) ? std::nullopt : only_embed(line);
        const std::string inner = link ? embedded(*link, place) : std::string();
        text.append(inner.empty() ? line : std::string_view(inner)).append("\n");
    }
    return text;
}

const std::string* NoteEmbedder::find(const std::string& page, const Place& place) {
    const auto known = texts_.find({place.name, page});
    if (known != texts_.end()) return &known->second;
    const auto keep = [&](std::string text) {
        return &texts_.insert_or_assign({place.name, page}, std::move(text)).first->second;
    };
    for (const SourceText& file : files_)
        if (is_page(file.name, page)) return keep(clean(file.name, file.text));
    const bool has_extension = page.ends_with(".md") || page.ends_with(".markdown");
    const std::string name = has_extension ? page : page + ".md";
    Loader::Result result = loader_.load(name, place.name);
    if (result.status != Loader::Status::Loaded) return nullptr;
    return keep(clean(name, result.bytes));
}

std::string NoteEmbedder::clean(const std::string& name, const std::string& bytes) {
    const int source = diagnostics_.add_source(name);
    const std::string text = clean_source(bytes, source, diagnostics_);
    return text.substr(find_front_matter(text, source).body_begin);
}

}  // namespace postconv
