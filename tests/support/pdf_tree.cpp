// The structure tree as it is written (ISO 32000-1, 14.7), and how it hangs together with content.
#include <algorithm>

#include "tests/support/pdf_facts.h"

namespace postconv::test::pdf_check {
namespace {

constexpr std::string_view kStandardTypes[] = {
    "Annot",    "Art",    "BibEntry", "BlockQuote", "Caption", "Code",      "Div",
    "Document", "Figure", "Form",     "Formula",    "H",       "H1",        "H2",
    "H3",       "H4",     "H5",       "H6",         "Index",   "L",         "LBody",
    "LI",       "Lbl",    "Link",     "NonStruct",  "Note",    "P",         "Part",
    "Private",  "Quote",  "RB",       "RP",         "RT",      "Reference", "Ruby",
    "Sect",     "Span",   "TBody",    "TD",         "TFoot",   "TH",        "THead",
    "TOC",      "TOCI",   "TR",       "Table",      "WP",      "WT",        "Warichu"};

bool is_standard(std::string_view type) {
    return std::ranges::binary_search(kStandardTypes, type);
}

class TreeReader {
  public:
    explicit TreeReader(File& file)
        : file_(file), tree_(file.tree), roles_(entry(tree_.root, "/RoleMap")) {}

    void read() {
        check_roles();
        struct Kid {
            Object object;
            int parent;
            QPDFObjGen page;
        };
        std::vector<Kid> open;
        const auto open_kids = [&](Object kids, int parent, QPDFObjGen page) {
            if (kids.isNull()) return;
            if (!kids.isArray()) return open.push_back({kids, parent, page});
            for (int i = kids.getArrayNItems(); i-- > 0;)
                open.push_back({kids.getArrayItem(i), parent, page});
        };
        open_kids(entry(tree_.root, "/K"), -1, {});
        while (!open.empty()) {
            Kid kid = open.back();
            open.pop_back();
            if (kid.object.isInteger())
                add_mark(kid.parent, kid.page, kid.object.getIntValue());
            else if (const std::string type = name_of(entry(kid.object, "/Type")); type == "MCR")
                add_reference(kid.object, kid.parent, kid.page);
            else if (type == "OBJR")
                add_object(kid.object, kid.parent);
            else if (const int index = add_element(kid.object, kid.parent); index >= 0)
                open_kids(entry(kid.object, "/K"), index, page_of(kid.object, kid.page));
        }
    }

  private:
    static QPDFObjGen page_of(Object dictionary, QPDFObjGen inherited) {
        Object page = entry(dictionary, "/Pg");
        return page.isDictionary() ? page.getObjGen() : inherited;
    }
    Place place(int element) const {
        return {0, element < 0 ? tree_.root.getObjectID() : tree_.elements[element].object()};
    }

    // REQUIRES: the elements come in the order of reading, parents first.
    int add_element(Object object, int parent) {
        if (!object.isDictionary()) {
            file_.faults.add("bad-kid", place(parent), "a child is no element and no content");
            return -1;
        }
        const int index = int(tree_.elements.size());
        if (object.isIndirect() && !tree_.by_object.emplace(object.getObjGen(), index).second) {
            file_.faults.add("element-twice", {0, object.getObjectID()},
                             "an element stands in the tree twice");
            return -1;
        }
        Element element;
        element.dictionary = object;
        element.parent = parent;
        element.type = name_of(entry(object, "/S"));
        element.standard = standard_type(element.type, object);
        element.has_language = !entry(object, "/Lang").isNull() ||
                               (parent >= 0 && tree_.elements[parent].has_language);
        tree_.elements.push_back(std::move(element));
        if (parent >= 0) tree_.elements[parent].children.push_back(index);
        check_parent(object, parent);
        return index;
    }

    void check_parent(Object object, int parent) {
        Object written = entry(object, "/P");
        Object real = parent < 0 ? tree_.root : tree_.elements[parent].dictionary;
        if (written.isNull())
            file_.faults.add("no-parent", {0, object.getObjectID()}, "an element has no /P");
        else if (!written.isIndirect() || written.getObjGen() != real.getObjGen())
            file_.faults.add("wrong-parent", {0, object.getObjectID()},
                             "/P is not the element that holds it");
    }

