#include "converters/cli/files.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <system_error>

#include "converters/cli/replacement.h"
#include "model/nearest.h"

namespace postconv::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostInputBytes = std::size_t{256} << 20;

// ---- inputs ------------------------------------------------------------------------------------

[[noreturn]] void refuse_folder(const fs::path& folder) {
    std::vector<std::string> files;
    std::error_code error;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error))
        if (it->path().extension() == ".md")
            files.push_back(it->path().lexically_normal().string());
    const auto first = std::min_element(files.begin(), files.end());
    fail(FailureKind::NotFound, "input-is-folder", {},
         "\"" + folder.string() + "\" is a folder, not a file",
         first == files.end() ? "name a Markdown file" : "name a file in it, such as " + *first);
}

[[noreturn]] void refuse_input(const fs::path& path, int error) {
    std::error_code ignored;
    if (fs::is_directory(path, ignored)) refuse_folder(path);
    if (error != ENOENT && error != ENOTDIR)
        fail(FailureKind::NotFound, "unreadable-input", {},
             "the file \"" + path.string() + "\" can't be read: " + reason(error),
             error == EACCES ? "check its permissions" : "");
    const std::string near = nearest_file_name(path);
    fail(FailureKind::NotFound, "missing-input", {},
         "the file \"" + path.string() + "\" does not exist",
         near.empty() ? "check its name and the folder you are in"
                      : "did you mean \"" + (path.parent_path() / near).string() + "\"?");
}

// In place of what `text` held, in its memory where that is enough.
void read_all(int descriptor, const std::string& name, std::string& text) {
    struct stat status = {};
    const bool has_size = ::fstat(descriptor, &status) == 0 && status.st_size > 0;
    std::size_t filled = 0;
    text.resize(has_size ? std::size_t(status.st_size) + 1 : std::size_t{1} << 16);
    for (;;) {
        const ssize_t count = ::read(descriptor, text.data() + filled, text.size() - filled);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) refuse_input(name, errno);
        if (count == 0) return text.resize(filled);
        filled += std::size_t(count);
        if (filled > kMostInputBytes)
            fail(
                FailureKind::Limit, "large-input", {},
                "\"" + name + "\" is larger than " + std::to_string(kMostInputBytes >> 20) + " MiB",
                "split it into smaller files");
        if (filled == text.size()) text.resize(2 * filled);
    }
}

std::string read_all(int descriptor, const std::string& name) {
    std::string text;
    read_all(descriptor, name, text);
    return text;
}

// ---- outputs -----------------------------------------------------------------------------------

// Renaming would replace a device or pipe by a file: such outputs are written as they stand.
bool is_plain_file_or_new(const std::string& path) {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    return fs::is_regular_file(status) || status.type() == fs::file_type::not_found;
}

// Holds signals back while outputs are half written.
class SignalsHeld {
  public:
    SignalsHeld() {
        sigset_t held;
        sigemptyset(&held);
        for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&held, signal);
        sigprocmask(SIG_BLOCK, &held, &before_);
    }
    ~SignalsHeld() { sigprocmask(SIG_SETMASK, &before_, nullptr); }
    SignalsHeld(const SignalsHeld&) = delete;
    SignalsHeld& operator=(const SignalsHeld&) = delete;

  private:
    sigset_t before_;
};

bool are_one_file(const std::string& a, const std::string& b) {
    if (a == kStandardStream || b == kStandardStream) return a == b;
    std::error_code error;
    return followed(a) == followed(b) || fs::equivalent(a, b, error);
}

// What would fail after all the work is done, found before it.
void check_place(const std::string& path) {
    std::error_code error;
    if (path.empty() || fs::is_directory(path, error))
        fail(FailureKind::NotWritten, "output-is-folder", {},
             path.empty() ? "the output has no name" : "the output \"" + path + "\" is a folder",
             "name a file, such as " + (fs::path(path) / "report.pdf").string());
    const fs::path folder = fs::path(path).parent_path();
    if (folder.empty() || fs::is_directory(folder, error)) return;
    if (fs::exists(folder, error))
        fail(FailureKind::NotWritten, "unwritable-output", {},
             "\"" + path + "\" can't be written: \"" + folder.string() + "\" is not a folder",
             "write to another folder");
    fail(FailureKind::NotWritten, "missing-folder", {},
         "the folder \"" + folder.string() + "\" of the output does not exist",
         "make it first: mkdir -p " + folder.string());
}

}  // namespace

