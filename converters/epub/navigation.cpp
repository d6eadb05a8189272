#include "converters/epub/navigation.h"

#include <algorithm>
#include <charconv>

#include "converters/epub/names.h"
#include "converters/epub/page.h"
#include "converters/epub/semantics.h"
#include "converters/epub/targets.h"
#include "converters/package/xml.h"
#include "converters/title.h"
#include "model/text.h"

namespace postconv {
namespace {

// Puts an entry of that level below the last one that is higher. Entries of one level may be
// missing: the first child is then deeper than one step, and stands where it can.
void insert(std::vector<NavigationEntry>& entries, int level, NavigationEntry entry) {
    std::vector<NavigationEntry>* siblings = &entries;
    for (int depth = 1; depth < level && !siblings->empty(); ++depth)
        siblings = &siblings->back().children;
    siblings->push_back(std::move(entry));
}

std::string href_of_section(const ChapterPlan& plan, const Outline& outline, std::size_t section) {
    const Place& place = plan.places.at(outline.sections[section].id);
    const ChapterFile& chapter = plan.chapters[place.chapter];
    return chapter.section == section ? chapter.file() : chapter.file() + '#' + place.id;
}

int depth_of(const std::vector<NavigationEntry>& entries) {
    int deepest = 0;
    for (const NavigationEntry& entry : entries)
        deepest = std::max(deepest, 1 + depth_of(entry.children));
    return deepest;
}

void write_list(pugi::xml_node parent, const std::vector<NavigationEntry>& entries) {
    pugi::xml_node list = add_element(parent, "ol");
    end_line(list);
    for (const NavigationEntry& entry : entries) {
        pugi::xml_node item = add_element(list, "li");
        set_attribute(add_element(item, "a", entry.title), "href", entry.href);
        if (!entry.children.empty()) write_list(item, entry.children);
        end_line(list);
    }
}

// 0: no whole number.
int number_of(const std::string& label) {
    int number = 0;
    const auto [end, error] = std::from_chars(label.data(), label.data() + label.size(), number);
    return error == std::errc() && end == label.data() + label.size() ? number : 0;
}

void write_landmark(pugi::xml_node list, const char* type, std::string_view words,
                    const std::string& href) {
    pugi::xml_node anchor = add_element(add_element(list, "li"), "a", words);
    set_attribute(anchor, "epub:type", type);
    set_attribute(anchor, "href", href);
    end_line(list);
}

void write_landmarks(pugi::xml_node body, const Places& places) {
    const Job& job = places.job;
    const ChapterPlan& plan = places.plan;
    const Metadata& metadata = job.document.metadata;
    pugi::xml_node nav = add_element(body, "nav");
    set_attribute(nav, "epub:type", "landmarks");
    set_attribute(nav, "hidden", "hidden");
    pugi::xml_node list = add_element(nav, "ol");
    end_line(list);
    if (places.has_cover_page())
        write_landmark(list, "cover", label(Label::Cover, metadata.language), kCoverFile);
    write_landmark(list, "titlepage", label(Label::TitlePage, metadata.language), kTitlePageFile);
    if (job.options.contents)
        write_landmark(list, "toc", label(Label::Contents, metadata.language),
                       std::string(kNavigationFile) + '#' + kContentsId);
    write_landmark(list, "bodymatter", title_of(job), plan.chapters.front().file());
    for (const ChapterFile& chapter : plan.chapters) {
        const std::string type = semantics_of(job, chapter).type;
        if (type == "bibliography" || type == "glossary" || type == "appendix")
            write_landmark(list, type.c_str(), chapter.title, chapter.file());
    }
    end_line(body);
}

// EPUB 3.3, 7.4.3; readers show it themselves.
void write_page_list(pugi::xml_node body, const Places& places) {
    if (places.pages.list().empty()) return;
    const std::string_view language = places.job.document.metadata.language;
    pugi::xml_node nav = add_element(body, "nav");
    set_semantics(nav, {"page-list", "doc-pagelist"});
    set_attribute(nav, "aria-label", label(Label::Pages, language));
    set_attribute(nav, "hidden", "hidden");
    std::vector<NavigationEntry> entries;
    for (const PageEntry& page : places.pages.list()) entries.push_back({page.label, page.href});
    write_list(nav, entries);
    end_line(body);
}

// OPF 2.0.1, 2.4.1: "normal" pages have a number, those of the front matter are "front".
void write_ncx_page_list(pugi::xml_node ncx, const Places& places, int play_order) {
    if (places.pages.list().empty()) return;
    pugi::xml_node list = add_element(ncx, "pageList");
    end_line(list);
    for (const PageEntry& page : places.pages.list()) {
        const bool is_number = number_of(page.label) > 0;
        pugi::xml_node target = add_element(list, "pageTarget");
        set_attribute(target, "id", page.href.substr(page.href.find('#') + 1));
        set_attribute(target, "type", is_number ? "normal" : "front");
        if (is_number) set_attribute(target, "value", page.label);
        set_attribute(target, "playOrder", std::to_string(++play_order));
        add_element(add_element(target, "navLabel"), "text", page.label);
        set_attribute(add_element(target, "content"), "src", page.href);
        end_line(list);
    }
    end_line(ncx);
}

// Figures or tables, with their places.
void write_captions(pugi::xml_node body, const char* type, std::string_view title,
                    const std::vector<Captioned>& captions, const ChapterPlan& plan) {
    std::vector<NavigationEntry> entries;
    for (const Captioned& one : captions) {
        const Place& place = plan.places.at(one.id);
        const std::string words = plain_text(one.content);
        if (is_blank(words)) continue;
        entries.push_back({words, plan.chapters[place.chapter].file() + '#' + place.id});
    }
    if (entries.empty()) return;
    pugi::xml_node nav = add_element(body, "nav");
    set_attribute(nav, "epub:type", type);
    set_attribute(add_element(nav, "h2", title), "class", "contents-title");
    end_line(nav);
    write_list(nav, entries);
    end_line(body);
}

// The name of its place, so that it stays when others come and go.
std::string point_id(const std::string& href) {
    std::string id = "point-" + href;
    std::ranges::replace(id, '#', '.');
    return id;
}

void write_points(pugi::xml_node parent, const std::vector<NavigationEntry>& entries,
                  int& play_order) {
    for (const NavigationEntry& entry : entries) {
        pugi::xml_node point = add_element(parent, "navPoint");
        set_attribute(point, "id", point_id(entry.href));
        set_attribute(point, "playOrder", std::to_string(++play_order));
        add_element(add_element(point, "navLabel"), "text", entry.title);
        set_attribute(add_element(point, "content"), "src", entry.href);
        write_points(point, entry.children, play_order);
        end_line(parent);
    }
}

void write_fact(pugi::xml_node head, const char* name, const std::string& content) {
    pugi::xml_node meta = add_element(head, "meta");
    set_attribute(meta, "name", name);
    set_attribute(meta, "content", content);
    end_line(head);
}

}  // namespace

std::vector<NavigationEntry> navigation_entries(const Job& job, const ChapterPlan& plan) {
    std::vector<NavigationEntry> entries;
    const ChapterFile& first = plan.chapters.front();
    if (!first.section) entries.push_back({first.title, first.file()});
    for (std::size_t i = 0; i < job.outline.sections.size(); ++i) {
        const Section& section = job.outline.sections[i];
        const bool shown = section.level <= std::max(job.options.contents_depth, 1);
        if (!shown || is_blank(section.title)) continue;
        const std::string number = section.number.empty() ? "" : section.number + ' ';
        insert(entries, section.level,
               {number + section.title, href_of_section(plan, job.outline, i)});
    }
    if (entries.empty()) entries.push_back({first.title, first.file()});
    return entries;
}

bool Places::has_cover_page() const {
    return images.cover && rules_of(job.options.epub.target).has_cover_page;
}

bool Places::prints_navigation() const {
    return job.options.contents || !job.outline.figures.empty() || !job.outline.tables.empty();
}

Bytes write_navigation(const Places& places) {
    const Job& job = places.job;
    const ChapterPlan& plan = places.plan;
    const Metadata& metadata = job.document.metadata;
    const std::string_view title = label(Label::Contents, metadata.language);
    pugi::xml_document page;
    pugi::xml_node body = start_page(page, metadata, title);
    for (const PageMark& mark : places.pages.of_contents()) add_page_mark(body, mark, "div");
    pugi::xml_node nav = add_element(body, "nav");
    set_semantics(nav, {"toc", "doc-toc"});
    set_attribute(nav, "id", kContentsId);
    set_attribute(nav, "aria-labelledby", kContentsTitleId);
    pugi::xml_node heading = add_element(nav, "h1", title);
    set_attribute(heading, "class", "contents-title");
    set_attribute(heading, "id", kContentsTitleId);
    end_line(nav);
    write_list(nav, navigation_entries(job, plan));
    end_line(body);
    write_captions(body, "loi", label(Label::ListOfFigures, metadata.language), job.outline.figures,
                   plan);
    write_captions(body, "lot", label(Label::ListOfTables, metadata.language), job.outline.tables,
                   plan);
    write_page_list(body, places);
    write_landmarks(body, places);
    return serialise_xhtml(page);
}

Bytes write_ncx(const Places& places) {
    const Job& job = places.job;
    const Metadata& metadata = job.document.metadata;
    const auto entries = navigation_entries(job, places.plan);
    pugi::xml_document part;
    pugi::xml_node ncx = add_element(part, "ncx");
    set_attribute(ncx, "xmlns", "http://www.daisy.org/z3986/2005/ncx/");
    set_attribute(ncx, "version", "2005-1");
    set_attribute(ncx, "xml:lang", language_of(metadata));
    end_line(ncx);
    pugi::xml_node head = add_element(ncx, "head");
    end_line(head);
    write_fact(head, "dtb:uid", publication_identifier(metadata, job.options));
    write_fact(head, "dtb:depth", std::to_string(depth_of(entries)));
    int last_page = 0;
    for (const PageEntry& page : places.pages.list())
        last_page = std::max(last_page, number_of(page.label));
    write_fact(head, "dtb:totalPageCount", std::to_string(places.pages.list().size()));
    write_fact(head, "dtb:maxPageNumber", std::to_string(last_page));
    end_line(ncx);
    add_element(add_element(ncx, "docTitle"), "text", title_of(job));
    end_line(ncx);
    for (const Creator& creator : metadata.creators) {
        add_element(add_element(ncx, "docAuthor"), "text", creator.name);
        end_line(ncx);
    }
    pugi::xml_node map = add_element(ncx, "navMap");
    end_line(map);
    int play_order = 0;
    write_points(map, entries, play_order);
    end_line(ncx);
    write_ncx_page_list(ncx, places, play_order);
    return serialise(part);
}

}  // namespace postconv
