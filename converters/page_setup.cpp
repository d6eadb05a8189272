#include "converters/page_setup.h"

#include "model/text.h"
#include "styles/theme_reader.h"

namespace postconv {
namespace {

void apply_paper(const PageSetup& setup, Theme& theme, Diagnostics& diagnostics) {
    if (setup.paper.empty()) return;
    try {
        set_paper(theme, setup.paper);
    } catch (const Failure& failure) {
        diagnostics.warn("bad-value", setup.paper_span, failure.diagnostic.message,
                         failure.diagnostic.hint);
    }
}

void apply_margins(const PageSetup& setup, Theme& theme, Diagnostics& diagnostics) {
    PageGeometry page = theme.page;
    page.margin_top = setup.margin_top.value_or(page.margin_top);
    page.margin_bottom = setup.margin_bottom.value_or(page.margin_bottom);
    page.margin_inner = setup.margin_inner.value_or(page.margin_inner);
    page.margin_outer = setup.margin_outer.value_or(page.margin_outer);
    const bool has_room =
        page.text_width() * 4 >= page.width && page.text_height() * 4 >= page.height;
    if (has_room)
        theme.page = page;
    else
        diagnostics.warn("bad-value", setup.margin_span, "the margins leave no room for the text",
                         "make them smaller, or the paper larger");
}

void scale(Style& style, double factor) {
    for (Length* length :
         {&style.size, &style.leading, &style.letter_spacing, &style.first_line_indent,
          &style.indent_start, &style.indent_end, &style.space_before, &style.space_after,
          &style.space_between_items, &style.padding})
        *length = length->scaled_by(factor);
}

void apply_font_size(const PageSetup& setup, Theme& theme) {
    const double usual = theme[Role::Body].size.to_points();
    if (!setup.font_size || usual <= 0) return;
    const double factor = setup.font_size->to_points() / usual;
    for (Style& style : theme.styles) scale(style, factor);
}

FontStack& stack_named(Theme& theme, const std::string& name) {
    return name == "sans" ? theme.sans : name == "mono" ? theme.mono : theme.serif;
}

class FontSetter {
  public:
    FontSetter(const PageSetup& setup, const FontCatalog& fonts, Diagnostics& diagnostics)
        : setup_(setup), fonts_(fonts), diagnostics_(diagnostics) {}

    void set(const std::string& family, FontStack& stack) {
        if (family.empty()) return;
        stack.families.insert(stack.families.begin(), family);
        stack.office = family;
        if (fonts_.files_of(family).empty())
            diagnostics_.note(
                "missing-font", setup_.font_span,
                "postconv does not carry the font \"" + family + "\"; the PDF is set in another",
                "EPUB and DOCX name it, for devices that have it");
    }

  private:
    const PageSetup& setup_;
    const FontCatalog& fonts_;
    Diagnostics& diagnostics_;
};

}  // namespace

void apply_page_setup(const PageSetup& setup, const FontCatalog& fonts, Theme& theme,
                      Diagnostics& diagnostics) {
    apply_paper(setup, theme, diagnostics);
    apply_margins(setup, theme, diagnostics);
    apply_font_size(setup, theme);
    FontSetter setter(setup, fonts, diagnostics);
    setter.set(setup.sans_font, theme.sans);
    setter.set(setup.mono_font, theme.mono);
    setter.set(setup.main_font, stack_named(theme, theme[Role::Body].family));
}

}  // namespace postconv
