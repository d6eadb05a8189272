#include "converters/docx/docx.h"

#include <algorithm>

#include "converters/docx/body.h"
#include "converters/docx/contents.h"
#include "converters/docx/front_matter.h"
#include "converters/docx/ooxml.h"
#include "converters/docx/page_parts.h"
#include "converters/docx/running_lines.h"
#include "converters/docx/properties.h"
#include "converters/docx/style_part.h"
#include "converters/docx/template.h"

namespace postconv {
namespace {

constexpr std::string_view kOfficeContent =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.";

// The parts of the package in the order they are stored.
class Package {
  public:
    Package() { load_part_template(types_, "content_types.xml"); }

    void add(std::string name, Bytes bytes) {
        entries_.push_back({std::move(name), std::move(bytes)});
    }
    void add(std::string name, Bytes bytes, const std::string& content_type) {
        pugi::xml_node node = types_.child("Types").append_child("Override");
        set_string(node, "PartName", "/" + name);
        set_string(node, "ContentType", content_type);
        add(std::move(name), std::move(bytes));
    }
    void add_media(Media& media) {
        for (const MediaType type :
             {MediaType::Png, MediaType::Jpeg, MediaType::Gif, MediaType::Svg}) {
            if (!media.has(file_extension(type))) continue;
            pugi::xml_node node = types_.child("Types").prepend_child("Default");
            set_string(node, "Extension", file_extension(type));
            set_string(node, "ContentType", mime_type(type));
        }
        for (ZipEntry& entry : media.take_entries())
            entries_.push_back({"word/" + entry.name, std::move(entry.bytes), entry.compression});
    }
    Bytes zipped(long long unix_time) && {
        entries_.insert(entries_.begin(), {"[Content_Types].xml", serialise(types_)});
        return write_zip(entries_, unix_time);
    }

