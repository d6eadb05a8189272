#include "converters/warning_levels.h"

#include <algorithm>
#include <optional>
#include <ranges>

namespace postconv {
namespace {

// The last of a name counts.
std::optional<WarningLevel> level_of(const std::string& name, const Request& request) {
    for (const auto& [of, level] : std::views::reverse(request.warning_levels))
        if (of == name) return level;
    return std::nullopt;
}

Severity severity_of(WarningLevel level) {
    return level == WarningLevel::Error ? Severity::Error : Severity::Warning;
}

}  // namespace

void apply_warning_levels(const Request& request, Diagnostics& diagnostics) {
    if (request.warning_levels.empty()) return;
    Diagnostics left;
    for (const std::string& source : diagnostics.sources()) left.add_source(source);
    for (Diagnostic item : diagnostics.items()) {
        const std::optional<WarningLevel> level = level_of(item.name, request);
        if (level && item.severity != Severity::Error) {
            if (level == WarningLevel::Off) continue;
            item.severity = severity_of(*level);
        }
        left.add(std::move(item));
    }
    diagnostics = std::move(left);
}

void check_warnings(const Request& request, const Diagnostics& diagnostics) {
    const bool has_error = std::ranges::any_of(diagnostics.items(), [](const Diagnostic& item) {
        return item.severity == Severity::Error;
    });
    if (has_error)
        fail(FailureKind::Warnings, "strict", {},
             "there were warnings that -W takes for errors, and nothing is made",
             "mend what they name, or leave -W out");
    if (request.strict && diagnostics.has_warnings())
        fail(FailureKind::Warnings, "strict", {}, "there were warnings, and --strict allows none",
             "mend what the warnings name, or leave --strict out");
}

}  // namespace postconv
