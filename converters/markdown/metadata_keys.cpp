#include "converters/markdown/metadata_keys.h"

#include <algorithm>
#include <array>
#include <optional>

#include "model/text.h"

namespace postconv {
namespace {

struct Alias {
    std::string_view key;
    Field field;
};

// Jekyll's, Hugo's, pandoc's and Obsidian's keys; for each field, what is named first wins.
constexpr Alias kAliases[] = {
    {"title", Field::Title},
    {"title-meta", Field::Title},
    {"linktitle", Field::Title},
    {"subtitle", Field::Subtitle},
    {"tagline", Field::Subtitle},
    {"author", Field::Author},
    {"authors", Field::Author},
    {"creator", Field::Author},
    {"creators", Field::Author},
    {"by-author", Field::Author},
    {"contributor", Field::Contributor},
    {"contributors", Field::Contributor},
    {"editor", Field::Editor},
    {"editors", Field::Editor},
    {"translator", Field::Translator},
    {"translators", Field::Translator},
    {"illustrator", Field::Illustrator},
    {"illustrators", Field::Illustrator},
    {"date", Field::Date},
    {"publishdate", Field::Date},
    {"publish-date", Field::Date},
    {"date-published", Field::Date},
    {"created", Field::Date},
    {"pubdate", Field::Date},
    {"last-modified-at", Field::Modified},
    {"lastmod", Field::Modified},
    {"date-modified", Field::Modified},
    {"modified", Field::Modified},
    {"updated", Field::Modified},
    {"description", Field::Description},
    {"summary", Field::Description},
    {"abstract", Field::Abstract},
    {"excerpt", Field::Abstract},
    {"tags", Field::Keywords},
    {"keywords", Field::Keywords},
    {"keyword", Field::Keywords},
    {"tag", Field::Keywords},
    {"categories", Field::Categories},
    {"category", Field::Categories},
    {"subject", Field::Categories},
    {"lang", Field::Language},
    {"language", Field::Language},
    {"locale", Field::Language},
    {"dir", Field::Direction},
    {"direction", Field::Direction},
    {"page-progression-direction", Field::Direction},
    {"cover-image", Field::Cover},
    {"epub-cover-image", Field::Cover},
    {"cover", Field::Cover},
    {"image", Field::Cover},
    {"featured-image", Field::Cover},
    {"featuredimage", Field::Cover},
    {"feature-image", Field::Cover},
    {"images", Field::Cover},
    {"header.image", Field::Cover},
    {"header.overlay-image", Field::Cover},
    {"banner", Field::Cover},
    {"thumbnail", Field::Cover},
    {"header.teaser", Field::Cover},
    {"og-image", Field::Cover},
    {"image.path", Field::Cover},
    {"cover.image", Field::Cover},
    {"cover-alt", Field::CoverAlt},
    {"cover-image-alt", Field::CoverAlt},
    {"image-alt", Field::CoverAlt},
    {"image.alt", Field::CoverAlt},
    {"cover.alt", Field::CoverAlt},
    {"featured-image-alt", Field::CoverAlt},
    {"banner-alt", Field::CoverAlt},
    {"header.image-description", Field::CoverAlt},
    {"cover-caption", Field::CoverCaption},
    {"image-caption", Field::CoverCaption},
    {"image.caption", Field::CoverCaption},
    {"cover.caption", Field::CoverCaption},
    {"featured-image-caption", Field::CoverCaption},
    {"header.caption", Field::CoverCaption},
    {"publisher", Field::Publisher},
    {"citation.publisher", Field::Publisher},
    {"rights", Field::Rights},
    {"copyright", Field::Rights},
    {"license", Field::Rights},
    {"licence", Field::Rights},
    {"identifier", Field::Identifier},
    {"identifiers", Field::Identifier},
    {"isbn", Field::Isbn},
    {"citation.isbn", Field::Isbn},
    {"doi", Field::Doi},
    {"citation.doi", Field::Doi},
    {"uuid", Field::Uuid},
    {"canonical-url", Field::Url},
    {"canonicalurl", Field::Url},
    {"url", Field::Url},
    {"citation.url", Field::Url},
    {"permalink", Field::Url},
    {"series", Field::Series},
    {"belongs-to-collection", Field::Series},
    {"series-index", Field::SeriesPosition},
    {"series-order", Field::SeriesPosition},
    {"group-position", Field::SeriesPosition},
    {"edition", Field::Edition},
    {"version", Field::Edition},
    {"ibooks.version", Field::Edition},
    {"draft", Field::Draft},
    {"published", Field::Published},
    {"publish", Field::Published},
    {"excerpt-separator", Field::ExcerptSeparator},
    {"accessmode", Field::AccessMode},
    {"accessmodes", Field::AccessMode},
    {"accessibility.mode", Field::AccessMode},
    {"accessibility.modes", Field::AccessMode},
    {"accessibility.accessmode", Field::AccessMode},
    {"accessibility.accessmodes", Field::AccessMode},
    {"accessmodesufficient", Field::AccessModeSufficient},
    {"accessibility.sufficient", Field::AccessModeSufficient},
    {"accessibility.accessmodesufficient", Field::AccessModeSufficient},
    {"accessibilityfeature", Field::AccessFeature},
    {"accessibilityfeatures", Field::AccessFeature},
    {"accessibility.feature", Field::AccessFeature},
    {"accessibility.features", Field::AccessFeature},
    {"accessibilityhazard", Field::AccessHazard},
    {"accessibilityhazards", Field::AccessHazard},
    {"accessibility.hazard", Field::AccessHazard},
    {"accessibility.hazards", Field::AccessHazard},
    {"accessibilitysummary", Field::AccessSummary},
    {"accessibility.summary", Field::AccessSummary},
    {"accessibility.conforms-to", Field::AccessConformance},
    {"accessibility.conformsto", Field::AccessConformance},
    {"accessibility.certified-by", Field::AccessCertifier},
    {"accessibility.certifiedby", Field::AccessCertifier},
    {"accessibility.credential", Field::AccessCredential},
    {"accessibility.report", Field::AccessReport},
    {"papersize", Field::Paper},
    {"paper-size", Field::Paper},
    {"paper", Field::Paper},
    {"margin", Field::Margin},
    {"margins", Field::Margin},
    {"geometry", Field::Margin},
    {"margin-top", Field::MarginTop},
    {"margin-bottom", Field::MarginBottom},
    {"margin-left", Field::MarginInner},
    {"margin-inner", Field::MarginInner},
    {"margin-right", Field::MarginOuter},
    {"margin-outer", Field::MarginOuter},
    {"fontsize", Field::FontSize},
    {"font-size", Field::FontSize},
    {"mainfont", Field::MainFont},
    {"main-font", Field::MainFont},
    {"sansfont", Field::SansFont},
    {"monofont", Field::MonoFont},
    {"toc", Field::Contents},
    {"table-of-contents", Field::Contents},
    {"toc-depth", Field::ContentsDepth},
    {"number-sections", Field::NumberSections},
    {"numbersections", Field::NumberSections},
    {"list-of-figures", Field::ListOfFigures},
    {"lof", Field::ListOfFigures},
    {"list-of-tables", Field::ListOfTables},
    {"lot", Field::ListOfTables},
};

constexpr std::string_view kContainers[] = {"params", "header", "citation", "ibooks",
                                            "accessibility"};

// What says something to another program. Jekyll's, Hugo's, quarto's and pandoc's, Obsidian's.
constexpr std::string_view kPrivate[] = {
    "layout", "sitemap", "redirect-from", "redirect-to", "pin", "comments", "mermaid", "math",
    "render-with-liquid", "twitter", "seo", "feed", "nav-order", "nav-exclude", "parent",
    "grand-parent", "has-children", "classes", "author-profile", "read-time", "share", "related",
    "sidebar", "category-slug",
    //
    "aliases", "slug", "weight", "type", "outputs", "cascade", "build", "menu", "menus",
    "resources", "headless", "expirydate", "unpublishdate", "markup", "iscjklanguage",
    "translationkey", "showtoc", "tocopen", "sitemap-exclude",
    //
    "format", "execute", "engine", "jupyter", "knitr", "output", "filters", "bibliography", "csl",
    "link-citations", "reference-section-title", "suppress-bibliography", "nocite", "csquotes",
    "header-includes", "include-before", "include-after", "css", "editor-options", "freeze",
    "code-fold", "code-tools", "listing", "title-block-banner", "page-layout",
    "shift-heading-level-by",
    //
    "cssclasses", "cssclass", "kanban-plugin"};

constexpr std::string_view kPageSetup[] = {
    "linestretch", "toc-title",   "lof",           "lot",   "colorlinks",  "linkcolor",
    "urlcolor",    "classoption", "documentclass", "theme", "pdf-options", "indent"};

constexpr bool contains(auto& list, std::string_view key) {
    return std::find(std::begin(list), std::end(list), key) != std::end(list);
}

std::optional<KeyMeaning> known_meaning(std::string_view key) {
    for (std::size_t i = 0; i < std::size(kAliases); ++i)
        if (kAliases[i].key == key) return KeyMeaning{KeyKind::Known, kAliases[i].field, int(i)};
    return std::nullopt;
}

}  // namespace

KeyMeaning meaning_of(std::string_view key) {
    constexpr std::string_view kParameters = "params.";
    if (const std::optional<KeyMeaning> known = known_meaning(key)) return *known;
    if (key.starts_with(kParameters)) {
        std::optional<KeyMeaning> known = known_meaning(key.substr(kParameters.size()));
        if (known) known->rank += int(std::size(kAliases));
        return known.value_or(KeyMeaning{KeyKind::Private});
    }
    if (contains(kContainers, key)) return {KeyKind::Container};
    if (key.starts_with("accessibility.")) return {KeyKind::Kept};
    if (contains(kPageSetup, key)) return {KeyKind::PageSetup};
    if (contains(kPrivate, key)) return {KeyKind::Private};
    return {};
}

bool divides_at_spaces(std::string_view key) {
    return key == "tags" || key == "categories" || key == "params.tags" ||
           key == "params.categories";
}

std::string_view nearest_key(std::string_view key) {
    constexpr std::size_t kShortestGuess = 4;
    std::string_view best;
    std::size_t best_distance = key.size() < 7 ? 2 : 3;  // one slip in a short word, two in a long
    if (key.size() < kShortestGuess) return best;
    for (const Alias& alias : kAliases) {
        const std::size_t distance = edit_distance(key, alias.key);
        if (distance >= best_distance) continue;
        best_distance = distance;
        best = alias.key;
    }
    return best;
}

}  // namespace postconv
