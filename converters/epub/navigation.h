// The two tables of contents: the EPUB 3 navigation document, and the NCX that older reading
// systems know.
#pragma once

#include <string>
#include <vector>

#include "converters/backend.h"
#include "converters/epub/embedded_fonts.h"
#include "converters/epub/images.h"
#include "converters/epub/page_marks.h"

namespace postconv {

struct NavigationEntry {
    std::string title;
    std::string href;
    std::vector<NavigationEntry> children = {};
};

// What both show: each chapter, and below it its sections down to OutputOptions::contents_depth.
// Never empty.
std::vector<NavigationEntry> navigation_entries(const Job& job, const ChapterPlan& plan);

// What there is to find one's way in.
struct Places {
    const Job& job;
    const ChapterPlan& plan;
    const BookImages& images;
    const PageMarks& pages;
    const std::vector<BookFont>& fonts;

    bool has_cover_page() const;
    bool prints_navigation() const;  // the navigation document is a page of the book too
};

Bytes write_navigation(const Places& places);  // EPUB 3.3, 7
Bytes write_ncx(const Places& places);         // OPF 2.0.1, 2.4.1

}  // namespace postconv
