// The parent tree, which leads from content and annotations to elements (ISO 32000-1, 14.7.4.4).
#include <qpdf/QPDFNumberTreeObjectHelper.hh>

#include "tests/support/pdf_facts.h"

namespace postconv::test::pdf_check {
namespace {

using Numbers = std::map<long long, Object>;

class ParentTree {
  public:
    explicit ParentTree(File& file) : file_(file) { read(); }

    void check_marks(QPDFObjGen owner, const std::unordered_map<int, int>& elements) {
        const auto marks = file_.marks.find(owner);
        if (marks == file_.marks.end()) return;  // named as missing already
        const int page = marks->second.page;
        const auto key = integer_of(entry(marks->second.owner, "/StructParents"));
        Object list = key ? at(*key) : Object::newNull();
        if (!list.isArray()) {
            file_.faults.add("parent-tree", {page, owner.getObj()},
                             "the parent tree has no list for the content of the page");
            return;
        }
        for (const auto& [id, element] : elements) {
            const bool has = id >= 0 && id < list.getArrayNItems();
            Object parent = has ? list.getArrayItem(id) : Object::newNull();
            if (!is(parent, element))
                file_.faults.add("parent-tree", {page, file_.tree.elements[element].object()},
                                 "the parent tree gives marked content " + std::to_string(id) +
                                     " to another element or to none");
        }
    }

    void check_object(QPDFObjGen object, int element) {
        Object annotation = file_.qpdf.getObject(object);
        const auto key = integer_of(entry(annotation, "/StructParent"));
        if (!key)
            file_.faults.add("struct-parent", {0, object.getObj()},
                             "an annotation in the tree has no /StructParent");
        else if (!is(at(*key), element))
            file_.faults.add("parent-tree", {0, object.getObj()},
                             "the parent tree leads from the annotation to another element");
    }

    // Keys that nothing has, and elements that are not in the tree.
    void check_values() {
        const auto next = integer_of(entry(file_.tree.root, "/ParentTreeNextKey"));
        for (auto& [key, value] : numbers_) {
            if (next && key >= *next)
                file_.faults.add("parent-tree", {0, file_.tree.root.getObjectID()},
                                 "/ParentTreeNextKey is not above all keys");
            for (int i = 0; value.isArray() && i < value.getArrayNItems(); ++i)
                check_value(value.getArrayItem(i));
            if (!value.isArray()) check_value(value);
        }
    }

  private:
    void read() {
        Object root = entry(file_.tree.root, "/ParentTree");
        if (!root.isDictionary()) {
            file_.faults.add("parent-tree", {0, file_.tree.root.getObjectID()},
                             "the structure has no parent tree");
            return;
        }
        try {
            for (const auto& [key, value] :
                 QPDFNumberTreeObjectHelper(root, file_.qpdf, false).getAsMap())
                numbers_.emplace(key, value);
        } catch (const std::exception&) {
            file_.faults.add("parent-tree", {0, root.getObjectID()}, "the tree can't be read");
        }
    }
    Object at(long long key) const {
        const auto found = numbers_.find(key);
        return found == numbers_.end() ? Object::newNull() : found->second;
    }
    bool is(Object parent, int element) const {
        return parent.isDictionary() &&
               parent.getObjGen() == file_.tree.elements[element].dictionary.getObjGen();
    }
    void check_value(Object value) {
        if (value.isNull()) return;
        if (!value.isDictionary() || !file_.tree.by_object.contains(value.getObjGen()))
            file_.faults.add("parent-tree", {0, value.getObjectID()},
                             "the parent tree names an element that is not in the tree");
    }

    File& file_;
    Numbers numbers_;
};

}  // namespace

void check_parent_tree(File& file) {
    if (!file.tree.exists) return;
    ParentTree parents(file);
    for (const auto& [owner, elements] : file.tree.mark_owner) parents.check_marks(owner, elements);
    for (const auto& [object, element] : file.tree.object_owner)
        parents.check_object(object, element);
    parents.check_values();
}

}  // namespace postconv::test::pdf_check
