#include "converters/epub/embedded_fonts.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "fonts/subset.h"
#include "model/text.h"
#include "model/visit.h"

namespace postconv {
namespace {

void add_characters(std::set<char32_t>& all, std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const char32_t c = next_code_point(text, i);
        all.insert(c);
        // A style sheet may ask for capitals, or a reader for small ones.
        if (c >= 'a' && c <= 'z') all.insert(c - 32);
    }
}

// Of the text and of the words that we add to it.
std::set<char32_t> characters_of(const Job& job) {
    std::set<char32_t> all;
    for (char32_t c = ' '; c <= '~'; ++c) all.insert(c);
    for (const char32_t c : U"\u00A0\u2002\u2010\u2013\u2014\u2018\u2019\u201C\u201D\u2022\u2026☐☑")
        if (c) all.insert(c);
    const Document& document = job.document;
    const Metadata& metadata = document.metadata;
    for (const std::string* text : {&metadata.title, &metadata.subtitle, &metadata.publisher,
                                    &metadata.rights, &metadata.edition})
        add_characters(all, *text);
    add_characters(all, joined_names(metadata.creators, " "));
    add_characters(all, joined_names(metadata.contributors, " "));
    walk(document, {.block =
                        [&](const Block& block) {
                            if (const auto* code = std::get_if<CodeBlock>(&block.kind))
                                add_characters(all, code->text);
                            if (const auto* callout = std::get_if<Callout>(&block.kind))
                                add_characters(all, callout_label(callout->kind, metadata.language));
                        },
                    .text =
                        [&](const Inline& node) {
                            if (const auto* text = std::get_if<Text>(&node.kind))
                                add_characters(all, text->text);
                            if (const auto* code = std::get_if<Code>(&node.kind))
                                add_characters(all, code->text);
                        }});
    return all;
}

std::set<std::string> families_of(const Theme& theme) {
    std::set<std::string> families;
    for (const Style& style : theme.styles)
        if (!theme.fonts(style).families.empty())
            families.insert(theme.fonts(style).families.front());
    return families;
}

Bytes contents_of(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return Bytes(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
}

class FontGatherer {
  public:
    FontGatherer(const Job& job, Diagnostics& diagnostics)
        : job_(job), diagnostics_(diagnostics), characters_(characters_of(job)) {}

    std::vector<BookFont> gather() {
        for (const std::string& family : families_of(job_.theme)) {
            const std::vector<std::string> files = job_.fonts.files_of(family);
            if (files.empty())
                diagnostics_.warn("font-missing", {},
                                  "the font \"" + family + "\" is not here and can't be embedded",
                                  "name its folder with --font-path");
            for (const std::string& file : files) add(family, file);
        }
        return std::move(fonts_);
    }

  private:
    void add(const std::string& family, const std::string& path) {
        const Bytes file = contents_of(path);
        const std::optional<FaceFacts> facts = read_face(file);
        const bool is_wanted = facts && (facts->weight == 400 || facts->weight == 700);
        if (!is_wanted) return;
        const std::string name = std::filesystem::path(path).filename().string();
        if (facts->embedding == Embedding::Forbidden)
            return diagnostics_.warn("font-licence", {},
                                     "the font file " + name + " forbids that it is embedded",
                                     "ask its maker for a licence, or name another with --main-font");
        Bytes bytes = facts->embedding == Embedding::WholeOnly ? file
                                                               : subset_face(file, characters_);
        if (bytes.empty()) return;
        const std::string kind = facts->is_cff ? ".otf" : ".ttf";
        fonts_.push_back({ascii_lower(std::filesystem::path(path).stem().string()) + kind, family,
                          facts->weight, facts->is_italic, facts->is_cff, std::move(bytes)});
        std::string& made = fonts_.back().name;
        std::ranges::replace_if(made, [](char c) { return c == ' ' || c & '\x80'; }, '-');
    }

    const Job& job_;
    Diagnostics& diagnostics_;
    const std::set<char32_t> characters_;
    std::vector<BookFont> fonts_;
};

}  // namespace

std::vector<BookFont> embedded_fonts(const Job& job, Diagnostics& diagnostics) {
    if (!job.options.epub.embeds_fonts) return {};
    return FontGatherer(job, diagnostics).gather();
}

std::string font_rules(const std::vector<BookFont>& fonts, const Theme& theme) {
    if (fonts.empty()) return {};
    std::string css;
    for (const BookFont& font : fonts)
        css += "@font-face {\n  font-family: \"" + font.family + "\";\n  font-weight: " +
               std::to_string(font.weight) + ";\n  font-style: " +
               (font.is_italic ? "italic" : "normal") + ";\n  src: url(\"" + font.file() +
               "\");\n}\n";
    const FontStack& body = theme.fonts(theme[Role::Body]);
    css += "body {\n  font-family: ";
    for (const std::string& family : body.families) css += '"' + family + "\", ";
    return css + body.generic + ";\n}\n";
}

}  // namespace postconv
