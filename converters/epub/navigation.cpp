#include "converters/epub/navigation.h"

#include <algorithm>

#include "converters/epub/page.h"
#include "converters/package/xml.h"
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

void write_landmark(pugi::xml_node list, const char* type, std::string_view words,
                    const std::string& href) {
    pugi::xml_node anchor = add_element(add_element(list, "li"), "a", words);
    set_attribute(anchor, "epub:type", type);
    set_attribute(anchor, "href", href);
    end_line(list);
}

void write_landmarks(pugi::xml_node body, const Job& job, const ChapterPlan& plan) {
    const Metadata& metadata = job.document.metadata;
    pugi::xml_node nav = add_element(body, "nav");
    set_attribute(nav, "epub:type", "landmarks");
    set_attribute(nav, "hidden", "hidden");
    pugi::xml_node list = add_element(nav, "ol");
    end_line(list);
    if (cover_of(job, plan))
        write_landmark(list, "cover", label(Label::Cover, metadata.language), kCoverFile);
    write_landmark(list, "titlepage", label(Label::TitlePage, metadata.language), kTitlePageFile);
    if (job.options.contents)
        write_landmark(list, "toc", label(Label::Contents, metadata.language),
                       std::string(kNavigationFile) + "#toc");
    write_landmark(list, "bodymatter", title_of(job), plan.chapters.front().file());
    end_line(body);
}

// Figures or tables, with their places.
void write_captions(pugi::xml_node body, const char* type, std::string_view title,
                    const std::vector<Captioned>& captions, const ChapterPlan& plan) {
    if (captions.empty()) return;
    pugi::xml_node nav = add_element(body, "nav");
    set_attribute(nav, "epub:type", type);
    set_attribute(add_element(nav, "h2", title), "class", "contents-title");
    end_line(nav);
    std::vector<NavigationEntry> entries;
    for (const Captioned& one : captions) {
        const Place& place = plan.places.at(one.id);
        entries.push_back({plain_text(one.content),
                           plan.chapters[place.chapter].file() + '#' + place.id});
    }
    write_list(nav, entries);
    end_line(body);
}

void write_points(pugi::xml_node parent, const std::vector<NavigationEntry>& entries,
                  int& play_order) {
    for (const NavigationEntry& entry : entries) {
        const std::string number = std::to_string(++play_order);
        pugi::xml_node point = add_element(parent, "navPoint");
        set_attribute(point, "id", "point-" + number);
        set_attribute(point, "playOrder", number);
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
        if (!shown || section.title.empty()) continue;
        const std::string number = section.number.empty() ? "" : section.number + ' ';
        insert(entries, section.level,
               {number + section.title, href_of_section(plan, job.outline, i)});
    }
    if (entries.empty()) entries.push_back({first.title, first.file()});
    return entries;
}

Bytes write_navigation(const Job& job, const ChapterPlan& plan) {
    const Metadata& metadata = job.document.metadata;
    const std::string_view title = label(Label::Contents, metadata.language);
    pugi::xml_document page;
    pugi::xml_node body = start_page(page, metadata, title);
    pugi::xml_node nav = add_element(body, "nav");
    set_semantics(nav, {"toc", "doc-toc"});
    set_attribute(nav, "id", "toc");
    set_attribute(nav, "aria-labelledby", "contents-title");
    pugi::xml_node heading = add_element(nav, "h1", title);
    set_attribute(heading, "class", "contents-title");
    set_attribute(heading, "id", "contents-title");
    end_line(nav);
    write_list(nav, navigation_entries(job, plan));
    end_line(body);
    write_captions(body, "loi", label(Label::ListOfFigures, metadata.language),
                   job.outline.figures, plan);
    write_captions(body, "lot", label(Label::ListOfTables, metadata.language), job.outline.tables,
                   plan);
    write_landmarks(body, job, plan);
    return serialise_xhtml(page);
}

Bytes write_ncx(const Job& job, const ChapterPlan& plan) {
    const Metadata& metadata = job.document.metadata;
    const auto entries = navigation_entries(job, plan);
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
    write_fact(head, "dtb:totalPageCount", "0");
    write_fact(head, "dtb:maxPageNumber", "0");
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
    return serialise(part);
}

}  // namespace postconv
