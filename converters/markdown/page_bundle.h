// Hugo's page bundles: a folder whose index.md has its picture beside it.
#pragma once

#include <string>

#include "model/document.h"
#include "model/resources.h"

namespace postconv {

// The cover of a document that names none, when its file is index.md (or _index.md) and a picture
// called cover, feature, featured or thumbnail lies beside it.
void find_bundle_cover(Document& document, const std::string& name, const Loader& loader);

}  // namespace postconv
