// What a request asks of the PDF alone.
#pragma once

#include <string>
#include <vector>

#include "converters/backend.h"
#include "converters/markdown/reader.h"

namespace postconv {

// "ua-1,a-2u" and the like; empty: that. An attached source makes PDF/A-3 of a PDF/A-2 that was
// not asked for by name. Throws Failure (Usage) for what is no standard of ours, and for a PDF/A-2
// that is to hold a file.
PdfStandard read_pdf_standard(const std::string& words, bool attaches_source);

// The files of a document, each under a name of its own.
std::vector<Attachment> attachments_of(const std::vector<SourceText>& files);

}  // namespace postconv
