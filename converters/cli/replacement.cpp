#include "converters/cli/replacement.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <random>
#include <system_error>
#include <vector>

#include "model/content_hash.h"
#include "model/diagnostics.h"
#include "model/text.h"

namespace postconv::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kPrefix = ".postconv-", kSuffix = ".tmp";
constexpr std::size_t kMachineDigits = 16;
constexpr auto kLongestWrite = std::chrono::minutes(2);

std::string name_of_host() {
    std::array<char, 65> host = {};
    ::gethostname(host.data(), host.size() - 1);
    return host.data();
}

// One value for those processes that see each other's numbers: of one container, since the machine
// was started. Names of hosts don't do, for containers and copies of a machine share them.
std::string machine() {
    std::error_code error;
    std::string facts = name_of_host() + '\n';
    facts += fs::read_symlink("/proc/self/ns/pid", error).string() + '\n';
    if (const File boot("/proc/sys/kernel/random/boot_id", O_RDONLY); boot.is_open()) {
        std::array<char, 64> id;
        const ssize_t count = ::read(boot.descriptor(), id.data(), id.size());
        if (count > 0) facts.append(id.data(), std::size_t(count));
    }
    return content_hash(facts).substr(0, kMachineDigits);
}

std::string some_digits() {
    std::array<char, 9> digits;
    std::snprintf(digits.data(), digits.size(), "%08x", unsigned(std::random_device()()));
    return digits.data();
}

// Machine and process say whether it is a leftover. The digits are for machines that share even
// what machine() goes by, such as two that woke from one snapshot.
std::string name_of_temporary(const fs::path& target) {
    return std::string(kPrefix) + machine() + '-' + std::to_string(::getpid()) + '-' +
           some_digits() + '-' + target.filename().string().substr(0, 100) + std::string(kSuffix);
}

bool was_left_alone(const fs::directory_entry& file) {
    std::error_code error;
    const fs::file_time_type touched = file.last_write_time(error);
    return !error && fs::file_time_type::clock::now() - touched > kLongestWrite;
}

// The letter that Linux has for it in "22753 (postconv) Z 1 ...", behind a name of any signs.
char state_of(pid_t process) {
    const File file("/proc/" + std::to_string(process) + "/stat", O_RDONLY);
    std::array<char, 256> text;
    const ssize_t count = file.is_open() ? ::read(file.descriptor(), text.data(), text.size()) : 0;
    const std::string_view stat(text.data(), std::size_t(std::max<ssize_t>(count, 0)));
    const std::size_t state = stat.rfind(')') + 2;
    return state < stat.size() ? stat[state] : '?';
}

// Dead, even where no parent has asked after it yet: the first process of a container may take its
// time.
bool is_gone(pid_t process) {
    if (::kill(process, 0) != 0) return errno == ESRCH;
    const char state = state_of(process);
    return state == 'Z' || state == 'X';
}

// Whether a file is a temporary of a process that is no more.
bool is_leftover(const fs::directory_entry& file, const std::string& here) {
    const std::string name = file.path().filename().string();
    if (!name.starts_with(kPrefix) || !name.ends_with(kSuffix)) return false;
    const std::string rest = name.substr(kPrefix.size());
    const std::size_t machine_end = rest.find('-');
    if (machine_end != kMachineDigits) return false;
    pid_t process = 0;
    const auto [end, error] =
        std::from_chars(rest.data() + machine_end + 1, rest.data() + rest.size(), process);
    if (error != std::errc() || *end != '-' || process <= 0) return false;
    // Its number may be another's by now.
    return (rest.starts_with(here) && is_gone(process)) || was_left_alone(file);
}

}  // namespace

File::File(const std::string& path, int flags)
    : descriptor_(::open(path.c_str(), flags | O_CLOEXEC, 0666)) {}

bool File::close() {
    const int descriptor = std::exchange(descriptor_, -1);
    return descriptor < 0 || ::close(descriptor) == 0;
}

std::string reason(int error) {
    std::string text = std::generic_category().message(error);
    return ascii_lower(text.substr(0, 1)) + text.substr(1);
}

void refuse_output(const std::string& path, int error) {
    const bool not_allowed = error == EACCES || error == EPERM || error == EROFS;
    fail(FailureKind::NotWritten, "unwritable-output", {},
         "\"" + path + "\" can't be written: " + reason(error),
         not_allowed       ? "write to another folder, or check the permissions of this one"
         : error == ENOSPC ? "make room, or write to another disk"
                           : "");
}

void write_all(int descriptor, std::string_view bytes, const std::string& path) {
    while (!bytes.empty()) {
        const ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) refuse_output(path, errno);
        bytes.remove_prefix(std::size_t(count));
    }
}

fs::path followed(const std::string& path) {
    std::error_code error;
    const fs::path target = fs::weakly_canonical(fs::absolute(path), error);
    return error ? fs::path(path) : target;
}

Replacement::Replacement(const std::string& path, std::string_view bytes)
    : path_(path), target_(followed(path)) {
    try {
        write(bytes);
    } catch (...) {
        discard();
        throw;
    }
}

void Replacement::put_in_place(std::string_view bytes) {
    int error = ::rename(temporary_.c_str(), target_.c_str()) == 0 ? 0 : errno;
    if (error == ENOENT) {
        write(bytes);
        error = ::rename(temporary_.c_str(), target_.c_str()) == 0 ? 0 : errno;
    }
    if (error != 0) refuse_output(path_, error);
    temporary_.clear();
    const File folder(folder_of_target().string(), O_RDONLY | O_DIRECTORY);
    if (folder.is_open()) ::fsync(folder.descriptor());
}

fs::path Replacement::folder_of_target() const {
    return target_.has_parent_path() ? target_.parent_path() : fs::path(".");
}

void Replacement::write(std::string_view bytes) {
    temporary_ = folder_of_target() / name_of_temporary(target_);
    File file(temporary_.string(), O_WRONLY | O_CREAT | O_EXCL);
    if (!file.is_open()) refuse_output(path_, errno);
    struct stat older;
    if (::stat(target_.c_str(), &older) == 0 &&
        ::fchmod(file.descriptor(), older.st_mode & 07777) != 0)
        refuse_output(path_, errno);
    write_all(file.descriptor(), bytes, path_);
    if (::fsync(file.descriptor()) != 0 || !file.close()) refuse_output(path_, errno);
}

void Replacement::discard() {
    if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

void remove_leftovers(const fs::path& folder) {
    const std::string here = machine();
    std::vector<fs::path> leftovers;
    std::error_code error;
    for (fs::directory_iterator it(folder.empty() ? "." : folder, error), end; !error && it != end;
         it.increment(error))
        if (is_leftover(*it, here)) leftovers.push_back(it->path());
    for (const fs::path& leftover : leftovers) fs::remove(leftover, error);
}

}  // namespace postconv::cli
