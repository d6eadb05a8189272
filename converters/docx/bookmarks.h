// Names for the places in the document that links lead to (ECMA-376 part 1, 17.13.6).
#pragma once

#include <pugixml.hpp>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>

#include "model/outline.h"

namespace postconv {

class Bookmarks {
  public:
    // `last`: the greatest number given away; `taken`: names, in lower case.
    explicit Bookmarks(int last = 0, std::set<std::string> taken = {})
        : taken_(std::move(taken)), last_number_(last) {}

    // The bookmark of an id of the document: letters, digits and underscores, at most 40
    // characters, unlike any other even when case is ignored. The same id, the same name.
    const std::string& name_of(const std::string& id);

    // Opens a bookmark at the end of `parent`; what follows is in it until close(). An id that
    // was placed before is not placed again: the number is then 0 and close() does nothing.
    int open(pugi::xml_node parent, const std::string& id);
    int open_named(pugi::xml_node parent, const std::string& name);
    static void close(pugi::xml_node parent, int number);

  private:
    std::unordered_map<std::string, std::string> names_;
    std::set<std::string> taken_;   // in lower case
    std::set<std::string> placed_;  // ids
    int last_number_;
};

// The bookmark around the label and number of a caption; empty when the id has none.
std::string reference_bookmark(const Outline& outline, const std::string& id);

}  // namespace postconv
