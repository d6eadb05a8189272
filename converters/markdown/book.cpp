#include "converters/markdown/book.h"

#include <algorithm>
#include <filesystem>
#include <set>

#include "converters/markdown/cmark_tree.h"
#include "converters/markdown/includes.h"
#include "converters/markdown/note_embeds.h"
#include "converters/markdown/source_text.h"
#include "model/text.h"

namespace postconv {
namespace {

namespace fs = std::filesystem;

constexpr int kDeepestChapter = 20;
constexpr std::size_t kMostChapters = 20000;
constexpr std::size_t kMostBytes = std::size_t{512} << 20;

bool is_summary(const std::string& name) {
    return ascii_lower(fs::path(name).filename().string()) == "summary.md";
}

cmark_node* link_in(cmark_node* paragraph) {
    for (cmark_node* node = cmark_node_first_child(paragraph); node; node = cmark_node_next(node))
        if (kind_of(node) == NodeKind::Link) return node;
    return nullptr;
}

bool is_links_only(cmark_node* paragraph) {
    for (cmark_node* node = cmark_node_first_child(paragraph); node; node = cmark_node_next(node)) {
        const NodeKind kind = kind_of(node);
        if (kind == NodeKind::Text && trimmed(literal_of(node)).empty()) continue;
        if (kind != NodeKind::Link && kind != NodeKind::SoftBreak && kind != NodeKind::LineBreak &&
            kind != NodeKind::HtmlInline)
            return false;
    }
    return link_in(paragraph) != nullptr;
}

// Headings, lists and lines of links: nothing that a reader would miss.
bool is_plan(cmark_node* root) {
    bool has_entries = false;
    for (cmark_node* node = cmark_node_first_child(root); node; node = cmark_node_next(node)) {
        const NodeKind kind = kind_of(node);
        const bool is_entry =
            kind == NodeKind::List || (kind == NodeKind::Paragraph && is_links_only(node));
        has_entries = has_entries || is_entry;
        if (!is_entry && kind != NodeKind::Heading && kind != NodeKind::ThematicBreak &&
            kind != NodeKind::HtmlBlock)
            return false;
    }
    return has_entries;
}

// "Summary" and "Table of contents" say what the file is, not what the book is called.
bool names_the_plan(const std::string& heading) {
    const std::string name = ascii_lower(heading);
    return name == "summary" || name == "table of contents" || name == "contents";
}

class SummaryReader {
  public:
    SummaryReader(const SourceText& summary, const Loader& loader, Diagnostics& diagnostics)
        : summary_(summary),
          loader_(loader),
          diagnostics_(diagnostics),
          source_(diagnostics.add_source(summary.name)) {}

    // Appends the chapters; false when the file is no plan or none of them can be read.
    bool read(Book& book) {
        const std::string text = clean_source(summary_.text, source_, diagnostics_);
        const CmarkTree tree = parse_markdown(text);
        if (!is_plan(tree.get())) return false;
        for (cmark_node* node = cmark_node_first_child(tree.get()); node;
             node = cmark_node_next(node))
            read_block(node);
        if (chapters_.empty()) return false;
        std::ranges::move(chapters_, std::back_inserter(book.files));
        if (book.title.empty()) book.title = title_;
        return true;
    }

  private:
    void read_block(cmark_node* node) {
        const NodeKind kind = kind_of(node);
        if (kind == NodeKind::Heading) read_heading(node);
        if (kind == NodeKind::List) read_list(node, 1);
        if (kind != NodeKind::Paragraph) return;
        for (cmark_node* child = cmark_node_first_child(node); child;
             child = cmark_node_next(child))
            if (kind_of(child) == NodeKind::Link) add_chapter(child, 1);
    }

    void read_heading(cmark_node* node) {
        const std::string words(trimmed(words_below(node)));
        const bool is_first = !std::exchange(seen_heading_, true) && chapters_.empty();
        if (!is_first) {
            parts_.push_back(words);
            in_part_ = true;
        } else if (!names_the_plan(words)) {
            title_ = words;
        }
    }

