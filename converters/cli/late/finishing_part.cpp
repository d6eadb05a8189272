// finishing.so: what needs libqpdf.
#include "converters/cli/late/parts.h"

namespace postconv::cli {
namespace {

constexpr FinishingPart kPart = {.finish = pdf::finish};

}  // namespace
}  // namespace postconv::cli

extern "C" [[gnu::visibility("default")]] const void* postconv_finishing_part() {
    return &postconv::cli::kPart;
}
