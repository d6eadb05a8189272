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
// not before 1980), no extra fields and no data descriptors. Throws Failure (Limit) for what is
// too large.
Bytes write_zip(const std::vector<ZipEntry>& entries, long long unix_time);

// Name -> bytes, for tests and templates; throws Failure for what is no zip archive.
std::vector<ZipEntry> read_zip(std::string_view archive);

}  // namespace postconv
