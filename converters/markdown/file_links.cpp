#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <set>

#include "converters/markdown/files.h"
#include "model/classes.h"
#include "model/text.h"
#include "model/visit.h"

namespace postconv {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostBrokenLinksTold = 10;

std::string normal(const fs::path& path) {
    std::string name = path.lexically_normal().generic_string();
    while (name.size() > 1 && name.ends_with('/')) name.pop_back();
    return name;
}

bool is_markdown(const fs::path& path) {
    const std::string extension = ascii_lower(path.extension().string());
    return extension == ".md" || extension == ".markdown";
}

bool is_html(const fs::path& path) {
    const std::string extension = ascii_lower(path.extension().string());
    return extension == ".html" || extension == ".htm";
}

// The Markdown files that a link may mean: what a site makes of README.md is called index.html.
std::vector<std::string> meant_by(const fs::path& path) {
    std::vector<std::string> names = {normal(path)};
    const auto with = [&](const char* extension) {
        names.push_back(normal(fs::path(path).replace_extension(extension)));
    };
    const fs::path plain = names.front();
    if (is_html(path)) {
        with(".md");
        with(".markdown");
        if (path.stem() == "index") names.push_back(normal(path.parent_path() / "README.md"));
    } else if (!is_markdown(path)) {
        names.push_back(plain.generic_string() + ".md");
        names.push_back(normal(plain / "README.md"));
        names.push_back(normal(plain / "index.md"));
    }
    return names;
}

void walk_block(Block& block, const Walker& walker) {
    Blocks one;
    one.push_back(std::move(block));
    walk(one, walker);
    block = std::move(one.front());
}

class FileJoiner {
  public:
    FileJoiner(Document& document, std::vector<FileExtent>& files, Diagnostics& diagnostics)
        : document_(document),
          files_(files),
          diagnostics_(diagnostics),
          ids_(files.size()),
          starts_(files.size()) {
        for (std::size_t i = 0; i < files.size(); ++i) by_name_.emplace(normal(files[i].name), i);
    }

    void join() {
        for (std::size_t i = 0; i < files_.size(); ++i) collect_ids(i);
        for (std::size_t i = 0; i < files_.size(); ++i) find_start(i);
        for (std::size_t i = 0; i < files_.size(); ++i)
            for_each_block(i, [&](Block& block) { resolve_links(block, i); });
        report();
    }

  private:
    struct Broken {
        SourceSpan span;
        std::string what, hint;
    };

    template <typename Use>
    void for_each_block(std::size_t file, Use use) {
        const FileExtent& extent = files_[file];
        for (std::size_t i = extent.first_block; i < extent.end_block; ++i)
            use(document_.blocks[i]);
        for (std::size_t i = extent.first_note; i < extent.end_note; ++i)
            for (Block& block : document_.notes[i].content) use(block);
    }

    // ---- ids -----------------------------------------------------------------------------------

    // What an id of the file is called in the document.
    std::string global_id(std::size_t file, const std::string& id) {
        if (taken_.insert(id).second) return id;
        const std::string stem = slug(fs::path(files_[file].name).stem().string());
        const std::string with_file = (stem.empty() ? "file" : stem) + '-' + id;
        std::string global = with_file;
        for (int n = 1; !taken_.insert(global).second; ++n)
            global = with_file + '-' + std::to_string(n);
        return global;
    }

    void rename(std::size_t file, Attributes& attributes) {
        if (attributes.id.empty()) return;
        const auto [known, is_new] = ids_[file].try_emplace(attributes.id);
        if (is_new) known->second = global_id(file, attributes.id);
        attributes.id = known->second;
    }

    void collect_ids(std::size_t file) {
        for_each_block(file, [&](Block& block) {
            walk_block(block, {.block = [&](Block& b) { rename(file, b.attributes); },
                               .text = [&](Inline& n) { rename(file, n.attributes); }});
        });
        for_each_block(file, [&](Block& block) {
            walk_block(block, {.block = [&](Block& b) { name_headings(file, b); }, .text = {}});
        });
        if (!files_[file].title_id.empty()) ids_[file].try_emplace(files_[file].title_id);
    }

    // As the outline would, but counting within the file, and in quotes too: links were written
    // for that.
    void name_headings(std::size_t file, Block& block) {
        const Inlines* words = title_words(block);
        if (!words || !block.attributes.id.empty()) return;
        std::string base = slug(plain_text(*words));
        if (base.empty()) base = "section";
        std::string id = base;
        for (int n = 1; ids_[file].contains(id); ++n) id = base + '-' + std::to_string(n);
        block.attributes.id = ids_[file][id] = global_id(file, id);
    }

    // The id of the file's first heading, else of its first block; none when it is empty.
    void find_start(std::size_t file) {
        const FileExtent& extent = files_[file];
        if (extent.first_block == extent.end_block) return;
        Block* first = &document_.blocks[extent.first_block];
        for (std::size_t i = extent.first_block; i < extent.end_block; ++i) {
            Block& block = document_.blocks[i];
            if (!std::holds_alternative<Heading>(block.kind)) continue;
            if (extent.title_id.empty()) first = &block;
            break;
        }
        if (first->attributes.id.empty())
            first->attributes.id =
                global_id(file, slug(fs::path(extent.name).stem().string()) + "-start");
        starts_[file] = first->attributes.id;
    }

