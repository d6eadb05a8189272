// What single elements must say of themselves: figures, notes, lists, languages.
#include <qpdf/QPDFNameTreeObjectHelper.hh>

#include "tests/support/pdf_facts.h"

namespace postconv::test::pdf_check {
namespace {

class Elements {
  public:
    explicit Elements(File& file) : file_(file) {}

    void check() {
        for (const Element& element : file_.tree.elements) {
            if (element.standard == "Figure" || element.standard == "Formula")
                check_figure(element);
            if (element.standard == "Note") check_note(element);
            if (element.standard == "L") check_list(element);
            if (element.standard == "Link") check_link(element);
            check_language(element);
            note_id(element);
        }
        check_id_tree();
    }

  private:
    static int page_of(const File& file, const Element& element) {
        return element.marks.empty() ? 0 : file.page_of(element.marks.front().first);
    }
    Place place(const Element& element) const {
        return {page_of(file_, element), element.object()};
    }

    void check_figure(const Element& figure) {
        if (text_of(entry(figure.dictionary, "/Alt")).empty() &&
            entry(figure.dictionary, "/ActualText").isNull())
            file_.faults.add("no-alt", place(figure),
                             "a " + figure.standard + " has neither /Alt nor /ActualText");
        Object box = attribute(file_, figure.dictionary, "Layout", "/BBox");
        if (!box.isRectangle())
            file_.faults.add("no-bbox", place(figure), "a " + figure.standard + " has no /BBox");
        else if (const auto [left, bottom, right, top] = box.getArrayAsRectangle();
                 right <= left || top <= bottom)
            file_.faults.add("no-bbox", place(figure), "a /BBox is empty");
    }

    void check_note(const Element& note) {
        if (text_of(entry(note.dictionary, "/ID")).empty())
            file_.faults.add("note-id", place(note), "a Note has no /ID");
    }

    void check_list(const Element& list) {
        bool has_labels = false;
        for (const int item : list.children)
            for (const int part : file_.tree.elements[item].children)
                has_labels |= file_.tree.elements[part].standard == "Lbl";
        const std::string numbering =
            name_of(attribute(file_, list.dictionary, "List", "/ListNumbering"));
        if (has_labels && (numbering.empty() || numbering == "None"))
            file_.faults.add("list-numbering", place(list),
                             "a list with labels has no /ListNumbering");
    }

    void check_link(const Element& link) {
        if (link.objects.empty())
            file_.faults.add("link-without-annotation", place(link), "a Link has no annotation");
        if (!holds_content(link))
            file_.faults.add("empty-link", place(link), "a Link holds no content");
    }
    bool holds_content(const Element& link) const {
        std::vector<const Element*> open = {&link};
        while (!open.empty()) {
            const Element* element = open.back();
            open.pop_back();
            if (!element->marks.empty()) return true;
            for (const int child : element->children) open.push_back(&file_.tree.elements[child]);
        }
        return false;
    }

    void check_language(const Element& element) {
        Object language = entry(element.dictionary, "/Lang");
        if (!language.isNull() && !is_language(text_of(language)))
            file_.faults.add("bad-language", place(element),
                             '"' + text_of(language) + "\" is no language tag");
        if (!file_.language.empty() || element.has_language) return;
        for (const char* key : {"/Alt", "/ActualText", "/E"})
            if (!entry(element.dictionary, key).isNull())
                file_.faults.add("no-language", place(element),
                                 std::string("nobody says in which language ") + key + " is");
    }

    void note_id(const Element& element) {
        Object id = entry(element.dictionary, "/ID");
        if (!id.isString()) return;
        if (!ids_.emplace(id.getStringValue(), element.dictionary.getObjGen()).second)
            file_.faults.add("note-id", place(element), "two elements have the same /ID");
    }

    void check_id_tree() {
        if (ids_.empty()) return;
        Object root = entry(file_.tree.root, "/IDTree");
        std::map<std::string, Object> names;
        try {
            if (root.isDictionary())
                names = QPDFNameTreeObjectHelper(root, file_.qpdf, false).getAsMap();
        } catch (const std::exception&) {
            file_.faults.add("id-tree", {0, root.getObjectID()}, "the tree can't be read");
        }
        for (const auto& [id, element] : ids_) {
            const auto found = names.find(Object::newString(id).getUTF8Value());
            if (found == names.end() || found->second.getObjGen() != element)
                file_.faults.add("id-tree", {0, element.getObj()},
                                 "/IDTree does not lead to an element with an /ID");
        }
    }

    File& file_;
    std::map<std::string, QPDFObjGen> ids_;
};

}  // namespace

void check_elements(File& file) {
    Elements(file).check();
}

}  // namespace postconv::test::pdf_check
