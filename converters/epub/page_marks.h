// Where the pages of the paginated edition begin in the book (EPUB Accessibility 1.1, 3.2.2).
#pragma once

#include <pugixml.hpp>
#include <string>
#include <unordered_map>
#include <vector>

#include "converters/backend.h"
#include "converters/epub/chapters.h"

namespace postconv {

struct PageMark {
    std::string id;     // unique in the book
    std::string label;  // as it is printed
    std::size_t offset = 0;  // see PageStart
};

struct PageEntry {
    std::string label;
    std::string href;
};

class PageMarks {
  public:
    // Nothing without a Job::pagination. A page whose place is not in the document is left out.
    PageMarks(const Job& job, const ChapterPlan& plan);

    // Of a block of the body, by rising offset.
    const std::vector<PageMark>& of(const Block& block) const;
    const std::vector<PageMark>& of_title_page() const { return title_page_; }
    const std::vector<PageMark>& of_contents() const { return contents_; }

    const std::vector<PageEntry>& list() const { return list_; }  // in the order of the pages
    const std::string& source() const { return source_; }

  private:
    std::unordered_map<const Block*, std::vector<PageMark>> of_block_;
    std::vector<PageMark> title_page_, contents_;
    std::vector<PageEntry> list_;
    std::string source_;
};

// A mark that shows nothing; among words, or as a block of its own.
void add_page_mark(pugi::xml_node parent, const PageMark& mark, const char* element);

}  // namespace postconv
