#include "tests/support/markdown.h"

#include "model/dump.h"

namespace postconv::test {
namespace {

std::string shown(const Diagnostic& d) {
    return d.name + '@' + std::to_string(d.span.line) + ':' + std::to_string(d.span.column);
}

// Takes " @12:3" off the end of each line.
std::string without_places(const std::string& dump) {
    std::string out;
    for (std::size_t at = 0; at < dump.size();) {
        const std::size_t end = dump.find('\n', at);
        std::string line = dump.substr(at, end - at);
        const std::size_t place = line.rfind(" @");
        if (place != std::string::npos &&
            line.find_first_not_of("0123456789:", place + 2) == std::string::npos)
            line.resize(place);
        out += line + '\n';
        at = end + 1;
    }
    return out;
}

}  // namespace

std::string Reading::warnings() const {
    std::string list;
    for (const Diagnostic& d : diagnostics.items()) {
        if (!list.empty()) list += '\n';
        list += shown(d);
    }
    return list;
}

Reading read(const std::string& markdown) {
    return read_whole(markdown, {.metadata = {{"title", "A title given from outside"}}});
}

Reading read_whole(const std::string& text, const ReaderOptions& options) {
    Reading reading;
    reading.document = read_markdown({{"essay.md", text}}, options, reading.diagnostics);
    return reading;
}

std::string body_of(const std::string& markdown) {
    const std::string text = dump(read(markdown).document);
    return without_places(text.substr(text.find("body\n") + 5));
}

Metadata metadata_of(const std::string& yaml) {
    return read_whole("---\n" + yaml + "\n---\n").document.metadata;
}

std::string failure_of(const std::string& text) {
    try {
        read_whole(text);
    } catch (const Failure& failure) {
        return shown(failure.diagnostic);
    }
    return {};
}

}  // namespace postconv::test
