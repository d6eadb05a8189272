// Reading, for tests: programs that only write archives don't link this file, nor libzip.
#include <zip.h>

#include <memory>

#include "converters/package/zip.h"
#include "model/diagnostics.h"

namespace postconv {
namespace {

// Closes without writing when an exception passes.
struct DiscardArchive {
    void operator()(zip_t* archive) const { zip_discard(archive); }
};
using Archive = std::unique_ptr<zip_t, DiscardArchive>;

}  // namespace

std::vector<ZipEntry> read_zip(std::string_view bytes) {
    const auto damaged = [](const std::string& why) {
        fail(FailureKind::NotFound, "damaged-archive", {}, "not a whole zip archive: " + why);
    };
    if (bytes.empty()) damaged("it is empty");
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    if (!source) damaged(zip_error_strerror(&error));
    Archive archive(zip_open_from_source(source, ZIP_RDONLY, &error));
    if (!archive) {
        zip_source_free(source);
        damaged(zip_error_strerror(&error));
    }
    std::vector<ZipEntry> entries;
    const auto count = zip_uint64_t(zip_get_num_entries(archive.get(), 0));
    for (zip_uint64_t i = 0; i < count; ++i) {
        zip_stat_t facts;
        if (zip_stat_index(archive.get(), i, 0, &facts) != 0) damaged(zip_strerror(archive.get()));
        ZipEntry entry{
            facts.name, Bytes(std::size_t(facts.size), '\0'),
            facts.comp_method == ZIP_CM_STORE ? Compression::Store : Compression::Deflate};
        zip_file_t* file = zip_fopen_index(archive.get(), i, 0);
        if (!file) damaged(zip_strerror(archive.get()));
        const zip_int64_t read = zip_fread(file, entry.bytes.data(), entry.bytes.size());
        zip_fclose(file);
        if (read != zip_int64_t(entry.bytes.size())) damaged(entry.name);
        entries.push_back(std::move(entry));
    }
    return entries;
}

}  // namespace postconv
