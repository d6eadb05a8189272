#include "converters/epub/epub.h"

#include "converters/epub/accessibility.h"
#include "converters/epub/front.h"
#include "converters/epub/navigation.h"
#include "converters/epub/package_document.h"
#include "converters/epub/page.h"
#include "converters/epub/stylesheet.h"
#include "converters/epub/svg.h"
#include "converters/epub/xhtml.h"
#include "converters/package/zip.h"
#include "converters/raster.h"
#include "styles/builtin_files.h"

namespace postconv {
namespace {

class Container {
  public:
    void add(const std::string& file, Bytes bytes, Compression how = Compression::Deflate) {
        entries_.push_back({"EPUB/" + file, std::move(bytes), how});
    }
    Bytes close(long long unix_time) const { return write_zip(entries_, unix_time); }

  private:
    // OCF 3.3, 4.2: the media type comes first and can be read without unpacking.
    std::vector<ZipEntry> entries_ = {
        {"mimetype", "application/epub+zip", Compression::Store},
        {"META-INF/container.xml", Bytes(builtin_file("styles/epub/container.xml").value_or(""))}};
};

void add_chapters(Container& container, const Job& job, const ChapterPlan& plan,
                  Diagnostics& diagnostics) {
    Writing writing{job, plan, diagnostics};
    for (; writing.chapter < plan.chapters.size(); ++writing.chapter)
        container.add(plan.chapters[writing.chapter].file(), write_chapter(writing));
}

// Drawings are rewritten for the book, pictures of dots stay as they are; what can't be had is
// left out of the plan.
std::vector<ZipEntry> prepare_images(const Resources& resources, ChapterPlan& plan,
                                     Diagnostics& diagnostics) {
    std::vector<ZipEntry> images;
    for (std::size_t i = 0; i < resources.size(); ++i) {
        const Resource& resource = resources[i];
        if (resource.is_stand_in()) {
            plan.left_out.insert(i);
        } else if (resource.type != MediaType::Svg) {
            images.push_back({image_file(resource), upright_bytes(resource), Compression::Store});
        } else if (auto drawing = svg_for_book(resource.bytes)) {
            images.push_back({image_file(resource), std::move(*drawing)});
        } else {
            plan.left_out.insert(i);
            diagnostics.warn("broken-image", {},
                             "image \"" + resource.name + "\" is not well-formed XML",
                             "open it in a drawing program and save it again");
        }
    }
    return images;
}

}  // namespace

Bytes render_epub(const Job& job, Diagnostics& diagnostics) {
    const Metadata& metadata = job.document.metadata;
    check_accessibility(job, diagnostics);
    ChapterPlan plan = plan_chapters(job);
    std::vector<ZipEntry> images = prepare_images(job.resources, plan, diagnostics);
    Container container;
    container.add("package.opf", write_package_document(job, plan));
    container.add(kNavigationFile, write_navigation(job, plan));
    container.add(kNcxFile, write_ncx(job, plan));
    container.add(kStylesheetFile, make_stylesheet(job.theme, direction_of(metadata)));
    if (const auto cover = cover_of(job, plan))
        container.add(kCoverFile, write_cover_page(job, job.resources[*cover]));
    container.add(kTitlePageFile, write_title_page(job));
    add_chapters(container, job, plan, diagnostics);
    for (ZipEntry& image : images)
        container.add(image.name, std::move(image.bytes), image.compression);
    return container.close(job.options.timestamp);
}

}  // namespace postconv