    void read_list(cmark_node* list, int level) {
        if (level > kDeepestChapter) return;
        for (cmark_node* item = cmark_node_first_child(list); item; item = cmark_node_next(item)) {
            for (cmark_node* node = cmark_node_first_child(item); node;
                 node = cmark_node_next(node)) {
                if (kind_of(node) == NodeKind::List) read_list(node, level + 1);
                if (kind_of(node) != NodeKind::Paragraph) continue;
                cmark_node* link = link_in(node);
                if (link)
                    add_chapter(link, level + (in_part_ ? 1 : 0));
                else
                    skip(node, "has no file");
            }
        }
    }

    void skip(cmark_node* node, const std::string& why) {
        diagnostics_.note("draft-chapter", span(node),
                          "the chapter \"" + words_below(node) + "\" " + why + " and is left out");
    }

    SourceSpan span(cmark_node* node) const {
        while (node && cmark_node_get_start_line(node) <= 0) node = cmark_node_parent(node);
        return node ? span_of(node, {source_, 0}) : SourceSpan{source_};
    }

    void add_chapter(cmark_node* link, int level) {
        const char* url = cmark_node_get_url(link);
        const std::string_view target = url ? url : "";
        const std::string path = percent_decoded(target.substr(0, target.find('#')));
        if (path.empty()) return skip(link, "has no file yet");
        if (starts_with_scheme(path)) return skip(link, "lies on the network");
        const fs::path relative = fs::path(path).relative_path().lexically_normal();
        if (!seen_.insert(relative.generic_string()).second) return;
        Loader::Result result = loader_.load(path, summary_.name);
        if (result.status != Loader::Status::Loaded) return warn_missing(link, path, result.hint);
        check_size(result.bytes.size());
        const fs::path name = (fs::path(summary_.name).parent_path() / relative).lexically_normal();
        chapters_.push_back({name.generic_string(),
                             std::move(result.bytes),
                             {},
                             Chapter{level, words_below(link), std::exchange(parts_, {})}});
    }

    void warn_missing(cmark_node* link, const std::string& path, const std::string& hint) {
        diagnostics_.warn("missing-chapter", span(link),
                          "the chapter \"" + path + "\" can't be read and is left out",
                          hint.empty() ? "write the file, or take the line out" : hint);
    }

    void check_size(std::size_t bytes) {
        bytes_ += bytes;
        if (bytes_ > kMostBytes || chapters_.size() >= kMostChapters)
            fail(FailureKind::Limit, "large-book", {source_}, "the book is larger than any book is",
                 "split it: " + std::to_string(kMostChapters) + " chapters and " +
                     std::to_string(kMostBytes >> 20) + " MiB are the limits");
    }

    const SourceText& summary_;
    const Loader& loader_;
    Diagnostics& diagnostics_;
    int source_;
    std::vector<SourceText> chapters_;
    std::vector<std::string> parts_;  // titles of parts whose first chapter has not come yet
    std::set<std::string> seen_;
    std::string title_;
    std::size_t bytes_ = 0;
    bool seen_heading_ = false;
    bool in_part_ = false;
};

}  // namespace

std::optional<MetadataText> book_settings(const std::string& folder, const Loader& loader) {
    constexpr const char* kName = "book.toml";
    Loader::Result result = loader.load(kName, (fs::path(folder) / "SUMMARY.md").string());
    if (result.status != Loader::Status::Loaded) return std::nullopt;
    return MetadataText{.name = kName,
                        .text = std::move(result.bytes),
                        .below = "book",
                        .notation = Notation::Toml,
                        .keys = {"title", "authors", "author", "description", "language"}};
}

Book gather_book(std::vector<SourceText> inputs, const Loader& chapters, Diagnostics& diagnostics) {
    Book book;
    for (SourceText& input : inputs) {
        if (is_summary(input.name) && SummaryReader(input, chapters, diagnostics).read(book)) {
            const std::string folder = fs::path(input.name).parent_path().string();
            book.folders.push_back(folder.empty() ? "." : folder);
        } else {
            book.files.push_back(std::move(input));
        }
    }
    return book;
}

void expand_includes(std::vector<SourceText>& files, const Loader& loader,
                     Diagnostics& diagnostics) {
    IncludeExpander expander(loader, diagnostics);
    for (SourceText& file : files) expander.expand(file);
    expander.report();
    const bool may_embed = std::ranges::any_of(files, may_embed_notes);
    if (!may_embed) return;
    const std::vector<SourceText> whole = files;  // a note is embedded as it was written
    NoteEmbedder embedder(whole, loader, diagnostics);
    for (SourceText& file : files) embedder.embed(file);
}

}  // namespace postconv
