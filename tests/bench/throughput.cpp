#include "tests/bench/throughput.h"

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <random>
#include <string_view>
#include <vector>

#include "converters/postconv.h"
#include "tests/bench/process.h"

namespace postconv::bench {
namespace {

namespace fs = std::filesystem;

constexpr int kPosts = 1000;
constexpr int kEarly = 100;  // documents after which memory should not grow any more
constexpr std::size_t kLeastBytes = 3'000, kMostBytes = 30'000;  // of a post

using Paragraphs = std::vector<std::string>;

std::string contents_of(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

// Of a text without its front matter.
Paragraphs paragraphs_of(const fs::path& path) {
    const std::string text = contents_of(path);
    std::size_t at = text.starts_with("---\n") ? text.find("\n---\n", 3) + 5 : 0;
    Paragraphs paragraphs;
    while (at < text.size()) {
        const std::size_t end = std::min(text.find("\n\n", at), text.size());
        if (end > at) paragraphs.push_back(text.substr(at, end - at));
        at = end + 2;
    }
    return paragraphs;
}

std::vector<Paragraphs> sources(const fs::path& root) {
    std::vector<fs::path> files = {root / "samples/essay.md", root / "samples/report/report.md",
                                   root / "../shared/corpus/essay.md"};
    std::error_code error;
    for (fs::directory_iterator it(root / "../shared/corpus/posts", error), end;
         !error && it != end; it.increment(error))
        files.push_back(it->path());
    std::sort(files.begin(), files.end());
    std::vector<Paragraphs> all;
    for (const fs::path& file : files)
        if (fs::exists(file, error)) all.push_back(paragraphs_of(file));
    return all;
}

// Posts of all sizes, each a piece of one text; the same on every machine.
void write_posts(const fs::path& folder, const std::vector<Paragraphs>& texts) {
    fs::create_directories(folder);
    std::mt19937 random(2024);
    for (int i = 0; i < kPosts; ++i) {
        const Paragraphs& text = texts[random() % texts.size()];
        const std::size_t size = kLeastBytes + random() % (kMostBytes - kLeastBytes);
        std::string post = "---\ntitle: Post " + std::to_string(i + 1) +
                           "\nauthor: Ann Lee\ndate: 2024-04-22\n---\n\n";
        for (std::size_t at = random() % text.size(); post.size() < size;
             at = (at + 1) % text.size())
            post += text[at] + "\n\n";
        std::ofstream(folder / ("post-" + std::to_string(i + 1) + ".md"), std::ios::binary) << post;
    }
}

struct Rate {
    double a_second = 0;      // by the clock on the wall
    double milliseconds = 0;  // of processor time for each document
};

Rate rate_of(const std::string& program, const fs::path& posts, const std::string& format,
             const char* jobs) {
    const fs::path made = posts.parent_path() / "made";
    const auto begun = std::chrono::steady_clock::now();
    const Usage usage =
        run_once({program, posts.string(), "--to", format, "-d", made.string(), "-j", jobs, "-q"});
    const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - begun;
    fs::remove_all(made);
    return {kPosts / passed.count(), usage.time / kPosts};
}

long resident_mib() {
    long whole = 0, resident = 0;
    std::ifstream("/proc/self/statm") >> whole >> resident;
    return resident * ::sysconf(_SC_PAGESIZE) >> 20;
}

// In a process of its own, as a worker is one.
void print_memory(const fs::path& posts) {
    std::fflush(stdout);
    const pid_t process = ::fork();
    if (process == 0) {
        Workshop workshop;
        long early = 0;
        for (int i = 0; i < kPosts; ++i) {
            const fs::path file = posts / ("post-" + std::to_string(i + 1) + ".md");
            Request request;
            request.inputs = {{file.string(), contents_of(file)}};
            request.formats = {"pdf", "epub", "docx"};
            request.data_folder = POSTCONV_DATA;
            workshop.convert(request);
            if (i + 1 == kEarly) early = resident_mib();
        }
        std::printf("  a worker holds %ld MiB after %d documents, %ld MiB after %d\n", early,
                    kEarly, resident_mib(), kPosts);
        std::fflush(stdout);
        ::_exit(0);
    }
    ::waitpid(process, nullptr, 0);
}

// The words of a post as typst reads them, without what marks them up: less work than the post is.
std::string as_typst(const std::string& post) {
    std::string text = "#set page(paper: \"a4\")\n#set par(justify: true)\n";
    for (const char c : post.substr(post.find("\n---\n", 3) + 5)) {
        if (std::string_view("\\#$*_`<>@[]~/=-+").find(c) != std::string_view::npos) text += '\\';
        text += c;
    }
    return text;
}

bool is_installed(const char* program) {
    return std::system(("command -v " + std::string(program) + " >/dev/null").c_str()) == 0;
}

using Command = std::vector<std::string>;

struct Peer {
    const char* format;
    const char* name;
    std::vector<const char*> programs;  // that it needs
    int posts;                          // as many as there is patience for
    Command (*command)(const fs::path& post, const std::string& out);
};

Command by_pandoc(const fs::path& post, const std::string& out) {
    return {"pandoc", "--quiet", post.string(), "-o", out};
}

Command by_typst(const fs::path& post, const std::string& out) {
    const fs::path source = fs::path(out).replace_extension(".typ");
    std::ofstream(source, std::ios::binary) << as_typst(contents_of(post));
    return {"typst", "compile", source.string(), out};
}

Command by_xelatex(const fs::path& post, const std::string& out) {
    return {"pandoc", "--quiet", post.string(), "--pdf-engine=xelatex", "-o", out};
}

const Peer kPeers[] = {
    {"epub", "pandoc", {"pandoc"}, 100, by_pandoc},
    {"docx", "pandoc", {"pandoc"}, 100, by_pandoc},
    {"pdf", "typst", {"typst"}, 100, by_typst},
    {"pdf", "pandoc with xelatex", {"pandoc", "xelatex"}, 10, by_xelatex},
};

// One call of ours against a loop over a peer, of the same posts.
void compare(const std::string& program, const fs::path& posts, const Peer& peer) {
    if (!std::all_of(peer.programs.begin(), peer.programs.end(), is_installed)) return;
    const std::string out = (posts.parent_path() / "peer").string() + '.' + peer.format;
    const std::string made = (posts.parent_path() / "made").string();
    Command ours = {program, "--to", peer.format, "-j", "1", "-q", "-d", made};
    double theirs = 0;
    for (int i = 0; i < peer.posts; ++i) {
        const fs::path post = posts / ("post-" + std::to_string(i + 1) + ".md");
        ours.push_back(post.string());
        theirs += run_once(peer.command(post, out)).time;
    }
    const double mine = run_once(ours).time;
    std::printf("  %-5s %3d posts %8.1f ms each, %-20s %8.1f ms: %.1f times its throughput\n",
                peer.format, peer.posts, mine / peer.posts, peer.name, theirs / peer.posts,
                theirs / mine);
    fs::remove_all(made);
}

}  // namespace

void time_many_posts(const std::string& program, const fs::path& root) {
    const fs::path folder =
        fs::temp_directory_path() / ("postconv-bench-posts-" + std::to_string(::getpid()));
    const fs::path posts = folder / "posts";
    write_posts(posts, sources(root));
    std::uintmax_t bytes = 0;
    for (const fs::directory_entry& entry : fs::directory_iterator(posts))
        bytes += entry.file_size();
    std::printf("%d posts of %ju bytes each\n", kPosts, bytes / kPosts);
    print_memory(posts);
    for (const std::string format : {"pdf", "epub", "docx", "pdf,epub,docx"}) {
        const Rate one = rate_of(program, posts, format, "1");
        const Rate two = rate_of(program, posts, format, "2");
        std::printf(
            "  %-14s %6.1f a second with -j 1 (%.1f ms of processor time each), "
            "%6.1f with -j 2, %.2f times\n",
            format.c_str(), one.a_second, one.milliseconds, two.a_second,
            two.a_second / one.a_second);
    }
    std::fflush(stdout);
    for (const Peer& peer : kPeers) compare(program, posts, peer);
    fs::remove_all(folder);
}

}  // namespace postconv::bench
