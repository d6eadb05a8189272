#include "converters/pdf/pdf.h"

#include <cstdio>

#include "converters/pdf/flow.h"
#include "converters/pdf/furniture.h"
#include "converters/pdf/paint.h"

namespace postconv {
namespace {

void warn_of_missing_glyphs(const pdf::Typesetting& setting, Diagnostics& diagnostics) {
    constexpr std::size_t kMostNamed = 8;
    const std::vector<char32_t>& missing = setting.shaper.missing();
    if (missing.empty()) return;
    std::string names;
    for (std::size_t i = 0; i < missing.size() && i < kMostNamed; ++i) {
        char name[16];
        std::snprintf(name, sizeof name, " U+%04X", unsigned(missing[i]));
        names += name;
    }
    if (missing.size() > kMostNamed) names += " and others";
    diagnostics.warn("missing-glyph", {}, "no font here can show" + names,
                     "install a font that has these characters; they are blank in the PDF");
}

}  // namespace

Bytes render_pdf(const Job& job, Diagnostics& diagnostics) {
    pdf::Typesetting setting(job, diagnostics);
    pdf::Pages pages(pdf::flow_document(setting), setting);
    pdf::Painter painter(setting);
    for (std::size_t i = 0; i < pages.size(); ++i) painter.page(pages.next());
    warn_of_missing_glyphs(setting, diagnostics);
    return painter.finish();
}

}  // namespace postconv
