#include "converters/pdf/pdf.h"

#include "converters/pdf/finish/finish.h"
#include "converters/pdf/flow.h"
#include "converters/pdf/furniture.h"
#include "converters/pdf/missing_glyphs.h"
#include "converters/pdf/paint.h"

namespace postconv {
namespace {

// The column of a long book is let go before the file around it is made.
pdf::Painted painted(pdf::Typesetting& setting, PaginatedPdf& pdf) {
    pdf::Pages pages(pdf::flow_document(setting), setting);
    pdf.pagination = pages.pagination();
    pdf.pages = int(pages.size());
    pdf::Painter painter(setting);
    for (std::size_t i = 0; i < pages.size(); ++i) painter.page(pages.next());
    pdf::warn_of_missing_glyphs(setting.shaper.missing(), setting.job.document,
                                setting.diagnostics);
    return painter.finish();
}

}  // namespace

Bytes render_pdf(const Job& job, Diagnostics& diagnostics) {
    pdf::Tools tools(pdf::Tools::Use::OneDocument);
    return render_paginated_pdf(job, diagnostics, tools).bytes;
}

PaginatedPdf render_paginated_pdf(const Job& job, Diagnostics& diagnostics, pdf::Tools& tools) {
    pdf::Typesetting setting(job, diagnostics, &tools);
    PaginatedPdf pdf;
    pdf.bytes = pdf::finish(painted(setting, pdf), setting);
    return pdf;
}

Pagination paginate(const Job& job, pdf::Tools& tools) {
    Diagnostics ignored;
    pdf::Typesetting setting(job, ignored, &tools);
    return pdf::Pages(pdf::flow_document(setting), setting).pagination();
}

}  // namespace postconv
