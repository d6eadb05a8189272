#include "tests/support/page_faults.h"

#include <algorithm>

#include "model/text.h"
#include "model/visit.h"

namespace postconv::test {
namespace {

constexpr std::string_view kSoftHyphen = "\xC2\xAD";

// A line of the body: its text, a broken word's hyphen kept.
struct SetLine {
    std::string text;
    Length y, left, right;
    bool stands_out;  // in another size or weight than the body
};

// Letters and digits only, so that spaces, quotes and marks of notes make no difference.
std::string letters(std::string_view text) {
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const char32_t c = next_code_point(text, at);
        const bool ascii =
            (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (ascii || (c >= 0xC0 && !(c >= 0x2000 && c <= 0x206F)))
            result += text.substr(begin, at - begin);
    }
    return ascii_lower(result);
}

bool ends_in_full_width_mark(std::string_view line) {
    for (const char* mark :
         {"、", "，", "。", "：", "；", "！", "？", "）", "》", "」", "』", "】", "”", "’"})
        if (line.ends_with(mark)) return true;
    return false;
}

bool begins_with_full_width_mark(std::string_view line) {
    for (const char* mark : {"（", "《", "「", "『", "【", "“", "‘"})
        if (line.starts_with(mark)) return true;
    return false;
}

class Checker {
  public:
    Checker(const Document& document, const pdf::Typesetting& setting) : setting_(setting) {
        walk(document, {.block =
                            [&](const Block& block) {
                                if (const auto* p = std::get_if<Paragraph>(&block.kind))
                                    paragraphs_.push_back(letters(plain_text(p->content)));
                                if (const auto* h = std::get_if<Heading>(&block.kind))
                                    headings_.push_back(letters(plain_text(h->content)));
                            },
                        .text = {}});
    }

    PageFaults check(const pdf::DisplayList& list) {
        const SetLine* before = nullptr;
        std::vector<SetLine> previous;
        for (const pdf::DisplayPage& page : list.pages) {
            std::vector<SetLine> lines = lines_of(page, list.height);
            for (const SetLine& line : lines) look_at(line);
            if (before && !lines.empty()) look_between(previous, lines);
            if (lines.empty()) continue;
            previous = std::move(lines);
            before = &previous.back();
        }
        return std::move(faults_);
    }

  private:
    // The body's lines: within the margins, in no smaller type than the body's smallest role but
    // notes, marks of notes left out.
    std::vector<SetLine> lines_of(const pdf::DisplayPage& page, Length height) const {
        const PageGeometry& geometry = setting_.theme().page;
        const Length note = setting_.theme()[Role::Note].size;
        const Style& body = setting_.theme()[Role::Body];
        std::vector<SetLine> lines;
        for (const pdf::DisplayItem& item : page.items) {
            const auto* text = std::get_if<pdf::TextItem>(&item);
            if (!text || text->at.y < geometry.margin_top ||
                text->at.y > height - geometry.margin_bottom)
                continue;
            const pdf::FontSpec& font = setting_.shaper.spec(setting_.format(text->format).font);
            if (font.size <= note) continue;
            const Length end = text->at.x + text->width;
            const bool goes_on = !lines.empty() && text->at.y == lines.back().y &&
                                 text->at.x >= lines.back().left;
            const bool is_pull_quote =
                font.italic && font.size == setting_.theme()[Role::PullQuote].size;
            if (!goes_on)
                lines.push_back({"", text->at.y, text->at.x, end,
                                 font.weight > body.weight ||
                                     (font.size > body.size && !is_pull_quote)});
            lines.back().text += text->run->text;
            lines.back().right = std::max(lines.back().right, end);
        }
        std::erase_if(lines, [](const SetLine& line) { return letters(line.text).empty(); });
        return lines;
    }

    // What may hang: a point or a hyphen, and the empty half of a full-width mark.
    Length hang(bool is_full_width_mark) const {
        return is_full_width_mark ? setting_.theme()[Role::Body].size / 2 + Length::from_points(1)
                                  : Length::from_points(3);
    }

    void look_at(const SetLine& line) {
        const PageGeometry& geometry = setting_.theme().page;
        ++faults_.lines;
        const Length right = hang(ends_in_full_width_mark(line.text));
        const Length left = hang(begins_with_full_width_mark(line.text));
        if (line.right > geometry.width - geometry.margin_outer + right ||
            line.left < geometry.margin_inner - left)
            faults_.overfull.push_back(line.text);
        hyphens_ = line.text.ends_with(kSoftHyphen) ? hyphens_ + 1 : 0;
        if (hyphens_ > 2) faults_.ladders.push_back(line.text);
    }

    // The last lines of one page and the first of the next.
    void look_between(const std::vector<SetLine>& above, const std::vector<SetLine>& below) {
        const std::string last = letters(above.back().text);
        const std::string first = letters(below.front().text);
        for (const std::string& heading : headings_)
            if (above.back().stands_out && heading.ends_with(last))
                faults_.stranded.push_back(above.back().text);
        for (const std::string& paragraph : paragraphs_) {
            if (paragraph.find(last + first) == std::string::npos) continue;
            if (paragraph.starts_with(last + first)) faults_.orphans.push_back(above.back().text);
            if (paragraph.ends_with(last + first)) faults_.widows.push_back(below.front().text);
        }
    }

    const pdf::Typesetting& setting_;
    std::vector<std::string> paragraphs_, headings_;
    PageFaults faults_;
    int hyphens_ = 0;
};

}  // namespace

PageFaults faults_of(const pdf::DisplayList& list, const Document& document,
                     const pdf::Typesetting& setting) {
    return Checker(document, setting).check(list);
}

}  // namespace postconv::test
