#include "converters/markdown/includes.h"

#include <algorithm>
#include <charconv>
#include <filesystem>

#include "converters/markdown/source_text.h"
#include "model/text.h"

namespace postconv {
namespace {

constexpr int kDeepestInclude = 8;
constexpr std::size_t kMostIncludedBytes = std::size_t{64} << 20;
constexpr std::size_t kMostProblemsTold = 5;

bool read_number(std::string_view text, std::size_t& number) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size();
}

bool is_name_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-';
}

// The name behind "ANCHOR:" or "ANCHOR_END:"; empty when the line is no such mark.
std::string_view marked_name(std::string_view line, std::string_view mark) {
    const std::size_t at = line.find(mark);
    if (at == std::string_view::npos) return {};
    const std::string_view rest = trimmed(line.substr(at + mark.size()));
    std::size_t end = 0;
    while (end < rest.size() && is_name_character(rest[end])) ++end;
    return rest.substr(0, end);
}

// What stands before a directive on its line, when it is only indentation and quote marks: the
// lines that are put in its place keep it.
std::string_view indentation(std::string_view line_so_far) {
    return line_so_far.find_first_not_of(" \t>") == std::string_view::npos ? line_so_far
                                                                           : std::string_view();
}

void append_indented(std::string& out, std::string_view text, std::string_view indent) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
        out += text.substr(at, end - at);
        if (out.ends_with('\n') && end < text.size()) out += indent;
        at = end;
    }
}

// A fence that no line of the code can close.
std::string fenced(const std::string& code, std::string_view info) {
    std::size_t longest = 2, run = 0;
    for (const char c : code) {
        run = c == '`' ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    const std::string fence(longest + 1, '`');
    return fence + std::string(info) + '\n' + code + '\n' + fence;
}

}  // namespace

IncludeRequest read_include(std::string_view text) {
    IncludeRequest request;
    const std::size_t colon = text.find(':');
    request.path = trimmed(text.substr(0, colon));
    if (colon == std::string_view::npos) return request;
    const std::string_view rest = trimmed(text.substr(colon + 1));
    const std::size_t second = rest.find(':');
    const std::string_view first = rest.substr(0, second);
    std::size_t number = 0;
    if (!first.empty() && !read_number(first, number)) {
        request.anchor = first;
        return request;
    }
    if (!first.empty()) request.first_line = std::max<std::size_t>(number, 1);
    if (second == std::string_view::npos) {
        if (!first.empty()) request.last_line = request.first_line;
    } else if (read_number(rest.substr(second + 1), number)) {
        request.last_line = number;
    }
    return request;
}

bool select_lines(std::string_view text, const IncludeRequest& request, std::string& selected) {
    bool found = request.anchor.empty();
    bool inside = found;
    std::size_t line_number = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view line = text.substr(at, end - at);
        at = end + 1;
        ++line_number;
        const std::string_view ended = marked_name(line, "ANCHOR_END:");
        const std::string_view begun = marked_name(line, "ANCHOR:");
        if (!request.anchor.empty() && begun == request.anchor) found = inside = true;
        if (!request.anchor.empty() && ended == request.anchor) inside = false;
        if (!begun.empty() || !ended.empty() || !inside) continue;
        if (line_number < request.first_line || line_number > request.last_line) continue;
        selected += line;
        selected += '\n';
    }
    if (selected.ends_with('\n')) selected.pop_back();
    return found;
}

void IncludeExpander::expand(SourceText& file) {
    if (file.text.find("{{#") == std::string::npos) {
        // UTF-16 has a zero between these characters.
        if (file.text.find('\0') == std::string::npos) return;
    }
    const int source = diagnostics_.add_source(file.name);
    std::string text = clean_source(file.text, source, diagnostics_);
    std::vector<int> lines;
    std::string out = expanded(text, {&file, source, 1, 0, {}}, &lines);
    file.text = std::move(out);
    file.lines = std::move(lines);
}

std::string IncludeExpander::expanded(std::string_view text, const Place& place,
                                      std::vector<int>* lines) {
    std::string out;
    Place here = place;
    std::size_t line_start = 0;
    const auto note_lines = [&](int line, std::string_view added) {
        if (lines) lines->insert(lines->end(), std::size_t(std::ranges::count(added, '\n')), line);
    };
    const auto copy = [&](std::string_view part) {
        for (const char c : part) {
            out += c;
            if (c != '\n') continue;
            line_start = out.size();
            if (!lines) continue;
            lines->push_back(here.line++);
        }
    };
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t open = text.find("{{#", at);
        const std::size_t close = open == std::string_view::npos ? open : text.find("}}", open);
        if (close == std::string_view::npos ||
            text.substr(open, close - open).find('\n') != text.npos) {
            const std::size_t end = open == std::string_view::npos ? text.size() : open + 3;
            copy(text.substr(at, end - at));
            at = end;
            continue;
        }
        const bool is_escaped = open > at && text[open - 1] == '\\';
        copy(text.substr(at, open - at - (is_escaped ? 1 : 0)));
        const std::string_view written = text.substr(open, close + 2 - open);
        std::string included;
        if (is_escaped || !include(written.substr(3, written.size() - 5), here, included)) {
            copy(written);
        } else {
            const std::string indent(indentation(std::string_view(out).substr(line_start)));
            const std::size_t before = out.size();
            append_indented(out, included, indent);
            note_lines(here.line, std::string_view(out).substr(before));
        }
        at = close + 2;
    }
    if (lines) lines->push_back(here.line);
    return out;
}

