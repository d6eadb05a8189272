#include "model/nearest.h"

#include <algorithm>

#include "model/text.h"

namespace postconv {

namespace fs = std::filesystem;

std::string nearest_name(std::string_view wanted, const std::vector<std::string>& candidates) {
    constexpr std::size_t kMostEdits = 3, kLongestName = 255;
    if (wanted.empty() || wanted.size() > kLongestName) return {};
    const std::string lowered = ascii_lower(wanted);
    // A name that shares less than half its letters is another word, not a slip.
    std::size_t best_distance = std::min(kMostEdits, (wanted.size() + 1) / 2);
    std::string best;
    for (const std::string& candidate : candidates) {
        const std::size_t distance = edit_distance(lowered, ascii_lower(candidate));
        const bool nearer = distance < best_distance ||
                            (distance == best_distance && (best.empty() || candidate < best));
        if (!nearer) continue;
        best_distance = distance;
        best = candidate;
    }
    return best;
}

std::string nearest_file_name(const fs::path& wanted) {
    constexpr std::size_t kMostFilesLookedAt = 2000;
    const fs::path folder = wanted.has_parent_path() ? wanted.parent_path() : fs::path(".");
    std::vector<std::string> names;
    std::error_code error;
    for (fs::directory_iterator it(folder, error), end;
         !error && it != end && names.size() < kMostFilesLookedAt; it.increment(error))
        names.push_back(it->path().filename().string());
    return nearest_name(wanted.filename().string(), names);
}

}  // namespace postconv
