// Puts a run of inlines together: merges text, nests what HTML tags open and close, and minds the
// spaces around markers that are taken out.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "converters/markdown/html.h"
#include "converters/markdown/reading.h"
#include "model/document.h"

namespace postconv {

class InlineBuilder {
  public:
    explicit InlineBuilder(Reading& reading) : reading_(reading) { open_.emplace_back(); }
    ~InlineBuilder() { reading_.depth -= int(open_.size()) - 1; }
    InlineBuilder(const InlineBuilder&) = delete;
    InlineBuilder& operator=(const InlineBuilder&) = delete;

    void text(std::string_view prose, SourceSpan span);
    void add(Inline node);
    // A tag or comment in running text. Block elements count as unknown here.
    void html(const HtmlToken& token, SourceSpan span);

    bool is_dropping() const;
    bool empty() const { return open_.size() == 1 && open_.front().content.empty(); }
    // What was put together, with what is still open closed. The builder is then empty again.
    Inlines finish();

  private:
    // An HTML element whose end tag has not come yet; the first of them is the run itself.
    struct Open {
        std::string name;
        HtmlElement element;
        Attributes attributes;
        std::string target;
        std::string title;
        SourceSpan span;
        Inlines content;
    };

    void open(const HtmlToken& token, HtmlElement element, SourceSpan span);
    void close(std::string_view name);
    void close_last();
    void leave_all();
    void divide();  // words on both sides of a block's tag are two
    void end_excerpt();
    void open_embedded(const HtmlToken& token, HtmlElement element, SourceSpan span);
    void add_embedded(Open embedded);
    void meet(char32_t first);
    void cut_plain_marker();
    void ignore(const HtmlToken& token, HtmlElement element, SourceSpan span);
    void warn_of_loss(const std::string& name, SourceSpan span);

    Reading& reading_;
    std::vector<Open> open_;
    bool skip_space_ = false;     // a space stands here already
    bool behind_marker_ = false;  // a marker was taken out here
    bool divided_ = false;        // and a space put there, which nobody wrote
};

// Whether a link may be kept: none that runs code.
bool is_safe_target(std::string_view target);

// Without spaces and breaks at its end.
void trim_end(Inlines& inlines);

}  // namespace postconv
