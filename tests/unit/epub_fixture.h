// A document with every kind of block and inline, and a job around it.
#pragma once

#include <pugixml.hpp>
#include <string>

#include "converters/epub/chapters.h"
#include "converters/epub/epub.h"
#include "converters/package/zip.h"
#include "model/outline.h"
#include "styles/theme_reader.h"

namespace postconv::epub_fixture {

inline Inline text(std::string words) {
    return {Text{std::move(words)}};
}
inline Block paragraph_of(Inlines content) {
    return {Paragraph{std::move(content)}};
}
inline Block paragraph(std::string words) {
    return paragraph_of(Inlines{text(std::move(words))});
}
inline Block heading(int level, std::string words, std::string id = {}) {
    return {Heading{level, {text(std::move(words))}}, {}, {std::move(id), {}, {}}};
}
inline Inline link_to(std::string words, std::string target) {
    return {Link{{text(std::move(words))}, std::move(target), {}}};
}
inline Inline mark(std::size_t note) {
    return {NoteReference{note}};
}
inline Inline styled(TextStyle style, std::string words) {
    return {Styled{style, {text(std::move(words))}}};
}
inline Note note(std::string words) {
    return {"", {paragraph(std::move(words))}};
}

// A picture of one transparent pixel.
inline Resource pixel(std::string name) {
    Resource resource;
    resource.name = std::move(name);
    resource.type = MediaType::Gif;
    resource.bytes = std::string(
        "GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff!\xf9\x04\x01\0\0\0\0,\0\0\0\0\x01\0\x01\0\0"
        "\x02\x01\x44\0;",
        43);
    resource.hash = resource.name;
    resource.width = resource.height = 1;
    return resource;
}

// A document and all that a job needs; outlives the job that it hands out.
struct Book {
    Document document;
    Resources resources;
    OutputOptions options = {.timestamp = 1713780000, .stem = "book", .epub = {.draws_cover = false}};
    Theme theme = builtin_theme("default");
    FontCatalog fonts{POSTCONV_TEST_DATA};
    Diagnostics diagnostics;
    Outline outline;

    Book() {
        document.metadata.title = "A Book";
        document.metadata.creators = {{"Jane Doe", "aut", "Doe, Jane"}};
    }
    explicit Book(Blocks blocks) : Book() { document.blocks = std::move(blocks); }
    Book(const Book&) = delete;
    Book& operator=(const Book&) = delete;

    Job job() {
        outline = make_outline(document, diagnostics);
        return {document, outline, theme, resources, fonts, options};
    }
    Bytes render() { return render_epub(job(), diagnostics); }
    // One file of the book; empty when there is none of that name.
    Bytes file(const std::string& name) {
        for (const ZipEntry& entry : read_zip(render()))
            if (entry.name == "EPUB/" + name || entry.name == name) return entry.bytes;
        return {};
    }
    bool warned_of(const std::string& name) const {
        for (const Diagnostic& item : diagnostics.items())
            if (item.name == name) return true;
        return false;
    }
};

inline bool holds(const Bytes& bytes, const std::string& part) {
    return bytes.find(part) != Bytes::npos;
}

// Fills `book` with every kind of block, inline and metadata.
void fill_with_everything(Book& book);

}  // namespace postconv::epub_fixture
