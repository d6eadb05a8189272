#include "tests/support/pdf_facts.h"

#include <algorithm>
#include <qpdf/Pipeline.hh>
#include <stdexcept>

namespace postconv::test::pdf_check {
namespace {

// Keeps what it is given, up to a limit: a few bytes may unpack to more than there is memory.
class BoundedPipeline : public Pipeline {
  public:
    explicit BoundedPipeline(std::size_t limit) : Pipeline("bounded", nullptr), limit_(limit) {}
    void write(unsigned char const* data, std::size_t length) override {
        if (bytes_.size() + length > limit_) throw std::length_error("the stream is too long");
        bytes_.append(reinterpret_cast<const char*>(data), length);
    }
    void finish() override {}
    std::string take() { return std::move(bytes_); }

  private:
    std::size_t limit_;
    std::string bytes_;
};

Object own_attribute(Object attributes, const std::string& owner, const std::string& key) {
    if (attributes.isStream()) attributes = attributes.getDict();
    if (attributes.isDictionary() && name_of(entry(attributes, "/O")) == owner)
        return entry(attributes, key);
    if (attributes.isArray())
        for (int i = 0; i < attributes.getArrayNItems(); ++i) {
            Object one = attributes.getArrayItem(i);
            if (one.isArray()) continue;
            if (Object found = own_attribute(one, owner, key); !found.isNull()) return found;
        }
    return Object::newNull();
}

}  // namespace

Object entry(Object dictionary, const std::string& key) {
    if (dictionary.isStream()) dictionary = dictionary.getDict();
    return dictionary.isDictionary() ? dictionary.getKey(key) : Object::newNull();
}

std::string name_of(Object object) {
    return object.isName() ? object.getName().substr(1) : std::string();
}

std::string text_of(Object object) {
    return object.isString() ? object.getUTF8Value() : std::string();
}

std::optional<long long> integer_of(Object object) {
    if (!object.isInteger()) return std::nullopt;
    return object.getIntValue();
}

bool is_true(Object object) {
    return object.isBool() && object.getBoolValue();
}

std::optional<std::string> stream_bytes(Object stream, std::size_t limit) {
    if (!stream.isStream()) return std::nullopt;
    BoundedPipeline bytes(limit);
    try {
        if (!stream.pipeStreamData(&bytes, 0, qpdf_dl_specialized, true)) return std::nullopt;
    } catch (const std::exception&) {
        return std::nullopt;
    }
    return bytes.take();
}

Object attribute(const File& file, Object element, const std::string& owner,
                 const std::string& key) {
    if (Object found = own_attribute(entry(element, "/A"), owner, key); !found.isNull())
        return found;
    Object classes = entry(element, "/C");
    if (classes.isName()) classes = Object::newArray({classes});
    Object map = entry(file.tree.root, "/ClassMap");
    if (classes.isArray())
        for (int i = 0; i < classes.getArrayNItems(); ++i)
            if (Object name = classes.getArrayItem(i); name.isName())
                if (Object found = own_attribute(entry(map, name.getName()), owner, key);
                    !found.isNull())
                    return found;
    return Object::newNull();
}

bool is_language(const std::string& tag) {
    std::size_t length = 0;
    bool first = true;
    for (const char c : tag + '-') {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (c == '-') {
            if (length < 1 || length > 8) return false;
            length = 0;
            first = false;
        } else if (letter || (!first && c >= '0' && c <= '9')) {
            ++length;
        } else {
            return false;
        }
    }
    return true;
}

}  // namespace postconv::test::pdf_check
