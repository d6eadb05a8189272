#include "converters/package/zip.h"

#include <zip.h>

#include <algorithm>
#include <memory>

#include "model/diagnostics.h"

namespace postconv {
namespace {

[[noreturn]] void refuse(const std::string& what) {
    fail(FailureKind::Internal, "zip", {}, "the archive could not be made: " + what,
         "please report this");
}

// Closes without writing when an exception passes.
struct DiscardArchive {
    void operator()(zip_t* archive) const { zip_discard(archive); }
};
using Archive = std::unique_ptr<zip_t, DiscardArchive>;

struct FreeSource {
    void operator()(zip_source_t* source) const { zip_source_free(source); }
};
using Source = std::unique_ptr<zip_source_t, FreeSource>;

// MS-DOS date and time of day, in UTC, at two-second resolution; its epoch is 1980.
struct DosTime {
    zip_uint16_t time, date;
};
DosTime dos_time(long long unix_time) {
    constexpr long long kDosEpoch = 315532800, kDosEnd = 4354819198;  // 1980 to 2107
    const CivilTime t = civil_time(std::clamp(unix_time, kDosEpoch, kDosEnd));
    return {zip_uint16_t(t.hour << 11 | t.minute << 5 | t.second / 2),
            zip_uint16_t((t.year - 1980) << 9 | t.month << 5 | t.day)};
}

// Of zlib's nine: the last ones cost three times as much for a twentieth of the size.
constexpr zip_uint32_t kLevel = 3;

void add_entry(zip_t* archive, const ZipEntry& entry) {
    zip_source_t* bytes =
        zip_source_buffer(archive, entry.bytes.data(), entry.bytes.size(), /*freep=*/0);
    if (!bytes) refuse(zip_strerror(archive));
    const zip_int64_t added = zip_file_add(archive, entry.name.c_str(), bytes, ZIP_FL_ENC_UTF_8);
    if (added < 0) {
        zip_source_free(bytes);
        refuse(zip_strerror(archive));
    }
    const auto index = zip_uint64_t(added);
    const auto method = entry.compression == Compression::Store ? ZIP_CM_STORE : ZIP_CM_DEFLATE;
    if (zip_set_file_compression(archive, index, method, kLevel) != 0) refuse(zip_strerror(archive));
}

Bytes read_all(zip_source_t* source) {
    zip_stat_t facts;
    if (zip_source_open(source) != 0 || zip_source_stat(source, &facts) != 0)
        refuse(zip_error_strerror(zip_source_error(source)));
    Bytes bytes(std::size_t(facts.size), '\0');
    const zip_int64_t read = zip_source_read(source, bytes.data(), bytes.size());
    zip_source_close(source);
    if (read != zip_int64_t(bytes.size())) refuse("it could not be read back");
    return bytes;
}

std::size_t little_endian(const Bytes& bytes, std::size_t at, std::size_t width) {
    if (at + width > bytes.size()) refuse("its directory is cut short");
    std::size_t value = 0;
    while (width-- > 0) value = value << 8 | static_cast<unsigned char>(bytes[at + width]);
    return value;
}

void put_time(Bytes& bytes, std::size_t at, DosTime time) {
    if (at + 4 > bytes.size()) refuse("its directory is cut short");
    for (const unsigned half : {unsigned(time.time), unsigned(time.date)}) {
        bytes[at++] = char(half & 0xFF);
        bytes[at++] = char(half >> 8);
    }
}

// libzip takes times through mktime() and localtime(), which the machine's time zone sways, so
// they are written here into the finished headers (APPNOTE 4.3.7, 4.3.12 and 4.3.16).
void stamp(Bytes& archive, DosTime time) {
    constexpr std::size_t kEndSize = 22, kRecordSize = 46;
    if (archive.size() < kEndSize) refuse("it has no directory");
    const std::size_t end = archive.size() - kEndSize;
    const std::size_t count = little_endian(archive, end + 10, 2);
    std::size_t record = little_endian(archive, end + 16, 4);
    if (count == 0xFFFF || record == 0xFFFFFFFF)
        fail(FailureKind::Limit, "archive-size", {}, "the result is too large for one file",
             "split the document");
    for (std::size_t i = 0; i < count; ++i) {
        put_time(archive, record + 12, time);
        put_time(archive, little_endian(archive, record + 42, 4) + 10, time);
        // The name, an extra field and a comment follow the record.
        record += kRecordSize + little_endian(archive, record + 28, 2) +
                  little_endian(archive, record + 30, 2) + little_endian(archive, record + 32, 2);
    }
}

}  // namespace

Bytes write_zip(const std::vector<ZipEntry>& entries, long long unix_time) {
    zip_error_t error;
    zip_error_init(&error);
    Source source(zip_source_buffer_create(nullptr, 0, 0, &error));
    if (!source) refuse(zip_error_strerror(&error));
    Archive archive(zip_open_from_source(source.get(), ZIP_TRUNCATE, &error));
    if (!archive) refuse(zip_error_strerror(&error));
    zip_source_keep(source.get());  // the archive owns one reference, we read the other

    for (const ZipEntry& entry : entries) add_entry(archive.get(), entry);
    if (zip_close(archive.get()) != 0) refuse(zip_strerror(archive.get()));
    (void)archive.release();
    Bytes bytes = read_all(source.get());
    if (!entries.empty()) stamp(bytes, dos_time(unix_time));
    return bytes;
}

namespace {

[[noreturn]] void refuse_damaged(const std::string& why) {
    fail(FailureKind::NotFound, "damaged-archive", {}, "not a whole zip archive: " + why);
}

Archive open_for_reading(std::string_view bytes) {
    if (bytes.empty()) refuse_damaged("it is empty");
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    if (!source) refuse_damaged(zip_error_strerror(&error));
    Archive archive(zip_open_from_source(source, ZIP_RDONLY, &error));
    if (archive) return archive;
    zip_source_free(source);
    refuse_damaged(zip_error_strerror(&error));
}

zip_stat_t facts_of(zip_t* archive, zip_uint64_t index) {
    zip_stat_t facts;
    if (zip_stat_index(archive, index, 0, &facts) != 0) refuse_damaged(zip_strerror(archive));
    return facts;
}

void check_limits(zip_t* archive, const ZipLimits& limits) {
    const auto refuse_size = [] {
        fail(FailureKind::Limit, "large-archive", {},
             "the archive would unpack to more than is safe");
    };
    const auto count = zip_uint64_t(zip_get_num_entries(archive, 0));
    if (count > limits.entries) refuse_size();
    zip_uint64_t left = limits.bytes;
    for (zip_uint64_t i = 0; i < count; ++i) {
        const zip_stat_t facts = facts_of(archive, i);
        if (facts.size > left) refuse_size();
        left -= facts.size;
        if (facts.encryption_method != ZIP_EM_NONE)
            fail(FailureKind::NotFound, "encrypted-archive", {}, "the archive is encrypted");
    }
}

struct CloseFile {
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};

// At most the size that the directory states is read, whatever the data go on to say.
ZipEntry read_entry(zip_t* archive, zip_uint64_t index) {
    const zip_stat_t facts = facts_of(archive, index);
    ZipEntry entry{facts.name, {},
                   facts.comp_method == ZIP_CM_STORE ? Compression::Store : Compression::Deflate};
    const std::unique_ptr<zip_file_t, CloseFile> file(zip_fopen_index(archive, index, 0));
    if (!file) refuse_damaged(zip_strerror(archive));
    entry.bytes.resize(std::size_t(facts.size));
    const zip_int64_t read = zip_fread(file.get(), entry.bytes.data(), entry.bytes.size());
    char beyond = 0;  // reading the end is what makes libzip compare the checksum
    if (read != zip_int64_t(entry.bytes.size()) || zip_fread(file.get(), &beyond, 1) != 0)
        refuse_damaged(entry.name);
    return entry;
}

}  // namespace

std::vector<ZipEntry> read_zip(std::string_view bytes, const ZipLimits& limits) {
    const Archive archive = open_for_reading(bytes);
    check_limits(archive.get(), limits);
    std::vector<ZipEntry> entries;
    const auto count = zip_uint64_t(zip_get_num_entries(archive.get(), 0));
    for (zip_uint64_t i = 0; i < count; ++i) entries.push_back(read_entry(archive.get(), i));
    return entries;
}

}  // namespace postconv
