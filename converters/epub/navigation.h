// The two tables of contents: the EPUB 3 navigation document, and the NCX that older reading
// systems know.
#pragma once

#include <string>
#include <vector>

#include "converters/backend.h"
#include "converters/epub/chapters.h"

namespace postconv {

struct NavigationEntry {
    std::string title;
    std::string href;
    std::vector<NavigationEntry> children = {};
};

// What both show: each chapter, and below it its sections down to OutputOptions::contents_depth.
// Never empty.
std::vector<NavigationEntry> navigation_entries(const Job& job, const ChapterPlan& plan);

Bytes write_navigation(const Job& job, const ChapterPlan& plan);  // EPUB 3.3, 7
Bytes write_ncx(const Job& job, const ChapterPlan& plan);         // OPF 2.0.1, 2.4.1

}  // namespace postconv
