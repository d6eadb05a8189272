#include "styles/settings.h"

#include <algorithm>
#include <charconv>
#include <stdexcept>

namespace postconv {
namespace {

// By kind: what stands in front of "4:text", or of the number of parts.
constexpr std::string_view kMarks = "?NVLM";
constexpr int kDeepest = 32;

void append(std::string& packed, const Setting& setting) {
    packed += kMarks[std::size_t(setting.kind)];
    const std::size_t size = setting.kind == Setting::Kind::Value  ? setting.text.size()
                             : setting.kind == Setting::Kind::List ? setting.items.size()
                                                                   : setting.entries.size();
    packed += std::to_string(size) + ':' + setting.text;
    for (const Setting& item : setting.items) append(packed, item);
    for (const SettingEntry& entry : setting.entries) {
        append(packed, entry.key);
        append(packed, entry.value);
    }
}

class Unpacker {
  public:
    explicit Unpacker(std::string_view packed) : rest_(packed) {}

    Setting next(int depth = 0) {
        const std::size_t mark = rest_.empty() ? std::string_view::npos : kMarks.find(rest_[0]);
        if (mark == std::string_view::npos || depth > kDeepest) refuse();
        Setting setting{.kind = Setting::Kind(mark)};
        rest_.remove_prefix(1);
        const std::size_t size = number();
        if (setting.kind == Setting::Kind::Value) setting.text = taken(size);
        if (setting.kind == Setting::Kind::List)
            for (std::size_t i = 0; i < size; ++i) setting.items.push_back(next(depth + 1));
        if (setting.kind == Setting::Kind::Map)
            for (std::size_t i = 0; i < size; ++i) {
                Setting key = next(depth + 1);
                setting.entries.push_back({std::move(key), next(depth + 1)});
            }
        return setting;
    }
    bool at_end() const { return rest_.empty(); }

    [[noreturn]] static void refuse() { throw std::invalid_argument("no packed settings"); }

  private:
    std::size_t number() {
        std::size_t value = 0;
        const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), value);
        const std::size_t length = std::size_t(end - rest_.data());
        if (error != std::errc() || length == rest_.size() || *end != ':') refuse();
        rest_.remove_prefix(length + 1);
        return value;
    }
    std::string taken(std::size_t size) {
        if (size > rest_.size()) refuse();
        std::string text(rest_.substr(0, size));
        rest_.remove_prefix(size);
        return text;
    }

    std::string_view rest_;
};

}  // namespace

const Setting& Setting::operator[](std::string_view key) const {
    static const Setting kMissing;
    const auto found = std::ranges::find_if(
        entries, [&](const SettingEntry& entry) { return entry.key.text == key; });
    return found == entries.end() ? kMissing : found->value;
}

std::string pack(const Setting& setting) {
    std::string packed;
    append(packed, setting);
    return packed;
}

Setting unpack(std::string_view packed) {
    Unpacker unpacker(packed);
    Setting setting = unpacker.next();
    if (!unpacker.at_end()) Unpacker::refuse();
    return setting;
}

Setting merged(const Setting& base, const Setting& over) {
    if (!base.is_map() || !over.is_map()) return over;
    Setting result = over;
    result.entries.clear();
    for (const SettingEntry& entry : base.entries)
        if (!over[entry.key.text]) result.entries.push_back(entry);
    for (const SettingEntry& entry : over.entries) {
        const Setting& below = base[entry.key.text];
        result.entries.push_back({entry.key, below ? merged(below, entry.value) : entry.value});
    }
    return result;
}

}  // namespace postconv
