#include "converters/cli/report.h"

#include "model/text.h"

namespace postconv::cli {
namespace {

constexpr const char* kReset = "\x1b[0m";
constexpr const char* kBold = "\x1b[1m";
constexpr const char* kCyan = "\x1b[36m";

const char* word(Severity severity) {
    switch (severity) {
        case Severity::Note:
            return "note";
        case Severity::Warning:
            return "warning";
        case Severity::Error:
            return "error";
    }
    return "";
}

const char* colour_of(Severity severity) {
    switch (severity) {
        case Severity::Note:
            return kCyan;
        case Severity::Warning:
            return "\x1b[1;33m";
        case Severity::Error:
            return "\x1b[1;31m";
    }
    return "";
}

std::string painted(const std::string& text, const char* colour, Colours colours) {
    return colours == Colours::On ? colour + text + kReset : text;
}

bool is_control(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c <= 0x9F);
}

std::string printable(std::string_view text) {
    std::string safe;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        append_utf8(safe, c == '\n' ? U' ' : is_control(c) ? U'?' : c);
    }
    return safe;
}

std::string place(const SourceSpan& span, const std::vector<std::string>& sources) {
    if (span.source < 0 || std::size_t(span.source) >= sources.size()) return "postconv:";
    std::string text = sources[std::size_t(span.source)] + ':';
    if (span.line > 0) text += std::to_string(span.line) + ':';
    if (span.line > 0 && span.column > 0) text += std::to_string(span.column) + ':';
    return text;
}

}  // namespace

std::string formatted(const Diagnostic& diagnostic, const std::vector<std::string>& sources,
                      Colours colours) {
    std::string text = painted(printable(place(diagnostic.span, sources)), kBold, colours) + ' ' +
                       painted(word(diagnostic.severity) + std::string(":"),
                               colour_of(diagnostic.severity), colours) +
                       ' ' + printable(diagnostic.message) + " [" + diagnostic.name + "]\n";
    if (!diagnostic.hint.empty())
        text += painted("hint:", kCyan, colours) + ' ' + printable(diagnostic.hint) + '\n';
    return text;
}

std::string formatted(const Diagnostics& diagnostics, Volume volume, Colours colours) {
    std::string text;
    for (const Diagnostic& diagnostic : diagnostics.items())
        if (volume == Volume::Everything || diagnostic.severity == Severity::Error)
            text += formatted(diagnostic, diagnostics.sources(), colours);
    return text;
}

}  // namespace postconv::cli