    // ---- links ---------------------------------------------------------------------------------

    void resolve_links(Block& block, std::size_t file) {
        SourceSpan place = block.span;
        walk_block(block, {.block = [&](Block& b) { place = b.span.line > 0 ? b.span : place; },
                           .text =
                               [&](Inline& node) {
                                   if (std::holds_alternative<Link>(node.kind))
                                       resolve(node, file, node.span.line > 0 ? node.span : place);
                               }});
    }

    void resolve(Inline& node, std::size_t file, SourceSpan place) {
        Link& link = std::get<Link>(node.kind);
        const std::string& target = link.target;
        if (target.empty() || starts_with_scheme(target) || target.starts_with("//")) return;
        const std::size_t hash = std::min(target.find('#'), target.size());
        const std::string fragment = target.substr(std::min(hash + 1, target.size()));
        const std::string path =
            percent_decoded(target.substr(0, std::min(hash, target.find('?'))));
        if (path.empty()) {
            if (const auto id = find_anywhere(file, fragment)) link.target = '#' + *id;
            return;
        }
        const std::optional<std::size_t> other = find_file(file, path);
        if (!other) return refuse_strange(node, path, place);
        const std::string& start = starts_[*other];
        if (start.empty()) {
            broken_.push_back({place, "\"" + path + "\" is empty", kTextStays});
            node.kind = Span{std::move(link.content)};
            return;
        }
        const std::string* id = fragment.empty() ? &start : find_id(*other, fragment);
        if (!id)
            broken_.push_back({place, "nothing in \"" + path + "\" has the id \"" + fragment + "\"",
                               "the link leads to the beginning of that file"});
        link.target = '#' + (id && !id->empty() ? *id : start);
    }

    std::optional<std::size_t> find_file(std::size_t from, const std::string& path) const {
        const fs::path own = fs::path(files_[from].name).parent_path();
        const fs::path root = files_.front().root.empty()
                                  ? fs::path(files_.front().name).parent_path()
                                  : fs::path(files_.front().root);
        const fs::path whole =
            path.starts_with('/') ? root / fs::path(path).relative_path() : own / path;
        for (const std::string& name : meant_by(whole))
            if (const auto found = by_name_.find(name); found != by_name_.end())
                return found->second;
        return std::nullopt;
    }

    const std::string* find_id(std::size_t file, const std::string& fragment) const {
        const std::string decoded = percent_decoded(fragment);
        for (const std::string& id : {decoded, ascii_lower(decoded)})
            if (const auto found = ids_[file].find(id); found != ids_[file].end())
                return &found->second;
        return nullptr;
    }

    // Its own file's id comes first, then that of whichever file has it.
    std::optional<std::string> find_anywhere(std::size_t file, const std::string& fragment) const {
        const std::string* own = find_id(file, fragment);
        if (own) return own->empty() ? starts_[file] : *own;
        if (taken_.contains(percent_decoded(fragment))) return std::nullopt;
        for (std::size_t i = 0; i < files_.size(); ++i)
            if (const std::string* id = find_id(i, fragment); id && !id->empty()) return *id;
        return std::nullopt;
    }

    // Only among several files is a file that is missing a mistake.
    void refuse_strange(Inline& node, const std::string& path, SourceSpan place) {
        if (files_.size() < 2 || (!is_markdown(path) && !is_html(path))) return;
        broken_.push_back(
            {place, "\"" + path + "\" is not among the files of this document", kTextStays});
        node.kind = Span{std::move(std::get<Link>(node.kind).content)};
    }

    void report() {
        const std::size_t told = std::min(broken_.size(), kMostBrokenLinksTold);
        for (std::size_t i = 0; i < told; ++i)
            diagnostics_.warn("broken-link", broken_[i].span, broken_[i].what, broken_[i].hint);
        if (told == broken_.size()) return;
        const Broken& next = broken_[told];
        diagnostics_.warn("broken-link", next.span,
                          std::to_string(broken_.size() - told) +
                              " more links are broken; the first of them: " + next.what,
                          "mend those above first");
    }

    static constexpr const char* kTextStays = "the text stays, without the link";

    Document& document_;
    std::vector<FileExtent>& files_;
    Diagnostics& diagnostics_;
    // Per file: its ids as its links know them -> the document's. Empty: the document's title.
    std::vector<std::map<std::string, std::string>> ids_;
    std::vector<std::string> starts_;
    std::map<std::string, std::size_t> by_name_;
    std::set<std::string> taken_;
    std::vector<Broken> broken_;
};

bool is_link_to(const Link& link, const std::string& name) {
    const std::size_t hash = link.target.find('#');
    return hash != std::string::npos && hash > 0 && !starts_with_scheme(link.target) &&
           normal(percent_decoded(link.target.substr(0, hash))) == name;
}

}  // namespace

void join_files(Document& document, std::vector<FileExtent>& files, Diagnostics& diagnostics) {
    if (files.size() > 1) return FileJoiner(document, files, diagnostics).join();
    if (files.empty()) return;
    const std::string own = fs::path(files.front().name).filename().string();
    walk(document, {.block = {}, .text = [&](Inline& node) {
                        auto* link = std::get_if<Link>(&node.kind);
                        if (link && is_link_to(*link, own))
                            link->target = link->target.substr(link->target.find('#'));
                    }});
}

}  // namespace postconv
