#include "converters/pdf/finish/navigation.h"

#include <algorithm>
#include <optional>

#include "converters/pdf/page_plan.h"

namespace postconv::pdf {
namespace {

// RFC 3986: what is no ASCII graphic character is percent-encoded.
std::string ascii_uri(const std::string& uri) {
    static constexpr char kDigits[] = "0123456789ABCDEF";
    std::string result;
    for (const char c : uri) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte > 0x20 && byte < 0x7F) {
            result += c;
        } else {
            result += '%';
            result += kDigits[byte >> 4];
            result += kDigits[byte & 15];
        }
    }
    return result;
}

// Areas of one link that touch on a line are one.
bool joins(const PaintedLink& next, const PaintedLink& before) {
    constexpr double kHole = 1;  // point
    const Rect &a = before.area, &b = next.area;
    const bool same_line = b.at.y < a.at.y + a.height && a.at.y < b.at.y + b.height;
    const double gap =
        std::max((b.at.x - a.at.x - a.width).to_points(), (a.at.x - b.at.x - b.width).to_points());
    return next.link == before.link && next.page == before.page && same_line && gap < kHole;
}

Rect united(const Rect& a, const Rect& b) {
    const Point from{std::min(a.at.x, b.at.x), std::min(a.at.y, b.at.y)};
    const Length right = std::max(a.at.x + a.width, b.at.x + b.width);
    const Length bottom = std::max(a.at.y + a.height, b.at.y + b.height);
    return {from, right - from.x, bottom - from.y};
}

std::vector<PaintedLink> joined_links(const std::vector<PaintedLink>& links) {
    std::vector<PaintedLink> result;
    for (const PaintedLink& link : links) {
        if (!result.empty() && joins(link, result.back()))
            result.back().area = united(result.back().area, link.area);
        else
            result.push_back(link);
    }
    return result;
}

// "[3 0 R/XYZ 72 700 null]"
std::string destination(const PaintedPlace& place, const PageContent& content) {
    return '[' + pdf_reference(content.pages[place.page]) + "/XYZ " +
           pdf_number(place.at.x.to_points()) + ' ' +
           pdf_number(content.height - place.at.y.to_points()) + " null]";
}

std::string rectangle(const Rect& area, double height) {
    const double top = height - area.at.y.to_points();
    return '[' + pdf_number(area.at.x.to_points()) + ' ' +
           pdf_number(top - area.height.to_points()) + ' ' +
           pdf_number((area.at.x + area.width).to_points()) + ' ' + pdf_number(top) + ']';
}

}  // namespace

std::vector<Annotation> write_annotations(const PageContent& content,
                                          const std::vector<LinkFacts>& links,
                                          const std::function<bool(NodeId)>& is_drawn,
                                          FileWriter& file) {
    std::vector<Annotation> annotations;
    for (const PaintedLink& area : joined_links(content.painted.links)) {
        const LinkFacts& link = links[std::size_t(area.link)];
        const bool is_inside = link.target.starts_with('#');
        const std::string id = is_inside ? link.target.substr(1) : "";
        const bool leads_nowhere =
            link.target.empty() || (is_inside && !content.painted.places.contains(id));
        if (leads_nowhere || link.node == kArtifact || !is_drawn(link.node)) continue;
        const int object = file.reserve();
        const std::string where = is_inside
                                      ? "/Dest" + pdf_hex(id)
                                      : "/A<</S/URI/URI" + pdf_text(ascii_uri(link.target)) + ">>";
        file.object(object, "<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect" +
                                rectangle(area.area, content.height) + where + "/Contents" +
                                pdf_text(link.words) + "/StructParent " +
                                std::to_string(content.pages.size() + annotations.size()) + ">>");
        annotations.push_back({area.page, object, link.node});
    }
    return annotations;
}

int write_destinations(const PageContent& content, FileWriter& file) {
    if (content.painted.places.empty()) return 0;
    std::string names;
    for (const auto& [id, place] : content.painted.places)
        names += pdf_hex(id) + destination(place, content);
    const int tree = file.reserve();
    file.object(tree, "<</Names[" + names + "]>>");
    return tree;
}

namespace {

struct OutlineItem {
    const Section* section = nullptr;
    int object = 0;
    std::vector<std::size_t> children;
};

class OutlineWriter {
  public:
    OutlineWriter(const PageContent& content, FileWriter& file) : content_(content), file_(file) {}

