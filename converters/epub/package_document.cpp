#include "converters/epub/package_document.h"

#include <algorithm>

#include "converters/epub/package_metadata.h"
#include "converters/epub/page.h"
#include "converters/package/xml.h"

namespace postconv {
namespace {

struct Item {
    std::string id;
    std::string href;
    std::string_view media_type;
    const char* properties = nullptr;
};

constexpr std::string_view kXhtml = "application/xhtml+xml";

void write_item(pugi::xml_node manifest, const Item& item) {
    pugi::xml_node node = add_element(manifest, "item");
    set_attribute(node, "id", item.id);
    set_attribute(node, "href", item.href);
    set_attribute(node, "media-type", item.media_type);
    if (item.properties) set_attribute(node, "properties", item.properties);
    end_line(manifest);
}

void write_manifest(pugi::xml_node package, const Job& job, const ChapterPlan& plan) {
    pugi::xml_node manifest = add_element(package, "manifest");
    end_line(manifest);
    write_item(manifest, {"nav", kNavigationFile, kXhtml, "nav"});
    write_item(manifest, {"ncx", kNcxFile, "application/x-dtbncx+xml"});
    write_item(manifest, {"style", kStylesheetFile, "text/css"});
    const auto cover = cover_of(job, plan);
    if (cover) write_item(manifest, {"cover", kCoverFile, kXhtml});
    write_item(manifest, {"title-page", kTitlePageFile, kXhtml});
    for (const ChapterFile& chapter : plan.chapters)
        write_item(manifest, {chapter.stem, chapter.file(), kXhtml});
    for (std::size_t i = 0; i < job.resources.size(); ++i) {
        if (plan.left_out.contains(i)) continue;
        const Resource& resource = job.resources[i];
        write_item(manifest, {manifest_id(resource), image_file(resource), mime_type(resource.type),
                              cover == i ? "cover-image" : nullptr});
    }
    end_line(package);
}

void write_reference(pugi::xml_node spine, const std::string& id) {
    set_attribute(add_element(spine, "itemref"), "idref", id);
    end_line(spine);
}

void write_spine(pugi::xml_node package, const Job& job, const ChapterPlan& plan) {
    pugi::xml_node spine = add_element(package, "spine");
    set_attribute(spine, "toc", "ncx");
    if (direction_of(job.document.metadata) == "rtl")
        set_attribute(spine, "page-progression-direction", "rtl");
    end_line(spine);
    if (cover_of(job, plan)) write_reference(spine, "cover");
    write_reference(spine, "title-page");
    const bool prints_lists = job.options.contents || !job.outline.figures.empty() ||
                              !job.outline.tables.empty();
    if (prints_lists) write_reference(spine, "nav");
    for (const ChapterFile& chapter : plan.chapters) write_reference(spine, chapter.stem);
    end_line(package);
}

}  // namespace

Bytes write_package_document(const Job& job, const ChapterPlan& plan) {
    pugi::xml_document part;
    pugi::xml_node package = add_element(part, "package");
    set_attribute(package, "xmlns", "http://www.idpf.org/2007/opf");
    set_attribute(package, "version", "3.0");
    set_attribute(package, "unique-identifier", kPublicationId);
    set_attribute(package, "xml:lang", language_of(job.document.metadata));
    end_line(package);
    write_metadata(package, job, plan);
    write_manifest(package, job, plan);
    write_spine(package, job, plan);
    return serialise(part);
}

}  // namespace postconv
