#include "converters/epub/chapters.h"

#include <algorithm>

#include "converters/epub/names.h"
#include "converters/epub/places.h"
#include "converters/epub/targets.h"
#include "converters/epub/written_size.h"
#include "converters/title.h"
#include "model/content_hash.h"
#include "model/text.h"

namespace postconv {
namespace {

constexpr const char* kOpening = "opening";
constexpr std::size_t kFrame = 2'000;  // bytes of a file around its blocks

// One heading above all others is the title of the whole: its parts begin the files.
int split_level(const Job& job) {
    if (job.options.epub.split_level > 0) return job.options.epub.split_level;
    const auto& sections = job.outline.sections;
    const auto tops = std::ranges::count(sections, 1, &Section::level);
    const auto parts = std::ranges::count(sections, 2, &Section::level);
    return tops == 1 && parts > 1 ? 2 : 1;
}

// The words of a title as part of a name; of titles in other scripts a hash of them.
std::string name_part(const std::string& title) {
    constexpr std::size_t kHashDigits = 10;
    const std::string stem = ascii_stem(slug(title));
    return stem.empty() ? content_hash(title).substr(0, kHashDigits) : stem;
}

class Cutter {
  public:
    explicit Cutter(const Job& job)
        : job_(job), own_title_(title_of(job)), level_(split_level(job)) {}

    std::vector<ChapterFile> cut() {
        cut_at_headings();
        const TargetRules& rules = rules_of(job_.options.epub.target);
        if (rules.splits_at_breaks) divide(&Cutter::cut_at_breaks);
        divide(&Cutter::cut_by_size);
        return std::move(chapters_);
    }

  private:
    // "chapter-" keeps heading slugs apart from our own files and from names that file systems
    // reserve, and lets the stem be a manifest id whatever it starts with. In a document of several
    // parts the name of the part tells chapters of the same words apart.
    std::string stem_of(const Section& section) {
        const std::size_t above = std::size_t(section.level - 1);
        std::string stem = name_part(section.title);
        if (above > 0 && above <= open_.size() && tops_ > 1) stem = open_[above - 1] + '-' + stem;
        open_.resize(std::min(open_.size(), above));
        open_.resize(above + 1, stem);
        open_.back() = stem;
        return names_.claim("chapter-" + stem);
    }

    void cut_at_headings() {
        chapters_.push_back({.stem = names_.claim(kOpening), .title = own_title_});
        const auto& sections = job_.outline.sections;
        for (std::size_t i = 0; i < sections.size(); ++i) {
            const Section& section = sections[i];
            if (section.level > level_) continue;
            const bool in_the_same_block =
                chapters_.back().section && section.block == chapters_.back().first_block;
            if (in_the_same_block) continue;
            chapters_.back().end_block = section.block;
            chapters_.push_back({.stem = stem_of(section),
                                 .title = is_blank(section.title) ? own_title_ : section.title,
                                 .section = i,
                                 .first_block = section.block});
        }
        chapters_.back().end_block = job_.document.blocks.size();
        const bool nothing_precedes = chapters_.size() > 1 && chapters_.front().end_block == 0;
        if (nothing_precedes) chapters_.erase(chapters_.begin());
    }

    // The blocks at which a chapter is divided further.
    using FindCuts = std::vector<std::size_t> (Cutter::*)(const ChapterFile&) const;
    void divide(FindCuts find) {
        std::vector<ChapterFile> divided;
        for (const ChapterFile& chapter : chapters_) {
            const std::size_t first = divided.size();
            divided.push_back(chapter);
            int part = 1;
            for (const std::size_t block : (this->*find)(chapter)) {
                divided.back().end_block = block;
                divided.push_back(part_at(block, divided[first], ++part));
            }
            divided.back().end_block = chapter.end_block;
        }
        chapters_ = std::move(divided);
    }

    ChapterFile part_at(std::size_t block, const ChapterFile& chapter, int part) {
        const auto& sections = job_.outline.sections;
        const auto heading = std::ranges::find(sections, block, &Section::block);
        ChapterFile file{.title = chapter.title, .first_block = block};
        if (heading == sections.end() || is_blank(heading->title)) {
            file.stem = names_.claim(chapter.stem + "-part-" + std::to_string(part));
            file.goes_on = true;
        } else {
            file.stem = names_.claim(chapter.stem + '-' + name_part(heading->title));
            file.title = heading->title;
            file.section = std::size_t(heading - sections.begin());
        }
        return file;
    }

    std::vector<std::size_t> cut_at_breaks(const ChapterFile& chapter) const {
        std::vector<std::size_t> cuts;
        for (std::size_t i = chapter.first_block; i + 1 < chapter.end_block; ++i)
            if (std::holds_alternative<PageBreak>(job_.document.blocks[i].kind))
                cuts.push_back(i + 1);
        return cuts;
    }

    bool is_heading(std::size_t block) const {
        return std::holds_alternative<Heading>(job_.document.blocks[block].kind);
    }

    std::vector<std::size_t> cut_by_size(const ChapterFile& chapter) const {
        std::vector<std::size_t> cuts;
        for (std::size_t at = chapter.first_block;;) {
            at = end_of_file(at, chapter.end_block);
            if (at >= chapter.end_block) return cuts;
            cuts.push_back(at);
        }
    }

    // Where a file that begins with block `start` is full: before the last heading that fits,
    // unless little precedes it; else between blocks, and never right behind a heading.
    std::size_t end_of_file(std::size_t start, std::size_t end) const {
        std::size_t size = kFrame, heading = start, size_before_heading = 0;
        for (std::size_t i = start; i < end; ++i) {
            const bool is_first_heading = is_heading(i) && i > start && !is_heading(i - 1);
            if (is_first_heading) {
                heading = i;
                size_before_heading = size;
            }
            size += written_size(job_.document.blocks[i], job_.document);
            if (size <= kLongestFile || i == start) continue;
            if (size_before_heading > kLongestFile / 4) return heading;
            std::size_t cut = i;
            while (cut - 1 > start && is_heading(cut - 1)) --cut;
            return cut;
        }
        return end;
    }

    const Job& job_;
    const std::string own_title_;
    const int level_;
    const std::ptrdiff_t tops_ = std::ranges::count(job_.outline.sections, 1, &Section::level);
    NameRegister names_;
    std::vector<std::string> open_;  // name parts of the headings above, by level
    std::vector<ChapterFile> chapters_;
};

}  // namespace

ChapterPlan plan_chapters(const Job& job) {
    ChapterPlan plan;
    plan.chapters = Cutter(job).cut();
    find_places(job, plan);
    return plan;
}

std::string href_of(const ChapterPlan& plan, const Place& place, std::size_t from) {
    const std::string fragment = '#' + place.id;
    return place.chapter == from ? fragment : plan.chapters[place.chapter].file() + fragment;
}

}  // namespace postconv
