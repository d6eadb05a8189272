// What went wrong, said to a person: where, what, and what to do.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "source.h"  // relative: it is installed beside this header

namespace postconv {

enum class Severity { Note, Warning, Error };

struct Diagnostic {
    Severity severity = Severity::Warning;
    std::string name;     // stable and short, for -W and for tests: "missing-image"
    SourceSpan span;      // span.source indexes Diagnostics::sources()
    std::string message;  // lower case, no full stop
    std::string hint;     // what to do; may be empty
};

// Problems in the content. Adding one never stops the work: the caller shows a fallback and goes
// on. What makes an output impossible is thrown as Failure instead.
class Diagnostics {
  public:
    // Registers a file name for spans; the same name gives the same index.
    int add_source(const std::string& name);
    const std::vector<std::string>& sources() const { return sources_; }

    void add(Diagnostic diagnostic) { items_.push_back(std::move(diagnostic)); }
    void warn(std::string name, SourceSpan span, std::string message, std::string hint = {});
    void note(std::string name, SourceSpan span, std::string message, std::string hint = {});

    const std::vector<Diagnostic>& items() const { return items_; }
    // Gives the items from `first` on other places: of a text that was not quite its file's.
    void move_places(std::size_t first, const std::function<void(SourceSpan&)>& move);
    bool has_warnings() const;

  private:
    std::vector<std::string> sources_;
    std::vector<Diagnostic> items_;
};

// Exit codes, as the command line documents them.
enum class FailureKind {
    Conversion = 1,   // an input could not be converted
    Usage = 2,        // wrong options or configuration
    Warnings = 3,     // --strict and there were warnings
    NotFound = 4,     // an input or a resource is missing or unreadable
    NotWritten = 5,   // an output could not be written
    Limit = 6,        // a limit or the sandbox refused
    Conformance = 7,  // a check that was asked for found something
    Internal = 70,    // our own fault
};

// No output is possible. Thrown by any stage, caught once in convert().
struct Failure {
    FailureKind kind = FailureKind::Conversion;
    Diagnostic diagnostic;  // severity Error
};

// Throws a Failure.
[[noreturn]] void fail(FailureKind kind, std::string name, SourceSpan span, std::string message,
                       std::string hint = {});

}  // namespace postconv
