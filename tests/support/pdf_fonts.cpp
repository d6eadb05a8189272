// Fonts that are shown (ISO 14289-1, 7.21; ISO 19005-2, 6.2.11).
#include <algorithm>

#include "tests/support/pdf_facts.h"

namespace postconv::test::pdf_check {
namespace {

constexpr std::size_t kLongestMap = std::size_t{64} << 20;

// Whether readers know what a glyph's name means (Adobe Glyph List): we don't carry the list, so
// that names made by numbering are told from words.
bool says_character(const std::string& name) {
    if (name.starts_with("uni") || (name.size() > 4 && name[0] == 'u')) return true;
    const std::size_t digit = name.find_first_of("0123456789");
    return !name.empty() && name[0] != '.' && (digit == std::string::npos || digit > 3);
}

class FontCheck {
  public:
    FontCheck(File& file, const FontUse& use)
        : file_(file), use_(use), type_(name_of(entry(use.font, "/Subtype"))) {
        Object below = entry(use.font, "/DescendantFonts");
        if (below.isArray() && below.getArrayNItems() > 0) descendant_ = below.getArrayItem(0);
    }

    void check() {
        if (name_of(entry(use_.font, "/Type")) != "Font" ||
            (type_ != "Type3" && name_of(entry(use_.font, "/BaseFont")).empty()))
            add("font-dictionary", "a font has no /Type or no /BaseFont");
        if (type_ == "Type0")
            check_composite();
        else if (type_ != "Type3")
            check_simple();
        check_unicode();
    }

  private:
    void add(std::string_view rule, std::string message) {
        const std::string name = name_of(entry(use_.font, "/BaseFont"));
        file_.faults.add(rule, {use_.page, use_.font.getObjectID()},
                         (name.empty() ? "" : name + ": ") + std::move(message));
    }

    void check_embedded(Object font) {
        Object descriptor = entry(font, "/FontDescriptor");
        Object program;
        for (const char* key : {"/FontFile", "/FontFile2", "/FontFile3"})
            if (Object found = entry(descriptor, key); found.isStream()) program = found;
        if (!program.isInitialized()) {
            if (use_.is_rendered) add("font-not-embedded", "the font is not embedded");
            return;
        }
        if (!entry(descriptor, "/CIDSet").isNull() || !entry(descriptor, "/CharSet").isNull())
            add("glyph-list", "the descriptor lists glyphs, which nobody needs and few get right");
        const std::string kind = name_of(entry(program, "/Subtype"));
        if (!kind.empty() && kind != "Type1C" && kind != "CIDFontType0C" && kind != "OpenType")
            add("font-dictionary", "there is no font file of the kind " + kind);
    }

    void check_composite() {
        check_embedded(descendant_);
        const std::string kind = name_of(entry(descendant_, "/Subtype"));
        if (kind != "CIDFontType0" && kind != "CIDFontType2")
            add("font-dictionary", "the descendant is no CIDFont");
        Object glyphs = entry(descendant_, "/CIDToGIDMap");
        if (kind == "CIDFontType2" && name_of(glyphs) != "Identity" && !glyphs.isStream())
            add("no-cid-map", "a CIDFontType2 has no /CIDToGIDMap");
        if (!entry(descendant_, "/CIDSystemInfo").isDictionary())
            add("font-dictionary", "a CIDFont has no /CIDSystemInfo");
        check_cids(entry(use_.font, "/Encoding"));
    }

    void check_cids(Object encoding) {
        CMap map;
        if (const auto program = stream_bytes(encoding, kLongestMap)) map = read_cmap(*program);
        const std::string name = name_of(encoding);
        const bool is_identity = name == "Identity-H" || name == "Identity-V";
        if (!is_identity && !encoding.isStream() && !name.starts_with("Uni"))
            add("font-dictionary", "the encoding " + name + " is not embedded");
        if (!is_identity && !encoding.isStream()) return;
        for_each_code([&](unsigned code) {
            const auto cid = is_identity ? std::optional<unsigned>(code) : map.cid_of(code);
            if (!cid || *cid == 0) add("notdef", "the glyph for what is missing is shown");
            if (cid && *cid > 65535) add("font-dictionary", "a CID is above 65535");
        });
    }

