#include "converters/cli/batch/gather.h"

#include <fnmatch.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "converters/cli/options.h"
#include "model/diagnostics.h"
#include "model/text.h"

namespace postconv::cli {
namespace {

namespace fs = std::filesystem;

constexpr const char* kBookFile = "SUMMARY.md";
constexpr const char* kDraftsFolder = "_drafts";  // Jekyll's
constexpr std::string_view kWild = "*?[";

bool is_markdown(const fs::path& path) {
    const std::string extension = ascii_lower(path.extension().string());
    return std::ranges::any_of(split(kMarkdownExtensions, ' '),
                               [&](const std::string& each) { return extension == '.' + each; });
}

std::uint64_t size_of(const fs::path& path) {
    std::error_code error;
    const std::uintmax_t size = fs::file_size(path, error);
    return error ? 0 : size;
}

// Of a book's SUMMARY.md with its chapters, which lie beside and below it.
std::uint64_t size_of_book(const fs::path& summary) {
    std::uint64_t size = 0;
    std::error_code error;
    const fs::path folder = summary.has_parent_path() ? summary.parent_path() : fs::path(".");
    for (fs::recursive_directory_iterator it(folder, error), end; !error && it != end;
         it.increment(error))
        if (is_markdown(it->path())) size += size_of(it->path());
    return size;
}

std::uint64_t size_of_document(const fs::path& path) {
    return path.filename() == kBookFile ? size_of_book(path) : size_of(path);
}

std::vector<std::string> segments_of(std::string_view path) {
    std::vector<std::string> segments;
    for (std::size_t at = 0; at <= path.size();) {
        const std::size_t end = std::min(path.find('/', at), path.size());
        if (end > at) segments.emplace_back(path.substr(at, end - at));
        at = end + 1;
    }
    return segments;
}

bool match_from(const std::vector<std::string>& pattern, std::size_t p,
                const std::vector<std::string>& path, std::size_t s) {
    for (; p < pattern.size(); ++p, ++s) {
        if (pattern[p] == "**") {
            for (std::size_t rest = s; rest <= path.size(); ++rest)
                if (match_from(pattern, p + 1, path, rest)) return true;
            return false;
        }
        if (s >= path.size() ||
            fnmatch(pattern[p].c_str(), path[s].c_str(), FNM_PERIOD | FNM_NOESCAPE) != 0)
            return false;
    }
    return s == path.size();
}

// "posts/**/*.md" -> "posts"
fs::path fixed_part(const std::string& pattern) {
    const std::size_t wild = pattern.find_first_of(kWild);
    const std::size_t slash = pattern.rfind('/', wild);
    if (slash == std::string::npos) return ".";
    return slash == 0 ? "/" : pattern.substr(0, slash);
}

fs::path real(const fs::path& path) {
    std::error_code error;
    const fs::path whole = fs::weakly_canonical(fs::absolute(path), error);
    return error ? path.lexically_normal() : whole;
}

// The folder of `path` as seen from `base`: what its editions keep of the tree.
std::string folder_below(const fs::path& path, const fs::path& base) {
    const std::string folder =
        path.parent_path().lexically_normal().lexically_relative(base.lexically_normal()).string();
    return folder == "." || folder.starts_with("..") ? std::string() : folder;
}

class Walk {
  public:
    explicit Walk(const GatherOptions& options)
        : drafts_(options.drafts),
          left_out_(options.output_folder.empty() ? fs::path() : real(options.output_folder)) {}

    // Every Markdown file below, by path.
    std::vector<fs::path> files_below(const fs::path& folder) {
        std::vector<fs::path> files;
        add(folder, files, 0);
        return files;
    }

  private:
    static constexpr int kDeepest = 256;

