#include "model/nearest.h"

#include <algorithm>
#include <numeric>

#include "model/text.h"

namespace postconv {
namespace {

namespace fs = std::filesystem;

std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = row[0]++;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t substituted = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({substituted, row[j] + 1, row[j + 1] + 1});
        }
    }
    return row.back();
}

}  // namespace

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
