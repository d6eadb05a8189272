#include "converters/pdf/page_plan.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <utility>

namespace postconv::pdf {
namespace {

constexpr int kDeepestInHeads = 2;  // a head names no section below this level

std::string named(const Section& section) {
    return section.number.empty() ? section.title : section.number + "\u2002" + section.title;
}

class PagePlanner {
  public:
    PagePlanner(const DocumentFlow& flow, const Typesetting& setting)
        : flow_(flow), theme_(setting.theme()) {
        for (const Section& section : setting.job.outline.sections)
            sections_.emplace(section.id, &section);
    }

    std::vector<PlannedPage> plan(const std::vector<PageSlice>& slices) {
        front_is_apart_ = has_front_of_its_own(slices);
        for (const PageSlice& slice : slices) {
            const bool is_first_of_body = front_is_apart_ && !in_body_ && slice.first >= flow_.body;
            const PlannedPage::Kind kind = kind_of(slice);
            if (pages_.size() % 2 == 1 && is_right_hand(slice, kind, is_first_of_body))
                add({{slice.first, slice.first}, PlannedPage::Kind::Blank});
            in_body_ |= is_first_of_body;
            add({slice, kind});
        }
        return std::move(pages_);
    }

  private:
    bool has_front_of_its_own(const std::vector<PageSlice>& slices) const {
        return flow_.body > 0 && std::none_of(slices.begin(), slices.end(), [&](PageSlice slice) {
                   return slice.first < flow_.body && slice.last > flow_.body;
               });
    }

    PlannedPage::Kind kind_of(const PageSlice& slice) const {
        if (slice.first < flow_.title_page) return PlannedPage::Kind::Title;
        const bool chapters_open_pages = theme_[Role::Heading1].page_break_before;
        const bool is_opening = pages_.empty() || follows_title_page() ||
                                (chapters_open_pages && opens_chapter(slice));
        return is_opening ? PlannedPage::Kind::Opening : PlannedPage::Kind::Text;
    }

    bool is_right_hand(const PageSlice& slice, PlannedPage::Kind kind,
                       bool is_first_of_body) const {
        // Else page 1 would be a left-hand one.
        if (is_first_of_body && theme_.page.mirror) return true;
        if (theme_.chapter_opening != ChapterOpening::Right) return false;
        return kind == PlannedPage::Kind::Opening &&
               (is_first_of_body || opens_chapter(slice) || follows_title_page());
    }

    bool follows_title_page() const {
        return !pages_.empty() && pages_.back().kind == PlannedPage::Kind::Title;
    }

    bool opens_chapter(const PageSlice& slice) const {
        if (slice.first >= slice.last) return false;
        for (const DisplayItem& item : flow_.column.items[slice.first].items)
            if (const Section* section = section_at(item); section && section->level == 1)
                return true;
        return false;
    }

    const Section* section_at(const DisplayItem& item) const {
        const auto* place = std::get_if<PlaceItem>(&item);
        const auto found = place ? sections_.find(place->id.text()) : sections_.end();
        return found == sections_.end() ? nullptr : found->second;
    }

    void add(PlannedPage page) {
        page.is_verso = pages_.size() % 2 == 1;
        const bool is_front = front_is_apart_ && !in_body_;
        if (!is_front && std::exchange(was_front_, false) && numbers_start_anew()) number_ = 0;
        was_front_ = is_front;
        ++number_;
        page.label = is_front && numbers_start_anew() ? roman(number_) : std::to_string(number_);
        name_sections(page);
        pages_.push_back(std::move(page));
    }

    bool numbers_start_anew() const { return theme_.front_matter_numbers == PageNumerals::Roman; }

    void name_sections(PlannedPage& page) {
        const Section* first_chapter = nullptr;
        const Section* first_section = nullptr;
        for (std::size_t i = page.slice.first; i < page.slice.last; ++i)
            for (const DisplayItem& item : flow_.column.items[i].items) {
                const Section* section = section_at(item);
                if (!section || section->level > kDeepestInHeads) continue;
                if (!first_section) first_section = section;
                if (!first_chapter && section->level == 1) first_chapter = section;
                section_ = section;
                if (section->level == 1) chapter_ = section;
            }
        const auto name = [](const Section* first, const std::string& going_on) {
            return first ? named(*first) : going_on;
        };
        page.chapter = name(first_chapter, chapter_name_);
        page.section = name(first_section, section_name_);
        if (chapter_) chapter_name_ = named(*chapter_);
        if (section_) section_name_ = named(*section_);
    }

    const DocumentFlow& flow_;
    const Theme& theme_;
    std::map<std::string_view, const Section*> sections_;
    std::vector<PlannedPage> pages_;
    bool front_is_apart_ = false, in_body_ = false, was_front_ = false;
    int number_ = 0;
    const Section* chapter_ = nullptr;
    const Section* section_ = nullptr;
    std::string chapter_name_, section_name_;  // going on at the top of the next page
};

}  // namespace

std::string roman(int number) {
    constexpr std::array<std::pair<int, std::string_view>, 13> kNumerals = {{{1000, "m"},
                                                                            {900, "cm"},
                                                                            {500, "d"},
                                                                            {400, "cd"},
                                                                            {100, "c"},
                                                                            {90, "xc"},
                                                                            {50, "l"},
                                                                            {40, "xl"},
                                                                            {10, "x"},
                                                                            {9, "ix"},
                                                                            {5, "v"},
                                                                            {4, "iv"},
                                                                            {1, "i"}}};
    std::string text;
    for (const auto& [value, numeral] : kNumerals)
        for (; number >= value; number -= value) text += numeral;
    return text;
}

std::vector<PlannedPage> plan_pages(const DocumentFlow& flow, const std::vector<PageSlice>& slices,
                                    const Typesetting& setting) {
    return PagePlanner(flow, setting)
        .plan(slices.empty() ? std::vector<PageSlice>{{0, 0}} : slices);
}

}  // namespace postconv::pdf
