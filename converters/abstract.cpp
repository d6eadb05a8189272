#include "converters/abstract.h"

#include <algorithm>

#include "model/text.h"

namespace postconv {
namespace {

bool repeats_the_text(const Document& document) {
    constexpr std::size_t kBlocks = 4, kBytes = 60;
    const std::size_t count = std::min(kBlocks, document.blocks.size());
    const Blocks first(document.blocks.begin(), document.blocks.begin() + std::ptrdiff_t(count));
    return plain_text(first).find(document.metadata.abstract.substr(0, kBytes)) !=
           std::string::npos;
}

}  // namespace

std::vector<std::string> printed_abstract(const Document& document) {
    std::vector<std::string> paragraphs;
    const std::string& text = document.metadata.abstract;
    if (text.empty() || repeats_the_text(document)) return paragraphs;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find("\n\n", at), text.size());
        paragraphs.emplace_back(trimmed(std::string_view(text).substr(at, end - at)));
        at = end + 2;
    }
    return paragraphs;
}

}  // namespace postconv
