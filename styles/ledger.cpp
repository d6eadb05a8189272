#include "styles/ledger.h"

#include <algorithm>
#include <array>

namespace postconv {
namespace {

constexpr auto kExact = Fidelity::Exact;
constexpr auto kRoughly = Fidelity::Approximate;
constexpr auto kNever = Fidelity::NotExpressible;

constexpr std::array kLedger = {
    LedgerRow{"family", kExact, kRoughly, kRoughly, "the reader's device must have the face"},
    LedgerRow{"size", kExact, kRoughly, kExact, "e-readers scale it with the reader's own size"},
    LedgerRow{"weight", kExact, kExact, kRoughly, "Word knows regular and bold"},
    LedgerRow{"style", kExact, kExact, kExact, ""},
    LedgerRow{"colour", kExact, kExact, kExact, ""},
    LedgerRow{"background", kExact, kExact, kExact, ""},
    LedgerRow{"leading", kExact, kRoughly, kExact, "body leading is left to the e-reader"},
    LedgerRow{"letter-spacing", kExact, kExact, kExact, ""},
    LedgerRow{"figures", kExact, kRoughly, kNever, "those of the body are left to the e-reader"},
    LedgerRow{"glyph-scaling", kExact, kNever, kNever, "the reader's program justifies"},
    LedgerRow{"letter-fit", kExact, kNever, kNever, "the reader's program justifies"},
    LedgerRow{"protrusion", kExact, kNever, kNever, "the reader's program sets the margins"},
    LedgerRow{"alignment", kExact, kRoughly, kExact, "body alignment is left to the e-reader"},
    LedgerRow{"transform", kExact, kExact, kExact, ""},
    LedgerRow{"first-line-indent", kExact, kExact, kExact, ""},
    LedgerRow{"drop-capital", kExact, kRoughly, kRoughly,
              "how letter and lines meet is left to the reader's program"},
    LedgerRow{"first-word", kExact, kExact, kExact, ""},
    LedgerRow{"indent-start", kExact, kExact, kExact, ""},
    LedgerRow{"indent-end", kExact, kExact, kExact, ""},
    LedgerRow{"space-before", kExact, kExact, kExact, ""},
    LedgerRow{"space-after", kExact, kExact, kExact, ""},
    LedgerRow{"space-between-items", kExact, kExact, kExact, ""},
    LedgerRow{"padding", kExact, kExact, kRoughly, "Word measures it from the border"},
    LedgerRow{"border", kExact, kExact, kExact, ""},
    LedgerRow{"border-colour", kExact, kExact, kExact, ""},
    LedgerRow{"hyphenate", kExact, kRoughly, kRoughly, "the reader's device decides"},
    LedgerRow{"keep-with-next", kExact, kExact, kExact, ""},
    LedgerRow{"keep-together", kExact, kExact, kExact, ""},
    LedgerRow{"page-break-before", kExact, kExact, kExact, ""},
    LedgerRow{"page.size", kExact, kNever, kExact, "an EPUB has no page"},
    LedgerRow{"page.margins", kExact, kNever, kExact, "an EPUB has no page"},
    LedgerRow{"page.widows", kExact, kExact, kRoughly, "Word keeps two lines"},
    LedgerRow{"page.orphans", kExact, kExact, kRoughly, "Word keeps two lines"},
    LedgerRow{"page.mirror", kExact, kNever, kExact, "an EPUB has no page"},
    LedgerRow{"page.baseline-grid", kExact, kNever, kNever, "the reader's program sets the lines"},
    LedgerRow{"page.even-depth", kExact, kNever, kNever, "the reader's program breaks the pages"},
    LedgerRow{"running-heads", kExact, kNever, kExact, "an EPUB has no page"},
    LedgerRow{"page-numbers", kExact, kNever, kExact, "an EPUB has no page"},
    LedgerRow{"running-head", kExact, kNever, kExact, "an EPUB has no page"},
    LedgerRow{"running-foot", kExact, kNever, kExact, "an EPUB has no page"},
    LedgerRow{"title-page", kExact, kNever, kRoughly,
              "an EPUB always has one, Word's has no picture"},
    LedgerRow{"chapter-opening", kExact, kRoughly, kRoughly,
              "a chapter begins a page, on any side"},
    LedgerRow{"front-matter-numbers", kExact, kNever, kNever,
              "pages are numbered by the reader's program"},
    LedgerRow{"caption-numbers", kExact, kExact, kExact, ""},
    LedgerRow{"floats", kExact, kNever, kNever, "figures stay where they are"},
};

}  // namespace

std::span<const LedgerRow> property_ledger() { return kLedger; }

const LedgerRow* find_property(std::string_view name) {
    const auto found = std::find_if(kLedger.begin(), kLedger.end(),
                                    [&](const LedgerRow& row) { return row.property == name; });
    return found == kLedger.end() ? nullptr : &*found;
}

}  // namespace postconv
