// Names inside the book: file names and XML ids, in plain ASCII so that every reading system and
// every shop takes them.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

namespace postconv {

// Hands out names that differ even where upper and lower case are one: the wanted one, else with
// -2, -3, ... behind it.
class NameRegister {
  public:
    std::string claim(const std::string& wanted);

  private:
    std::set<std::string> taken_;  // in lower case
    std::map<std::string, int> last_;
};

// The ASCII letters, digits and hyphens of a slug, at most 48 of them, cut at a hyphen: "" when
// the title is in another script.
std::string ascii_stem(std::string_view slug);

// An id as XML wants it (NCName, Namespaces in XML 1.0, 3), the same each time: ids that already
// are plain stay, others keep their plain part and get a hash of the whole.
std::string xml_id(std::string_view id);

}  // namespace postconv
