#include "converters/markdown/block_sequence.h"

#include "converters/markdown/asides.h"
#include "converters/markdown/attributes.h"
#include "converters/markdown/callouts.h"
#include "converters/markdown/fenced_divs.h"

namespace postconv {

void BlockSequence::line(const Aside& aside, SourceSpan span) {
    const std::size_t before = out_.size();
    switch (aside.kind) {
        case AsideKind::DivisionStart:
            return open(aside, span);
        case AsideKind::DivisionEnd:
            if (!open_.empty()) return close(span);
            out_.push_back({Paragraph{{{Text{aside.written}, span}}}, span});
            break;
        case AsideKind::PageBreak:
            out_.push_back({PageBreak{}, span});
            break;
        case AsideKind::Contents:
            return contents(span);
        case AsideKind::AttributesOfLast: {
            auto attributes = parse_attributes(aside.written);
            const std::size_t begin = open_.empty() ? 0 : open_.back().begin;
            if (attributes && out_.size() > begin) give_last(out_, std::move(*attributes));
            return;
        }
        case AsideKind::AttributesOfNext:
            next_ = parse_attributes(aside.written);
            return;
        case AsideKind::TemplateLine:
            read_template_line(aside, span, reading_, out_);
            break;
        case AsideKind::Escape:
        case AsideKind::Attributes:
        case AsideKind::WikiLink:
        case AsideKind::Template:
            break;
    }
    added(before);
}

void BlockSequence::added(std::size_t size_before) {
    if (!next_ || out_.size() <= size_before) return;
    give_last(out_, std::move(*next_));
    next_.reset();
}

void BlockSequence::open(const Aside& aside, SourceSpan span) {
    auto start = division_start(aside.written);
    if (!start) return;
    if (next_) add_attributes(start->attributes, std::move(*next_));
    next_.reset();
    const bool is_flat = reading_.is_too_deep();
    if (!is_flat) ++reading_.depth;
    open_.push_back(
        {std::move(start->attributes), std::move(start->title), span, out_.size(), is_flat});
}

void BlockSequence::close(SourceSpan end) {
    Open done = std::move(open_.back());
    open_.pop_back();
    if (done.is_flat) return;
    --reading_.depth;
    Division division;
    const auto first = out_.begin() + std::ptrdiff_t(done.begin);
    division.content.assign(std::make_move_iterator(first), std::make_move_iterator(out_.end()));
    out_.erase(first, out_.end());
    Attributes attributes;
    Block block = division_or_callout(std::move(division), std::move(done.attributes), done.title);
    std::swap(attributes, block.attributes);
    block.span = done.span;
    block.span.end_line = end.end_line;
    block.span.end_column = end.end_column;
    out_.push_back(std::move(block));
    give_last(out_, std::move(attributes));
}

// kramdown wants a list above the line, of which nothing is shown.
void BlockSequence::contents(SourceSpan span) {
    const std::size_t begin = open_.empty() ? 0 : open_.back().begin;
    const auto* list = out_.size() > begin ? std::get_if<List>(&out_.back().kind) : nullptr;
    if (list && list->items.size() == 1 && out_.back().span.end_line + 1 == span.line)
        out_.pop_back();
    out_.push_back({ContentsMarker{}, span});
}

void BlockSequence::finish() {
    while (!open_.empty()) {
        const SourceSpan span = open_.back().span;
        reading_.warn_once("open-division " + std::to_string(span.line),
                           {Severity::Warning, "open-division", span,
                            "this division is never closed", "write a line \":::\" where it ends"});
        close(span);
    }
}

}  // namespace postconv
