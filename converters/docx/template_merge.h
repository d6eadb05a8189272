// Styles, numbering and settings of ours among those of a template.
#pragma once

#include <map>
#include <pugixml.hpp>
#include <set>
#include <string>
#include <vector>

#include "converters/docx/template_styles.h"

namespace postconv {

// Which style of the template each of ours is there, by style id.
class StyleMap {
  public:
    // `ours`: w:styles with all of our styles. `default_table`: the id of the template's own table
    // style; may be empty.
    StyleMap(const TemplateStyles& theirs, pugi::xml_node ours, const std::string& default_table);

    // The template's style, or empty when ours is to be added.
    std::string match(const std::string& id) const;
    // Has `id` stand for one of ours under an id that is free; the new id.
    std::string add(const std::string& id);
    // References in the content of paragraphs, runs, tables and styles become the template's.
    void rename(pugi::xml_node root) const;

  private:
    void match_all(pugi::xml_node ours, const std::string& default_table);
    const TemplateStyles& theirs_;
    std::map<std::string, std::string> ids_;
};

// The ids of styles that the content below refers to.
void collect_style_ids(pugi::xml_node root, std::set<std::string>& ids);

// Adds those of our styles in `used`, and what they are based on, that have no match. `numbers` is
// added to the w:numId in them. Names of the paragraph styles added, in the order of ours.
std::vector<std::string> add_styles(pugi::xml_node theirs, pugi::xml_node ours,
                                    const std::set<std::string>& used, StyleMap& map, int numbers);

// Settings (17.15.1): the mode of Word 2013 and later, the language, no update when opened.
struct SettingsChange {
    std::string latin, east_asian, complex;  // language tags
    bool has_notes = false;                  // footnotes with the separators of ours
};
void change_settings(pugi::xml_node settings, const SettingsChange& change);

}  // namespace postconv
