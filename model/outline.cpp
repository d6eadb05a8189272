#include "model/outline.h"

#include <algorithm>
#include <functional>
#include <set>

#include "model/classes.h"
#include "model/text.h"
#include "model/visit.h"

namespace postconv {
namespace {

// Hands out ids: the wanted one, else with -1, -2, ... behind it.
class IdRegister {
  public:
    bool reserve(const std::string& id) { return taken_.insert(id).second; }  // false: taken
    std::string claim(const std::string& wanted) {
        const std::string base = wanted.empty() ? "section" : wanted;
        std::string id = base;
        for (int& n = next_[base]; !taken_.insert(id).second;)
            id = base + '-' + std::to_string(++n);
        return id;
    }

  private:
    std::set<std::string> taken_;
    std::map<std::string, int> next_;
};

// Calls `use` for each heading of the body, those inside divisions included, with the index of
// the top-level block that holds it.
void for_each_section(Blocks& blocks,
                      const std::function<void(Block&, Heading&, std::size_t)>& use) {
    const std::function<void(Block&, std::size_t)> look = [&](Block& block, std::size_t top) {
        if (auto* heading = std::get_if<Heading>(&block.kind)) use(block, *heading, top);
        if (auto* division = std::get_if<Division>(&block.kind))
            for (Block& child : division->content) look(child, top);
    };
    for (std::size_t i = 0; i < blocks.size(); ++i) look(blocks[i], i);
}

// The written levels in use become 1, 2, 3 ... without gaps along each branch: a heading is one
// deeper than the nearest one before it that is written higher.
class LevelNormaliser {
  public:
    int operator()(int written) {
        while (!open_.empty() && open_.back() >= written) open_.pop_back();
        skipped_ = !open_.empty() && written > last_ + 1;
        last_ = written;
        open_.push_back(written);
        return int(std::min<std::size_t>(open_.size(), 6));
    }
    // Whether the last one was written more than one level below the one before it.
    bool skipped() const { return skipped_; }

  private:
    std::vector<int> open_;  // written levels of the enclosing headings
    int last_ = 0;           // written
    bool skipped_ = false;
};

// "2.1": counts by level. A heading below one without a number has none either.
class SectionCounter {
  public:
    std::string next(const Heading& heading, const Attributes& attributes) {
        const auto level = std::size_t(heading.level);
        const bool is_below = unnumbered_ != 0 && level > unnumbered_;
        if (is_below) return {};
        const auto& classes = attributes.classes;
        unnumbered_ = std::any_of(classes.begin(), classes.end(), [](const std::string& name) {
            return name == "unnumbered" || name == "-";
        }) ? level : 0;
        if (unnumbered_ != 0) return {};
        counts_.resize(level);
        ++counts_.back();
        std::string number;
        for (const int count : counts_)
            number += (number.empty() ? "" : ".") + std::to_string(count);
        return number;
    }

  private:
    std::vector<int> counts_;      // of the sections open, by level
    std::size_t unnumbered_ = 0;   // level of the one that encloses; 0: none
};

Inlines without_note_marks(const Inlines& content) {
    Inlines kept;
    for (const Inline& node : content) {
        if (std::holds_alternative<NoteReference>(node.kind)) continue;
        kept.push_back(node);
        if (auto* styled = std::get_if<Styled>(&kept.back().kind))
            styled->content = without_note_marks(styled->content);
        if (auto* link = std::get_if<Link>(&kept.back().kind))
            link->content = without_note_marks(link->content);
        if (auto* span = std::get_if<Span>(&kept.back().kind))
            span->content = without_note_marks(span->content);
    }
    return kept;
}

// An id that is written twice stays with the first place, so that each id names one.
void clear_repeated_ids(Document& document, IdRegister& ids, Diagnostics& diagnostics) {
    const auto check = [&](Attributes& attributes, SourceSpan span) {
        if (attributes.id.empty() || ids.reserve(attributes.id)) return;
        diagnostics.warn("duplicate-id", span, "the id \"" + attributes.id + "\" is used twice",
                         "links lead to the first place");
        attributes.id.clear();
    };
    walk(document, {.block = [&](Block& b) { check(b.attributes, b.span); },
                    .text = [&](Inline& n) { check(n.attributes, n.span); }});
}

// Titles that are no sections, in quotes and boxes, can be linked to as well.
void name_titles(Document& document, IdRegister& ids) {
    walk(document, {.block =
                        [&](Block& block) {
                            const Inlines* words = title_words(block);
                            if (words && block.attributes.id.empty())
                                block.attributes.id = ids.claim(slug(plain_text(*words)));
                        },
                    .text = {}});
}

// Every id, with the index of the top-level block that holds it.
void collect_ids(const Document& document, Outline& outline) {
    std::size_t place = 0;
    const auto collect = [&](const Attributes& attributes) {
        if (!attributes.id.empty()) outline.ids.emplace(attributes.id, place);
    };
    const ConstWalker walker = {.block = [&](const Block& b) { collect(b.attributes); },
                                .text = [&](const Inline& n) { collect(n.attributes); }};
    for (; place < document.blocks.size(); ++place) walk(document.blocks[place], walker);
    for (const Note& note : document.notes) walk(note.content, walker);
}

// Figures and tables with captions: those of lists that there are to be, and those with numbers.
class CaptionCollector {
  public:
    enum class Ids { Written, ForNumbers };  // those without an id get one where they have numbers
    CaptionCollector(IdRegister& ids, Outline& outline, Ids wanted)
        : ids_(ids), outline_(outline), wanted_(wanted) {}

