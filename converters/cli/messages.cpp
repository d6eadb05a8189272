#include "converters/cli/messages.h"

#include <nlohmann/json.hpp>

#include <ostream>

#include "model/text.h"

namespace postconv::cli {
namespace {

constexpr const char* kReset = "\x1b[0m";
constexpr const char* kBold = "\x1b[1m";
constexpr const char* kCyan = "\x1b[36m";

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

// Null for what stands in no file.
const std::string* file_of(const SourceSpan& span, const std::vector<std::string>& sources) {
    const bool known = span.source >= 0 && std::size_t(span.source) < sources.size();
    return known ? &sources[std::size_t(span.source)] : nullptr;
}

std::string place(const SourceSpan& span, const std::vector<std::string>& sources) {
    const std::string* file = file_of(span, sources);
    if (!file) return "postconv:";
    std::string text = *file + ':';
    if (span.line > 0) text += std::to_string(span.line) + ':';
    if (span.line > 0 && span.column > 0) text += std::to_string(span.column) + ':';
    return text;
}

std::string human(const Diagnostic& diagnostic, const std::vector<std::string>& sources,
                  Colours colours) {
    return painted(printable(place(diagnostic.span, sources)), kBold, colours) + ' ' +
           painted(std::string(name_of(diagnostic.severity)) + ':', colour_of(diagnostic.severity),
                   colours) +
           ' ' + printable(diagnostic.message) + " [" + diagnostic.name + "]\n";
}

std::string hint_line(const Diagnostic& diagnostic, Colours colours) {
    if (diagnostic.hint.empty()) return {};
    return painted("hint:", kCyan, colours) + ' ' + printable(diagnostic.hint) + '\n';
}

std::string json_line(const Diagnostic& diagnostic, const std::vector<std::string>& sources) {
    using Json = nlohmann::ordered_json;
    const std::string* file = file_of(diagnostic.span, sources);
    const auto number = [&](int value) { return file && value > 0 ? Json(value) : Json(); };
    const Json line = {
        {"file", file ? Json(*file) : Json()},
        {"line", number(diagnostic.span.line)},
        {"column", number(diagnostic.span.column)},
        {"severity", name_of(diagnostic.severity)},
        {"name", diagnostic.name},
        {"message", diagnostic.message},
        {"hint", diagnostic.hint.empty() ? Json() : Json(diagnostic.hint)},
    };
    // In ASCII, so that no document can steer a terminal.
    return line.dump(-1, ' ', true, Json::error_handler_t::replace) + '\n';
}

enum class Place { Message, Property };

// As the runner of GitHub's workflows undoes it.
std::string escaped_for_github(std::string_view text, Place place) {
    std::string escaped;
    for (const char c : text) {
        const bool ends_property = place == Place::Property && (c == ':' || c == ',');
        if (c == '%')
            escaped += "%25";
        else if (c == '\r')
            escaped += "%0D";
        else if (c == '\n')
            escaped += "%0A";
        else if (ends_property)
            escaped += c == ':' ? "%3A" : "%2C";
        else
            escaped += c;
    }
    return escaped;
}

std::string github_line(const Diagnostic& diagnostic, const std::vector<std::string>& sources) {
    const auto property = [](const char* name, std::string_view value) {
        return std::string(name) + '=' + escaped_for_github(value, Place::Property);
    };
    const SourceSpan& span = diagnostic.span;
    const bool is_note = diagnostic.severity == Severity::Note;
    std::string line = "::" + std::string(is_note ? "notice" : name_of(diagnostic.severity)) + ' ';
    if (const std::string* file = file_of(span, sources)) {
        line += property("file", printable(*file)) + ',';
        if (span.line > 0) line += property("line", std::to_string(span.line)) + ',';
        if (span.line > 0 && span.column > 0)
            line += property("col", std::to_string(span.column)) + ',';
    }
    std::string message = printable(diagnostic.message);
    if (!diagnostic.hint.empty()) message += "\nhint: " + printable(diagnostic.hint);
    return line + property("title", diagnostic.name) +
           "::" + escaped_for_github(message, Place::Message) + '\n';
}

}  // namespace

Colours choose_colours(ColourChoice choice, const Screen& screen) {
    switch (choice) {
        case ColourChoice::Always:
            return Colours::On;
        case ColourChoice::Never:
            return Colours::Off;
        case ColourChoice::Auto:
            break;
    }
    const bool wanted = screen.is_terminal && screen.no_color.empty() && screen.term != "dumb";
    return wanted ? Colours::On : Colours::Off;
}

std::string formatted(const Diagnostic& diagnostic, const std::vector<std::string>& sources,
                      const MessageStyle& style) {
    if (style.volume == Volume::ErrorsOnly && diagnostic.severity != Severity::Error) return {};
    switch (style.form) {
        case MessageForm::Human:
            return human(diagnostic, sources, style.colours) + hint_line(diagnostic, style.colours);
        case MessageForm::Short:
            return human(diagnostic, sources, style.colours);
        case MessageForm::Json:
            return json_line(diagnostic, sources);
        case MessageForm::Github:
            return github_line(diagnostic, sources);
        case MessageForm::Sarif:
            break;
    }
    return {};
}

std::string formatted(const Diagnostics& diagnostics, const MessageStyle& style) {
    std::string text;
    for (const Diagnostic& diagnostic : diagnostics.items())
        text += formatted(diagnostic, diagnostics.sources(), style);
    return text;
}

Messages::Messages(const MessageOptions& options, Colours colours, std::ostream& stream)
    : options_(options),
      style_{options.form, options.quiet ? Volume::ErrorsOnly : Volume::Everything, colours},
      stream_(stream) {}

void Messages::say(const Diagnostics& diagnostics) {
    stream_ << formatted(diagnostics, style_) << std::flush;
    if (options_.form == MessageForm::Sarif) {
        if (!diagnostics.items().empty()) kept_.push_back(diagnostics);
    } else if (!options_.log.empty()) {
        log_ += formatted(diagnostics, {.form = options_.form});
    }
}

void Messages::say(const Diagnostic& diagnostic, const std::string& source) {
    Diagnostics diagnostics;
    Diagnostic placed = diagnostic;
    placed.span.source = source.empty() ? -1 : diagnostics.add_source(source);
    diagnostics.add(std::move(placed));
    say(diagnostics);
}

std::string Messages::finish() {
    if (options_.form != MessageForm::Sarif) return std::move(log_);
    stream_ << sarif_log(kept_, style_.volume) << std::flush;
    return options_.log.empty() ? std::string() : sarif_log(kept_, Volume::Everything);
}

}  // namespace postconv::cli
