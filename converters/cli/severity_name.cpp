#include "converters/cli/severity_name.h"

namespace postconv::cli {

std::string_view name_of(Severity severity) {
    switch (severity) {
        case Severity::Note:
            return "note";
        case Severity::Warning:
            return "warning";
        case Severity::Error:
            return "error";
    }
    return {};
}

}  // namespace postconv::cli
