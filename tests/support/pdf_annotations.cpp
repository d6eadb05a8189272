// Annotations, where they lead, and the outline.
#include <qpdf/QPDFNameTreeObjectHelper.hh>

#include "tests/support/pdf_facts.h"

namespace postconv::test::pdf_check {
namespace {

constexpr int kMostOutlineItems = 1'000'000;

class Annotations {
  public:
    explicit Annotations(File& file) : file_(file) { read_destinations(); }

    void check_pages() {
        for (Object page : file_.pages) {
            Object annotations = entry(page, "/Annots");
            const int number = file_.page_of(page.getObjGen());
            if (!annotations.isArray() || annotations.getArrayNItems() == 0) continue;
            if (name_of(entry(page, "/Tabs")) != "S")
                file_.faults.add("no-tabs", {number, page.getObjectID()},
                                 "a page with annotations has no /Tabs /S");
            for (int i = 0; i < annotations.getArrayNItems(); ++i)
                check(annotations.getArrayItem(i), number);
        }
        for (const auto& [object, element] : file_.tree.object_owner)
            if (!on_pages_.contains(object))
                file_.faults.add("object-on-no-page", {0, object.getObj()},
                                 "the structure names an annotation that is on no page");
    }

    void check_outline() {
        Object outline = entry(file_.qpdf.getRoot(), "/Outlines");
        std::vector<Object> open = {entry(outline, "/First")};
        std::set<QPDFObjGen> seen;
        while (!open.empty() && seen.size() < kMostOutlineItems) {
            Object item = open.back();
            open.pop_back();
            if (!item.isDictionary() || !seen.insert(item.getObjGen()).second) continue;
            if (text_of(entry(item, "/Title")).empty())
                file_.faults.add("outline", {0, item.getObjectID()}, "an entry has no title");
            check_target(item, "/Dest", {0, item.getObjectID()});
            open.push_back(entry(item, "/Next"));
            open.push_back(entry(item, "/First"));
        }
    }

  private:
    void read_destinations() {
        Object names = entry(entry(file_.qpdf.getRoot(), "/Names"), "/Dests");
        try {
            if (names.isDictionary())
                for (const auto& [name, value] :
                     QPDFNameTreeObjectHelper(names, file_.qpdf, false).getAsMap())
                    destinations_.emplace(name, value);
        } catch (const std::exception&) {
            file_.faults.add("dead-destination", {0, names.getObjectID()},
                             "the names of destinations can't be read");
        }
        Object old = entry(file_.qpdf.getRoot(), "/Dests");
        if (old.isDictionary())
            for (const auto& [name, value] : old.getDictAsMap())
                destinations_.emplace(name.substr(1), value);
    }

    void check(Object annotation, int page) {
        const Place place{page, annotation.getObjectID()};
        const std::string type = name_of(entry(annotation, "/Subtype"));
        on_pages_.insert(annotation.getObjGen());
        if (type != "Popup") check_flags(annotation, place);
        const long long flags = integer_of(entry(annotation, "/F")).value_or(0);
        if (type == "Popup" || (flags & 2) != 0) return;
        check_element(annotation, type, place);
        if (type != "Link") {
            file_.faults.add("unknown-annotation", place, "an annotation is no link but " + type);
            return;
        }
        check_target(annotation, "/Dest", place);
        if (!entry(annotation, "/Rect").isRectangle())
            file_.faults.add("annotation-place", place, "an annotation has no /Rect");
    }

    void check_flags(Object annotation, Place place) {
        const auto flags = integer_of(entry(annotation, "/F"));
        constexpr long long kPrint = 4, kHidden = 1 | 2 | 32 | 256;
        if (!flags || (*flags & kPrint) == 0 || (*flags & kHidden) != 0)
            file_.faults.add("annotation-flags", place,
                             "an annotation is not marked to be printed, or is hidden");
    }

    void check_element(Object annotation, const std::string& type, Place place) {
        const auto owner = file_.tree.object_owner.find(annotation.getObjGen());
        const Element* element =
            owner == file_.tree.object_owner.end() ? nullptr : &file_.tree.elements[owner->second];
        const std::string wanted = type == "Link" ? "Link" : type == "Widget" ? "Form" : "Annot";
        if (!element || element->standard != wanted)
            file_.faults.add("loose-annotation", place,
                             "an annotation is in no " + wanted + " element");
        if (!integer_of(entry(annotation, "/StructParent")))
            file_.faults.add("struct-parent", place, "an annotation has no /StructParent");
        const bool has_alt = element && !text_of(entry(element->dictionary, "/Alt")).empty();
        if (text_of(entry(annotation, "/Contents")).empty() && (type == "Link" || !has_alt))
            file_.faults.add("no-contents", place, "an annotation has no /Contents");
    }

    void check_target(Object from, const std::string& key, Place place) {
        Object destination = entry(from, key);
        Object action = entry(from, "/A");
        const std::string kind = name_of(entry(action, "/S"));
        if (kind == "GoTo") destination = entry(action, "/D");
        if (kind == "URI") return check_address(action, place);
        if (destination.isName() || destination.isString()) {
            const auto found = destinations_.find(
                destination.isName() ? name_of(destination) : destination.getUTF8Value());
            destination = found == destinations_.end() ? Object::newNull() : found->second;
            if (destination.isDictionary()) destination = entry(destination, "/D");
        }
        const bool leads = destination.isArray() && destination.getArrayNItems() > 1 &&
                           file_.page_of(destination.getArrayItem(0).getObjGen()) > 0;
        if (!leads) file_.faults.add("dead-destination", place, "a link or an entry leads nowhere");
    }

    // ISO 32000-1, 12.6.4.7: 7-bit ASCII.
    void check_address(Object action, Place place) {
        Object address = entry(action, "/URI");
        bool is_ascii = address.isString() && !address.getStringValue().empty();
        if (is_ascii)
            for (const char c : address.getStringValue()) is_ascii = is_ascii && c > ' ' && c < 127;
        if (!is_ascii)
            file_.faults.add("bad-address", place, "an address is empty or not plain ASCII");
    }

    File& file_;
    std::map<std::string, Object> destinations_;
    std::set<QPDFObjGen> on_pages_;
};

}  // namespace

void check_annotations(File& file) {
    Annotations annotations(file);
    annotations.check_pages();
    annotations.check_outline();
}

}  // namespace postconv::test::pdf_check
