#include "converters/epub/target_lint.h"

#include <algorithm>

#include "converters/epub/page.h"
#include "converters/epub/targets.h"
#include "model/text.h"
#include "model/visit.h"

namespace postconv {
namespace {

struct TableLimits {
    std::size_t rows = 0, columns = 0;  // 0: any
};

class TargetLint {
  public:
    TargetLint(const Places& places, Diagnostics& diagnostics)
        : places_(places),
          job_(places.job),
          target_(places.job.options.epub.target),
          rules_(rules_of(target_)),
          diagnostics_(diagnostics) {}

    void check() {
        check_cover();
        check_images();
        if (target_ == EpubTarget::Generic) return;
        check_metadata();
        check_tables();
        check_notes();
        check_contents();
    }

  private:
    std::string shop() const {
        switch (target_) {
            case EpubTarget::Generic:
                return "shops";
            case EpubTarget::Kdp:
                return "Kindle Direct Publishing";
            case EpubTarget::Apple:
                return "Apple Books";
            case EpubTarget::Kobo:
                return "Kobo";
        }
        return {};
    }

    void say(const char* name, SourceSpan span, const std::string& message,
             const std::string& hint) {
        if (target_ == EpubTarget::Generic)
            diagnostics_.note(name, span, message, hint);
        else
            diagnostics_.warn(name, span, message, hint);
    }

    SourceSpan cover_span() const {
        const auto& cover = job_.document.metadata.cover;
        return cover && !job_.options.epub.cover ? cover->span : SourceSpan();
    }

    void check_cover() {
        if (!places_.images.cover) {
            if (target_ != EpubTarget::Generic)
                say("cover-missing", {}, "the book has no cover, which " + shop() + " asks for",
                    "name one with --epub-cover, or let one be drawn with --epub-cover auto");
            return;
        }
        const PixelSize size = places_.images.files[*places_.images.cover].size;
        const std::string dots = std::to_string(size.width) + " x " + std::to_string(size.height);
        if (std::min(size.width, size.height) < rules_.least_cover_side)
            say("cover-size", cover_span(),
                "the cover has " + dots + " dots, too few for " + shop(),
                "its shorter side needs " + std::to_string(rules_.least_cover_side) +
                    "; 1600 x 2560 serves every shop");
        const double shape = double(size.height) / std::max(1, size.width);
        constexpr double kFlattest = 1.2, kTallest = 1.9;
        if (shape < kFlattest || shape > kTallest)
            say("cover-shape", cover_span(),
                "the cover is " + dots + ", " +
                    (shape < 1          ? "wider than tall"
                     : shape < kFlattest ? "almost square"
                                         : "very tall") +
                    ": shops show it in a frame of 1 to 1.6",
                "1600 x 2560 serves every shop; name another with --epub-cover");
    }

    void check_images() {
        for (const BookImage& image : places_.images.files)
            if (rules_.most_image_bytes > 0 && image.bytes.size() > rules_.most_image_bytes)
                say("image-size", {},
                    "image \"" + image.name + "\" has " +
                        std::to_string(image.bytes.size() / 1'000'000) + " megabytes; " + shop() +
                        " take " + std::to_string(rules_.most_image_bytes / 1'000'000),
                    "save it with a higher compression, a photograph as JPEG");
    }

    void check_metadata() {
        const Metadata& metadata = job_.document.metadata;
        if (trimmed(metadata.title).empty())
            say("title-missing", {}, "the book has no title", "add title: to the front matter");
        if (metadata.creators.empty())
            say("author-missing", {}, "the book has no author", "add author: to the front matter");
        if (language_of(metadata) == "und")
            say("language-unknown", {},
                "\"" + metadata.language + "\" is no language that " + shop() + " knows",
                "write lang: en, for example");
        const bool has_isbn = std::ranges::any_of(
            metadata.identifiers, [](const Identifier& id) { return id.scheme == "isbn"; });
        if (target_ == EpubTarget::Kobo && !has_isbn)
            diagnostics_.note("isbn-missing", {}, "Kobo knows books by their ISBN; this one has none",
                              "add isbn: to the front matter, or name the file by it");
    }

    TableLimits limits() const {
        switch (target_) {
            case EpubTarget::Kdp:
                return {100, 10};
            case EpubTarget::Kobo:
                return {0, 4};
            case EpubTarget::Generic:
            case EpubTarget::Apple:
                return {};
        }
        return {};
    }

    void check_tables() {
        const TableLimits most = limits();
        walk(job_.document, {.block =
                                 [&](const Block& block) {
                                     if (const auto* table = std::get_if<Table>(&block.kind))
                                         check(*table, block.span, most);
                                 },
                             .text = {}});
    }

    void check(const Table& table, SourceSpan span, TableLimits most) {
        const std::size_t rows = table.head.size() + table.body.size();
        if (most.columns > 0 && table.columns.size() > most.columns)
            say("table-size", span,
                "the table has " + std::to_string(table.columns.size()) +
                    " columns; more than " + std::to_string(most.columns) +
                    " can't be read on small screens, says " + shop(),
                "divide it, turn it round, or make it a list");
        if (most.rows > 0 && rows > most.rows)
            say("table-size", span,
                "the table has " + std::to_string(rows) + " rows; " + shop() + " advises " +
                    std::to_string(most.rows) + " at most",
                "divide it");
    }

    // Kobo shows notes in a window when they are neither empty nor pages long.
    void check_notes() {
        if (target_ != EpubTarget::Kobo) return;
        constexpr std::size_t kShortest = 9, kLongest = 5000;
        for (const Note& note : job_.document.notes) {
            const std::size_t length = plain_text(note.content).size();
            if (length < kShortest || length > kLongest)
                diagnostics_.note("note-length", note.span,
                                  "Kobo opens notes of 9 to 5000 letters in a window; this one has " +
                                      std::to_string(length),
                                  "the link works all the same");
        }
    }

    static int depth_of(const std::vector<NavigationEntry>& entries) {
        int deepest = 0;
        for (const NavigationEntry& entry : entries)
            deepest = std::max(deepest, 1 + depth_of(entry.children));
        return deepest;
    }

    void check_contents() {
        const int most = target_ == EpubTarget::Kdp ? 2 : target_ == EpubTarget::Kobo ? 3 : 6;
        const int depth = depth_of(navigation_entries(job_, places_.plan));
        if (depth > most)
            diagnostics_.note("contents-depth", {},
                              "the contents have " + std::to_string(depth) + " levels; devices of " +
                                  shop() + " show " + std::to_string(most),
                              "--toc-depth " + std::to_string(most) + " leaves the others out");
    }

    const Places& places_;
    const Job& job_;
    const EpubTarget target_;
    const TargetRules& rules_;
    Diagnostics& diagnostics_;
};

}  // namespace

void check_target(const Places& places, Diagnostics& diagnostics) {
    TargetLint(places, diagnostics).check();
}

void check_size(const Bytes& book, const Job& job, Diagnostics& diagnostics) {
    const std::size_t most = rules_of(job.options.epub.target).most_bytes;
    if (book.size() > most)
        diagnostics.warn("book-size", {},
                         "the book has " + std::to_string(book.size() / 1'000'000) +
                             " megabytes; the shop takes " + std::to_string(most / 1'000'000),
                         "make its pictures smaller with --image-max-dpi 150");
}

}  // namespace postconv
