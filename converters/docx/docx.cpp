#include "converters/docx/docx.h"

namespace postconv {

Bytes render_docx(const Job&, Diagnostics&) {
    fail(FailureKind::Internal, "unfinished", {}, "this backend is not written yet");
}

}  // namespace postconv