    void add(Block& block, const Inlines& caption, const std::string& kind,
             std::vector<Captioned>* list) {
        if (plain_text(caption).empty()) return;
        const std::optional<WrittenNumber> number = written_number(caption);
        int& count = counts_[kind];
        ++count;
        std::string& id = block.attributes.id;
        if (!list && (!number || (id.empty() && wanted_ == Ids::Written))) return;
        if (id.empty()) id = ids_.claim(kind + "-" + std::to_string(count));
        if (number) outline_.labels[id] = label_of(*number);
        if (list) list->push_back({id, without_note_marks(caption)});
    }

  private:
    IdRegister& ids_;
    Outline& outline_;
    Ids wanted_;
    std::map<std::string, int> counts_;
};

void collect_captions(Document& document, IdRegister& ids, Outline& outline) {
    const PageSetup& setup = document.page_setup;
    CaptionCollector captions(ids, outline,
                              setup.number_captions ? CaptionCollector::Ids::ForNumbers
                                                    : CaptionCollector::Ids::Written);
    const auto list = [](bool wanted, std::vector<Captioned>& all) { return wanted ? &all : nullptr; };
    walk(document.blocks,
         {.block =
              [&](Block& block) {
                  if (const auto* figure = std::get_if<Figure>(&block.kind))
                      captions.add(block, figure->caption, "figure",
                                   list(setup.list_of_figures, outline.figures));
                  if (const auto* table = std::get_if<Table>(&block.kind))
                      captions.add(block, table->caption, "table",
                                   list(setup.list_of_tables, outline.tables));
              },
          .text = {}});
}

// "[](#map)": "Figure 3".
void name_references(Document& document, const Outline& outline) {
    if (outline.labels.empty()) return;
    walk(document, {.block = {}, .text = [&](Inline& node) {
                        auto* link = std::get_if<Link>(&node.kind);
                        if (!link || !link->target.starts_with('#') ||
                            !plain_text(link->content).empty())
                            return;
                        const auto label = outline.labels.find(link->target.substr(1));
                        if (label != outline.labels.end())
                            link->content = {Inline{Text{label->second}}};
                    }});
}

void resolve_links(Document& document, const Outline& outline, Diagnostics& diagnostics) {
    walk(document, {.block = {}, .text = [&](Inline& node) {
                        auto* link = std::get_if<Link>(&node.kind);
                        if (!link || !link->target.starts_with('#')) return;
                        const std::string id = percent_decoded(link->target.substr(1));
                        for (const std::string& known : {id, ascii_lower(id)}) {
                            if (!outline.ids.contains(known)) continue;
                            link->target = '#' + known;
                            return;
                        }
                        diagnostics.warn(
                            "broken-link", node.span,
                            "nothing here has the id \"" + link->target.substr(1) + "\"",
                            "the text stays, without the link");
                        node.kind = Span{std::move(link->content)};
                    }});
}

}  // namespace

Outline make_outline(Document& document, Diagnostics& diagnostics, const CaptionWords& words) {
    derive_classes(document);
    IdRegister ids;
    clear_repeated_ids(document, ids, diagnostics);

    Outline outline;
    LevelNormaliser normalised;
    SectionCounter counter;
    for_each_section(document.blocks, [&](Block& block, Heading& heading, std::size_t top) {
        const int written = heading.level;
        heading.level = normalised(written);
        const std::string title = plain_text(heading.content);
        if (normalised.skipped())
            diagnostics.warn("skipped-level", block.span,
                             "heading \"" + title + "\" is more than one level below the one "
                             "before it",
                             "write it one level below, as the editions show it, or write the "
                             "heading that is missing");
        if (block.attributes.id.empty()) block.attributes.id = ids.claim(slug(title));
        if (document.page_setup.number_sections)
            heading.number = counter.next(heading, block.attributes);
        outline.sections.push_back({heading.level, block.attributes.id, title,
                                    without_note_marks(heading.content), top, heading.number});
    });
    if (document.page_setup.number_captions) number_captions(document.blocks, words);
    collect_captions(document, ids, outline);
    name_titles(document, ids);
    collect_ids(document, outline);
    resolve_links(document, outline, diagnostics);
    name_references(document, outline);
    return outline;
}

}  // namespace postconv