    void check_simple() {
        check_embedded(use_.font);
        const auto first = integer_of(entry(use_.font, "/FirstChar"));
        const auto last = integer_of(entry(use_.font, "/LastChar"));
        Object widths = entry(use_.font, "/Widths");
        if (!first || !last || !widths.isArray() || widths.getArrayNItems() != *last - *first + 1) {
            add("font-dictionary", "/FirstChar, /LastChar and /Widths do not agree");
        } else {
            for_each_code([&](unsigned code) {
                if (code < *first || code > *last)
                    add("font-dictionary", "code " + std::to_string(code) + " has no width");
            });
        }
        check_true_type();
        for_each_code([&](unsigned code) {
            if (names()[code] == ".notdef") add("notdef", "the glyph for what is missing is shown");
        });
    }

    void check_true_type() {
        if (type_ != "TrueType") return;
        Object encoding = entry(use_.font, "/Encoding");
        const long long flags =
            integer_of(entry(entry(use_.font, "/FontDescriptor"), "/Flags")).value_or(0);
        const bool is_symbolic = (flags & 4) != 0;
        const std::string base =
            name_of(encoding.isDictionary() ? entry(encoding, "/BaseEncoding") : encoding);
        if (is_symbolic && !encoding.isNull())
            add("true-type-encoding", "a symbolic TrueType font has an /Encoding");
        if (!is_symbolic && base != "WinAnsiEncoding" && base != "MacRomanEncoding")
            add("true-type-encoding",
                "a TrueType font is neither symbolic nor in a Latin encoding");
    }

    // By code, of /Differences; empty where it says nothing.
    const std::vector<std::string>& names() {
        if (!names_.empty()) return names_;
        names_.resize(65536);
        Object list = entry(entry(use_.font, "/Encoding"), "/Differences");
        long long code = 0;
        for (int i = 0; list.isArray() && i < list.getArrayNItems(); ++i) {
            Object item = list.getArrayItem(i);
            if (const auto number = integer_of(item)) code = *number;
            if (item.isName() && code >= 0 && code < 256)
                names_[std::size_t(code++)] = name_of(item);
        }
        return names_;
    }

    void check_unicode() {
        const auto program = stream_bytes(entry(use_.font, "/ToUnicode"), kLongestMap);
        const CMap map = program ? read_cmap(*program) : CMap();
        for_each_code([&](unsigned code) {
            const auto text = map.unicode_of(code);
            if (!text) {  // of a mark that is no text, "nothing" is said
                if (!program && says_character(code)) return;
                add("no-unicode",
                    "nobody says which character code " + std::to_string(code) + " is");
            } else if (text->find_first_of(std::u16string{u'\0', u'\uFEFF', u'\uFFFE'}) !=
                       std::u16string::npos) {
                add("bad-unicode", "code " + std::to_string(code) + " is U+0000, U+FEFF or U+FFFE");
            } else if (is_broken(*text)) {
                add("bad-unicode", "code " + std::to_string(code) + " is half a character");
            }
        });
    }

    static bool is_broken(const std::u16string& text) {
        bool high = false;
        for (const char16_t unit : text) {
            const bool low = unit >= 0xDC00 && unit <= 0xDFFF;
            if (low != high) return true;
            high = unit >= 0xD800 && unit <= 0xDBFF;
        }
        return high;
    }

    // Without /ToUnicode: by the encoding or the character collection.
    bool says_character(unsigned code) {
        if (type_ == "Type0") {
            const std::string ordering =
                text_of(entry(entry(descendant_, "/CIDSystemInfo"), "/Ordering"));
            return ordering == "Japan1" || ordering == "GB1" || ordering == "CNS1" ||
                   ordering == "Korea1";
        }
        const std::string& name = names()[code];
        if (!name.empty()) return pdf_check::says_character(name);
        Object encoding = entry(use_.font, "/Encoding");
        return !name_of(encoding.isName() ? encoding : entry(encoding, "/BaseEncoding")).empty();
    }

    template <typename Visit>
    void for_each_code(const Visit& visit) {
        for (unsigned code = 0; code < use_.codes.size(); ++code)
            if (use_.codes[code]) visit(code);
        for (const unsigned code : use_.long_codes)
            if (type_ == "Type0") visit(code);
    }

    File& file_;
    const FontUse& use_;
    std::string type_;
    Object descendant_ = Object::newNull();
    std::vector<std::string> names_;
};

}  // namespace

void check_fonts(File& file) {
    for (const auto& [id, use] : file.fonts) FontCheck(file, use).check();
}

}  // namespace postconv::test::pdf_check
