// The property ledger: for every theme property and every format, how well the format can say it.
#pragma once

#include <span>
#include <string_view>

namespace postconv {

enum class Fidelity { Exact, Approximate, NotExpressible };

struct LedgerRow {
    std::string_view property;  // as the theme file writes it
    Fidelity pdf, epub, docx;
    std::string_view remark;    // why not exact; empty otherwise
};

std::span<const LedgerRow> property_ledger();
const LedgerRow* find_property(std::string_view name);  // null: no such property

}  // namespace postconv