    void add(const fs::path& folder, std::vector<fs::path>& files, int depth) {
        std::error_code error;
        const fs::path book = folder / kBookFile;
        if (fs::is_regular_file(book, error)) {
            files.push_back(book);
            return;
        }
        std::vector<fs::directory_entry> entries;
        for (fs::directory_iterator it(folder, error), end; !error && it != end;
             it.increment(error))
            entries.push_back(*it);
        if (error)
            fail(FailureKind::NotFound, "unreadable-input", {},
                 "the folder \"" + folder.string() + "\" can't be read: " + error.message(),
                 "check its permissions");
        std::ranges::sort(entries);
        for (const fs::directory_entry& entry : entries) {
            const std::string name = entry.path().filename().string();
            if (name.starts_with('.')) continue;
            if (entry.is_directory(error)) {
                if (is_entered(entry, name) && depth < kDeepest) add(entry, files, depth + 1);
            } else if (entry.is_regular_file(error) && is_markdown(entry.path())) {
                files.push_back(entry.path());
            }
        }
    }

    bool is_entered(const fs::directory_entry& folder, const std::string& name) const {
        if (folder.is_symlink() || name == "node_modules") return false;
        if (name == kDraftsFolder && !drafts_) return false;
        return left_out_.empty() || real(folder) != left_out_;
    }

    bool drafts_;
    fs::path left_out_;
};

class Gatherer {
  public:
    explicit Gatherer(const GatherOptions& options) : walk_(options) {}

    void add(const std::string& name) {
        std::error_code error;
        if (fs::is_directory(name, error)) {
            add_below(name, name, "the folder \"" + name + "\"");
        } else if (fs::exists(name, error) || name.find_first_of(kWild) == std::string::npos) {
            named_.push_back(files_.size());
            add_file(name, "");
        } else {
            add_below(fixed_part(name), name, "the pattern \"" + name + "\"");
        }
    }

    std::vector<GatheredFile> files() {
        place_named();
        return std::move(files_);
    }

  private:
    void add_below(const fs::path& folder, const std::string& name, const std::string& what) {
        const bool is_pattern = folder != fs::path(name);
        bool found = false;
        std::error_code error;
        if (fs::is_directory(folder, error))
            for (const fs::path& file : walk_.files_below(folder)) {
                const fs::path seen = file.lexically_normal();
                if (is_pattern &&
                    !matches(fs::path(name).lexically_normal().string(), seen.string()))
                    continue;
                found = true;
                add_file(seen.string(), folder_below(file, folder));
            }
        if (!found)
            fail(FailureKind::NotFound, "no-documents", {}, "there is no Markdown file in " + what,
                 "files that end in .md or .markdown are looked for");
    }

    void add_file(const std::string& path, const std::string& folder) {
        if (seen_.insert(real(path).string()).second)
            files_.push_back({path, folder, size_of_document(path)});
        else if (!named_.empty() && named_.back() == files_.size())
            named_.pop_back();
    }

    // Files named one by one keep the tree below the folder that they share.
    void place_named() {
        if (named_.size() < 2) return;
        fs::path common = real(files_[named_.front()].path).parent_path();
        for (const std::size_t at : named_) {
            const fs::path folder = real(files_[at].path).parent_path();
            const auto [end, unused] =
                std::mismatch(common.begin(), common.end(), folder.begin(), folder.end());
            fs::path shared;
            for (auto part = common.begin(); part != end; ++part) shared /= *part;
            common = shared;
        }
        for (const std::size_t at : named_)
            files_[at].folder = folder_below(real(files_[at].path), common);
    }

    Walk walk_;
    std::vector<GatheredFile> files_;
    std::vector<std::size_t> named_;  // indices of those that were named one by one
    std::set<std::string> seen_;
};

}  // namespace

bool matches(std::string_view pattern, std::string_view path) {
    return match_from(segments_of(pattern), 0, segments_of(path), 0);
}

std::vector<std::string> listed_names(std::string_view text) {
    const char separator = text.find('\0') == std::string_view::npos ? '\n' : '\0';
    std::vector<std::string> names;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(separator, at), text.size());
        std::string_view name = text.substr(at, end - at);
        if (separator == '\n' && name.ends_with('\r')) name.remove_suffix(1);
        if (!name.empty()) names.emplace_back(name);
        at = end + 1;
    }
    return names;
}

std::vector<GatheredFile> gather(const std::vector<std::string>& names,
                                 const GatherOptions& options) {
    Gatherer gatherer(options);
    for (const std::string& name : names) gatherer.add(name);
    return gatherer.files();
}

}  // namespace postconv::cli
