#include "model/alternative_text.h"

#include "model/visit.h"

namespace postconv {

bool lacks_alternative_text(const Image& image) {
    return image.alt.empty() && !image.is_decorative;
}

void warn_of_missing_alternative_text(const Document& document, Diagnostics& diagnostics) {
    const auto check = [&](const Image& image, SourceSpan span) {
        if (lacks_alternative_text(image))
            diagnostics.warn("missing-alt", span,
                             "image \"" + image.source +
                                 "\" has no words for those who don't "
                                 "see it",
                             "write ![what it shows](...), or {.decorative} behind it when it "
                             "tells nothing");
    };
    walk(document, {.block =
                        [&](const Block& block) {
                            if (const auto* figure = std::get_if<Figure>(&block.kind))
                                check(figure->image, block.span);
                        },
                    .text =
                        [&](const Inline& node) {
                            if (const auto* image = std::get_if<Image>(&node.kind))
                                check(*image, node.span);
                        }});
}

}  // namespace postconv
