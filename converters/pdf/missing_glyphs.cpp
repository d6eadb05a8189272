#include "converters/pdf/missing_glyphs.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <cstdio>
#include <map>

#include "model/text.h"
#include "model/visit.h"

namespace postconv::pdf {
namespace {

constexpr std::size_t kMostNamed = 10;
constexpr const char* kHint =
    "such characters are blank in the PDF: install a font that has them, or name a folder that "
    "holds "
    "one with --font-path";

struct Found {
    SourceSpan first;  // without a line: in the metadata
    int count = 0;
};

class Finder {
  public:
    explicit Finder(const std::vector<char32_t>& wanted) {
        for (const char32_t c : wanted) found_[c] = {};
    }

    void look(std::string_view text, SourceSpan at) {
        for (std::size_t i = 0; i < text.size();) {
            const char32_t c = next_code_point(text, i);
            const auto entry = c < 0x80 ? found_.end() : found_.find(c);
            if (entry != found_.end() && entry->second.count++ == 0) entry->second.first = at;
            ++at.column;
            if (c == '\n') {
                ++at.line;
                at.column = 1;
            }
        }
    }

    const Found& of(char32_t c) const { return found_.at(c); }

  private:
    std::map<char32_t, Found> found_;
};

// Where the text of a block of code begins: a fence takes a line of its own.
SourceSpan start_of_code(const CodeBlock& code, SourceSpan span) {
    const auto lines = std::count(code.text.begin(), code.text.end(), '\n') + 1;
    if (span.end_line - span.line + 1 > lines) ++span.line;
    return span;
}

void look_everywhere(Finder& finder, const Document& document) {
    walk(document, {.block =
                        [&](const Block& block) {
                            if (const auto* code = std::get_if<CodeBlock>(&block.kind))
                                finder.look(code->text, start_of_code(*code, block.span));
                        },
                    .text =
                        [&](const Inline& node) {
                            if (const auto* text = std::get_if<Text>(&node.kind))
                                finder.look(text->text, node.span);
                            if (const auto* code = std::get_if<Code>(&node.kind))
                                finder.look(code->text, node.span);
                        }});
    const Metadata& metadata = document.metadata;
    finder.look(metadata.title + ' ' + metadata.subtitle + ' ' +
                    joined_names(metadata.creators, " "),
                {});
}

std::string code_point(char32_t c) {
    char text[16];
    std::snprintf(text, sizeof text, "U+%04X", unsigned(c));
    return text;
}

std::string unicode_name(char32_t c) {
    char name[128];
    UErrorCode error = U_ZERO_ERROR;
    const int32_t length =
        u_charName(UChar32(c), U_EXTENDED_CHAR_NAME, name, int32_t(sizeof name), &error);
    return U_SUCCESS(error) && length > 0 ? ' ' + std::string(name, std::size_t(length)) : "";
}

}  // namespace

void warn_of_missing_glyphs(const std::vector<char32_t>& missing, const Document& document,
                            Diagnostics& diagnostics) {
    if (missing.empty()) return;
    Finder finder(missing);
    look_everywhere(finder, document);
    const std::size_t named = missing.size() <= kMostNamed + 1 ? missing.size() : kMostNamed;
    for (std::size_t i = 0; i < named; ++i) {
        const Found& found = finder.of(missing[i]);
        std::string message =
            "no font here can show " + code_point(missing[i]) + unicode_name(missing[i]);
        if (found.count > 1) message += " (" + std::to_string(found.count) + " times)";
        SourceSpan place = found.first;
        if (place.line == 0) place = {};
        diagnostics.warn("missing-glyph", place, message, i == 0 ? kHint : "");
    }
    if (missing.size() == named) return;
    diagnostics.warn("missing-glyph", {},
                     "no font here can show " + std::to_string(missing.size() - named) +
                         " further characters either");
}

}  // namespace postconv::pdf
