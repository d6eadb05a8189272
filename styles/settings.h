// A theme file as a tree of values, whatever notation it was read from.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace postconv {

struct SettingEntry;

struct Setting {
    enum class Kind { Missing, Null, Value, List, Map };

    Kind kind = Kind::Missing;
    std::string text;                   // of a Value
    int line = 0, column = 0;           // from 1; 0: nobody knows
    std::vector<Setting> items;         // of a List
    std::vector<SettingEntry> entries;  // of a Map, in the order of the file

    explicit operator bool() const { return kind != Kind::Missing; }
    bool is_map() const { return kind == Kind::Map; }
    // The value of a key; one that is Missing when this is no map or has no such key.
    const Setting& operator[](std::string_view key) const;
};

struct SettingEntry {
    Setting key, value;
};

// Throws Failure (Usage, bad-theme) for what is no YAML, at its place in `source`, and for a file
// whose aliases unfold into more than any theme needs.
Setting read_yaml_settings(const std::string& text, int source);

// A form that is read a hundred times as fast as YAML, for the themes that the program carries:
// places are not kept. What was not written by pack() throws std::invalid_argument.
std::string pack(const Setting& setting);
Setting unpack(std::string_view packed);

// What `over` says, and what it leaves out as `base` says it; maps are merged key by key.
Setting merged(const Setting& base, const Setting& over);

}  // namespace postconv
