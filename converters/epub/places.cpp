#include "converters/epub/places.h"

#include <algorithm>
#include <functional>
#include <set>

#include "converters/epub/names.h"
#include "converters/epub/page.h"
#include "model/classes.h"
#include "model/content_hash.h"
#include "model/text.h"
#include "model/visit.h"

namespace postconv {
namespace {

std::vector<std::size_t> chapters_of_blocks(const Document& document,
                                            const std::vector<ChapterFile>& chapters) {
    std::vector<std::size_t> of(document.blocks.size(), 0);
    for (std::size_t c = 0; c < chapters.size(); ++c)
        std::fill(of.begin() + std::ptrdiff_t(chapters[c].first_block),
                  of.begin() + std::ptrdiff_t(chapters[c].end_block), c);
    return of;
}

// The notes that `blocks` refer to, in order.
std::vector<std::size_t> references_in(const Blocks& blocks) {
    std::vector<std::size_t> found;
    walk(blocks, {.block = {}, .text = [&](const Inline& node) {
                      if (const auto* mark = std::get_if<NoteReference>(&node.kind))
                          found.push_back(mark->note);
                  }});
    return found;
}

// Places each note in the chapter of its first mark. A note that only another note refers to
// stands in that one's chapter, behind it.
class NotePlacer {
  public:
    NotePlacer(const Document& document, ChapterPlan& plan) : document_(document), plan_(plan) {}

    void place_all() {
        const auto chapter_of = chapters_of_blocks(document_, plan_.chapters);
        const std::less<const Block*> before;
        const Block* begin = document_.blocks.data();
        std::size_t chapter = 0;
        const auto enter = [&](const Block& block) {
            const bool on_top =
                !before(&block, begin) && before(&block, begin + document_.blocks.size());
            if (!on_top) return;
            const std::size_t next = chapter_of[std::size_t(&block - begin)];
            if (next != chapter) finish(chapter);
            chapter = next;
        };
        walk(document_.blocks, {.block = enter, .text = [&](const Inline& node) {
                                    if (const auto* mark = std::get_if<NoteReference>(&node.kind))
                                        place(mark->note, chapter);
                                }});
        finish(chapter);
    }

  private:
    void place(std::size_t note, std::size_t chapter) {
        if (note >= plan_.notes.size() || plan_.notes[note].chapter) return;
        plan_.notes[note].chapter = chapter;
        plan_.chapters[chapter].notes.push_back(note);
    }

    // The list grows while it is read: a note may refer to further notes.
    void finish(std::size_t chapter) {
        const std::vector<std::size_t>& placed = plan_.chapters[chapter].notes;
        for (std::size_t i = 0; i < placed.size(); ++i)
            for (const std::size_t note : references_in(document_.notes[placed[i]].content))
                place(note, chapter);
    }

    const Document& document_;
    ChapterPlan& plan_;
};

// Ids inside notes lie in the chapter of their note.
std::map<std::string, std::size_t> chapters_of_note_ids(const Document& document,
                                                        const ChapterPlan& plan) {
    std::map<std::string, std::size_t> chapters;
    for (std::size_t n = 0; n < document.notes.size(); ++n) {
        if (!plan.notes[n].chapter) continue;
        const auto keep = [&](const auto& node) {
            if (!node.attributes.id.empty())
                chapters.emplace(node.attributes.id, *plan.notes[n].chapter);
        };
        walk(document.notes[n].content, {.block = keep, .text = keep});
    }
    return chapters;
}

// "summary" or "summary-2", as the outline stage makes ids out of the words "Summary".
bool comes_from(const std::string& id, const std::string& words) {
    if (!id.starts_with(words)) return false;
    const std::string_view rest = std::string_view(id).substr(words.size());
    return rest.empty() || (rest.size() > 1 && rest[0] == '-' &&
                            std::ranges::all_of(rest.substr(1), [](char c) {
                                return c >= '0' && c <= '9';
                            }));
}

std::string spoken_id(const Block& block) {
    if (const auto* heading = std::get_if<Heading>(&block.kind))
        return slug(plain_text(heading->content));
    if (const Inlines* words = title_words(block)) return slug(plain_text(*words));
    if (std::holds_alternative<Figure>(block.kind)) return "figure";
    return std::holds_alternative<Table>(block.kind) ? "table" : std::string();
}

class Namer {
  public:
    Namer(const Job& job, ChapterPlan& plan)
        : document_(job.document), outline_(job.outline), ids_(job.outline.ids), plan_(plan) {}

