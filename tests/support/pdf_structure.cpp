#include "tests/support/pdf_structure.h"

#include <algorithm>
#include <cassert>
#include <ostream>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <sstream>

#include "tests/support/pdf_facts.h"

namespace postconv::test {
namespace {

constexpr int kMostOfOneRule = 20;

// "ua": ISO 14289-1, "2u": ISO 19005-2, clause and number as veraPDF's profiles have them.
constexpr PdfRule kRules[] = {
    {"damaged", ""},
    {"header", "ua 6.1-1, 2u 6.1.2-1"},
    // Content
    {"unmarked-content", "ua 7.1-3"},
    {"artifact-in-tagged", "ua 7.1-1"},
    {"tagged-in-artifact", "ua 7.1-2"},
    {"tagged-in-tagged", ""},
    {"mcid-repeated", ""},
    {"unbalanced-marks", ""},
    {"unbalanced-state", ""},
    {"deep-state", "2u 6.1.13-8"},
    {"unknown-operator", "2u 6.2.2-1"},
    {"form-resources", "2u 6.2.2-2"},
    {"form-used-twice", "ua 7.20-2"},
    {"missing-font", ""},
    {"rendering-intent", "2u 6.2.6-1"},
    // Tree
    {"no-structure", "ua 7.1-11"},
    {"no-document", ""},
    {"no-parent", "ua 7.1-12"},
    {"wrong-parent", "ua 7.1-12"},
    {"bad-kid", ""},
    {"element-twice", ""},
    {"object-twice", ""},
    {"missing-mcid", ""},
    {"mcid-twice", ""},
    {"lost-content", "ua 7.1-3"},
    {"parent-tree", "ua 7.1-3"},
    {"unknown-type", "ua 7.1-5"},
    {"circular-type", "ua 7.1-6"},
    {"remapped-type", "ua 7.1-7"},
    // Elements
    {"wrong-nesting", "ua 7.2-3 to -10, -17 to -20, -26, -27, -36 to -38"},
    {"loose-content", ""},
    {"table-parts", "ua 7.2-11 to -14, -16, -39"},
    {"late-caption", "ua 7.2-28, -40"},
    {"empty-list", ""},
    {"heading-skip", "ua 7.4.2-1"},
    {"mixed-headings", "ua 7.4.4-1 to -3"},
    {"table-grid", "ua 7.2-15, -41 to -43"},
    {"no-table-heads", ""},
    {"no-scope", "ua 7.5-1"},
    {"unknown-header", "ua 7.5-2"},
    {"no-alt", "ua 7.3-1, 7.7-1"},
    {"no-bbox", ""},
    {"note-id", "ua 7.9-1, -2"},
    {"id-tree", ""},
    {"list-numbering", ""},
    {"link-without-annotation", "ua 7.18.5-1"},
    {"empty-link", ""},
    {"no-language", "ua 7.2-2, -21 to -24, -30 to -34"},
    {"bad-language", "ua 7.2-29"},
    // Annotations
    {"no-tabs", "ua 7.18.3-1"},
    {"annotation-flags", "2u 6.3.2-1, -2"},
    {"loose-annotation", "ua 7.18.1-1, 7.18.4-1, 7.18.5-1"},
    {"struct-parent", "ua 7.18.5-1"},
    {"no-contents", "ua 7.18.1-2, 7.18.5-2"},
    {"unknown-annotation", "2u 6.3.1-1"},
    {"annotation-place", ""},
    {"object-on-no-page", ""},
    {"dead-destination", ""},
    {"bad-address", ""},
    {"outline", ""},
    // Fonts
    {"font-dictionary", "ua 7.21.3.1-1, 7.21.3.3-1, 2u 6.2.11.2-1 to -7, 6.1.13-10"},
    {"font-not-embedded", "ua 7.21.4.1-1"},
    {"no-cid-map", "ua 7.21.3.2-1"},
    {"true-type-encoding", "ua 7.21.6-2, -3"},
    {"glyph-list", "ua 7.21.4.2-1, -2"},
    {"glyph-width", "ua 7.21.5-1"},
    {"missing-glyph", "ua 7.21.4.1-2"},
    {"no-unicode", "ua 7.21.7-1"},
    {"bad-unicode", "ua 7.21.7-2"},
    {"notdef", "ua 7.21.8-1"},
    // Catalogue and metadata
    {"not-marked", "ua 6.2-1, 7.1-4"},
    {"title-not-shown", "ua 7.1-10"},
    {"encrypted", "ua 7.16-1, 2u 6.1.3-2"},
    {"optional-content", "ua 7.10-1, -2, 2u 6.9-1 to -4"},
    {"reference-form", "ua 7.20-1, 2u 6.2.9-2"},
    {"forms", "ua 7.15-1, 2u 6.4.2-1, -2"},
    {"embedded-file", "ua 7.11-1, 2u 6.8-2"},
    {"no-metadata", "ua 7.1-8"},
    {"xmp-syntax", "2u 6.6.2.1-2 to -5"},
    {"no-ua-claim", "ua 5-1 to -5"},
    {"bad-archive-claim", "2u 6.6.4-2 to -7"},
    {"xmp-type", "2u 6.6.2.3.1-2"},
    {"no-title", "ua 7.1-9"},
    {"info-differs", ""},
    {"extension-schema", "2u 6.6.2.3.2-1, 6.6.2.3.3-1 to -10"},
    {"unknown-property", "2u 6.6.2.3.1-1"},
    // PDF/A
    {"binary-mark", "2u 6.1.2-2"},
    {"after-end", "2u 6.1.3-3"},
    {"stream-end", "2u 6.1.7.1-2"},
    {"no-id", "2u 6.1.3-1"},

    {"forbidden-key",
     "2u 6.2.5-1 to -3, 6.2.8-1, -2, 6.2.9-1 to -3, 6.5.2-1, -2, 6.10-1, -2, 6.11-1"},
    {"forbidden-action", "2u 6.5.1-1"},

    {"page-size", "2u 6.1.13-11"},
    {"no-output-intent", "2u 6.2.4.3-2 to -4, 6.2.10-2"},
    {"bad-profile", "2u 6.2.3-1"},
    {"device-colour", "2u 6.2.4.3-2 to -4"},
    {"limits", "2u 6.1.13-1 to -4"},
    {"filter", "2u 6.1.7.1-3, 6.1.7.2-1"},
    {"blend-mode", "2u 6.2.10-1"},
    {"interpolate", "2u 6.2.8-3"},
    {"image-bits", "2u 6.2.8-4, -5"},
    {"embedded-kind", "2u 6.8-5"},
    {"no-appearance", "2u 6.3.3-1"},
};

const PdfRule* find_rule(std::string_view name) {
    const auto found = std::ranges::find(kRules, name, &PdfRule::name);
    return found == std::end(kRules) ? nullptr : found;
}

void check(std::string_view bytes, pdf_check::Faults& faults) {
    QPDF qpdf;
    qpdf.setSuppressWarnings(true);
    qpdf.setAttemptRecovery(false);
    qpdf.processMemoryFile("file", bytes.data(), bytes.size());
    pdf_check::File file{bytes, qpdf, faults};
    for (QPDFPageObjectHelper& page : QPDFPageDocumentHelper(qpdf).getAllPages()) {
        file.pages.push_back(page.getObjectHandle());
        file.page_numbers.emplace(page.getObjectHandle().getObjGen(), int(file.pages.size()));
    }
    check_catalogue(file);
    check_metadata(file);
    find_marks(file);
    read_tree(file);
    check_parent_tree(file);
    check_nesting(file);
    check_tables(file);
    check_elements(file);
    check_annotations(file);
    check_fonts(file);
    check_glyphs(file);
    check_archive(file);
    for (const QPDFExc& warning : qpdf.getWarnings())
        faults.add("damaged", {}, warning.getMessageDetail());
}

}  // namespace

namespace pdf_check {

void Faults::add(std::string_view rule, Place place, std::string message) {
    const PdfRule* known = find_rule(rule);
    assert(known);
    if (++counts_[known->name] <= kMostOfOneRule)
        items_.push_back({known->name, place.page, place.object, std::move(message)});
}

std::vector<PdfFault> Faults::take() {
    for (const auto& [rule, count] : counts_)
        if (count > kMostOfOneRule)
            items_.push_back(
                {rule, 0, 0, "and " + std::to_string(count - kMostOfOneRule) + " more like this"});
    return std::move(items_);
}

}  // namespace pdf_check

std::span<const PdfRule> pdf_rules() {
    return kRules;
}

std::vector<PdfFault> pdf_faults(std::string_view file) {
    pdf_check::Faults faults;
    try {
        check(file, faults);
    } catch (const std::exception& problem) {
        faults.add("damaged", {}, problem.what());
    }
    return faults.take();
}

std::ostream& operator<<(std::ostream& out, const PdfFault& fault) {
    const char* separator = "";
    if (fault.page) out << "page " << fault.page, separator = ", ";
    if (fault.object) out << separator << "object " << fault.object;
    if (fault.page || fault.object) out << ": ";
    out << fault.rule;
    if (const PdfRule* rule = find_rule(fault.rule); rule && !rule->clause.empty())
        out << " (" << rule->clause << ')';
    return out << ": " << fault.message;
}

std::string listed(const std::vector<PdfFault>& faults) {
    std::ostringstream text;
    for (const PdfFault& fault : faults) text << fault << '\n';
    return text.str();
}

}  // namespace postconv::test
