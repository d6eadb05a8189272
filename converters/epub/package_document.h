// The package document (EPUB 3.3, 5): metadata, manifest, spine.
#pragma once

#include "converters/backend.h"
#include "converters/epub/chapters.h"

namespace postconv {

Bytes write_package_document(const Job& job, const ChapterPlan& plan);

}  // namespace postconv
