#include "converters/pdf/pdf.h"

#include "converters/pdf/finish/finish.h"
#include "converters/pdf/flow.h"
#include "converters/pdf/furniture.h"
#include "converters/pdf/missing_glyphs.h"
#include "converters/pdf/paint.h"

namespace postconv {
namespace {

Bytes drawn(pdf::Pages& pages, pdf::Typesetting& setting) {
    pdf::Painter painter(setting);
    for (std::size_t i = 0; i < pages.size(); ++i) painter.page(pages.next());
    pdf::warn_of_missing_glyphs(setting.shaper.missing(), setting.job.document,
                                setting.diagnostics);
    return pdf::finish(painter.finish(), setting);
}

}  // namespace

Bytes render_pdf(const Job& job, Diagnostics& diagnostics) {
    pdf::Typesetting setting(job, diagnostics);
    pdf::Pages pages(pdf::flow_document(setting), setting);
    return drawn(pages, setting);
}

PaginatedPdf render_paginated_pdf(const Job& job, Diagnostics& diagnostics) {
    pdf::Typesetting setting(job, diagnostics);
    pdf::Pages pages(pdf::flow_document(setting), setting);
    Pagination pagination = pages.pagination();
    return {drawn(pages, setting), std::move(pagination)};
}

Pagination paginate(const Job& job) {
    Diagnostics ignored;
    pdf::Typesetting setting(job, ignored);
    return pdf::Pages(pdf::flow_document(setting), setting).pagination();
}

}  // namespace postconv
