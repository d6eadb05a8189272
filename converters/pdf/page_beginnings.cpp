#include "converters/pdf/page_beginnings.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "model/visit.h"

namespace postconv::pdf {
namespace {

// Of other blocks what is set is not their own text: a caption, a title, a term.
bool has_own_text(const Block& block) {
    return match(
        block, [](const Paragraph&) { return true; }, [](const Heading&) { return true; },
        [](const BlockQuote&) { return false; }, [](const PullQuote&) { return true; },
        [](const List&) { return false; }, [](const DefinitionList&) { return false; },
        [](const Callout&) { return false; }, [](const CodeBlock&) { return true; },
        [](const Table&) { return false; }, [](const Figure&) { return false; },
        [](const ContentsMarker&) { return false; }, [](const ThematicBreak&) { return false; },
        [](const PageBreak&) { return false; }, [](const Division&) { return false; });
}

std::unordered_map<const Block*, std::size_t> numbers_of(const Document& document) {
    std::unordered_map<const Block*, std::size_t> numbers;
    walk(document.blocks,
         {.block = [&](const Block& block) { numbers.emplace(&block, numbers.size()); },
          .text = {}});
    return numbers;
}

// "PDF edition, 210 x 297 mm, 2024-03-09, postconv"
std::string name_of_edition(const Job& job) {
    const auto millimetres = [](Length length) {
        return std::to_string(std::lround(length.to_points() * 25.4 / 72));
    };
    const PageGeometry& page = job.theme.page;
    std::string name = "PDF edition, " + millimetres(page.width) + " \u00D7 " +
                       millimetres(page.height) + " mm";
    if (job.document.metadata.date) name += ", " + to_w3cdtf(*job.document.metadata.date);
    return name + ", postconv";
}

}  // namespace

Pagination make_pagination(const std::vector<PageBeginning>& pages,
                           const std::map<std::string, std::string>& labels, const Job& job) {
    const auto numbers = numbers_of(job.document);
    Pagination result{name_of_edition(job), {}, labels};
    const Beginning* next = nullptr;
    for (std::size_t i = pages.size(); i-- > 0;) {
        const PageBeginning& page = pages[i];
        PageStart start{page.label, page.matter, 0, 0};
        if (page.matter == PageMatter::Body) {
            if (page.place.block) next = &page.place;
            if (!next) continue;
            start.block = numbers.at(next->block);
            start.offset = has_own_text(*next->block) ? next->byte : 0;
        }
        result.pages.push_back(std::move(start));
    }
    std::reverse(result.pages.begin(), result.pages.end());
    return result;
}

}  // namespace postconv::pdf
