#include "converters/epub/epub.h"

#include "converters/epub/front.h"
#include "converters/epub/navigation.h"
#include "converters/epub/package_document.h"
#include "converters/epub/page.h"
#include "converters/epub/stylesheet.h"
#include "converters/epub/xhtml.h"
#include "converters/package/zip.h"
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

void add_images(Container& container, const Resources& resources) {
    for (const Resource& resource : resources) {
        const bool is_packed = resource.type != MediaType::Svg;
        container.add(image_file(resource), resource.bytes,
                      is_packed ? Compression::Store : Compression::Deflate);
    }
}

}  // namespace

Bytes render_epub(const Job& job, Diagnostics& diagnostics) {
    const Metadata& metadata = job.document.metadata;
    const ChapterPlan plan = plan_chapters(job);
    Container container;
    container.add("package.opf", write_package_document(job, plan));
    container.add(kNavigationFile, write_navigation(job, plan));
    container.add(kNcxFile, write_ncx(job, plan));
    container.add(kStylesheetFile, make_stylesheet(job.theme, direction_of(metadata)));
    if (job.document.cover) container.add(kCoverFile, write_cover_page(job));
    container.add(kTitlePageFile, write_title_page(job));
    add_chapters(container, job, plan, diagnostics);
    add_images(container, job.resources);
    return container.close(job.options.timestamp);
}

}  // namespace postconv
