// Makes one document after the other, within one process.
#pragma once

#include "converters/cli/batch/plan.h"
#include "converters/cli/batch/records.h"
#include "converters/cli/batch/result.h"
#include "converters/cli/settings.h"

namespace postconv::cli {

class Maker {
  public:
    // `command` is what was asked of all documents; its metadata files are read here. Throws
    // Failure when one can't be read.
    explicit Maker(const Command& command);

    // Reads, converts and writes; or, with --if-changed, finds that nothing changed. What goes
    // wrong is in the result: nothing is thrown, and older outputs stay as they were.
    DocumentResult make(const PlannedDocument& document);

  private:
    void make_new(const PlannedDocument& document, DocumentResult& result);

    const Command& command_;
    Settings settings_;
    Records records_;
    Workshop workshop_;
};

}  // namespace postconv::cli
