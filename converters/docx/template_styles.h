// The styles of a template: which of them stand for ours, and what they say.
#pragma once

#include <map>
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "converters/docx/style_sheet.h"

namespace postconv {

class TemplateStyles {
  public:
    // Word can't open a document of more (its own limit is 4,079).
    static constexpr std::size_t kMost = 4096;

    // `styles`: w:styles; `theme`: the part with the fonts behind "+Body"; may be empty. Both
    // outlive this. More than kMost styles: is_too_many().
    TemplateStyles(pugi::xml_node styles, pugi::xml_node theme);
    bool is_too_many() const { return count_ > kMost; }

    // The id of the style that stands for ours, by its name in any language or by its id; empty
    // when there is none. `type` is "paragraph", "character" or "table".
    std::string id_for(std::string_view type, std::string_view name, std::string_view id) const;
    std::string default_paragraph_style() const { return default_paragraph_; }
    bool has_id(std::string_view id) const { return by_id_.contains(id); }
    bool has_name(std::string_view name) const;
    std::string name_of(std::string_view id) const;

    // With everything that the style is based on and the document's defaults. Sizes, spaces,
    // indents, alignment and keeps; what shows a box is told apart from the rest.
    AdoptedStyle resolved(const std::string& id) const;
    std::string font_of(const std::string& id) const;  // of Latin letters; may be empty

  private:
    struct Entry {
        pugi::xml_node node;
        std::string type, key;
    };
    std::vector<pugi::xml_node> chain(const std::string& id) const;  // what it is based on first

    pugi::xml_node styles_, theme_;
    std::map<std::string, Entry, std::less<>> by_id_;
    std::vector<std::string> order_;  // ids
    std::string default_paragraph_;
    std::size_t count_ = 0;
};

// A length as WordprocessingML writes it: twips, or a number with pt, mm, cm or in (22.9.2.14).
// Never beyond the 22 inches that a page may have.
Length measured(pugi::xml_attribute attribute);

}  // namespace postconv
