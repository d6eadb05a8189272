// Processor time of each stage and of the whole program: postconv_bench PROGRAM SOURCE_FOLDER
// [posts]; with the last word only that of many posts in one call.
// Medians of several runs, in milliseconds of user and system time together. Exit code 1 when
// reading a long text costs more than kReaderLimit times what cmark-gfm alone needs to parse it.
#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "converters/backend.h"
#include "converters/markdown/cmark_tree.h"
#include "converters/markdown/reader.h"
#include "converters/pdf/furniture.h"
#include "converters/pdf/line_items.h"
#include "converters/pdf/finish/finish.h"
#include "converters/pdf/paint.h"
#include "model/visit.h"
#include "styles/theme_reader.h"
#include "tests/bench/peers.h"
#include "tests/bench/process.h"
#include "tests/bench/throughput.h"

namespace {

namespace fs = std::filesystem;
using namespace postconv;
using namespace postconv::bench;

constexpr int kRuns = 7;
constexpr double kReaderLimit = 4;

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

// A document as far as the backends want it.
struct Prepared {
    explicit Prepared(const fs::path& source)
        : texts({{source.string(), contents_of(source)}}),
          theme(builtin_theme("default")),
          document(read_markdown(texts, {}, ignored)),
          resources(load_resources(document, DiskLoader({}), ignored)),
          outline(make_outline(document, ignored)) {}

    std::vector<SourceText> texts;
    Diagnostics ignored;
    Theme theme;
    Document document;
    Resources resources;
    Outline outline;
};

// Processor time since it was last asked.
class Clock {
  public:
    double lap() {
        const double before = std::exchange(last_, time_used());
        return last_ - before;
    }

