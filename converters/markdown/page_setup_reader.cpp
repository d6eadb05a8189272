#include "converters/markdown/page_setup_reader.h"

#include <charconv>
#include <utility>

#include "converters/markdown/field_words.h"
#include "model/text.h"

namespace postconv {
namespace {

using Candidate = MetadataFields::Candidate;

constexpr double kWidestMargin = 400;  // points; what is wider is a slip of the pen
constexpr double kSmallestType = 4, kLargestType = 40;

// "2cm", "0.75 in"; a number alone is points.
std::optional<Length> read_length(std::string_view text) {
    text = trimmed(text);
    double number = 0;
    const auto [end, error] =
        std::from_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed);
    if (error != std::errc() || number < 0 || number > 10000) return std::nullopt;
    const std::string unit = ascii_lower(trimmed(text.substr(std::size_t(end - text.data()))));
    constexpr std::pair<std::string_view, double> kUnits[] = {
        {"", 1},    {"pt", 1},  {"mm", 72 / 25.4}, {"cm", 72 / 2.54},
        {"in", 72}, {"pc", 12}, {"px", 0.75}};
    for (const auto& [name, points] : kUnits)
        if (unit == name) return Length::from_points(number * points);
    return std::nullopt;
}

std::vector<std::string> divided(std::string_view text, std::string_view at) {
    std::vector<std::string> parts;
    while (!(text = trimmed(text)).empty()) {
        const std::size_t end = std::min(text.find_first_of(at), text.size());
        if (end > 0) parts.emplace_back(trimmed(text.substr(0, end)));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

class PageSetupReader {
  public:
    PageSetupReader(MetadataFields& fields, Diagnostics& diagnostics)
        : fields_(fields), diagnostics_(diagnostics) {}

    PageSetup read() {
        for (const Candidate& candidate : fields_.by_rank(Field::Margin)) margins(candidate);
        side(Field::MarginTop, "top");
        side(Field::MarginBottom, "bottom");
        side(Field::MarginInner, "inner");
        side(Field::MarginOuter, "outer");
        if (const Candidate* found = best(Field::Paper)) {
            setup_.paper = paper_of(text_of(*found->value));
            setup_.paper_span = found->value->span;
        }
        font_size();
        for (const auto& [field, font] : {std::pair(Field::SansFont, &setup_.sans_font),
                                          std::pair(Field::MonoFont, &setup_.mono_font),
                                          std::pair(Field::MainFont, &setup_.main_font)})
            if (const Candidate* found = best(field)) {
                *font = text_of(*found->value);
                setup_.font_span = found->value->span;
            }
        setup_.contents = flag(Field::Contents);
        setup_.number_sections = flag(Field::NumberSections).value_or(false);
        setup_.list_of_figures = flag(Field::ListOfFigures).value_or(false);
        setup_.list_of_tables = flag(Field::ListOfTables).value_or(false);
        contents_depth();
        return std::move(setup_);
    }

  private:
    const Candidate* best(Field field) {
        found_ = fields_.by_rank(field);
        if (found_.empty()) return nullptr;
        fields_.mark_used(found_.front());
        return &found_.front();
    }

    void refuse(const Candidate& candidate, const std::string& text, const std::string& hint) {
        diagnostics_.warn("bad-value", candidate.value->span,
                          "\"" + text + "\" makes no sense as " + candidate.key, hint);
        fields_.mark_invalid(candidate);
    }

    static std::string paper_of(std::string_view text) {
        std::string paper = ascii_lower(trimmed(text));
        if (paper.size() > 5 && paper.ends_with("paper")) paper.resize(paper.size() - 5);
        return paper;
    }

    bool set_side(std::string_view name, std::string_view text) {
        const auto length = read_length(text);
        if (!length || length->to_points() > kWidestMargin) return false;
        const bool all = name == "margin" || name == "rest";
        if (all || name == "top" || name == "y" || name == "vmargin") setup_.margin_top = length;
        if (all || name == "bottom" || name == "y" || name == "vmargin")
            setup_.margin_bottom = length;
        if (all || name == "left" || name == "inner" || name == "inside" || name == "x" ||
            name == "hmargin")
            setup_.margin_inner = length;
        if (all || name == "right" || name == "outer" || name == "outside" || name == "x" ||
            name == "hmargin")
            setup_.margin_outer = length;
        return true;
    }

    void side(Field field, std::string_view name) {
        const Candidate* found = best(field);
        if (!found) return;
        setup_.margin_span = found->value->span;
        if (!set_side(name, text_of(*found->value)))
            refuse(*found, text_of(*found->value), "write a length such as 2cm or 0.75in");
    }

    void margins(const Candidate& candidate) {
        fields_.mark_used(candidate);
        setup_.margin_span = candidate.value->span;
        bool is_right = true;
        const FieldValue& value = *candidate.value;
        for (const FieldEntry& entry : value.entries)
            is_right &= set_side(entry.key, text_of(entry.value));
        for (const FieldValue& item : value.items) is_right &= geometry(text_of(item));
        if (value.is_text())
            is_right = candidate.key == "geometry" ? geometry(value.text) : css_margins(value.text);
        if (!is_right)
            refuse(candidate, text_of(value), "write a length such as 2cm, or margin=2cm,top=3cm");
    }

    // "margin=1in, top=2cm, a4paper"; what has to do with other things is none of ours.
    bool geometry(const std::string& text) {
        bool is_right = true;
        for (const std::string& part : divided(text, ",")) {
            const std::size_t sign = part.find('=');
            if (sign != std::string::npos)
                is_right &= set_side(trimmed(std::string_view(part).substr(0, sign)),
                                     std::string_view(part).substr(sign + 1));
            else if (part.ends_with("paper"))
                setup_.paper = paper_of(part);
            else if (read_length(part))
                is_right &= set_side("margin", part);
        }
        return is_right;
    }

    // One to four lengths, from the top around.
    bool css_margins(const std::string& text) {
        if (text.find('=') != std::string::npos) return geometry(text);
        const std::vector<std::string> sides = divided(text, " ,");
        if (sides.size() == 1 || sides.empty() || read_length(text))
            return set_side("margin", text);
        if (sides.size() > 4) return false;
        const std::string& bottom = sides.size() > 2 ? sides[2] : sides[0];
        const std::string& left = sides.size() > 3 ? sides[3] : sides[1];
        return set_side("top", sides[0]) && set_side("right", sides[1]) &&
               set_side("bottom", bottom) && set_side("left", left);
    }

    void font_size() {
        const Candidate* found = best(Field::FontSize);
        if (!found) return;
        setup_.font_span = found->value->span;
        const auto size = read_length(text_of(*found->value));
        if (size && size->to_points() >= kSmallestType && size->to_points() <= kLargestType)
            setup_.font_size = size;
        else
            refuse(*found, text_of(*found->value), "write a size such as 11pt");
    }

    std::optional<bool> flag(Field field) {
        const Candidate* found = best(field);
        if (!found) return std::nullopt;
        if (is_no(*found->value)) return false;
        // Some sites keep settings of their own here: a map asks for it too.
        if (is_yes(*found->value) || !found->value->is_text()) return true;
        refuse(*found, text_of(*found->value), "write true or false");
        return std::nullopt;
    }

    void contents_depth() {
        const Candidate* found = best(Field::ContentsDepth);
        if (!found) return;
        const std::string text = text_of(*found->value);
        if (text.size() == 1 && text[0] >= '1' && text[0] <= '6')
            setup_.contents_depth = text[0] - '0';
        else
            refuse(*found, text, "write a level from 1 to 6");
    }

    MetadataFields& fields_;
    Diagnostics& diagnostics_;
    std::vector<Candidate> found_;
    PageSetup setup_;
};

}  // namespace

PageSetup read_page_setup(MetadataFields& fields, Diagnostics& diagnostics) {
    return PageSetupReader(fields, diagnostics).read();
}

}  // namespace postconv
