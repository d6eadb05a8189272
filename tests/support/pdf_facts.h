// What the parts of the structure checker (pdf_structure.h) tell each other about one file.
#pragma once

#include <map>
#include <optional>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "tests/support/pdf_structure.h"

namespace postconv::test::pdf_check {

using Object = QPDFObjectHandle;

struct Place {
    int page = 0;
    int object = 0;
};

class Faults {
  public:
    // REQUIRES: `rule` is one of pdf_rules().
    void add(std::string_view rule, Place place, std::string message);
    std::vector<PdfFault> take();

  private:
    std::vector<PdfFault> items_;
    std::map<std::string_view, int> counts_;
};

// Codes that a font shows.
struct FontUse {
    Object font;
    int page = 0;              // the first that uses it
    bool is_rendered = false;  // in another mode than invisible
    std::vector<bool> codes = std::vector<bool>(65536);
    std::set<unsigned> long_codes;  // beyond 16 bits
};

struct DeviceColours {
    bool grey = false, rgb = false, cmyk = false;
    int page = 0;  // of the first use of CMYK
};

// A page or a form whose content has marks of its own.
struct Marks {
    int page = 0;
    Object owner;
    std::map<int, int> uses;  // by marked-content identifier, how many sequences have it
};

struct Element {
    Object dictionary;
    int parent = -1;       // index; -1: the root
    std::string type;      // as written, without the slash
    std::string standard;  // through the role map
    std::vector<int> children;
    std::vector<std::pair<QPDFObjGen, int>> marks;  // page or form, identifier
    std::vector<QPDFObjGen> objects;                // annotations
    bool has_language = false;                      // its own or from above
    int object() const { return dictionary.getObjectID(); }
};

struct Tree {
    bool exists = false;
    Object root;
    std::vector<Element> elements;  // parents before children, in reading order
    std::map<QPDFObjGen, std::unordered_map<int, int>> mark_owner;  // -> element
    std::map<QPDFObjGen, int> object_owner;                         // annotation -> element
    std::map<QPDFObjGen, int> by_object;                            // element's own object
};

struct Xmp;

struct File {
    std::string_view bytes;
    QPDF& qpdf;
    Faults& faults;
    std::vector<Object> pages;
    std::map<QPDFObjGen, int> page_numbers;
    std::map<QPDFObjGen, Marks> marks;  // by page or form
    std::map<QPDFObjGen, FontUse> fonts;
    DeviceColours colours;
    Tree tree;
    bool claims_archive = false;  // PDF/A
    int archive_part = 2;                   // 2 or 3
    std::string language;         // of the catalogue

    int page_of(QPDFObjGen page) const {
        const auto found = page_numbers.find(page);
        return found == page_numbers.end() ? 0 : found->second;
    }
};

// Each looks at one side of the file and adds what is wrong there; find_marks() and read_tree()
// come first, for the others read what they find.
void check_catalogue(File& file);    // pdf_catalogue.cpp: sets language
void check_metadata(File& file);     // pdf_metadata.cpp: sets claims_archive
void find_marks(File& file);         // pdf_content.cpp
void read_tree(File& file);          // pdf_tree.cpp
void check_parent_tree(File& file);  // pdf_parent_tree.cpp
void check_nesting(File& file);      // pdf_nesting.cpp
void check_tables(File& file);       // pdf_tables.cpp
void check_elements(File& file);     // pdf_elements.cpp
void check_annotations(File& file);  // pdf_annotations.cpp
void check_fonts(File& file);        // pdf_fonts.cpp
void check_glyphs(File& file);       // pdf_glyphs.cpp
void check_archive(File& file);      // pdf_archive.cpp

// ---- reading qpdf's objects without its warnings ------------------------------------------------

Object entry(Object dictionary, const std::string& key);  // null when there is none
std::string name_of(Object object);                       // "Span" of /Span; empty: no name
std::string text_of(Object object);                       // UTF-8; empty: no string
std::optional<long long> integer_of(Object object);
bool is_true(Object object);
// The decoded bytes; none when they can't be decoded or are more than `limit`.
std::optional<std::string> stream_bytes(Object stream, std::size_t limit);
// An attribute of an element: of its /A or, by its /C, of the class map (ISO 32000-1, 14.7.5).
Object attribute(const File& file, Object element, const std::string& owner,
                 const std::string& key);
bool is_language(const std::string& tag);  // RFC 3066's grammar

// ---- CMaps (ISO 32000-1, 9.7.5 and 9.10.3) ------------------------------------------------------

struct CMap {
    struct Range {
        unsigned first = 0, last = 0;
        std::string to;                      // UTF-16BE of the first; the last unit counts up
        unsigned cid = 0;                    // of the first
        std::vector<std::string> each = {};  // when they were listed
    };
    struct CodeSpace {
        unsigned bytes = 0, first = 0, last = 0;
    };
    std::vector<CodeSpace> spaces;
    std::map<unsigned, Range> unicode;  // by last
    std::map<unsigned, Range> cids;     // by last

    std::optional<std::u16string> unicode_of(unsigned code) const;
    std::optional<unsigned> cid_of(unsigned code) const;
};
CMap read_cmap(const std::string& program);

}  // namespace postconv::test::pdf_check
