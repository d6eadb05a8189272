// Open Packaging Conventions (ECMA-376 part 2, 9.3): what one part refers to.
#pragma once

#include <map>
#include <optional>
#include <pugixml.hpp>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "model/resources.h"

namespace postconv {

enum class TargetMode { Internal, External };

class Relationships {
  public:
    Relationships() = default;
    // Those of a part that exists, with their ids; more get ids that are free.
    explicit Relationships(const pugi::xml_document& part);

    // `kind` is the last part of the relationship type ("image"), or a whole type URI. The same
    // kind and target give the same id: "rId1", "rId2", ... in the order of their first use.
    std::string add(std::string_view kind, const std::string& target,
                    TargetMode mode = TargetMode::Internal);
    bool empty() const { return items_.empty(); }
    Bytes part() const;  // the .rels file

  private:
    struct Item {
        std::string id, type, target;
        TargetMode mode;
    };
    std::string free_id();

    std::vector<Item> items_;
    std::set<std::string> taken_;  // ids
    std::map<std::string, std::size_t> known_;
};

// `target` as Word takes it for the target of a hyperlink: percent-encoded where a URI (RFC 3986)
// must be. None when Word would refuse the whole file for it: an authority that is no host and
// port, or more than 2,079 characters.
std::optional<std::string> hyperlink_target(std::string_view target);

}  // namespace postconv
