// A small tagged PDF with one of everything, to be broken in one place at a time.
#pragma once

#include <functional>
#include <map>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <string>

namespace postconv::test {

class TaggedPdf {
  public:
    using Object = QPDFObjectHandle;

    TaggedPdf();  // sound: PDF/UA-1 and PDF/A-2u

    // An element or another part by its name; see the constructor. Created when there is none.
    Object& operator[](const std::string& name) { return parts_[name]; }
    Object parse(const std::string& text) { return Object::parse(&pdf_, text); }
    Object stream(const std::string& data, const std::string& dictionary);
    Object root() { return pdf_.getRoot(); }
    QPDF& qpdf() { return pdf_; }

    // A new element at the end of another one.
    Object add(const std::string& name, const std::string& type, const std::string& parent);
    // Gives the page's marked content `id` to an element.
    void mark(const std::string& element, int id);
    void attributes(const std::string& element, const std::string& text);
    // Replaces `from`, which must be there, in a text.
    static void replace(std::string& text, const std::string& from, const std::string& to);

    std::string content;  // of the first page
    std::string form_content;
    std::string metadata;                            // XMP
    std::string unicode;                             // the CMap of the composite font
    std::function<void(std::string&)> change_bytes;  // of the finished file
    bool encrypt = false;
    std::string shown;  // codes of the composite font, as a string of hexadecimal digits

    std::string bytes();

  private:
    void add_font();
    void add_pages();
    void add_elements();
    void add_link();
    void add_catalogue();
    void add_parent_tree();

    QPDF pdf_;
    std::map<std::string, Object> parts_;
    std::map<int, std::string> mark_owner_;
};

}  // namespace postconv::test
