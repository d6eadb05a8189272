// Where the pages of the paginated edition begin, for the editions that have none of their own.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace postconv {

// What of the document a page begins with.
enum class PageMatter { TitlePage, Contents, Body };

struct PageStart {
    std::string label;  // the page number as it is printed: "iv", "12"; never empty
    PageMatter matter = PageMatter::Body;
    // Of Body: the number of a block, counted from 0 in the order in which walk(Document::blocks)
    // enters blocks, so that those within lists, quotes, tables and divisions have numbers too.
    std::size_t block = 0;
    // Bytes of that block's own text that stand on earlier pages, as plain_text() has it: breaks
    // are one byte, pictures their alternative text, note marks nothing; of code, CodeBlock::text.
    // Within a word that the page break divides, the bytes before the division. 0: the page begins
    // with the block, or with a caption, term or title that it carries.
    std::size_t offset = 0;

    bool operator==(const PageStart&) const = default;
};

struct Pagination {
    std::string source;             // names that edition: "PDF edition, A4, 2024-03-09, postconv"
    std::vector<PageStart> pages;   // in order; a page without any of these begins like the next
    std::map<std::string, std::string> labels;  // id in the document -> label of its page
};

}  // namespace postconv
