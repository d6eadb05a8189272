// Processor time of each stage and of the whole program: postconv_bench PROGRAM SOURCE_FOLDER.
// Medians of several runs, in milliseconds of user and system time together. Exit code 1 when reading
// a long text costs more than kReaderLimit times what cmark-gfm alone needs to parse it.
#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>
#include <vector>

#include "converters/backend.h"
#include "converters/markdown/cmark_tree.h"
#include "converters/markdown/reader.h"
#include "styles/theme_reader.h"

extern char** environ;

namespace {

namespace fs = std::filesystem;
using namespace postconv;

constexpr int kRuns = 7;
constexpr double kReaderLimit = 4;

double milliseconds(const rusage& usage) {
    const auto in_ms = [](const timeval& t) {
        return double(t.tv_sec) * 1e3 + double(t.tv_usec) / 1e3;
    };
    return in_ms(usage.ru_utime) + in_ms(usage.ru_stime);
}

double time_used() {
    rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return milliseconds(usage);
}

double median(std::vector<double> values) {
    std::nth_element(values.begin(), values.begin() + kRuns / 2, values.end());
    return values[kRuns / 2];
}

double median_time_of(const std::function<void()>& work) {
    std::vector<double> times;
    for (int i = 0; i < kRuns; ++i) {
        const double before = time_used();
        work();
        times.push_back(time_used() - before);
    }
    return median(std::move(times));
}

std::string contents_of(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

void print_row(const std::string& what, double time) {
    std::printf("  %-26s %8.1f ms\n", what.c_str(), time);
}

void print_title(const char* what, const fs::path& source) {
    std::printf("%s: %s, %ju bytes\n", what, source.c_str(), std::uintmax_t(fs::file_size(source)));
}

// Each stage on its own, as often as the others: a backend includes what it loads for itself.
void time_stages(const fs::path& source) {
    const std::vector<SourceText> texts = {{source.string(), contents_of(source)}};
    Diagnostics ignored;
    const Theme theme = builtin_theme("default");
    Document document = read_markdown(texts, {}, ignored);
    const Resources resources = load_resources(document, DiskLoader({}), ignored);
    const Outline outline = make_outline(document, ignored);
    OutputOptions options;
    options.stem = source.stem().string();

    print_row("theme", median_time_of([] { builtin_theme("default"); }));
    print_row("reader", median_time_of([&] { read_markdown(texts, {}, ignored); }));
    print_row("resources", median_time_of([&] {
                  Document copy = document;
                  load_resources(copy, DiskLoader({}), ignored);
              }));
    print_row("outline", median_time_of([&] {
                  Document copy = document;
                  make_outline(copy, ignored);
              }));
    for (const Backend& backend : backends())
        print_row(
            std::string(backend.name) + " backend", median_time_of([&] {
                const FontCatalog fonts(POSTCONV_DATA);
                backend.render({document, outline, theme, resources, fonts, options}, ignored);
            }));
}

// A text of 400 KB: a real one when it is there, else the sample as often as it takes.
std::string long_text(const fs::path& root) {
    const fs::path real =
        root / "../shared/corpus/posts/2025-02-10-critical-minerals-for-the-us.md";
    if (fs::exists(real)) return contents_of(real);
    std::string text;
    while (text.size() < 400'000) text += contents_of(root / "samples/essay.md");
    return text;
}

// Whether the reader keeps within its limit.
bool time_reader(const fs::path& root) {
    const std::vector<SourceText> texts = {{"long.md", long_text(root)}};
    Diagnostics ignored;
    const double reader = median_time_of([&] { read_markdown(texts, {}, ignored); });
    const double parser = median_time_of([&] { parse_markdown(texts[0].text); });
    std::printf("reader: a text of %zu bytes\n", texts[0].text.size());
    print_row("cmark-gfm alone", parser);
    print_row("reader", reader);
    std::printf("  %-26s %8.1f (limit %.0f)\n", "ratio", reader / parser, kReaderLimit);
    return reader <= kReaderLimit * parser;
}

struct Usage {
    double time = 0;    // milliseconds
    long peak_kib = 0;  // largest resident set
};

Usage run_once(const std::vector<std::string>& command) {
    std::vector<char*> arguments;
    for (const std::string& each : command) arguments.push_back(const_cast<char*>(each.c_str()));
    arguments.push_back(nullptr);
    pid_t process = 0;
    if (posix_spawn(&process, arguments[0], nullptr, nullptr, arguments.data(), environ) != 0)
        std::exit(1);
    int status = 0;
    rusage usage;
    if (wait4(process, &status, 0, &usage) != process || status != 0) {
        std::fprintf(stderr, "%s failed\n", arguments[0]);
        std::exit(1);
    }
    return {milliseconds(usage), usage.ru_maxrss};
}

void time_program(const std::string& program, const fs::path& source,
                  const std::vector<std::string>& formats) {
    const fs::path folder =
        fs::temp_directory_path() / ("postconv-bench-" + std::to_string(getpid()));
    fs::create_directory(folder);
    std::vector<std::string> command = {program, "--quiet", source.string()};
    std::string what = "postconv";
    for (const std::string& format : formats) {
        command.insert(command.end(), {"-o", (folder / ("out." + format)).string()});
        what += " ." + format;
    }
    std::vector<double> times;
    long peak = 0;
    for (int i = 0; i < kRuns; ++i) {
        const Usage usage = run_once(command);
        times.push_back(usage.time);
        peak = std::max(peak, usage.peak_kib);
    }
    fs::remove_all(folder);
    std::printf("  %-26s %8.1f ms %6ld MiB\n", what.c_str(), median(times), peak / 1024);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3) return 2;
    const std::string program = argv[1];
    const fs::path root = argv[2];
    std::vector<fs::path> sources;
    for (const char* name :
         {"samples/essay.md", "samples/report/report.md", "../shared/corpus/essay.md"})
        if (fs::exists(root / name)) sources.push_back((root / name).lexically_normal());

    // The programs first: a child's peak counts the memory of this process when it was started.
    for (const fs::path& source : sources) {
        print_title("whole program", source);
        for (const Backend& backend : backends())
            time_program(program, source, {std::string(backend.name)});
        time_program(program, source, {"pdf", "epub", "docx"});
    }
    for (const fs::path& source : sources) {
        print_title("stages", source);
        time_stages(source);
    }
    return time_reader(root) ? 0 : 1;
}
