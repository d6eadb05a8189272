#include "converters/pdf/display_list.h"

#include <cstdio>
#include <iterator>

#include "model/visit.h"

namespace postconv::pdf {
namespace {

Point moved(Point point, Point by) {
    return {point.x + by.x, point.y + by.y};
}

std::string number(Length length) {
    char text[32];
    const long long tenths = (length.units() * 10 + (length.units() >= 0 ? 512 : -512)) / 1024;
    std::snprintf(text, sizeof text, "%s%lld.%lld", tenths < 0 ? "-" : "", std::abs(tenths) / 10,
                  std::abs(tenths) % 10);
    return text;
}

std::string place(Point at) {
    return number(at.x) + ',' + number(at.y);
}

std::string area(const Rect& r) {
    return place(r.at) + ' ' + number(r.width) + 'x' + number(r.height);
}

std::string words_in_box(const Resource& stand_in) {
    std::string line;
    for (const char c : stand_in.stands_for) line += c == '\n' ? " / " : std::string(1, c);
    return line;
}

class Dumper {
  public:
    explicit Dumper(const Typesetting& setting) : setting_(setting) {}

    void item(const DisplayItem& item) {
        if (const auto* text = std::get_if<TextItem>(&item)) return word(*text);
        if (std::holds_alternative<TagItem>(item)) return;
        finish_line();
        std::visit(
            Overloaded{
                [](const TextItem&) {}, [](const TagItem&) {},
                [&](const RectItem& i) { say("rect " + area(i.area) + " #" + i.colour.hex()); },
                [&](const PictureItem& i) {
                    const Resource& picture = setting_.job.resources[i.resource];
                    say(picture.is_stand_in() ? "box " + area(i.area) + ' ' + words_in_box(picture)
                                              : "picture " + area(i.area) + ' ' + picture.name);
                },
                [&](const LinkItem& i) {
                    say("link " + area(i.area) + ' ' + setting_.links[std::size_t(i.link)].target);
                },
                [&](const PlaceItem& i) { say("place " + place(i.at) + ' ' + i.id.text()); },
                [&](const PageReferenceItem& i) {
                    say("page-of " + place(i.at) + ' ' + i.id.text());
                }},
            item);
    }

    std::string take() {
        finish_line();
        return std::move(out_);
    }

    void say(const std::string& line) { out_ += "  " + line + '\n'; }
    void heading(const std::string& line) {
        finish_line();
        out_ += line + '\n';
    }

  private:
    void word(const TextItem& item) {
        if (is_space_at_line_end(item)) return;
        if (!words_.empty() && !(item.format == last_.format && follows(item, last_)))
            finish_line();
        if (words_.empty()) at_ = item.at;
        last_ = item;
        words_ += item.run->text;
    }

    void finish_line() {
        if (words_.empty()) return;
        const FontSpec& font = setting_.shaper.spec(setting_.format(last_.format).font);
        say("text " + place(at_) + ' ' + font.families.substr(0, font.families.find(',')) + ' ' +
            number(font.size) + (font.weight > 400 ? " bold" : "") +
            (font.italic ? " italic" : "") + " \"" + words_ + '"');
        words_.clear();
    }

    const Typesetting& setting_;
    std::string out_;
    std::string words_;
    Point at_;
    TextItem last_ = {};
};

}  // namespace

bool is_space_at_line_end(const TextItem& item) {
    return item.width == Length() && item.run->text == " ";
}

bool follows(const TextItem& next, const TextItem& before) {
    constexpr std::int64_t kHole = Length::kUnitsPerPoint / 4;
    return next.at.y == before.at.y &&
           std::abs((before.at.x + before.width - next.at.x).units()) < kHole;
}

void append_moved(DisplayItems& to, DisplayItems items, Point offset) {
    for (DisplayItem& item : items)
        std::visit(
            Overloaded{[&](TextItem& i) { i.at = moved(i.at, offset); },
                       [&](RectItem& i) { i.area.at = moved(i.area.at, offset); },
                       [&](PictureItem& i) { i.area.at = moved(i.area.at, offset); },
                       [&](LinkItem& i) { i.area.at = moved(i.area.at, offset); },
                       [&](PlaceItem& i) { i.at = moved(i.at, offset); },
                       [&](PageReferenceItem& i) { i.at = moved(i.at, offset); }, [](TagItem&) {}},
            item);
    if (to.empty())
        to = std::move(items);
    else
        std::move(items.begin(), items.end(), std::back_inserter(to));
}

DisplayItems repeated(const DisplayItems& items) {
    DisplayItems copy;
    for (const DisplayItem& item : items) {
        const bool leads =
            std::holds_alternative<LinkItem>(item) || std::holds_alternative<PlaceItem>(item);
        if (leads) continue;
        copy.push_back(std::holds_alternative<TagItem>(item) ? TagItem{kArtifact} : item);
    }
    return copy;
}

std::string dump(const DisplayList& list, const Typesetting& setting) {
    Dumper dumper(setting);
    for (const DisplayPage& page : list.pages) {
        dumper.heading("page " + page.label + ' ' + number(list.width) + 'x' + number(list.height));
        for (const DisplayItem& item : page.items) dumper.item(item);
    }
    return dumper.take();
}

}  // namespace postconv::pdf
