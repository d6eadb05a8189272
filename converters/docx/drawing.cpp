#include "converters/docx/drawing.h"

#include <algorithm>

#include "converters/docx/ooxml.h"

namespace postconv {
namespace {

constexpr const char* kPictureNamespace =
    "http://schemas.openxmlformats.org/drawingml/2006/picture";
constexpr double kMostOfPage = 0.92;  // of the height: a caption wants to stand below

struct Extent {
    long long width, height;  // EMU
};

Extent extent_of(const Resource& picture, const ImageSize& asked, Length room,
                 Length page_height) {
    const PictureSize size =
        picture_size(picture, asked, room, page_height.scaled_by(kMostOfPage));
    return {std::max<long long>(1, size.width.to_emu()),
            std::max<long long>(1, size.height.to_emu())};
}

pugi::xml_node add_extension(pugi::xml_node parent, const char* uri) {
    pugi::xml_node list = parent.child("a:extLst");
    if (!list) list = parent.append_child("a:extLst");
    pugi::xml_node extension = list.append_child("a:ext");
    set_string(extension, "uri", uri);
    return extension;
}

void mark_decorative(pugi::xml_node properties) {
    pugi::xml_node extension = add_extension(properties, "{C183D7F6-B498-43B3-948B-1728B52AA6E4}");
    pugi::xml_node decorative = extension.append_child("adec:decorative");
    set_string(decorative, "xmlns:adec",
               "http://schemas.microsoft.com/office/drawing/2017/decorative");
    set_string(decorative, "val", "1");
}

void add_document_properties(pugi::xml_node parent, const Image& image, int id) {
    pugi::xml_node properties = parent.append_child("wp:docPr");
    set_number(properties, "id", id);
    set_string(properties, "name", "Picture " + std::to_string(id));
    set_string(properties, "descr", image.alt);
    if (!image.title.empty()) set_string(properties, "title", image.title);
    if (image.is_decorative) mark_decorative(properties);
}

void add_blip(Story& story, pugi::xml_node fill, const MediaFiles& files) {
    pugi::xml_node blip = fill.append_child("a:blip");
    set_string(blip, "r:embed", story.relationships.add("image", files.picture));
    if (files.vector.empty()) return;
    pugi::xml_node extension = add_extension(blip, "{96DAC541-7B7A-43D3-8B79-37D633B846F1}");
    pugi::xml_node vector = extension.append_child("asvg:svgBlip");
    set_string(vector, "xmlns:asvg", "http://schemas.microsoft.com/office/drawing/2016/SVG/main");
    set_string(vector, "r:embed", story.relationships.add("image", files.vector));
}

void add_extent(pugi::xml_node parent, const char* name, Extent extent) {
    pugi::xml_node node = parent.append_child(name);
    set_number(node, "cx", extent.width);
    set_number(node, "cy", extent.height);
}

void add_shape(pugi::xml_node picture, Extent extent) {
    pugi::xml_node shape = picture.append_child("pic:spPr");
    pugi::xml_node transform = shape.append_child("a:xfrm");
    pugi::xml_node offset = transform.append_child("a:off");
    set_number(offset, "x", 0);
    set_number(offset, "y", 0);
    add_extent(transform, "a:ext", extent);
    pugi::xml_node geometry = shape.append_child("a:prstGeom");
    set_string(geometry, "prst", "rect");
    geometry.append_child("a:avLst");
}

void add_picture(Story& story, pugi::xml_node parent, const MediaFiles& files, Extent extent) {
    pugi::xml_node graphic = parent.append_child("a:graphic");
    pugi::xml_node data = graphic.append_child("a:graphicData");
    set_string(data, "uri", kPictureNamespace);
    pugi::xml_node picture = data.append_child("pic:pic");
    pugi::xml_node names = picture.append_child("pic:nvPicPr");
    pugi::xml_node properties = names.append_child("pic:cNvPr");
    set_number(properties, "id", story.all.drawings);
    set_string(properties, "name", files.picture.substr(files.picture.rfind('/') + 1));
    names.append_child("pic:cNvPicPr");
    pugi::xml_node fill = picture.append_child("pic:blipFill");
    add_blip(story, fill, files);
    fill.append_child("a:stretch").append_child("a:fillRect");
    add_shape(picture, extent);
}

void add_inline(Story& story, pugi::xml_node run, const Image& image, const MediaFiles& files,
                Extent extent) {
    pugi::xml_node frame = run.append_child("w:drawing").append_child("wp:inline");
    for (const char* side : {"distT", "distB", "distL", "distR"}) set_number(frame, side, 0);
    add_extent(frame, "wp:extent", extent);
    add_document_properties(frame, image, ++story.all.drawings);
    pugi::xml_node locks =
        frame.append_child("wp:cNvGraphicFramePr").append_child("a:graphicFrameLocks");
    set_string(locks, "noChangeAspect", "1");
    add_picture(story, frame, files, extent);
}

}  // namespace

bool add_drawing(Story& story, pugi::xml_node run, const Image& image, SourceSpan span,
                 Length room) {
    const Resources& resources = story.all.job.resources;
    if (!image.resource || resources[*image.resource].is_stand_in()) return false;
    const std::optional<MediaFiles> files = story.all.media.add(story.all.job, *image.resource);
    if (!files) {
        story.all.diagnostics.warn("unsupported-image", span,
                                   "the picture \"" + image.source + "\" can't be shown in a DOCX",
                                   "save it as PNG or JPEG");
        return false;
    }
    const Theme& theme = story.all.job.theme;
    add_inline(story, run, image, *files,
               extent_of(resources[*image.resource], image.size, room, theme.page.text_height()));
    return true;
}

std::string placeholder(const Image& image) {
    const std::string name = image.source.substr(image.source.find_last_of("/\\") + 1);
    return "[" + (image.alt.empty() ? name.empty() ? image.source : name : image.alt) + "]";
}

}  // namespace postconv
