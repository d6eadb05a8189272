#include "converters/epub/epub.h"

namespace postconv {

Bytes render_epub(const Job&, Diagnostics&) {
    fail(FailureKind::Internal, "unfinished", {}, "this backend is not written yet");
}

}  // namespace postconv
