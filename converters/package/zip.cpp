#include "converters/package/zip.h"

#include <zlib.h>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <set>

#include "model/diagnostics.h"

namespace postconv {
namespace {

// APPNOTE 4.3.7 and 4.4.
constexpr std::uint32_t kLocalHeader = 0x04034B50, kRecord = 0x02014B50, kEnd = 0x06054B50;
constexpr unsigned kVersion = 20, kUtf8Name = 1U << 11, kStored = 0, kDeflated = 8;
constexpr int kLevel = 6, kRawWindow = -MAX_WBITS, kMemory = 9;

[[noreturn]] void refuse_size() {
    fail(FailureKind::Limit, "archive-size", {}, "the result is too large for one file",
         "split the document");
}

std::uint32_t checked_size(std::size_t size) {
    if (size >= std::numeric_limits<std::uint32_t>::max()) refuse_size();
    return std::uint32_t(size);
}

void put_16(Bytes& to, unsigned value) {
    to += char(value & 0xFF);
    to += char(value >> 8 & 0xFF);
}
void put_32(Bytes& to, std::uint32_t value) {
    put_16(to, value & 0xFFFF);
    put_16(to, value >> 16);
}

// MS-DOS date and time of day, in UTC, at two-second resolution; its epoch is 1980.
struct DosTime {
    unsigned time, date;
};
DosTime dos_time(long long unix_time) {
    constexpr long long kDosEpoch = 315532800, kDosEnd = 4354819198;  // 1980 to 2107
    const CivilTime t = civil_time(std::clamp(unix_time, kDosEpoch, kDosEnd));
    return {unsigned(t.hour << 11 | t.minute << 5 | t.second / 2),
            unsigned((t.year - 1980) << 9 | t.month << 5 | t.day)};
}

const Bytef* data_of(const Bytes& bytes) { return reinterpret_cast<const Bytef*>(bytes.data()); }

Bytes deflated(const Bytes& bytes) {
    z_stream stream = {};
    if (deflateInit2(&stream, kLevel, Z_DEFLATED, kRawWindow, kMemory, Z_DEFAULT_STRATEGY) != Z_OK)
        throw std::bad_alloc();
    Bytes result(deflateBound(&stream, uLong(bytes.size())), '\0');
    stream.next_in = const_cast<Bytef*>(data_of(bytes));
    stream.avail_in = checked_size(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(result.data());
    stream.avail_out = checked_size(result.size());
    const int status = deflate(&stream, Z_FINISH);
    result.resize(stream.total_out);
    deflateEnd(&stream);
    if (status != Z_STREAM_END)
        fail(FailureKind::Internal, "zip", {}, "the archive could not be made",
             "please report this");
    return result;
}

// What local header and directory say alike.
struct EntryFacts {
    unsigned flags, method;
    DosTime time;
    std::uint32_t checksum, packed_size, size;
    std::size_t name_size;
};

void put(Bytes& to, const EntryFacts& facts) {
    put_16(to, kVersion);
    put_16(to, facts.flags);
    put_16(to, facts.method);
    put_16(to, facts.time.time);
    put_16(to, facts.time.date);
    put_32(to, facts.checksum);
    put_32(to, facts.packed_size);
    put_32(to, facts.size);
    put_16(to, unsigned(facts.name_size));
    put_16(to, 0);  // no extra field
}

class ZipWriter {
  public:
    explicit ZipWriter(long long unix_time) : time_(dos_time(unix_time)) {}

    void add(const ZipEntry& entry) {
        constexpr std::size_t kLongestName = 0xFFFF;
        if (entry.name.size() > kLongestName || names_.size() > 0xFFFE) refuse_size();
        if (!names_.insert(entry.name).second)
            fail(FailureKind::Internal, "zip", {},
                 "the archive would hold two files named \"" + entry.name + '"',
                 "please report this");
        const bool stores = entry.compression == Compression::Store;
        const Bytes packed = stores ? Bytes() : deflated(entry.bytes);
        const Bytes& data = stores ? entry.bytes : packed;
        const bool is_ascii = std::ranges::all_of(entry.name, [](char c) { return c > 0; });
        const EntryFacts facts = {is_ascii ? 0 : kUtf8Name,
                                  stores ? kStored : kDeflated,
                                  time_,
                                  std::uint32_t(crc32(0, data_of(entry.bytes),
                                                      checked_size(entry.bytes.size()))),
                                  checked_size(data.size()),
                                  checked_size(entry.bytes.size()),
                                  entry.name.size()};
        const std::uint32_t at = checked_size(archive_.size());
        put_32(archive_, kLocalHeader);
        put(archive_, facts);
        archive_ += entry.name + data;
        put_record(facts, entry.name, at);
    }

    Bytes finish() {
        const std::uint32_t at = checked_size(archive_.size());
        archive_ += directory_;
        put_32(archive_, kEnd);
        put_32(archive_, 0);  // the disks of this record and of the directory
        put_16(archive_, unsigned(names_.size()));
        put_16(archive_, unsigned(names_.size()));
        put_32(archive_, checked_size(directory_.size()));
        put_32(archive_, at);
        put_16(archive_, 0);  // no comment
        return std::move(archive_);
    }

  private:
    void put_record(const EntryFacts& facts, const std::string& name, std::uint32_t at) {
        put_32(directory_, kRecord);
        put_16(directory_, kVersion);
        put(directory_, facts);
        put_16(directory_, 0);  // no comment
        put_16(directory_, 0);  // disk
        put_16(directory_, 0);  // attributes, internal
        put_32(directory_, 0);  // and external
        put_32(directory_, at);
        directory_ += name;
    }

    const DosTime time_;
    Bytes archive_, directory_;
    std::set<std::string> names_;
};

}  // namespace

Bytes write_zip(const std::vector<ZipEntry>& entries, long long unix_time) {
    ZipWriter writer(unix_time);
    for (const ZipEntry& entry : entries) writer.add(entry);
    return writer.finish();
}

}  // namespace postconv