  private:
    pugi::xml_document types_;
    std::vector<ZipEntry> entries_;
};

std::string word_content(std::string_view kind) {
    return std::string(kOfficeContent) + std::string(kind) + "+xml";
}

void write_text(Story& story, pugi::xml_node body) {
    const Job& job = story.all.job;
    BodyWriter blocks(story, body, {.room = job.theme.page.text_width()});
    write_front_matter(story, blocks);
    blocks.write(job.document.blocks);
    blocks.finish();
}

// Where a template has its places.
void write_places(Story& story, pugi::xml_node body) {
    const std::pair<WordStyle, const char*> places[] = {{WordStyle::Title, "{{title}}"},
                                                        {WordStyle::Subtitle, "{{subtitle}}"},
                                                        {WordStyle::Author, "{{author}}"},
                                                        {WordStyle::Date, "{{date}}"},
                                                        {WordStyle::BodyText, "{{body}}"}};
    BodyWriter blocks(story, body, {.room = story.all.job.theme.page.text_width()});
    for (const auto& [style, words] : places) blocks.write_paragraph(style, {{Text{words}}});
    blocks.finish();
}

using Content = void (*)(Story&, pugi::xml_node body);

Bytes body_part(Story& story, const PageParts& page, Content content) {
    pugi::xml_document part;
    load_part_template(part, "document.xml");
    pugi::xml_node body = part.child("w:document").child("w:body");
    pugi::xml_document pages;
    write_section(pages.append_child("w:sectPr"), story.all, page);
    story.all.sections.begin(pages.first_child());
    content(story, body);
    story.all.sections.finish(body.append_child("w:sectPr"));
    return serialise(part);
}

void add_relationships(Package& package, const std::string& part, const Relationships& all) {
    if (!all.empty()) package.add("word/_rels/" + part + ".rels", all.part());
}

// Parts whose content does not depend on the document; their content types are in the template.
void add_fixed_parts(Package& package, Story& body, const Job& job,
                     const WordLanguages& languages) {
    const auto add = [&](const char* kind, const std::string& name, Bytes bytes) {
        body.relationships.add(kind, name);
        package.add("word/" + name, std::move(bytes));
    };
    const auto add_template = [&](const char* kind, const std::string& name) {
        pugi::xml_document part;
        load_part_template(part, name);
        add(kind, name, serialise(part));
    };
    add("styles", "styles.xml", styles_part(body.all.sheet, languages));
    add("settings", "settings.xml", settings_part(job, languages));
    add_template("webSettings", "webSettings.xml");
    add("fontTable", "fontTable.xml", font_table_part(job.theme));
    add("theme", "theme/theme1.xml", theme_part(job.theme));
    add_template("endnotes", "endnotes.xml");
}

// Its relationship id; empty when nothing stands in it.
std::string add_running_part(Package& package, Story& body, const RunningLine& line,
                             const std::string& name) {
    if (is_empty(line, body.all.job)) return {};
    const bool is_head = name.starts_with("header");
    const char* kind = is_head ? "header" : "footer";
    package.add("word/" + name,
                running_part(line, is_head ? WordStyle::Header : WordStyle::Footer, body.all),
                word_content(kind));
    return body.relationships.add(kind, name);
}

PageParts add_page_parts(Package& package, Story& body, const Job& job) {
    PageParts parts;
    const Theme& theme = job.theme;
    const bool faces = has_facing_pages(theme);
    const auto add = [&](const RunningLine& line, const char* name) {
        return add_running_part(package, body, line, name);
    };
    if (theme.running_heads) parts.header = add(theme.running_head.recto, "header1.xml");
    if (theme.running_heads && faces)
        parts.even_header = add(theme.running_head.verso, "header2.xml");
    if (theme.page_numbers) parts.footer = add(theme.running_foot.recto, "footer1.xml");
    if (theme.page_numbers && faces)
        parts.even_footer = add(theme.running_foot.verso, "footer2.xml");
    return parts;
}

// The text itself, and the parts that are known once it is written.
void add_text_parts(Package& package, Story& body, const PageParts& page, Content content) {
    Story notes{body.all, StoryKind::Notes};
    body.relationships.add("numbering", "numbering.xml");
    body.relationships.add("footnotes", "footnotes.xml");
    package.add("word/document.xml", body_part(body, page, content));
    package.add("word/footnotes.xml", footnotes_part(notes));
    package.add("word/numbering.xml", body.all.numbering.part());
    add_relationships(package, "document.xml", body.relationships);
    add_relationships(package, "footnotes.xml", notes.relationships);
    package.add_media(body.all.media);
}

void add_property_parts(Package& package, Relationships& root, const Composition& all) {
    const Metadata& metadata = all.job.document.metadata;
    root.add(kCoreType, "docProps/core.xml");
    package.add("docProps/core.xml", core_properties_part(all.job));
    root.add("extended-properties", "docProps/app.xml");
    package.add("docProps/app.xml",
                extended_properties_part(all.job, metadata.publisher, all.statistics));
    if (std::optional<Bytes> custom = custom_properties_part(metadata)) {
        root.add("custom-properties", "docProps/custom.xml");
        package.add("docProps/custom.xml", std::move(*custom),
                    "application/vnd.openxmlformats-officedocument.custom-properties+xml");
    }
}

Bytes package_with(Content content, const Job& job, Diagnostics& diagnostics) {
    Composition all(job, diagnostics);
    Story body{all};
    Package package;
    Relationships root;
    root.add("officeDocument", "word/document.xml");
    add_fixed_parts(package, body, job, word_languages(job.document.metadata.language));
    const PageParts page = add_page_parts(package, body, job);
    add_text_parts(package, body, page, content);
    add_property_parts(package, root, all);
    package.add("_rels/.rels", root.part());
    return std::move(package).zipped(job.options.timestamp);
}

}  // namespace

Bytes render_docx(const Job& job, Diagnostics& diagnostics) {
    if (!job.options.reference.bytes.empty()) return render_into_template(job, diagnostics);
    return package_with(write_text, job, diagnostics);
}

Document reference_content() {
    Document document;
    document.metadata.title = "{{title}}";
    return document;
}

Bytes render_reference_docx(const Job& job, Diagnostics& diagnostics) {
    return package_with(write_places, job, diagnostics);
}

}  // namespace postconv
