#include "converters/epub/front.h"

#include "converters/epub/page.h"
#include "converters/package/xml.h"
#include "converters/printed_date.h"
#include "converters/title.h"

namespace postconv {
namespace {

void add_line(pugi::xml_node parent, const char* class_name, const std::string& text) {
    if (text.empty()) return;
    set_attribute(add_element(parent, "p", text), "class", class_name);
    end_line(parent);
}

void add_date(pugi::xml_node parent, Date date, std::string_view language) {
    date.time.reset();
    pugi::xml_node line = add_element(parent, "p");
    set_attribute(line, "class", "date");
    set_attribute(add_element(line, "time", printed_date(date, language)), "datetime",
                  to_w3cdtf(date));
    end_line(parent);
}

}  // namespace

Bytes write_cover_page(const Job& job, const BookImage& picture) {
    const Metadata& metadata = job.document.metadata;
    std::string alt = metadata.cover ? metadata.cover->alt : std::string();
    const std::string names = joined_names(metadata.creators, ", ");
    if (alt.empty()) alt = title_of(job) + (names.empty() ? "" : ", " + names);
    pugi::xml_document page;
    pugi::xml_node body = start_page(page, metadata, label(Label::Cover, metadata.language));
    pugi::xml_node section = add_element(body, "section");
    set_attribute(section, "class", "cover");
    set_attribute(section, "epub:type", "cover");
    set_attribute(section, "aria-label", label(Label::Cover, metadata.language));
    pugi::xml_node image = add_element(section, "img");
    set_attribute(image, "role", "doc-cover");
    set_attribute(image, "src", picture.file());
    set_attribute(image, "alt", alt);
    end_line(body);
    return serialise_xhtml(page);
}

Bytes write_title_page(const Job& job, const PageMarks& pages) {
    const Metadata& metadata = job.document.metadata;
    pugi::xml_document page;
    pugi::xml_node body = start_page(page, metadata, title_of(job));
    pugi::xml_node section = add_element(body, "section");
    set_attribute(section, "class", "title-page");
    set_attribute(section, "epub:type", "titlepage");
    set_attribute(section, "aria-labelledby", kTitleId);
    end_line(section);
    for (const PageMark& mark : pages.of_title_page()) add_page_mark(section, mark, "div");
    pugi::xml_node title = add_element(section, "h1", title_of(job));
    set_attribute(title, "class", "title");
    set_attribute(title, "id", kTitleId);
    end_line(section);
    if (!metadata.subtitle.empty()) {
        add_line(section, "subtitle", metadata.subtitle);
        set_attribute(section.last_child().previous_sibling(), "role", "doc-subtitle");
    }
    for (const Creator& creator : metadata.creators) add_line(section, "author", creator.name);
    for (const Creator& creator : metadata.contributors) add_line(section, "author", creator.name);
    if (metadata.date) add_date(section, *metadata.date, metadata.language);
    for (const std::string& line : {metadata.edition, metadata.publisher, metadata.rights})
        add_line(section, "date", line);
    end_line(body);
    return serialise_xhtml(page);
}

}  // namespace postconv
