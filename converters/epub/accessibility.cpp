#include "converters/epub/accessibility.h"

#include <algorithm>

#include "model/alternative_text.h"
#include "model/text.h"
#include "model/visit.h"

namespace postconv {
namespace {

struct Pictures {
    int shown = 0;
    int without_words = 0;
};

Pictures count_pictures(const Job& job) {
    Pictures count;
    const auto look = [&](const Image& image) {
        if (!image.resource || job.resources[*image.resource].is_stand_in()) return;
        ++count.shown;
        if (lacks_alternative_text(image)) ++count.without_words;
    };
    walk(job.document, {.block =
                        [&](const Block& block) {
                            const auto* figure = std::get_if<Figure>(&block.kind);
                            if (figure) look(figure->image);
                        },
                    .text =
                        [&](const Inline& node) {
                            if (const auto* image = std::get_if<Image>(&node.kind)) look(*image);
                        }});
    return count;
}

std::size_t count_of(const Bytes& bytes, std::string_view mark) {
    std::size_t count = 0;
    for (std::size_t at = bytes.find(mark); at != Bytes::npos; at = bytes.find(mark, at + 1))
        ++count;
    return count;
}

// Whether a picture may flash can't be told from outside; that it moves can.
bool may_move(const Resource& resource) {
    switch (resource.type) {
        case MediaType::Gif:
            return count_of(resource.bytes, "\x21\xF9\x04") > 1;
        case MediaType::Webp:
            return resource.bytes.find("ANIM") != Bytes::npos;
        case MediaType::Svg:
            return resource.bytes.find("<animate") != Bytes::npos ||
                   resource.bytes.find("<set") != Bytes::npos;
        case MediaType::Png:
            return resource.bytes.find("acTL") != Bytes::npos;
        case MediaType::Jpeg:
            return false;
    }
    return false;
}

bool any_may_move(const Resources& resources) {
    for (const Resource& resource : resources)
        if (may_move(resource)) return true;
    return false;
}

std::string summary_of(const Outline& outline, const Pictures& pictures, bool moving) {
    std::string text = "This publication is reflowable text";
    text += outline.sections.empty() ? " with a table of contents."
                                     : " with a table of contents and structured headings.";
    if (pictures.shown > 0 && pictures.without_words == 0)
        text += " All images have alternative text.";
    if (pictures.without_words > 0)
        text += ' ' + std::to_string(pictures.without_words) + " of " +
                std::to_string(pictures.shown) + " images have no alternative text.";
    if (moving) text += " It holds moving images, which were not checked for flashes.";
    return text;
}

bool has(const std::vector<std::string>& list, std::string_view word) {
    return std::ranges::find(list, word) != list.end();
}

// "none" and "unknown" never stand beside other words.
void add_stated(std::vector<std::string>& words, const std::vector<std::string>& stated) {
    for (const std::string& word : stated)
        if (word != "none" && word != "unknown" && !has(words, word)) words.push_back(word);
}

// A statement that pictures without words make untrue.
bool is_contradicted(const StatedAccessibility& stated, const Pictures& pictures) {
    return pictures.without_words > 0 &&
           (has(stated.features, "alternativeText") || has(stated.sufficient_modes, "textual"));
}

void merge(const StatedAccessibility& stated, const Pictures& pictures, Accessibility& facts) {
    add_stated(facts.modes, stated.modes);
    add_stated(facts.features, stated.features);
    if (!stated.sufficient_modes.empty()) facts.sufficient_modes = stated.sufficient_modes;
    if (!stated.hazards.empty()) facts.hazards = stated.hazards;
    if (facts.hazards.size() > 1)
        std::erase_if(facts.hazards, [](const std::string& hazard) {
            return hazard == "none" || hazard == "unknown";
        });
    if (!stated.summary.empty()) facts.summary = stated.summary;
    if (!is_contradicted(stated, pictures)) return;
    std::erase(facts.features, "alternativeText");
    std::erase(facts.sufficient_modes, "textual");
    if (facts.sufficient_modes.empty()) facts.sufficient_modes = {"textual,visual"};
}

}  // namespace

// Whatever way it is written, "wcag 2.1 level AA" says 2.1 and AA.
std::string conformance_claim(const StatedAccessibility& stated) {
    const std::string claim = ascii_lower(stated.conforms_to);
    if (trimmed(stated.certified_by).empty()) return {};
    for (const char* version : {"2.0", "2.1", "2.2"})
        for (const char* level : {"AAA", "AA", "A"}) {
            const std::size_t at = claim.rfind(std::string("wcag ") + version);
            if (at == std::string::npos) continue;
            if (trimmed(claim).ends_with(' ' + ascii_lower(level)))
                return std::string("EPUB Accessibility 1.1 - WCAG ") + version + " Level " + level;
        }
    return {};
}

void check_accessibility(const Job& job, Diagnostics& diagnostics) {
    const StatedAccessibility& stated = job.document.metadata.accessibility;
    if (!stated.conforms_to.empty() && conformance_claim(stated).empty())
        diagnostics.warn("conformance-claim", {},
                         "the front matter claims accessibility without saying which level of WCAG "
                         "was evaluated by whom; the EPUB does not repeat it",
                         "write conforms-to: WCAG 2.2 Level AA and certified-by: below accessibility:");
    const Pictures pictures = count_pictures(job);
    if (is_contradicted(job.document.metadata.accessibility, pictures))
        diagnostics.warn("accessibility-contradiction", {},
                         "the front matter promises alternative text, but " +
                             std::to_string(pictures.without_words) + " of " +
                             std::to_string(pictures.shown) + " images have none",
                         "describe them, or take the promise out; the EPUB does not repeat it");
}

Accessibility accessibility_of(const Job& job, const PageMarks& pages) {
    const Pictures pictures = count_pictures(job);
    const bool moving = any_may_move(job.resources);
    Accessibility facts;
    facts.modes = {"textual"};
    if (pictures.shown > 0) facts.modes.push_back("visual");
    facts.sufficient_modes = {pictures.without_words == 0 ? "textual" : "textual,visual"};
    facts.features = {"tableOfContents", "readingOrder", "displayTransformability", "ARIA"};
    if (!job.outline.sections.empty()) facts.features.push_back("structuralNavigation");
    if (pictures.shown > 0 && pictures.without_words == 0)
        facts.features.push_back("alternativeText");
    if (!pages.list().empty()) {
        facts.features.push_back("pageNavigation");
        facts.features.push_back("pageBreakMarkers");
    }
    facts.hazards = {moving ? "unknown" : "none"};
    facts.summary = summary_of(job.outline, pictures, moving);
    merge(job.document.metadata.accessibility, pictures, facts);
    return facts;
}

}  // namespace postconv