    void name_all() {
        const auto chapter_of = chapters_of_blocks(document_, plan_.chapters);
        const auto in_notes = chapters_of_note_ids(document_, plan_);
        for (const char* id : {kTitleId, kContentsId, kContentsTitleId}) names_.claim(id);
        find_derived();
        for (const auto& [id, block] : ids_)
            if (const auto chapter = chapter_of_id(id, block, chapter_of, in_notes);
                chapter && !derived_.contains(id))
                plan_.places[id] = {*chapter, names_.claim(xml_id(id))};
        for (const auto& [id, words] : in_order_)
            if (const auto chapter = chapter_of_id(id, ids_.at(id), chapter_of, in_notes))
                plan_.places[id] = {*chapter, names_.claim(id_within(*chapter, id, words))};
        name_notes();
    }

  private:
    using Chapters = std::map<std::string, std::size_t>;

    void find_derived() {
        const auto look = [&](const Block& block) {
            const std::string& id = block.attributes.id;
            const std::string words = id.empty() ? std::string() : spoken_id(block);
            const bool is_derived = !id.empty() && ids_.contains(id) && comes_from(id, words);
            if (is_derived && derived_.insert(id).second) in_order_.emplace_back(id, words);
        };
        walk(document_, {.block = look, .text = {}});
    }

    static std::optional<std::size_t> chapter_of_id(const std::string& id, std::size_t block,
                                                    const std::vector<std::size_t>& chapter_of,
                                                    const Chapters& in_notes) {
        if (block < chapter_of.size()) return chapter_of[block];
        const auto found = in_notes.find(id);
        return found == in_notes.end() ? std::nullopt : std::optional(found->second);
    }

    // "first-things" of chapter-first-things.xhtml.
    std::string name_of(std::size_t chapter) const {
        constexpr std::string_view kPrefix = "chapter-";
        const std::string& stem = plan_.chapters[chapter].stem;
        return stem.starts_with(kPrefix) ? stem.substr(kPrefix.size()) : stem;
    }

    std::string id_within(std::size_t chapter, const std::string& id, const std::string& words) {
        const std::optional<std::size_t> section = plan_.chapters[chapter].section;
        const std::string name = xml_id(name_of(chapter));
        if (section && outline_.sections[*section].id == id) return name;
        const std::string part = ascii_stem(words);
        return name + '.' + (part.empty() ? content_hash(words.empty() ? id : words).substr(0, 10)
                                          : part);
    }

    void name_notes() {
        plan_.notes.resize(document_.notes.size());
        for (std::size_t c = 0; c < plan_.chapters.size(); ++c) {
            int number = 0;
            for (const std::size_t note : plan_.chapters[c].notes) {
                const std::string tail = "-" + std::to_string(++number);
                const std::string name = xml_id(name_of(c));
                plan_.notes[note].id = names_.claim(name + ".note" + tail);
                plan_.notes[note].reference_id = names_.claim(name + ".noteref" + tail);
            }
        }
    }

    const Document& document_;
    const Outline& outline_;
    const std::map<std::string, std::size_t>& ids_;
    ChapterPlan& plan_;
    NameRegister names_;
    std::set<std::string> derived_;
    std::vector<std::pair<std::string, std::string>> in_order_;  // derived ids and their words
};

}  // namespace

void find_places(const Job& job, ChapterPlan& plan) {
    plan.notes.resize(job.document.notes.size());
    NotePlacer(job.document, plan).place_all();
    Namer(job, plan).name_all();
}

}  // namespace postconv
