// The package document (EPUB 3.3, 5): metadata, manifest, spine.
#pragma once

#include "converters/epub/navigation.h"

namespace postconv {

Bytes write_package_document(const Places& places);

}  // namespace postconv
