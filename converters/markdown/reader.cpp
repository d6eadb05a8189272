#include "converters/markdown/reader.h"

namespace postconv {

Document read_markdown(const std::vector<SourceText>& inputs, const ReaderOptions&, Diagnostics&) {
    Document document;
    for (const SourceText& input : inputs)
        document.blocks.push_back({Paragraph{{{Text{input.text}}}}});
    return document;
}

}  // namespace postconv
