#include "converters/pdf/finish/fonts.h"

#include <algorithm>
#include <memory>
#include <qpdf/Buffer.hh>

namespace postconv::pdf {
namespace {

constexpr const char* kMapKey = "/ToUnicode";

}  // namespace

const ToUnicode* Fonts::map_of(QPDFObjectHandle font) {
    QPDFObjectHandle stream = font.getKey(kMapKey);
    if (!stream.isStream()) return nullptr;
    const auto [known, is_new] = maps_.try_emplace(stream.getObjectID());
    Map& map = known->second;
    if (is_new) {
        const std::shared_ptr<Buffer> data = stream.getStreamData(qpdf_dl_generalized);
        map.stream.assign(reinterpret_cast<const char*>(data->getBuffer()), data->getSize());
        map.map = read_to_unicode(map.stream);
    }
    return &map.map;
}

std::string Fonts::font_for(QPDFObjectHandle font, const Replacement& replacement) {
    const ToUnicode* map = font.isDictionary() ? map_of(font) : nullptr;
    if (!map) return {};
    const std::string name(replacement.font);
    if (map->text_of(replacement.codes) == replacement.text) return name;
    if (replacement.codes.size() != map->code_bytes) return {};
    Variants& variants = variants_[font.getObjectID()];
    if (variants.entries.empty()) {
        QPDFObjectHandle copy = font.shallowCopy();
        copy.removeKey(kMapKey);
        const std::string text = copy.unparse();
        variants.entries = text.substr(2, text.size() - 4);
    }
    const unsigned code = code_at(replacement.codes, 0, map->code_bytes);
    for (Variant& variant : variants.list) {
        const auto [known, is_new] = variant.map.texts.try_emplace(code, replacement.text);
        if (is_new || known->second == replacement.text) return variant.name;
    }
    const std::string variant_name = name + 'v' + std::to_string(variants.list.size());
    variants.list.push_back({variant_name,
                             file_.reserve(),
                             {map->code_bytes, {{code, std::string(replacement.text)}}}});
    return variant_name;
}

std::string Fonts::added_to(QPDFObjectHandle fonts) {
    std::string added;
    if (!fonts.isDictionary()) return added;
    for (const std::string& key : fonts.getKeys()) {
        const auto found = variants_.find(fonts.getKey(key).getObjectID());
        if (found == variants_.end()) continue;
        for (const Variant& variant : found->second.list)
            added += pdf_name(variant.name) + ' ' + pdf_reference(variant.object) + ' ';
    }
    return added;
}

const std::string* Fonts::map_stream(int object) const {
    const auto found = maps_.find(object);
    return found == maps_.end() ? nullptr : &found->second.stream;
}

void Fonts::write() {
    for (const auto& [font, variants] : variants_)
        for (const Variant& variant : variants.list) {
            const int map = file_.reserve();
            file_.stream(map, "", to_unicode_stream(variant.map), StreamData::Deflate);
            file_.object(variant.object,
                         "<<" + variants.entries + kMapKey + ' ' + pdf_reference(map) + ">>");
        }
}

}  // namespace postconv::pdf
