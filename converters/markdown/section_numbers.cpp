#include "converters/markdown/section_numbers.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <vector>

#include "converters/markdown/attributes.h"
#include "model/text.h"

namespace postconv {
namespace {

constexpr int kDeepest = 6;

void collect(Blocks& blocks, std::vector<Block*>& headings) {
    for (Block& block : blocks) {
        if (std::holds_alternative<Heading>(block.kind)) headings.push_back(&block);
        if (auto* division = std::get_if<Division>(&block.kind))
            collect(division->content, headings);
    }
}

int level_of(const Block* block) {
    return std::clamp(std::get<Heading>(block->kind).level, 1, kDeepest);
}

void keep_id(Block& block, std::set<std::string>& taken) {
    if (!block.attributes.id.empty()) return;
    std::string base = slug(plain_text(std::get<Heading>(block.kind).content));
    if (base.empty()) base = "section";
    std::string id = base;
    for (int n = 1; !taken.insert(id).second; ++n) id = base + '-' + std::to_string(n);
    block.attributes.id = std::move(id);
}

}  // namespace

void number_sections(Blocks& blocks) {
    std::vector<Block*> headings;
    collect(blocks, headings);
    int top = kDeepest;
    std::set<std::string> taken;
    for (const Block* block : headings) {
        top = std::min(top, level_of(block));
        taken.insert(block->attributes.id);
    }
    std::array<int, kDeepest + 1> counts{};
    for (Block* block : headings) {
        keep_id(*block, taken);
        if (has_class(block->attributes, "unnumbered") || has_class(block->attributes, "-"))
            continue;
        const int level = level_of(block);
        ++counts[std::size_t(level)];
        std::fill(counts.begin() + level + 1, counts.end(), 0);
        std::string number;
        for (int i = top; i <= level; ++i)
            number += (i > top ? "." : "") + std::to_string(counts[std::size_t(i)]);
        Inlines& words = std::get<Heading>(block->kind).content;
        words.insert(words.begin(), {Text{number + ' '}, block->span});
    }
}

}  // namespace postconv
