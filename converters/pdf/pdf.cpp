#include "converters/pdf/pdf.h"

namespace postconv {

Bytes render_pdf(const Job&, Diagnostics&) {
    fail(FailureKind::Internal, "unfinished", {}, "this backend is not written yet");
}

}  // namespace postconv
