// A document or template of Word's as its parts (ECMA-376 part 2). Templates come from strangers:
// sizes, names and structure are checked before anything is made of them.
#pragma once

#include <map>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "converters/docx/relationships.h"
#include "converters/package/zip.h"

namespace postconv {

class TemplatePackage {
  public:
    // `name` is the file's, for messages. Throws Failure: NotFound (bad-reference) for what is
    // damaged, encrypted, macro-enabled, Strict Open XML or no document of Word's; Limit
    // (large-reference) for more parts, bytes, elements or nesting than any document needs.
    TemplatePackage(std::string name, std::string_view file);

    const std::string& name() const { return name_; }
    const std::string& main_part() const { return main_part_; }  // "word/document.xml"

    bool has(const std::string& part) const { return index_.contains(part); }
    bool has_prefix(const std::string& start) const;                  // some part's name begins so
    std::vector<std::string> parts_of_type(std::string_view ending);  // of content types
    // A part of XML, parsed the first time it is asked for; what is changed in it is written.
    // REQUIRES: has(part).
    pugi::xml_document& xml(const std::string& part);
    // What a part refers to; empty when it has nothing. Keep with set_relationships().
    Relationships relationships(const std::string& part);
    void set_relationships(const std::string& part, const Relationships& all);
    // The part that `part` refers to by a relationship of a kind ("styles"); empty: none.
    std::string target(const std::string& part, std::string_view kind);

    // Adds or replaces a part. An empty type: that of its extension.
    void put(const std::string& part, Bytes bytes, const std::string& type = {},
             Compression compression = Compression::Deflate);
    void set_type(const std::string& part, const std::string& type);
    void set_default_type(const std::string& extension, const std::string& type);
    void remove(const std::string& part);
    // Removes the relationship of the package itself that has a kind, and the part it names.
    void remove_root_target(std::string_view kind);

    Bytes zipped(long long unix_time);

  private:
    [[noreturn]] void refuse(const std::string& why, const std::string& hint) const;
    [[noreturn]] void refuse_size(const std::string& what) const;
    void check_kind(std::string_view file) const;
    void read_entries(std::string_view file);
    void check_content_types();
    void find_main_part();
    void parse(const std::string& part, pugi::xml_document& document);

    std::string name_;
    std::string main_part_;
    std::vector<ZipEntry> entries_;
    std::map<std::string, std::size_t> index_;  // part name -> entry
    std::map<std::string, pugi::xml_document> parsed_;
    std::size_t tags_ = 0;  // parsed so far
};

// "word/" of "word/document.xml".
std::string folder_of(const std::string& part);
// Where a relationship target of `part` leads: a part name, or empty when it leads out.
std::string resolved_target(const std::string& part, std::string_view target);

}  // namespace postconv
