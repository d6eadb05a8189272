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

void write_manifest(pugi::xml_node package, const Places& places) {
    pugi::xml_node manifest = add_element(package, "manifest");
    end_line(manifest);
    write_item(manifest, {"nav", kNavigationFile, kXhtml, "nav"});
    write_item(manifest, {"ncx", kNcxFile, "application/x-dtbncx+xml"});
    write_item(manifest, {"style", kStylesheetFile, "text/css"});
    if (places.has_cover_page()) write_item(manifest, {"cover", kCoverFile, kXhtml});
    write_item(manifest, {"title-page", kTitlePageFile, kXhtml});
    for (const ChapterFile& chapter : places.plan.chapters)
        write_item(manifest, {chapter.stem, chapter.file(), kXhtml});
    const BookImages& images = places.images;
    for (std::size_t i = 0; i < images.files.size(); ++i) {
        const BookImage& image = images.files[i];
        write_item(manifest, {image.manifest_id(), image.file(), mime_type(image.type),
                              images.cover == i ? "cover-image" : nullptr});
    }
    for (const BookFont& font : places.fonts)
        write_item(manifest, {"font-" + font.name, font.file(), font.media_type()});
    end_line(package);
}

void write_reference(pugi::xml_node spine, const std::string& id) {
    set_attribute(add_element(spine, "itemref"), "idref", id);
    end_line(spine);
}

void write_spine(pugi::xml_node package, const Places& places) {
    pugi::xml_node spine = add_element(package, "spine");
    set_attribute(spine, "toc", "ncx");
    if (direction_of(places.job.document.metadata) == "rtl")
        set_attribute(spine, "page-progression-direction", "rtl");
    end_line(spine);
    if (places.has_cover_page()) write_reference(spine, "cover");
    write_reference(spine, "title-page");
    if (places.prints_navigation()) write_reference(spine, "nav");
    for (const ChapterFile& chapter : places.plan.chapters) write_reference(spine, chapter.stem);
    end_line(package);
}

}  // namespace

Bytes write_package_document(const Places& places) {
    pugi::xml_document part;
    pugi::xml_node package = add_element(part, "package");
    set_attribute(package, "xmlns", "http://www.idpf.org/2007/opf");
    set_attribute(package, "version", "3.0");
    set_attribute(package, "unique-identifier", kPublicationId);
    set_attribute(package, "xml:lang", language_of(places.job.document.metadata));
    if (!places.fonts.empty())
        set_attribute(package, "prefix",
                      "ibooks: http://vocabulary.itunes.apple.com/rdf/ibooks/"
                      "vocabulary-extensions-1.0/");
    end_line(package);
    write_metadata(package, places);
    write_manifest(package, places);
    write_spine(package, places);
    return serialise(part);
}

}  // namespace postconv
