#include "converters/docx/ooxml.h"

#include <algorithm>
#include <array>
#include <span>

#include "model/diagnostics.h"
#include "styles/builtin_files.h"

namespace postconv {
namespace {

constexpr std::array<std::string_view, 36> kParagraphOrder = {"w:pStyle",
                                                              "w:keepNext",
                                                              "w:keepLines",
                                                              "w:pageBreakBefore",
                                                              "w:framePr",
                                                              "w:widowControl",
                                                              "w:numPr",
                                                              "w:suppressLineNumbers",
                                                              "w:pBdr",
                                                              "w:shd",
                                                              "w:tabs",
                                                              "w:suppressAutoHyphens",
                                                              "w:kinsoku",
                                                              "w:wordWrap",
                                                              "w:overflowPunct",
                                                              "w:topLinePunct",
                                                              "w:autoSpaceDE",
                                                              "w:autoSpaceDN",
                                                              "w:bidi",
                                                              "w:adjustRightInd",
                                                              "w:snapToGrid",
                                                              "w:spacing",
                                                              "w:ind",
                                                              "w:contextualSpacing",
                                                              "w:mirrorIndents",
                                                              "w:suppressOverlap",
                                                              "w:jc",
                                                              "w:textDirection",
                                                              "w:textAlignment",
                                                              "w:textboxTightWrap",
                                                              "w:outlineLvl",
                                                              "w:divId",
                                                              "w:cnfStyle",
                                                              "w:rPr",
                                                              "w:sectPr",
                                                              "w:pPrChange"};

constexpr std::array<std::string_view, 39> kRunOrder = {"w:rStyle",
                                                        "w:rFonts",
                                                        "w:b",
                                                        "w:bCs",
                                                        "w:i",
                                                        "w:iCs",
                                                        "w:caps",
                                                        "w:smallCaps",
                                                        "w:strike",
                                                        "w:dstrike",
                                                        "w:outline",
                                                        "w:shadow",
                                                        "w:emboss",
                                                        "w:imprint",
                                                        "w:noProof",
                                                        "w:snapToGrid",
                                                        "w:vanish",
                                                        "w:webHidden",
                                                        "w:color",
                                                        "w:spacing",
                                                        "w:w",
                                                        "w:kern",
                                                        "w:position",
                                                        "w:sz",
                                                        "w:szCs",
                                                        "w:highlight",
                                                        "w:u",
                                                        "w:effect",
                                                        "w:bdr",
                                                        "w:shd",
                                                        "w:fitText",
                                                        "w:vertAlign",
                                                        "w:rtl",
                                                        "w:cs",
                                                        "w:em",
                                                        "w:lang",
                                                        "w:eastAsianLayout",
                                                        "w:specVanish",
                                                        "w:oMath"};

constexpr std::array<std::string_view, 22> kSectionOrder = {
    "w:headerReference", "w:footerReference", "w:footnotePr", "w:endnotePr",     "w:type",
    "w:pgSz",            "w:pgMar",           "w:paperSrc",   "w:pgBorders",     "w:lnNumType",
    "w:pgNumType",       "w:cols",            "w:formProt",   "w:vAlign",        "w:noEndnote",
    "w:titlePg",         "w:textDirection",   "w:bidi",       "w:rtlGutter",     "w:docGrid",
    "w:printerSettings", "w:sectPrChange"};

std::size_t rank(std::span<const std::string_view> order, std::string_view name) {
    return std::size_t(std::find(order.begin(), order.end(), name) - order.begin());
}

}  // namespace

void load_part_template(pugi::xml_document& part, std::string_view name) {
    const auto text = builtin_file("styles/docx/" + std::string(name));
    if (!text || !part.load_buffer(text->data(), text->size()))
        fail(FailureKind::Internal, "template", {},
             "the template part \"" + std::string(name) + "\" is missing or damaged");
}

pugi::xml_node property(pugi::xml_node properties, const char* name) {
    const std::string_view owner = properties.name();
    const std::span<const std::string_view> order =
        owner == "w:rPr"      ? std::span<const std::string_view>(kRunOrder)
        : owner == "w:sectPr" ? std::span<const std::string_view>(kSectionOrder)
                              : kParagraphOrder;
    const std::size_t wanted = rank(order, name);
    for (pugi::xml_node child = properties.last_child(); child; child = child.previous_sibling()) {
        const std::size_t here = rank(order, child.name());
        if (here == wanted) return child;
        if (here < wanted) return properties.insert_child_after(name, child);
    }
    return properties.prepend_child(name);
}

pugi::xml_node paragraph_properties(pugi::xml_node owner) {
    if (pugi::xml_node properties = owner.child("w:pPr")) return properties;
    return owner.prepend_child("w:pPr");
}

pugi::xml_node run_properties(pugi::xml_node owner) {
    if (pugi::xml_node properties = owner.child("w:rPr")) return properties;
    return owner.prepend_child("w:rPr");
}

pugi::xml_node paragraph_properties_at_end(pugi::xml_node owner) {
    return owner.append_child("w:pPr");
}

pugi::xml_node run_properties_at_end(pugi::xml_node owner) {
    return owner.append_child("w:rPr");
}

pugi::xml_node add_valued(pugi::xml_node parent, const char* name, std::string_view value) {
    pugi::xml_node node = parent.append_child(name);
    set_value(node, value);
    return node;
}

void set_value(pugi::xml_node node, std::string_view value) {
    set_string(node, "w:val", value);
}

void set_value(pugi::xml_node node, long long value) {
    set_number(node, "w:val", value);
}

void set_switch(pugi::xml_node properties, const char* name, bool on) {
    pugi::xml_node node = property(properties, name);
    if (on)
        node.remove_attribute("w:val");
    else
        set_value(node, "0");
}

void set_number(pugi::xml_node node, const char* attribute, long long value) {
    pugi::xml_attribute slot = node.attribute(attribute);
    if (!slot) slot = node.append_attribute(attribute);
    slot.set_value(value);
}

void set_string(pugi::xml_node node, const char* attribute, std::string_view value) {
    pugi::xml_attribute slot = node.attribute(attribute);
    if (!slot) slot = node.append_attribute(attribute);
    slot.set_value(xml_safe(value).c_str());
}

}  // namespace postconv
