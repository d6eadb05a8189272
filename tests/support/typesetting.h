// A document laid out for the PDF, for tests that look at stages of it.
#pragma once

#include <memory>
#include <string>

#include "converters/pdf/styled_text.h"
#include "tests/support/markdown.h"

namespace postconv::test {

// Everything that a Typesetting refers to, kept together. The page is A4 in the default theme.
class Typeset {
  public:
    // Text without front matter is given a title.
    explicit Typeset(const std::string& markdown, const Loader& loader = MemoryLoader());

    pdf::Typesetting& setting() { return *setting_; }
    const Document& document() const { return reading_.document; }
    Theme& theme() { return theme_; }
    Diagnostics& diagnostics() { return reading_.diagnostics; }
    const Job& job() const { return job_; }
    OutputOptions& options() { return options_; }

    // Lines of a paragraph of this text in the body's style.
    std::string lines(double measure_in_points);

  private:
    Reading reading_;
    Theme theme_;
    Resources resources_;
    Outline outline_;
    FontCatalog fonts_;
    OutputOptions options_;
    Job job_;
    std::unique_ptr<pdf::Typesetting> setting_;
};

}  // namespace postconv::test