// Whether `directive` ("include file.rs:name") is one of ours and could be done.
bool IncludeExpander::include(std::string_view directive, const Place& place, std::string& out) {
    const std::size_t space = std::min(directive.find(' '), directive.size());
    const std::string_view name = directive.substr(0, space);
    std::string_view argument = trimmed(directive.substr(space));
    if (name == "title") return true;
    const bool is_playground = name == "playground" || name == "playpen";
    if (!is_playground && name != "include" && name != "rustdoc_include") return false;
    std::string info = "rust";
    if (const std::size_t end = argument.find(' '); is_playground && end != argument.npos) {
        std::string attributes(trimmed(argument.substr(end)));
        std::ranges::replace(attributes, ' ', ',');
        info += ',' + attributes;
        argument = argument.substr(0, end);
    }
    const IncludeRequest request = read_include(argument);
    if (place.depth >= kDeepestInclude) {
        complain(place, "\"" + request.path + "\" is included too deep, or includes itself",
                 "take one of the includes out");
        return false;
    }
    const std::string path =
        (std::filesystem::path(place.folder) / request.path).lexically_normal().generic_string();
    const std::string* text = load(path, place);
    if (!text) return false;
    std::string selected;
    if (!select_lines(*text, request, selected)) {
        complain(
            place, "\"" + request.path + "\" has no part named \"" + request.anchor + "\"",
            "mark it there with ANCHOR: " + request.anchor + " and ANCHOR_END: " + request.anchor);
        return false;
    }
    Place inner = place;
    ++inner.depth;
    inner.folder = std::filesystem::path(path).parent_path().generic_string();
    std::string whole =
        selected.find("{{#") != selected.npos ? expanded(selected, inner, nullptr) : selected;
    included_bytes_ += whole.size();
    out = is_playground ? fenced(whole, info) : std::move(whole);
    return true;
}

const std::string* IncludeExpander::load(const std::string& path, const Place& place) {
    const auto known = texts_.find({place.file->name, path});
    if (known != texts_.end()) return &known->second;
    if (included_bytes_ > kMostIncludedBytes) {
        complain(place, "\"" + path + "\" is not included: the files together are too large",
                 "include less; " + std::to_string(kMostIncludedBytes >> 20) + " MiB is the limit");
        return nullptr;
    }
    Loader::Result result = loader_.load(path, place.file->name);
    switch (result.status) {
        case Loader::Status::NotFound:
            complain(place, "the file to include, \"" + path + "\", was not found", result.hint);
            return nullptr;
        case Loader::Status::Refused:
        case Loader::Status::Unreadable:
            complain(place, "the file to include, \"" + path + "\", was not read", result.hint);
            return nullptr;
        case Loader::Status::Loaded:
            break;
    }
    included_bytes_ += result.bytes.size();
    const std::string shown =
        (std::filesystem::path(place.file->name).parent_path() / path).lexically_normal().string();
    std::string text = clean_source(result.bytes, diagnostics_.add_source(shown), diagnostics_);
    return &texts_.insert_or_assign({place.file->name, path}, std::move(text)).first->second;
}

void IncludeExpander::complain(const Place& place, std::string what, std::string hint) {
    problems_.push_back(
        {{place.source, place.line, 0, place.line, 0}, std::move(what), std::move(hint)});
}

void IncludeExpander::report() {
    if (problems_.size() <= kMostProblemsTold) {
        for (Problem& problem : problems_)
            diagnostics_.warn("missing-include", problem.span, std::move(problem.what),
                              problem.hint.empty() ? "check its path" : std::move(problem.hint));
    } else {
        const Problem& first = problems_.front();
        diagnostics_.warn("missing-include", first.span,
                          std::to_string(problems_.size()) +
                              " includes stay as they are written; the first: " + first.what,
                          first.hint.empty()
                              ? "put the files where they are named, or name their folder with "
                                "--resource-path"
                              : first.hint);
    }
    problems_.clear();
}

}  // namespace postconv
