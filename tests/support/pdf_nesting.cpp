// Which elements may stand in which (ISO 32000-1, 14.8.4; ISO 14289-1, 7.2), and the order of
// headings (7.4).
#include <algorithm>
#include <span>

#include "tests/support/pdf_facts.h"

namespace postconv::test::pdf_check {
namespace {

struct Family {
    std::string_view type;
    std::string_view parents;   // each between spaces; empty: any
    std::string_view children;  // empty: any
    bool holds_content;         // of its own, beside elements
};
constexpr Family kFamilies[] = {
    {"TR", " Table THead TBody TFoot ", " TH TD ", false},
    {"THead", " Table ", " TR ", false},
    {"TBody", " Table ", " TR ", false},
    {"TFoot", " Table ", " TR ", false},
    {"TH", " TR ", "", true},
    {"TD", " TR ", "", true},
    {"Table", "", " TR THead TBody TFoot Caption ", false},
    {"L", "", " L LI Caption ", false},
    {"LI", " L ", " Lbl LBody ", false},
    {"LBody", " LI ", "", true},
    {"TOC", "", " TOC TOCI Caption ", false},
    {"TOCI", " TOC ", "", true},
    {"Document", "", "", false},
    {"Part", "", "", false},
    {"Sect", "", "", false},
};

bool lists(std::string_view list, const std::string& word) {
    return list.empty() || list.find(' ' + word + ' ') != std::string_view::npos;
}

class Nesting {
  public:
    explicit Nesting(File& file) : file_(file), elements_(file.tree.elements) {}

    void check() {
        int documents = 0;
        for (const Element& element : elements_) {
            if (element.parent < 0) documents += element.standard == "Document";
            for (const Family& family : kFamilies)
                if (element.standard == family.type) check_family(element, family);
            if (element.standard == "Table") check_table(element);
            if (element.standard == "L" || element.standard == "TOC") check_caption_first(element);
            check_single_heading(element.children, element.object());
        }
        if (!elements_.empty() && documents != 1)
            file_.faults.add("no-document", {}, "the root holds no one Document element");
        check_headings();
    }

  private:
    const std::string& type_of(int element) const { return elements_[element].standard; }
    std::size_t count(const Element& element, std::string_view type) const {
        return std::ranges::count_if(element.children,
                                     [&](int child) { return type_of(child) == type; });
    }

    void check_family(const Element& element, const Family& family) {
        const std::string parent = element.parent < 0 ? "" : type_of(element.parent);
        if (!lists(family.parents, parent))
            file_.faults.add(
                "wrong-nesting", {0, element.object()},
                element.standard + " stands in " + (parent.empty() ? "the root" : parent));
        for (const int child : element.children)
            if (!lists(family.children, type_of(child)))
                file_.faults.add("wrong-nesting", {0, elements_[child].object()},
                                 type_of(child) + " stands in " + element.standard);
        if (!family.holds_content && !element.marks.empty())
            file_.faults.add("loose-content",
                             {file_.page_of(element.marks.front().first), element.object()},
                             element.standard + " holds content that is in no element within it");
    }

    void check_table(const Element& table) {
        const auto wrong = [&](const char* message) {
            file_.faults.add("table-parts", {0, table.object()}, message);
        };
        const std::size_t heads = count(table, "THead"), feet = count(table, "TFoot");
        if (heads > 1) wrong("a table has two THead");
        if (feet > 1) wrong("a table has two TFoot");
        if (heads + feet > 0 && count(table, "TBody") == 0)
            wrong("a table with THead or TFoot has no TBody");
        const std::size_t captions = count(table, "Caption");
        if (captions > 1) wrong("a table has two captions");
        if (captions == 1 && type_of(table.children.front()) != "Caption" &&
            type_of(table.children.back()) != "Caption")
            wrong("a caption stands in the middle of its table");
        if (table.children.empty()) wrong("a table is empty");
    }

    void check_caption_first(const Element& list) {
        for (std::size_t i = 1; i < list.children.size(); ++i)
            if (type_of(list.children[i]) == "Caption")
                file_.faults.add("late-caption", {0, list.object()},
                                 "a caption is not the first in its " + list.standard);
        if (list.children.empty())
            file_.faults.add("empty-list", {0, list.object()}, list.standard + " is empty");
    }

    void check_single_heading(std::span<const int> children, int object) {
        if (std::ranges::count_if(children, [&](int c) { return type_of(c) == "H"; }) > 1)
            file_.faults.add("mixed-headings", {0, object}, "an element holds two H");
    }

    void check_headings() {
        int level = 0;
        bool strong = false;
        for (const Element& element : elements_) {
            const std::string& type = element.standard;
            strong |= type == "H";
            if (type.size() != 2 || type[0] != 'H' || type[1] < '1' || type[1] > '6') continue;
            const int now = type[1] - '0';
            if (now > level + 1)
                file_.faults.add("heading-skip", {0, element.object()},
                                 level == 0 ? "the first heading is " + type
                                            : type + " follows H" + std::to_string(level));
            level = now;
        }
        if (strong && level > 0)
            file_.faults.add("mixed-headings", {}, "the file has headings H and headings H1 to H6");
    }

    File& file_;
    const std::vector<Element>& elements_;
};

}  // namespace

void check_nesting(File& file) {
    Nesting(file).check();
}

}  // namespace postconv::test::pdf_check
