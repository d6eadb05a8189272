#include "tests/support/typesetting.h"

#include "converters/pdf/paragraph.h"
#include "styles/theme_reader.h"

namespace postconv::test {

Typeset::Typeset(const std::string& markdown, const Loader& loader)
    : reading_(markdown.starts_with("---\n") ? read_whole(markdown) : read(markdown)),
      theme_(builtin_theme("default")),
      resources_(load_resources(reading_.document, loader, reading_.diagnostics)),
      outline_(make_outline(reading_.document, reading_.diagnostics)),
      fonts_(POSTCONV_TEST_DATA),
      job_{reading_.document, outline_, theme_, resources_, fonts_, options_},
      setting_(std::make_unique<pdf::Typesetting>(job_, reading_.diagnostics)) {}

std::string Typeset::lines(double measure_in_points) {
    const Style& body = theme_[Role::Body];
    const Length measure = Length::from_points(measure_in_points);
    const auto& paragraph = std::get<Paragraph>(reading_.document.blocks.front().kind);
    const pdf::StyledText text = pdf::styled_text(paragraph.content, {body}, measure, *setting_);
    std::string result;
    for (const pdf::Line& line :
         pdf::set_paragraph(text, {measure, {}, body.alignment, body.leading}, *setting_)) {
        for (const pdf::DisplayItem& item : line.items)
            if (const auto* word = std::get_if<pdf::TextItem>(&item);
                word && !pdf::is_space_at_line_end(*word))
                result += word->run->text;
        result += '\n';
    }
    return result;
}

}  // namespace postconv::test
