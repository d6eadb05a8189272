#include "converters/docx/template_merge.h"

#include <algorithm>
#include <array>

#include "converters/docx/ooxml.h"
#include "converters/docx/template_fields.h"

namespace postconv {
namespace {

constexpr std::array kReferences = {"w:pStyle", "w:rStyle", "w:tblStyle"};
constexpr std::array kBases = {"w:basedOn", "w:next", "w:link"};

// What every document has: the styles of what says nothing of its own.
constexpr std::array kDefaults = {"DefaultParagraphFont", "TableNormal", "NoList"};

// What stands in where a template has no style of its own for ours, first to last.
struct StandIn {
    const char* ours;
    const char* other;
};
constexpr std::array kStandIns = {StandIn{"BodyText", "Normal"},
                                  StandIn{"FirstParagraph", "BodyText"},
                                  StandIn{"QuoteContinued", "Quote"}};

// The children of w:settings that come after w:footnotePr (17.15.1.78).
constexpr std::array<std::string_view, 22> kAfterNotes = {"w:endnotePr",
                                                          "w:compat",
                                                          "w:docVars",
                                                          "w:rsids",
                                                          "m:mathPr",
                                                          "w:attachedSchema",
                                                          "w:themeFontLang",
                                                          "w:clrSchemeMapping",
                                                          "w:doNotIncludeSubdocsInStats",
                                                          "w:doNotAutoCompressPictures",
                                                          "w:forceUpgrade",
                                                          "w:captions",
                                                          "w:readModeInkLockDown",
                                                          "w:smartTagType",
                                                          "sl:schemaLibrary",
                                                          "w:shapeDefaults",
                                                          "w:doNotEmbedSmartTags",
                                                          "w:decimalSymbol",
                                                          "w:listSeparator",
                                                          "w14:docId",
                                                          "w15:chartTrackingRefBased",
                                                          "w15:docId"};

pugi::xml_node insert_setting(pugi::xml_node settings, const char* name) {
    const auto own = std::find(kAfterNotes.begin(), kAfterNotes.end(), name);
    const auto first = own == kAfterNotes.end() ? kAfterNotes.begin() : own + 1;
    for (const pugi::xml_node child : settings.children())
        if (std::find(first, kAfterNotes.end(), child.name()) != kAfterNotes.end())
            return settings.insert_child_before(name, child);
    return settings.append_child(name);
}

void set_compatibility(pugi::xml_node settings) {
    constexpr const char* kMode = "compatibilityMode";
    pugi::xml_node compat = settings.child("w:compat");
    if (!compat) compat = insert_setting(settings, "w:compat");
    pugi::xml_node mode = compat.find_child_by_attribute("w:compatSetting", "w:name", kMode);
    if (!mode) {
        mode = compat.append_child("w:compatSetting");
        set_string(mode, "w:name", kMode);
        set_string(mode, "w:uri", "http://schemas.microsoft.com/office/word");
    }
    if (mode.attribute("w:val").as_int() < 15) set_string(mode, "w:val", "15");
}

void add_note_separators(pugi::xml_node settings) {
    if (settings.child("w:footnotePr").child("w:footnote")) return;
    pugi::xml_node notes = settings.child("w:footnotePr");
    if (!notes) notes = insert_setting(settings, "w:footnotePr");
    for (const int id : {-1, 0}) set_number(notes.append_child("w:footnote"), "w:id", id);
}

}  // namespace

StyleMap::StyleMap(const TemplateStyles& theirs, pugi::xml_node ours,
                   const std::string& default_table)
    : theirs_(theirs) {
    match_all(ours, default_table);
}

void StyleMap::match_all(pugi::xml_node ours, const std::string& default_table) {
    for (const pugi::xml_node style : ours.children("w:style")) {
        const std::string id = style.attribute("w:styleId").value();
        const std::string found =
            theirs_.id_for(style.attribute("w:type").value(),
                           style.child("w:name").attribute("w:val").value(), id);
        if (!found.empty()) ids_[id] = found;
    }
    if (!ids_.contains("Normal") && !theirs_.default_paragraph_style().empty())
        ids_["Normal"] = theirs_.default_paragraph_style();
    for (const StandIn& each : kStandIns)
        if (!ids_.contains(each.ours) && ids_.contains(each.other))
            ids_[each.ours] = ids_[each.other];
    if (!ids_.contains(kTableStyle) && theirs_.has_id(default_table))
        ids_[kTableStyle] = default_table;
}

std::string StyleMap::match(const std::string& id) const {
    const auto found = ids_.find(id);
    return found == ids_.end() ? std::string() : found->second;
}

std::string StyleMap::add(const std::string& id) {
    std::string free = id;
    while (theirs_.has_id(free)) free += "Postconv";
    return ids_[id] = free;
}

void StyleMap::rename(pugi::xml_node root) const {
    const auto rename_all = [&](const char* name) {
        for (pugi::xml_node node : elements_below(root, name)) {
            const auto found = ids_.find(node.attribute("w:val").value());
            if (found != ids_.end()) set_value(node, found->second);
        }
    };
    for (const char* name : kReferences) rename_all(name);
    for (const char* name : kBases) rename_all(name);
}

void collect_style_ids(pugi::xml_node root, std::set<std::string>& ids) {
    for (const char* name : kReferences)
        for (const pugi::xml_node node : elements_below(root, name))
            ids.insert(node.attribute("w:val").value());
}

namespace {

// What the styles in `used` need is used as well.
std::set<std::string> with_bases(std::set<std::string> used, pugi::xml_node ours,
                                 const StyleMap& map) {
    for (std::size_t before = 0; before != used.size();) {
        before = used.size();
        for (const std::string& id : std::set<std::string>(used)) {
            if (!map.match(id).empty()) continue;
            const pugi::xml_node style =
                ours.find_child_by_attribute("w:style", "w:styleId", id.c_str());
            for (const char* base : kBases)
                if (const pugi::xml_node node = style.child(base))
                    used.insert(node.attribute("w:val").value());
        }
    }
    return used;
}

bool has_default(pugi::xml_node styles, const char* type) {
    for (const pugi::xml_node style : styles.children("w:style"))
        if (std::string_view(style.attribute("w:type").value()) == type &&
            style.attribute("w:default").as_bool() && style != styles.last_child())
            return true;
    return false;
}

// A heading below those of the template looks like the last of them.
void continue_headings(pugi::xml_node style, const std::string& id, pugi::xml_node theirs,
                       const StyleMap& map) {
    if (!id.starts_with("Heading") || id.back() < '2' || id.back() > '6') return;
    std::string above = id;
    --above.back();
    const std::string base = map.match(above);
    if (base.empty()) return;
    set_value(style.child("w:basedOn"), above);
    style.remove_child("w:rPr");
    style.remove_child("w:pPr");
    pugi::xml_node properties = style.append_child("w:pPr");
    const pugi::xml_node list = theirs.find_child_by_attribute("w:style", "w:styleId", base.c_str())
                                    .child("w:pPr")
                                    .child("w:numPr")
                                    .child("w:numId");
    const int level = id.back() - '1';
    if (list) {
        pugi::xml_node node = property(properties, "w:numPr");
        set_value(node.append_child("w:ilvl"), level);
        set_value(node.append_child("w:numId"), list.attribute("w:val").value());
    }
    set_value(property(properties, "w:outlineLvl"), level);
}

void shift_numbering(pugi::xml_node style, int numbers) {
    pugi::xml_node id = style.child("w:pPr").child("w:numPr").child("w:numId");
    if (id) set_value(id, id.attribute("w:val").as_int() + numbers);
}

}  // namespace

std::vector<std::string> add_styles(pugi::xml_node theirs, pugi::xml_node ours,
                                    const std::set<std::string>& used, StyleMap& map, int numbers) {
    std::set<std::string> wanted = used;
    for (const char* id : kDefaults) wanted.insert(id);
    const std::set<std::string> all = with_bases(wanted, ours, map);
    std::vector<pugi::xml_node> added;
    std::vector<std::string> names;
    for (const pugi::xml_node style : ours.children("w:style")) {
        const std::string id = style.attribute("w:styleId").value();
        if (!all.contains(id) || !map.match(id).empty()) continue;
        pugi::xml_node copy = theirs.append_copy(style);
        set_string(copy, "w:styleId", map.add(id));
        if (has_default(theirs, style.attribute("w:type").value()))
            copy.remove_attribute("w:default");
        shift_numbering(copy, numbers);
        continue_headings(copy, id, theirs, map);
        added.push_back(copy);
        if (used.contains(id) && std::string_view(style.attribute("w:type").value()) == "paragraph")
            names.push_back(style.child("w:name").attribute("w:val").value());
    }
    for (const pugi::xml_node style : added) map.rename(style);
    return names;
}

void change_settings(pugi::xml_node settings, const SettingsChange& change) {
    settings.remove_child("w:updateFields");
    set_compatibility(settings);
    if (change.has_notes) add_note_separators(settings);
    pugi::xml_node language = settings.child("w:themeFontLang");
    if (!language) language = insert_setting(settings, "w:themeFontLang");
    set_string(language, "w:val", change.latin);
    set_string(language, "w:eastAsia", change.east_asian);
    set_string(language, "w:bidi", change.complex);
}

}  // namespace postconv
