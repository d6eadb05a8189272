// Zip archives whose bytes depend on their content alone (EPUB OCF 3.3, 4.2; ECMA-376 part 2).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/resources.h"

namespace postconv {

enum class Compression { Store, Deflate };

struct ZipEntry {
    std::string name;  // forward slashes, UTF-8
    Bytes bytes;
    Compression compression = Compression::Deflate;
};

// Entries keep their order. Every entry carries `unix_time` as a DOS time in UTC (even seconds,
// not before 1980), no extra fields and no data descriptors. Throws Failure when libzip fails.
Bytes write_zip(const std::vector<ZipEntry>& entries, long long unix_time);

// What an archive from elsewhere may unpack to.
struct ZipLimits {
    std::size_t entries = std::size_t{1} << 16;
    std::size_t bytes = std::size_t{1} << 30;  // of all entries together
};

// Every entry in its order. Nothing is unpacked before sizes and names are checked. Throws Failure:
// NotFound for what is no whole zip archive (damaged-archive) or holds encrypted entries
// (encrypted-archive), Limit for more than `limits` allow (large-archive).
std::vector<ZipEntry> read_zip(std::string_view archive, const ZipLimits& limits = {});

}  // namespace postconv
