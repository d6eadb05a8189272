#include "converters/epub/chapters.h"

#include <algorithm>
#include <functional>

#include "converters/epub/names.h"
#include "model/text.h"
#include "model/visit.h"

namespace postconv {
namespace {

constexpr const char* kOpening = "opening";

std::vector<ChapterFile> cut(const Job& job) {
    const Outline& outline = job.outline;
    const std::string own_title = title_of(job);
    std::vector<ChapterFile> chapters;
    chapters.push_back({.stem = kOpening, .title = own_title});
    for (std::size_t i = 0; i < outline.sections.size(); ++i) {
        const Section& section = outline.sections[i];
        if (section.level != 1) continue;
        const bool in_the_same_block =
            chapters.back().section && section.block == chapters.back().first_block;
        if (in_the_same_block) continue;
        chapters.back().end_block = section.block;
        chapters.push_back({.title = section.title.empty() ? own_title : section.title,
                            .section = i,
                            .first_block = section.block});
    }
    chapters.back().end_block = job.document.blocks.size();
    const bool nothing_precedes = chapters.size() > 1 && chapters.front().end_block == 0;
    if (nothing_precedes) chapters.erase(chapters.begin());
    return chapters;
}

// "chapter-" keeps heading slugs apart from our own files and from names that file systems
// reserve, and lets the stem be a manifest id whatever it starts with.
void name_files(std::vector<ChapterFile>& chapters) {
    NameRegister names;
    for (std::size_t i = 0; i < chapters.size(); ++i) {
        ChapterFile& chapter = chapters[i];
        if (!chapter.section) continue;
        const std::string stem = ascii_stem(slug(chapter.title));
        chapter.stem = names.claim("chapter-" + (stem.empty() ? std::to_string(i + 1) : stem));
    }
}

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

void name_ids(const Document& document, const Outline& outline, ChapterPlan& plan) {
    NameRegister names;
    const auto chapter_of = chapters_of_blocks(document, plan.chapters);
    const auto in_notes = chapters_of_note_ids(document, plan);
    for (const auto& [id, block] : outline.ids) {
        const auto in_note = in_notes.find(id);
        if (block < chapter_of.size())
            plan.places[id] = {chapter_of[block], names.claim(xml_id(id))};
        else if (in_note != in_notes.end())
            plan.places[id] = {in_note->second, names.claim(xml_id(id))};
    }
    for (std::size_t n = 0; n < plan.notes.size(); ++n) {
        const std::string number = std::to_string(n + 1);
        plan.notes[n].id = names.claim("note-" + number);
        plan.notes[n].reference_id = names.claim("noteref-" + number);
    }
}

}  // namespace

std::string title_of(const Job& job) {
    const std::string& title = job.document.metadata.title;
    if (!trimmed(title).empty()) return title;
    return job.options.stem.empty() ? "Untitled" : job.options.stem;
}

ChapterPlan plan_chapters(const Job& job) {
    const Document& document = job.document;
    ChapterPlan plan;
    plan.chapters = cut(job);
    plan.notes.resize(document.notes.size());
    name_files(plan.chapters);
    NotePlacer(document, plan).place_all();
    name_ids(document, job.outline, plan);
    return plan;
}

std::optional<std::size_t> cover_of(const Job& job, const ChapterPlan& plan) {
    const std::optional<std::size_t> cover = job.document.cover;
    return cover && !plan.left_out.contains(*cover) ? cover : std::nullopt;
}

std::string href_of(const ChapterPlan& plan, const Place& place, std::size_t from) {
    const std::string fragment = '#' + place.id;
    return place.chapter == from ? fragment : plan.chapters[place.chapter].file() + fragment;
}

}  // namespace postconv
