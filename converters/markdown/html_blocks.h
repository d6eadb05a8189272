// Blocks of raw HTML, and the Markdown between them -> the model.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "converters/markdown/html_repair.h"
#include "converters/markdown/reading.h"
#include "model/document.h"

namespace postconv {

// A block of raw HTML, or Markdown blocks that are read when their turn comes.
struct HtmlRunPart {
    const RepairedPiece* html = nullptr;
    HtmlPiece source = {};                           // of html
    std::function<void(Blocks& out)> read_markdown;  // where html is null
};

// Appends what a run of HTML and Markdown says to `out`: every word of it, except in elements that
// can't be printed (html-ignored, html-embedded), each of which is named once a file.
void read_html_run(const std::vector<HtmlRunPart>& run, Reading& reading, Blocks& out);

}  // namespace postconv
