#include "converters/cli/batch/watch.h"

#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <filesystem>
#include <map>

namespace postconv::cli {
namespace {

namespace fs = std::filesystem;

constexpr int kQuiet = 80;  // milliseconds without an event: a save is over
constexpr std::uint32_t kEvents = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE |
                                  IN_DELETE | IN_DELETE_SELF | IN_ONLYDIR;

std::string full(const fs::path& path) {
    std::error_code error;
    return fs::absolute(path, error).lexically_normal().string();
}

}  // namespace

struct Watcher::State {
    int descriptor = -1;
    std::map<int, std::string> folders;  // by watch
    std::map<std::string, int> watches;  // by folder
    std::vector<std::string> roots;      // folders whose Markdown is ours
    std::string left_out;                // the output folder

    void watch(std::string folder);
    void watch_below(const fs::path& root);
    bool is_below_root(const std::string& path) const;
    bool wait_for_events(int milliseconds) const;
    void read_events(std::set<std::string>& changed);
};

// A folder that is not there yet is seen when it is made in the nearest one that is.
void Watcher::State::watch(std::string folder) {
    std::error_code error;
    while (!fs::is_directory(folder, error) && folder.size() > 1)
        folder = fs::path(folder).parent_path().string();
    if (watches.contains(folder)) return;
    const int watch = inotify_add_watch(descriptor, folder.c_str(), kEvents);
    if (watch < 0 && errno == ENOSPC)
        fail(FailureKind::Limit, "too-many-watches", {},
             "the system has no more watches for folders to give",
             "name fewer folders, or raise fs.inotify.max_user_watches");
    if (watch < 0) return;
    watches[folder] = watch;
    folders[watch] = folder;
}

void Watcher::State::watch_below(const fs::path& root) {
    watch(full(root));
    std::error_code error;
    for (fs::recursive_directory_iterator it(root, error), end; !error && it != end;
         it.increment(error)) {
        std::error_code ignored;
        if (!it->is_directory(ignored) || it->is_symlink(ignored)) continue;
        if (it->path().filename().string().starts_with('.') || full(it->path()) == left_out)
            it.disable_recursion_pending();
        else
            watch(full(it->path()));
    }
}

bool Watcher::State::is_below_root(const std::string& path) const {
    if (!left_out.empty() && path.starts_with(left_out + '/')) return false;
    const std::string name = fs::path(path).filename().string();
    if (name.starts_with('.')) return false;
    for (const std::string& root : roots)
        if (path.starts_with(root + '/')) return true;
    return false;
}

bool Watcher::State::wait_for_events(int milliseconds) const {
    pollfd waiting = {descriptor, POLLIN, 0};
    int ready;
    do {
        ready = ::poll(&waiting, 1, milliseconds);
    } while (ready < 0 && errno == EINTR);
    return ready > 0;
}

void Watcher::State::read_events(std::set<std::string>& changed) {
    alignas(inotify_event) std::array<char, 1 << 16> buffer;
    const ssize_t count = ::read(descriptor, buffer.data(), buffer.size());
    for (ssize_t at = 0; at < count;) {
        const auto* event = reinterpret_cast<const inotify_event*>(buffer.data() + at);
        at += ssize_t(sizeof(inotify_event) + event->len);
        const auto folder = folders.find(event->wd);
        if (folder == folders.end()) continue;
        const std::string path =
            event->len > 0 ? full(fs::path(folder->second) / event->name) : folder->second;
        if (event->mask & (IN_DELETE_SELF | IN_IGNORED)) {
            watches.erase(folder->second);
            folders.erase(folder);
        }
        // A file that is only begun will be closed as well.
        if (!(event->mask & IN_CREATE) || event->mask & IN_ISDIR) changed.insert(path);
        if (event->mask & IN_ISDIR && event->mask & (IN_CREATE | IN_MOVED_TO) &&
            is_below_root(path))
            watch_below(path);
    }
}

Watcher::Watcher(const Command& command) : state_(std::make_unique<State>()) {
    state_->descriptor = inotify_init1(IN_CLOEXEC);
    if (state_->descriptor < 0)
        fail(FailureKind::Limit, "too-many-watches", {}, "the system has no watch to give",
             "end another program that watches files");
    if (!command.batch.folder.empty()) state_->left_out = full(command.batch.folder);
    while (state_->left_out.ends_with('/')) state_->left_out.pop_back();
    if (command.task != Task::ConvertMany) return;
    for (const std::string& input : command.inputs) {
        fs::path root = input;
        std::error_code error;
        const std::size_t wild = input.find_first_of("*?[");
        if (!fs::exists(root, error) && wild != std::string::npos)
            root = fs::path(input.substr(0, wild)).parent_path();
        if (root.empty()) root = ".";
        if (!fs::is_directory(root, error)) continue;
        std::string folder = full(root);
        while (folder.size() > 1 && folder.ends_with('/')) folder.pop_back();
        state_->roots.push_back(folder);
        state_->watch_below(folder);
    }
}

Watcher::~Watcher() {
    ::close(state_->descriptor);
}

std::set<std::string> Watcher::wait(std::span<const DocumentResult> results) {
    std::set<std::string> of_documents;
    for (const DocumentResult& result : results)
        for (const SourceFile& file : result.files) {
            of_documents.insert(full(file.path));
            state_->watch(full(fs::path(file.path).parent_path()));
        }
    std::set<std::string> changed;
    for (;;) {
        state_->wait_for_events(-1);
        std::set<std::string> paths;
        do {
            state_->read_events(paths);
        } while (state_->wait_for_events(kQuiet));
        for (const std::string& path : paths)
            if (of_documents.contains(path) || state_->is_below_root(path)) changed.insert(path);
        if (!changed.empty()) return changed;
    }
}

bool goes_by(const DocumentResult& result, const std::set<std::string>& paths) {
    for (const SourceFile& file : result.files)
        if (paths.contains(full(file.path))) return true;
    return false;
}

}  // namespace postconv::cli
