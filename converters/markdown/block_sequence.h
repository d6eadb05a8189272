// Lines that say something about the blocks around them: fences of divisions, attributes, page
// breaks. One object for each run of blocks.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "converters/markdown/reading.h"
#include "model/document.h"

namespace postconv {

class BlockSequence {
  public:
    BlockSequence(Reading& reading, Blocks& out) : reading_(reading), out_(out) {}

    void line(const Aside& aside, SourceSpan span);
    // To be called behind every block: `size_before` is how many there were.
    void added(std::size_t size_before);
    // Closes what is still open, and says so.
    void finish();

  private:
    struct Open {
        Attributes attributes;
        std::string title;
        SourceSpan span;
        std::size_t begin = 0;  // index of its first block
        bool is_flat = false;   // too deep to be a division
    };
    void open(const Aside& aside, SourceSpan span);
    void close(SourceSpan end);
    void contents(SourceSpan span);

    Reading& reading_;
    Blocks& out_;
    std::vector<Open> open_;
    std::optional<Attributes> next_;  // for the block that comes
};

}  // namespace postconv
