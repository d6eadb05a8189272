#include "converters/pdf/pdf.h"

#include "converters/pdf/flow.h"
#include "converters/pdf/furniture.h"
#include "converters/pdf/missing_glyphs.h"
#include "converters/pdf/paint.h"

namespace postconv {
Bytes render_pdf(const Job& job, Diagnostics& diagnostics) {
    pdf::Typesetting setting(job, diagnostics);
    const pdf::DocumentFlow flow = pdf::flow_document(setting);
    const pdf::DisplayList pages = pdf::make_pages(flow, setting);
    pdf::warn_of_missing_glyphs(setting.shaper.missing(), job.document, diagnostics);
    return pdf::paint(pages, setting);
}

}  // namespace postconv
