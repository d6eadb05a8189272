#include "converters/read_epub_options.h"

#include <filesystem>

#include "model/content_hash.h"
#include "model/diagnostics.h"

namespace postconv {
namespace {

EpubTarget read_target(const std::string& name) {
    const std::optional<EpubTarget> target = find_epub_target(name);
    if (!target)
        fail(FailureKind::Usage, "unknown-target", {},
             "there is no target \"" + name + "\" for EPUBs", "use generic, kdp, apple or kobo");
    return *target;
}

Resource read_cover(const std::string& path, SourceRecord& record) {
    const std::filesystem::path file(path);
    const DiskLoader disk({});
    const Loader::Result result =
        RecordingLoader(disk, record).load(file.filename().string(), path);
    if (result.status != Loader::Status::Loaded)
        fail(FailureKind::NotFound, "missing-cover", {}, "the cover \"" + path + "\" can't be read",
             result.hint.empty() ? "check its path" : result.hint);
    std::optional<Resource> picture = inspect_image("cover", result.bytes);
    if (!picture)
        fail(FailureKind::NotFound, "broken-cover", {},
             "the cover \"" + path + "\" is no picture that can be read", "use a JPEG or PNG file");
    picture->name = "cover." + std::string(file_extension(picture->type));
    picture->hash = content_hash(picture->bytes);
    return std::move(*picture);
}

}  // namespace

EpubOptions read_epub_options(const Request& request, SourceRecord& record) {
    EpubOptions options;
    options.target = read_target(request.target);
    if (request.split_level < 0 || request.split_level > 6)
        fail(FailureKind::Usage, "bad-depth", {},
             "there is no heading of level " + std::to_string(request.split_level), "use 1 to 6");
    options.split_level = request.split_level;
    options.embeds_fonts = request.epub_embed_fonts;
    options.asks_for_pages = request.page_list;
    options.has_cover = request.epub_cover != "none";
    if (request.epub_cover != "none" && request.epub_cover != "auto" && !request.epub_cover.empty())
        options.cover = read_cover(request.epub_cover, record);
    return options;
}

}  // namespace postconv
