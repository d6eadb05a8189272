#include "model/diagnostics.h"

#include <algorithm>

namespace postconv {

int Diagnostics::add_source(const std::string& name) {
    const auto found = std::find(sources_.begin(), sources_.end(), name);
    if (found != sources_.end()) return int(found - sources_.begin());
    sources_.push_back(name);
    return int(sources_.size()) - 1;
}

void Diagnostics::warn(std::string name, SourceSpan span, std::string message, std::string hint) {
    add({Severity::Warning, std::move(name), span, std::move(message), std::move(hint)});
}

void Diagnostics::note(std::string name, SourceSpan span, std::string message, std::string hint) {
    add({Severity::Note, std::move(name), span, std::move(message), std::move(hint)});
}

void Diagnostics::move_places(std::size_t first, const std::function<void(SourceSpan&)>& move) {
    for (std::size_t i = first; i < items_.size(); ++i) move(items_[i].span);
}

bool Diagnostics::has_warnings() const {
    return std::any_of(items_.begin(), items_.end(),
                       [](const Diagnostic& d) { return d.severity != Severity::Note; });
}

void fail(FailureKind kind, std::string name, SourceSpan span, std::string message,
          std::string hint) {
    throw Failure{kind,
                  {Severity::Error, std::move(name), span, std::move(message), std::move(hint)}};
}

}  // namespace postconv
