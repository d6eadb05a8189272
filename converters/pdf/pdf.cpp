#include "converters/pdf/pdf.h"

#include "converters/pdf/finish/finish.h"
#include "converters/pdf/flow.h"
#include "converters/pdf/furniture.h"
#include "converters/pdf/missing_glyphs.h"
#include "converters/pdf/paint.h"

namespace postconv {
Bytes render_pdf(const Job& job, Diagnostics& diagnostics) {
    pdf::Typesetting setting(job, diagnostics);
    pdf::Pages pages(pdf::flow_document(setting), setting);
    pdf::Painter painter(setting);
    for (std::size_t i = 0; i < pages.size(); ++i) painter.page(pages.next());
    pdf::warn_of_missing_glyphs(setting.shaper.missing(), job.document, diagnostics);
    return pdf::finish(painter.finish(), setting);
}

}  // namespace postconv
