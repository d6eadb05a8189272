#include "converters/markdown/page_bundle.h"

#include <filesystem>

#include "model/text.h"

namespace postconv {

void find_bundle_cover(Document& document, const std::string& name, const Loader& loader) {
    if (document.metadata.cover) return;
    const std::string file = ascii_lower(std::filesystem::path(name).filename().string());
    if (!file.starts_with("index.") && !file.starts_with("_index.")) return;
    for (const char* stem : {"cover", "feature", "featured", "thumbnail"})
        for (const char* extension : {".jpg", ".jpeg", ".png", ".webp", ".svg", ".gif"}) {
            const std::string picture = std::string(stem) + extension;
            if (loader.load(picture, name).status != Loader::Status::Loaded) continue;
            document.metadata.cover = CoverImage{.source = picture};
            return;
        }
}

}  // namespace postconv
