// What a template leaves open: {{title}} and the like, content controls that are bound to the
// document's properties, and fields that repeat them.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "converters/docx/template_package.h"
#include "model/metadata.h"

namespace postconv {

// The words for each place that a template may name.
class FieldWords {
  public:
    explicit FieldWords(const Metadata& metadata);
    // In lower case: "title", "author", ...; null: no such field.
    const std::string* find(std::string_view name) const;

  private:
    std::vector<std::pair<std::string, std::string>> words_;
};

struct FilledFields {
    bool title = false;                // some place names the title, so that ours is not wanted
    bool subject_is_subtitle = false;  // a control shows the subject as the subtitle
};

// Fills every place in the body, headers and footers, and the data that controls are bound to.
// Paragraphs that held nothing but places without words are gone.
FilledFields fill_fields(TemplatePackage& package, const Metadata& metadata);

// The text of a paragraph's own runs; not of text boxes in it.
std::string paragraph_text(pugi::xml_node paragraph);
// Every element of a name below `root`, parents first.
std::vector<pugi::xml_node> elements_below(pugi::xml_node root, std::string_view name);

}  // namespace postconv
