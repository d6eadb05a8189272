// Which lines of a Markdown text belong to fenced code or to HTML that is copied as it is.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace postconv {

// Told every line in turn. An approximation of CommonMark's rules (4.5 and 4.6, conditions 1 and
// 2) that needs no tree; code indented by four spaces is not known here.
class CodeLines {
  public:
    bool contains(std::string_view line);

  private:
    bool opens_fence(std::string_view line);
    bool is_in_fence(std::string_view line);
    bool is_in_html(std::string_view line);

    char fence_ = '\0';  // the character of the open fence
    std::size_t length_ = 0;
    std::size_t indent_ = 0;     // a line indented less ends the list item that holds the fence
    std::size_t quotes_ = 0;     // as many ">" stand before each line of the code
    std::string_view html_end_;  // what ends the HTML; empty outside
};

}  // namespace postconv
