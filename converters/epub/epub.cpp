#include "converters/epub/epub.h"

#include "converters/epub/accessibility.h"
#include "converters/epub/front.h"
#include "converters/epub/images.h"
#include "converters/epub/navigation.h"
#include "converters/epub/package_document.h"
#include "converters/epub/page.h"
#include "converters/epub/stylesheet.h"
#include "converters/epub/target_lint.h"
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

void add_chapters(Container& container, const Places& places, Diagnostics& diagnostics) {
    const std::vector<ChapterFile>& chapters = places.plan.chapters;
    Writing writing{places.job, places.plan, places.images, places.pages, diagnostics};
    for (; writing.chapter < chapters.size(); ++writing.chapter) {
        const ChapterFile& chapter = chapters[writing.chapter];
        Bytes page = write_chapter(writing);
        if (page.size() > kLongestFile)
            diagnostics.note("long-chapter", places.job.document.blocks[chapter.first_block].span,
                             "a part of the chapter \"" + chapter.title + "\" that can't be divided "
                                 "makes a file of " + std::to_string(page.size() / 1000) + " KB",
                             "old devices turn its pages slowly: divide the table, list or code");
        container.add(chapter.file(), std::move(page));
    }
}

}  // namespace

Bytes render_epub(const Job& job, Diagnostics& diagnostics) {
    check_accessibility(job, diagnostics);
    const ChapterPlan plan = plan_chapters(job);
    BookImages images = prepare_images(job, diagnostics);
    const PageMarks pages(job, plan);
    const std::vector<BookFont> fonts = embedded_fonts(job, diagnostics);
    const Places places = {job, plan, images, pages, fonts};
    check_target(places, diagnostics);
    Container container;
    container.add("package.opf", write_package_document(places));
    container.add(kNavigationFile, write_navigation(places));
    container.add(kNcxFile, write_ncx(places));
    container.add(kStylesheetFile,
                  font_rules(fonts, job.theme) +
                      make_stylesheet(job.theme, direction_of(job.document.metadata),
                                      rules_of(job.options.epub.target)));
    if (places.has_cover_page())
        container.add(kCoverFile, write_cover_page(job, images.files[*images.cover]));
    container.add(kTitlePageFile, write_title_page(job, pages));
    add_chapters(container, places, diagnostics);
    for (BookImage& image : images.files) {
        const bool packs = image.type == MediaType::Svg;
        container.add(image.file(), std::move(image.bytes),
                      packs ? Compression::Deflate : Compression::Store);
    }
    for (const BookFont& font : fonts) container.add(font.file(), font.bytes);
    Bytes book = container.close(job.options.timestamp);
    check_size(book, job, diagnostics);
    return book;
}

}  // namespace postconv