    int write(const std::vector<Section>& sections) {
        items_.push_back({nullptr, 0, {}});
        std::vector<std::size_t> open = {0};  // by level: the item that encloses
        for (const Section& section : sections) {
            const bool is_shown =
                !section.title.empty() && content_.painted.places.contains(section.id);
            if (!is_shown) continue;
            open.resize(std::min(std::size_t(section.level), open.size()));
            items_[open.back()].children.push_back(items_.size());
            open.push_back(items_.size());
            items_.push_back({&section, 0, {}});
        }
        if (items_.size() == 1) return 0;
        for (OutlineItem& item : items_) item.object = file_.reserve();
        file_.object(items_[0].object, "<</Type/Outlines" + first_and_last(items_[0]) + "/Count " +
                                           std::to_string(shown_below(items_[0])) + ">>");
        for (const OutlineItem& item : items_) write_children(item);
        return items_[0].object;
    }

  private:
    static bool is_open(const OutlineItem& item) {
        return item.section && item.section->level == 1;
    }

    int shown_below(const OutlineItem& item) const {
        int count = 0;
        for (const std::size_t child : item.children)
            count += 1 + (is_open(items_[child]) ? shown_below(items_[child]) : 0);
        return count;
    }

    std::string first_and_last(const OutlineItem& item) const {
        return "/First " + pdf_reference(items_[item.children.front()].object) + "/Last " +
               pdf_reference(items_[item.children.back()].object);
    }

    void write_children(const OutlineItem& parent) {
        for (std::size_t i = 0; i < parent.children.size(); ++i) {
            const OutlineItem& item = items_[parent.children[i]];
            const Section& section = *item.section;
            const std::string title =
                (section.number.empty() ? "" : section.number + ' ') + section.title;
            std::string body = "<</Title" + pdf_text(title) + "/Parent " +
                               pdf_reference(parent.object) + "/Dest" + pdf_hex(section.id);
            if (i > 0) body += "/Prev " + pdf_reference(items_[parent.children[i - 1]].object);
            if (i + 1 < parent.children.size())
                body += "/Next " + pdf_reference(items_[parent.children[i + 1]].object);
            if (!item.children.empty())
                body += first_and_last(item) + "/Count " +
                        std::to_string((is_open(item) ? 1 : -1) * shown_below(item));
            file_.object(item.object, body + ">>");
        }
    }

    const PageContent& content_;
    FileWriter& file_;
    std::vector<OutlineItem> items_;  // the first is the root
};

std::optional<int> figures_of(const std::string& label) {
    if (label.empty() || label.size() > 6 || label[0] == '0') return std::nullopt;
    int number = 0;
    for (const char c : label) {
        if (c < '0' || c > '9') return std::nullopt;
        number = number * 10 + (c - '0');
    }
    return number;
}

std::optional<int> numeral_of(const std::string& label) {
    constexpr int kMost = 400;
    for (int number = 1; number <= kMost; ++number)
        if (roman(number) == label) return number;
    return std::nullopt;
}

struct LabelRange {
    char style = 'D';  // 'D', 'r', or ' ' for words
    int number = 0;
};

LabelRange range_of(const std::string& label) {
    if (const auto number = figures_of(label)) return {'D', *number};
    if (const auto number = numeral_of(label)) return {'r', *number};
    return {' ', 0};
}

}  // namespace

int write_outline(const std::vector<Section>& sections, const PageContent& content,
                  FileWriter& file) {
    return OutlineWriter(content, file).write(sections);
}

std::string page_labels(const std::vector<std::string>& labels) {
    std::string numbers;
    LabelRange before;
    for (std::size_t page = 0; page < labels.size(); ++page) {
        const LabelRange range = range_of(labels[page]);
        const bool goes_on = page > 0 && range.style != ' ' && range.style == before.style &&
                             range.number == before.number + 1;
        before = range;
        if (goes_on) continue;
        numbers += std::to_string(page) + "<<";
        if (range.style == ' ')
            numbers += "/P" + pdf_text(labels[page]);
        else
            numbers += std::string("/S/") + range.style + "/St " + std::to_string(range.number);
        numbers += ">>";
    }
    return "<</Nums[" + numbers + "]>>";
}

}  // namespace postconv::pdf
