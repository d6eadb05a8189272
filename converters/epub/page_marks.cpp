#include "converters/epub/page_marks.h"

#include <algorithm>

#include "converters/epub/names.h"
#include "converters/epub/page.h"
#include "converters/package/xml.h"
#include "model/visit.h"

namespace postconv {
namespace {

// The blocks of the body in the order of walk(), and the chapter of each.
struct Numbered {
    const Block* block;
    std::size_t chapter;
};

std::vector<Numbered> numbered_blocks(const Document& document, const ChapterPlan& plan) {
    std::vector<Numbered> blocks;
    for (std::size_t c = 0; c < plan.chapters.size(); ++c)
        for (std::size_t i = plan.chapters[c].first_block; i < plan.chapters[c].end_block; ++i)
            walk(document.blocks[i], {.block =
                                          [&](const Block& block) {
                                              blocks.push_back({&block, c});
                                          },
                                      .text = {}});
    return blocks;
}

}  // namespace

PageMarks::PageMarks(const Job& job, const ChapterPlan& plan) {
    if (!job.pagination || job.pagination->pages.empty()) return;
    source_ = job.pagination->source;
    NameRegister names;
    for (const auto& [id, place] : plan.places) names.claim(place.id);
    for (const NotePlace& note : plan.notes) {
        names.claim(note.id);
        names.claim(note.reference_id);
    }
    const std::vector<Numbered> blocks = numbered_blocks(job.document, plan);
    for (const PageStart& page : job.pagination->pages) {
        const bool is_body = page.matter == PageMatter::Body;
        if (page.label.empty() || (is_body && page.block >= blocks.size())) continue;
        const PageMark mark = {names.claim(xml_id("page-" + page.label)), page.label, page.offset};
        std::string file = kTitlePageFile;
        switch (page.matter) {
            case PageMatter::TitlePage:
                title_page_.push_back(mark);
                break;
            case PageMatter::Contents:
                file = kNavigationFile;
                contents_.push_back(mark);
                break;
            case PageMatter::Body:
                file = plan.chapters[blocks[page.block].chapter].file();
                of_block_[blocks[page.block].block].push_back(mark);
                break;
        }
        list_.push_back({page.label, file + '#' + mark.id});
    }
    for (auto& [block, marks] : of_block_) std::ranges::stable_sort(marks, {}, &PageMark::offset);
}

const std::vector<PageMark>& PageMarks::of(const Block& block) const {
    static const std::vector<PageMark> kNone;
    if (of_block_.empty()) return kNone;
    const auto found = of_block_.find(&block);
    return found == of_block_.end() ? kNone : found->second;
}

void add_page_mark(pugi::xml_node parent, const PageMark& mark, const char* element) {
    pugi::xml_node node = add_element(parent, element);
    set_semantics(node, {"pagebreak", "doc-pagebreak"});
    set_attribute(node, "id", mark.id);
    set_attribute(node, "aria-label", mark.label);
    keep_open(node);
}

}  // namespace postconv