  private:
    double last_ = time_used();
};

// The paragraphs of the body in its style, as far as their breaks. Words are shaped and hyphenated
// the first time that they are seen, so breaking is timed on a second round.
std::pair<double, double> shape_and_break(const Document& document, pdf::Typesetting& setting) {
    const Style& body = setting.theme()[Role::Body];
    const Length measure = setting.theme().page.text_width();
    const auto all_paragraphs = [&] {
        Clock clock;
        walk(document, {.block =
                            [&](const Block& block) {
                                const auto* paragraph = std::get_if<Paragraph>(&block.kind);
                                if (!paragraph) return;
                                const pdf::StyledText text =
                                    pdf::styled_text(paragraph->content, {body}, measure, setting);
                                const pdf::Pieces pieces = pdf::cut_into_pieces(text, setting);
                                const auto items = pdf::line_items(
                                    text, pieces,
                                    {pdf::Hyphenation::On, pdf::Spacing::Elastic, measure, {}},
                                    setting);
                                pdf::break_lines(items, {.width = measure, .tolerance = 3.0});
                            },
                        .text = {}});
        return clock.lap();
    };
    const double both = all_paragraphs();
    const double breaking = all_paragraphs();
    return {std::max(0.0, both - breaking), breaking};
}

// Each stage on its own, as often as the others: a backend includes what it loads for itself.
void time_stages(const fs::path& source) {
    Prepared prepared(source);
    auto& [texts, ignored, theme, document, resources, outline] = prepared;
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

// What the PDF is made of: each step on its own over the same text.
void time_pdf_steps(const fs::path& source) {
    Prepared prepared(source);
    auto& [texts, ignored, theme, document, resources, outline] = prepared;
    const OutputOptions options;
    std::vector<double> reading, shaping, breaking, flowing, paging, painting, finishing;
    std::size_t page_count = 0;
    for (int i = 0; i < kRuns; ++i) {
        const FontCatalog fonts(POSTCONV_DATA);
        const Job job{document, outline, theme, resources, fonts, options};
        pdf::Typesetting setting(job, ignored);
        Clock clock;
        read_markdown(texts, {}, ignored);
        reading.push_back(clock.lap());
        const auto [shape, break_up] = shape_and_break(document, setting);
        shaping.push_back(shape);
        breaking.push_back(break_up);
        clock.lap();
        pdf::DocumentFlow flow = pdf::flow_document(setting);
        flowing.push_back(std::max(0.0, clock.lap() - break_up));
        pdf::Pages pages(std::move(flow), setting);
        paging.push_back(clock.lap());
        pdf::Painter painter(setting);
        page_count = pages.size();
        for (std::size_t page = 0; page < page_count; ++page) painter.page(pages.next());
        pdf::Painted painted = painter.finish();
        painting.push_back(clock.lap());
        pdf::finish(std::move(painted), setting);
        finishing.push_back(clock.lap());
    }
    const std::pair<const char*, double> steps[] = {
        {"parse", median(reading)},       {"shape, hyphenate", median(shaping)},
        {"break lines", median(breaking)}, {"lines, flow", median(flowing)},
        {"break pages", median(paging)},  {"paint", median(painting)},
        {"finish", median(finishing)}};
    double sum = 0;
    for (const auto& [name, time] : steps) sum += time;
    for (const auto& [name, time] : steps)
        std::printf("  %-26s %8.1f ms %5.1f %%\n", name, time, 100 * time / sum);
    std::printf("  %-26s %8.0f a second\n", "pages", double(page_count) / sum * 1e3);
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

// Where a program lies; empty when it is not installed.
std::string installed(const std::string& name) {
    for (const char* folder : {"/usr/bin/", "/usr/local/bin/", "/opt/homebrew/bin/"})
        if (fs::exists(folder + name)) return folder + name;
    return {};
}

// The same texts to DOCX by us and by pandoc: processor time of both, and how they compare.
void compare_docx(const std::string& program, const std::string& what,
                  const std::vector<fs::path>& sources, bool contents) {
    const std::string pandoc = installed("pandoc");
    if (pandoc.empty()) return;
    const fs::path out =
        fs::temp_directory_path() / ("postconv-bench-" + std::to_string(getpid()) + ".docx");
    Usage ours, theirs;
    const auto add = [](Usage& sum, const Usage& one) {
        sum.time += one.time;
        sum.peak_kib = std::max(sum.peak_kib, one.peak_kib);
    };
    for (const fs::path& source : sources) {
        std::vector<std::string> command = {program, "--quiet", source.string(), "-o",
                                            out.string()};
        std::vector<std::string> other = {pandoc, "-f", "markdown", source.string(),
                                          "-o", out.string(), "--resource-path",
                                          source.parent_path().string()};
        if (source.filename() == "SUMMARY.md") {  // pandoc takes the chapters one by one
            other = {pandoc, "-f", "markdown", "-o", out.string()};
            for (const auto& each : fs::directory_iterator(source.parent_path()))
                if (each.path().filename().string().starts_with("ch")) other.push_back(each.path());
            std::sort(other.begin() + 5, other.end());
        }
        if (contents) command.push_back("--toc"), other.push_back("--toc");
        add(ours, run_once(command));
        add(theirs, run_once(other));
    }
    fs::remove(out);
    std::printf("  %-26s %8.1f ms %5ld MiB, pandoc %8.1f ms %5ld MiB: 1/%.0f\n", what.c_str(),
                ours.time, ours.peak_kib / 1024, theirs.time, theirs.peak_kib / 1024,
                theirs.time / ours.time);
}

// On the essay, a book and a hundred posts, where they are.
void compare_with_pandoc(const std::string& program, const fs::path& root) {
    const fs::path corpus = root / "../shared/corpus";
    if (installed("pandoc").empty() || !fs::exists(corpus / "essay.md")) {
        std::printf("pandoc or ../shared/corpus is not here: no comparison\n");
        return;
    }
    std::vector<fs::path> posts, hundred;
    for (const auto& each : fs::directory_iterator(corpus / "posts"))
        if (each.path().extension() == ".md") posts.push_back(each.path());
    std::sort(posts.begin(), posts.end());
    while (!posts.empty() && hundred.size() < 100)
        hundred.push_back(posts[hundred.size() % posts.size()]);
    std::printf("DOCX beside pandoc\n");
    compare_docx(program, "essay", {corpus / "essay.md"}, false);
    compare_docx(program, "essay, contents", {corpus / "essay.md"}, true);
    compare_docx(program, "Rust book", {corpus / "rust-book/src/SUMMARY.md"}, false);
    compare_docx(program, "100 posts", hundred, false);
}

// A book of ten megabytes, the text as often as it takes: time and memory grow with its length.
void time_long_book(const std::string& program, const fs::path& source) {
    const std::string text = contents_of(source);
    const std::size_t body = text.find("\n---\n", 3) + 5;
    const fs::path folder =
        fs::temp_directory_path() / ("postconv-bench-long-" + std::to_string(getpid()));
    fs::create_directory(folder);
    for (const std::size_t size : {2'500'000, 10'000'000}) {
        std::ofstream out(folder / "long.md", std::ios::binary);
        out << text.substr(0, body);
        for (std::size_t written = 0; written < size; written += text.size() - body)
            out << text.substr(body);
        out.close();
        const Usage usage = run_once({program, "--quiet", (folder / "long.md").string(), "-o",
                                      (folder / "long.pdf").string()});
        std::printf("  %4.1f MB of Markdown to PDF  %8.1f ms %6ld MiB\n", double(size) / 1e6,
                    usage.time, usage.peak_kib / 1024);
    }
    fs::remove_all(folder);
}

}  // namespace

int main(int argc, char** argv) {
    const bool only_posts = argc == 4 && std::string(argv[3]) == "posts";
    if (argc != 3 && !only_posts) return 2;
    const std::string program = argv[1];
    const fs::path root = argv[2];
    time_many_posts(program, root);
    if (only_posts) return 0;
    std::vector<fs::path> sources;
    for (const char* name :
         {"samples/essay.md", "samples/report/report.md", "../shared/corpus/essay.md"})
        if (fs::exists(root / name)) sources.push_back((root / name).lexically_normal());

    time_epub_peers(program, root);
    time_long_book(program, sources.back());
    compare_with_pandoc(program, root);
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
        time_pdf_steps(source);
    }
    return time_reader(root) ? 0 : 1;
}
