#include "tests/bench/peers.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <regex>
#include <vector>

#include "tests/bench/process.h"

namespace postconv::bench {
namespace {

namespace fs = std::filesystem;
using Command = std::vector<std::string>;

constexpr int kRuns = 7;
constexpr int kPosts = 100;

struct Pair {
    Usage ours, plain, theirs;  // plain: ours without a drawn cover, which pandoc has none of
};

void print(const char* what, const Pair& pair) {
    std::printf("  %-22s %8.1f ms %4ld MiB   %8.1f ms %4ld MiB   %8.1f ms %4ld MiB   1/%.1f 1/%.1f\n",
                what, pair.theirs.time, pair.theirs.peak_kib / 1024, pair.ours.time,
                pair.ours.peak_kib / 1024, pair.plain.time, pair.plain.peak_kib / 1024,
                pair.theirs.time / pair.ours.time, pair.theirs.time / pair.plain.time);
}

// The chapters that a SUMMARY.md names, in its order.
Command chapters_of(const fs::path& summary) {
    std::ifstream in(summary);
    const std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    static const std::regex kLink(R"(\]\(([^)#]+\.md)\))");
    Command files;
    for (std::sregex_iterator it(text.begin(), text.end(), kLink), end; it != end; ++it)
        files.push_back((summary.parent_path() / (*it)[1].str()).string());
    return files;
}

class Peers {
  public:
    Peers(std::string program, fs::path folder)
        : program_(std::move(program)), folder_(std::move(folder)) {}

    Pair compare(const std::string& source, const Command& theirs, int runs) const {
        const std::string out = (folder_ / "out.epub").string();
        Command pandoc = {"pandoc", "--quiet"};
        pandoc.insert(pandoc.end(), theirs.begin(), theirs.end());
        pandoc.insert(pandoc.end(), {"-o", out});
        const Command ours = {program_, "--quiet", source, "-o", out};
        Command plain = ours;
        plain.insert(plain.end(), {"--epub-cover", "none"});
        return {run_often(ours, runs), run_often(plain, runs), run_often(pandoc, runs)};
    }

    // One after another, as often as it takes to make a hundred.
    Pair posts(const fs::path& corpus) const {
        std::vector<fs::path> files;
        for (const auto& each : fs::directory_iterator(corpus / "posts"))
            if (each.path().extension() == ".md") files.push_back(each.path());
        std::sort(files.begin(), files.end());
        Pair sum;
        for (int i = 0; i < kPosts && !files.empty(); ++i) {
            const std::string file = files[std::size_t(i) % files.size()].string();
            const Pair one = compare(file, {file}, 1);
            const auto add = [](Usage& all, const Usage& more) {
                all.time += more.time;
                all.peak_kib = std::max(all.peak_kib, more.peak_kib);
            };
            add(sum.ours, one.ours);
            add(sum.plain, one.plain);
            add(sum.theirs, one.theirs);
        }
        return sum;
    }

  private:
    std::string program_;
    fs::path folder_;
};

}  // namespace

void time_epub_peers(const std::string& program, const fs::path& root) {
    const fs::path corpus = (root / "../shared/corpus").lexically_normal();
    if (std::system("command -v pandoc >/dev/null") != 0 || !fs::exists(corpus / "essay.md")) {
        std::printf("EPUB: pandoc or the texts beside the sources are not here\n");
        return;
    }
    const fs::path folder =
        fs::temp_directory_path() / ("postconv-peers-" + std::to_string(getpid()));
    fs::create_directory(folder);
    const Peers peers(program, folder);
    std::printf("EPUB                            pandoc           postconv       without cover\n");
    const std::string essay = (corpus / "essay.md").string();
    print("essay", peers.compare(essay, {essay}, kRuns));
    const fs::path summary = corpus / "rust-book/src/SUMMARY.md";
    if (fs::exists(summary))
        print("the Rust book", peers.compare(summary.string(), chapters_of(summary), 3));
    if (fs::exists(corpus / "posts")) print("100 posts, one by one", peers.posts(corpus));
    fs::remove_all(folder);
}

}  // namespace postconv::bench
