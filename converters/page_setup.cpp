#include "converters/page_setup.h"

#include "styles/theme_options.h"

namespace postconv {
namespace {

// As an option would, but a fault is the document's: it is warned of, and passed over.
void obey(const ThemeOptions& options, SourceSpan span, Theme& theme, Diagnostics& diagnostics) {
    try {
        apply(options, theme);
    } catch (const Failure& failure) {
        diagnostics.warn("bad-value", span, failure.diagnostic.message, failure.diagnostic.hint);
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

}  // namespace

void apply_page_setup(const PageSetup& setup, Theme& theme, Diagnostics& diagnostics) {
    obey({.paper = setup.paper}, setup.paper_span, theme, diagnostics);
    apply_margins(setup, theme, diagnostics);
    if (setup.font_size) scale_type(theme, *setup.font_size);
    obey({.main_font = setup.main_font}, setup.font_span, theme, diagnostics);
    obey({.sans_font = setup.sans_font}, setup.font_span, theme, diagnostics);
    obey({.mono_font = setup.mono_font}, setup.font_span, theme, diagnostics);
}

}  // namespace postconv