    void add_mark(int parent, QPDFObjGen owner, long long id) {
        if (parent < 0) {
            file_.faults.add("bad-kid", place(parent), "the root holds content");
            return;
        }
        const auto marks = file_.marks.find(owner);
        const bool known = marks != file_.marks.end() && marks->second.uses.contains(int(id));
        const int page = file_.page_of(owner);
        if (!known)
            file_.faults.add("missing-mcid", {page, place(parent).object},
                             "there is no marked content " + std::to_string(id) +
                                 (page ? " on the page" : " where the element looks for it"));
        auto [other, is_new] = tree_.mark_owner[owner].emplace(int(id), parent);
        if (!is_new)
            file_.faults.add("mcid-twice", {page, place(parent).object},
                             "marked content " + std::to_string(id) + " belongs to object " +
                                 std::to_string(place(other->second).object) + " as well");
        tree_.elements[parent].marks.emplace_back(owner, int(id));
    }

    void add_reference(Object reference, int parent, QPDFObjGen page) {
        Object stream = entry(reference, "/Stm");
        const auto id = integer_of(entry(reference, "/MCID"));
        if (!id)
            file_.faults.add("missing-mcid", place(parent), "a reference names no content");
        else
            add_mark(parent, stream.isStream() ? stream.getObjGen() : page_of(reference, page),
                     *id);
    }

    void add_object(Object reference, int parent) {
        Object object = entry(reference, "/Obj");
        if (parent < 0 || !object.isIndirect() || object.isNull()) {
            file_.faults.add("bad-kid", place(parent), "an object reference leads nowhere");
            return;
        }
        tree_.elements[parent].objects.push_back(object.getObjGen());
        if (!tree_.object_owner.emplace(object.getObjGen(), parent).second)
            file_.faults.add("object-twice", {0, object.getObjectID()},
                             "an annotation belongs to two elements");
    }

    void check_roles() {
        if (!roles_.isDictionary()) return;
        for (const std::string& key : roles_.getKeys())
            if (is_standard(key.substr(1)))
                file_.faults.add("remapped-type", place(-1),
                                 "the standard type " + key.substr(1) + " is mapped to another");
    }

    std::string standard_type(const std::string& type, Object element) {
        const auto known = standard_.find(type);
        std::string found = known != standard_.end() ? known->second : type;
        for (std::set<std::string> passed; known == standard_.end() && !is_standard(found);) {
            if (!passed.insert(found).second) {
                file_.faults.add("circular-type", {0, element.getObjectID()},
                                 "the role map leads from " + type + " back to itself");
                found.clear();
                break;
            }
            found = name_of(entry(roles_, '/' + found));
            if (found.empty()) break;
        }
        if (found.empty())
            file_.faults.add("unknown-type", {0, element.getObjectID()},
                             '"' + type + "\" is no standard type, and no role maps it to one");
        return standard_[type] = found;
    }

    File& file_;
    Tree& tree_;
    Object roles_;
    std::map<std::string, std::string> standard_;
};

}  // namespace

void read_tree(File& file) {
    file.tree.root = entry(file.qpdf.getRoot(), "/StructTreeRoot");
    file.tree.exists = file.tree.root.isDictionary();
    if (!file.tree.exists) {
        file.faults.add("no-structure", {}, "the catalogue has no structure tree");
        return;
    }
    TreeReader(file).read();
    for (const auto& [owner, marks] : file.marks)
        for (const auto& [id, uses] : marks.uses) {
            const auto found = file.tree.mark_owner.find(owner);
            if (found == file.tree.mark_owner.end() || !found->second.contains(id))
                file.faults.add("lost-content", {marks.page, 0},
                                "marked content " + std::to_string(id) + " is in no element");
        }
}

}  // namespace postconv::test::pdf_check