Input read_input(const std::string& path) {
    if (path == kStandardStream) return {"stdin", read_all(STDIN_FILENO, "standard input")};
    const File file(path, O_RDONLY);
    if (!file.is_open()) refuse_input(path, errno);
    return {path, read_all(file.descriptor(), path)};
}

bool read_file(const std::string& path, std::string& bytes) {
    const File file(path, O_RDONLY | O_NONBLOCK);  // a pipe that nobody writes to would hold us
    struct stat status = {};
    if (!file.is_open() || ::fstat(file.descriptor(), &status) != 0 || !S_ISREG(status.st_mode))
        return false;
    try {
        read_all(file.descriptor(), path, bytes);
        return true;
    } catch (const Failure&) {
        return false;
    }
}

std::optional<std::string> read_file(const std::string& path) {
    std::string bytes;
    return read_file(path, bytes) ? std::optional(std::move(bytes)) : std::nullopt;
}

void check_resource_folders(const std::vector<std::string>& folders) {
    for (const std::string& folder : folders) {
        std::error_code error;
        if (fs::is_directory(folder, error)) continue;
        const std::string near = nearest_file_name(folder);
        fail(FailureKind::NotFound, "missing-folder", {},
             "the folder \"" + folder + "\" of --resource-path does not exist",
             near.empty()
                 ? "check its name and the folder you are in"
                 : "did you mean \"" + (fs::path(folder).parent_path() / near).string() + "\"?");
    }
}

void check_outputs(const std::vector<Output>& outputs, const std::vector<std::string>& inputs) {
    for (std::size_t i = 0; i < outputs.size(); ++i) {
        const std::string& path = outputs[i].path;
        for (std::size_t j = 0; j < i; ++j)
            if (are_one_file(path, outputs[j].path))
                fail(FailureKind::Usage, "same-output", {},
                     "two outputs are one file: \"" + outputs[j].path + "\" and \"" + path + "\"",
                     "give each edition a name of its own");
        if (path == kStandardStream) continue;
        for (const std::string& input : inputs)
            if (input != kStandardStream && are_one_file(path, input))
                fail(FailureKind::Usage, "output-is-input", {},
                     "the output \"" + path + "\" would overwrite an input", "choose another name");
        check_place(path);
    }
}

void write_outputs(const std::vector<Output>& outputs, const std::vector<Edition>& editions) {
    const SignalsHeld held;
    std::vector<Replacement> replacements;
    std::vector<std::size_t> replaced;  // the output of each
    for (std::size_t i = 0; i < outputs.size(); ++i)
        if (outputs[i].path != kStandardStream && is_plain_file_or_new(outputs[i].path)) {
            replacements.emplace_back(outputs[i].path, editions[i].bytes);
            replaced.push_back(i);
        }
    for (std::size_t i = 0; i < replaced.size(); ++i)
        replacements[i].put_in_place(editions[replaced[i]].bytes);
    for (std::size_t i = 0; i < outputs.size(); ++i) {
        const std::string& path = outputs[i].path;
        if (path == kStandardStream) {
            write_all(STDOUT_FILENO, editions[i].bytes, "standard output");
        } else if (!is_plain_file_or_new(path)) {
            const File file(path, O_WRONLY);
            if (!file.is_open()) refuse_output(path, errno);
            write_all(file.descriptor(), editions[i].bytes, path);
        }
    }
}

void write_text(const std::string& path, const std::string& text) {
    write_outputs({{path, {}}}, {{{}, text}});
}

void replace_file(const std::string& path, std::string_view bytes) {
    const SignalsHeld held;
    Replacement(path, bytes).put_in_place(bytes);
}

void make_folders(const std::string& folder) {
    std::error_code error;
    if (folder.empty() || fs::is_directory(folder, error)) return;
    error.clear();
    fs::create_directories(folder, error);
    if (error && !fs::is_directory(folder)) refuse_output(folder, error.value());
}

void remove_leftovers_below(const std::string& folder) {
    remove_leftovers(folder);
    std::error_code error;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error))
        if (it->is_directory(error)) remove_leftovers(it->path());
}

}  // namespace postconv::cli
