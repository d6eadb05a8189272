// A document made by hand, turned into a DOCX and taken apart again.
#pragma once

#include <map>
#include <pugixml.hpp>
#include <string>
#include <vector>

#include "converters/docx/docx.h"
#include "converters/package/zip.h"
#include "styles/theme_reader.h"

namespace docx_test {

using namespace postconv;

struct Package {
    std::vector<std::string> names;
    std::map<std::string, std::string> parts;
    Diagnostics diagnostics;

    // All nodes that an XPath expression finds in a part.
    pugi::xpath_node_set find(const std::string& part, const char* path) {
        pugi::xml_document& document = parsed_[part];
        if (!document.first_child()) {
            const std::string& text = parts.at(part);
            document.load_buffer(text.data(), text.size(),
                                 pugi::parse_default | pugi::parse_ws_pcdata);
        }
        return document.select_nodes(path);
    }
    pugi::xpath_node_set body(const char* path) { return find("word/document.xml", path); }
    std::string text(const std::string& part, const char* path) {
        std::string all;
        for (const pugi::xpath_node& found : find(part, path))
            all += found.attribute() ? found.attribute().value() : found.node().text().get();
        return all;
    }

  private:
    std::map<std::string, pugi::xml_document> parsed_;
};

struct Setting {
    Document document;
    Theme theme = builtin_theme("default");
    Resources resources = {};
    OutputOptions options = {
        .timestamp = 1700000000, .contents = false, .contents_depth = 3, .stem = "test"};
};

inline Bytes bytes_of(Setting setting, Diagnostics& diagnostics) {
    const Outline outline = make_outline(setting.document, diagnostics);
    const FontCatalog fonts(POSTCONV_TEST_DATA);
    const Job job{setting.document,  outline, setting.theme,
                  setting.resources, fonts,   setting.options};
    return render_docx(job, diagnostics);
}

inline Package package_of(Setting setting) {
    Package package;
    for (ZipEntry& entry : read_zip(bytes_of(std::move(setting), package.diagnostics))) {
        package.names.push_back(entry.name);
        package.parts[entry.name] = std::move(entry.bytes);
    }
    return package;
}

inline Document document_of(Blocks blocks) {
    Document document;
    document.metadata.title = "Test";
    document.blocks = std::move(blocks);
    return document;
}

inline Package package_of(Blocks blocks) {
    return package_of(Setting{document_of(std::move(blocks))});
}

inline Inline text(const std::string& words) {
    return Inline{Text{words}};
}
inline Inline styled(TextStyle style, Inlines content) {
    return Inline{Styled{style, std::move(content)}};
}
inline Block paragraph(Inlines content) {
    return Block{Paragraph{std::move(content)}};
}
inline Block paragraph(const std::string& words) {
    return paragraph(Inlines{text(words)});
}
inline Block heading(int level, const std::string& words) {
    return Block{Heading{level, {text(words)}}};
}
inline ListItem item(Blocks blocks) {
    return ListItem{std::move(blocks)};
}
inline ListItem item(const std::string& words) {
    return item(Blocks{paragraph(words)});
}
inline Block numbered(std::vector<ListItem> items, int start = 1) {
    return Block{List{ListKind::Ordered, start, true, std::move(items)}};
}
inline Block bulleted(std::vector<ListItem> items, bool tight = true) {
    return Block{List{ListKind::Bullet, 1, tight, std::move(items)}};
}
inline TableCell cell(const std::string& words) {
    return TableCell{{paragraph(words)}};
}

}  // namespace docx_test
