#include "converters/pdf/finish/structure_tree.h"

#include <algorithm>

namespace postconv::pdf {
namespace {

constexpr std::uint32_t kNotPainted = ~std::uint32_t{0};

bool is_cell(StructureType type) {
    return type == StructureType::HeaderCell || type == StructureType::DataCell;
}

// Empty rows and cells are part of their table.
bool stands_empty(StructureType type) {
    return is_cell(type) || type == StructureType::TableRow;
}

// Lists by owner: those of owner i are at [first[i], first[i + 1]) of `items`, in order.
template <typename OwnerOf>
void group_by_owner(std::size_t owners, std::size_t count, const OwnerOf& owner_of,
                    std::vector<std::uint32_t>& first, std::vector<std::uint32_t>& items) {
    first.assign(owners + 1, 0);
    for (std::size_t i = 0; i < count; ++i) ++first[owner_of(i) + 1];
    for (std::size_t i = 1; i <= owners; ++i) first[i] += first[i - 1];
    items.resize(count);
    std::vector<std::uint32_t> next = first;
    for (std::size_t i = 0; i < count; ++i) items[next[owner_of(i)]++] = std::uint32_t(i);
}

const char* numbering_name(ListNumbering numbering) {
    switch (numbering) {
        case ListNumbering::None:
            return "None";
        case ListNumbering::Disc:
            return "Disc";
        case ListNumbering::Decimal:
            return "Decimal";
    }
    return "None";
}

}  // namespace

StructureTree::StructureTree(const Structure& structure, const TreeContent& content)
    : structure_(structure), content_(content) {
    const std::size_t count = structure.size();
    group_by_owner(
        count, count, [&](std::size_t i) { return structure[NodeId(i)].parent; }, first_child_,
        children_);
    group_by_owner(
        count, content.leaves.size(), [&](std::size_t i) { return content.leaves[i].node; },
        first_leaf_, leaves_);
    find_kept();
    merge_only_paragraphs();
}

// A node's children come after it.
void StructureTree::find_kept() {
    const std::size_t count = structure_.size();
    kept_.assign(count, false);
    painted_.assign(count, kNotPainted);
    for (std::size_t i = count; i-- > 1;) {
        if (first_leaf_[i] < first_leaf_[i + 1])
            painted_[i] = std::min(painted_[i], leaves_[first_leaf_[i]]);
        const Structure::Node& node = structure_[NodeId(i)];
        if (painted_[i] != kNotPainted || stands_empty(node.type)) kept_[i] = true;
        if (!kept_[i]) continue;
        kept_[node.parent] = true;
        painted_[node.parent] = std::min(painted_[node.parent], painted_[i]);
    }
    kept_[kDocument] = true;
}

// A cell's or an item's only paragraph says no more than the cell does.
void StructureTree::merge_only_paragraphs() {
    merged_.assign(structure_.size(), false);
    for (NodeId node = kDocument; node < structure_.size(); ++node) {
        const StructureType type = structure_[node].type;
        if (!is_cell(type) && type != StructureType::ListBody) continue;
        NodeId only = kArtifact;
        int kept = 0;
        for (std::uint32_t i = first_child_[node]; i < first_child_[node + 1]; ++i)
            if (kept_[children_[i]]) {
                ++kept;
                only = children_[i];
            }
        const bool has_leaves = first_leaf_[node] < first_leaf_[node + 1];
        if (kept == 1 && !has_leaves && structure_[only].type == StructureType::Paragraph &&
            !structure_.find_facts(only))
            merged_[only] = true;
    }
}

bool StructureTree::lacks_alternatives() const {
    for (NodeId node = kDocument; node < structure_.size(); ++node)
        if (kept_[node] && structure_[node].type == StructureType::Figure &&
            structure_.find_facts(node)->alternative.empty())
            return true;
    return false;
}

void StructureTree::add_kids(NodeId node, std::vector<Kid>& kids) const {
    for (std::uint32_t i = first_leaf_[node]; i < first_leaf_[node + 1]; ++i)
        kids.push_back({leaves_[i]});
    for (std::uint32_t i = first_child_[node]; i < first_child_[node + 1]; ++i) {
        const NodeId child = children_[i];
        if (!kept_[child]) continue;
        if (merged_[child])
            add_kids(child, kids);
        else
            kids.push_back({painted_[child], child});
    }
}

// Blocks come in the order of the source; within a text its parts come as they are drawn.
std::vector<StructureTree::Kid> StructureTree::kids_of(NodeId node) const {
    std::vector<Kid> kids;
    add_kids(node, kids);
    const bool is_text = std::any_of(kids.begin(), kids.end(),
                                     [](const Kid& kid) { return kid.child == kArtifact; });
    if (is_text)
        std::stable_sort(kids.begin(), kids.end(),
                         [](const Kid& a, const Kid& b) { return a.leaf < b.leaf; });
    return kids;
}

void StructureTree::number_nodes(FileWriter& file) {
    objects_.assign(structure_.size(), 0);
    for (NodeId node = kDocument; node < structure_.size(); ++node)
        if (kept_[node] && !merged_[node]) objects_[node] = file.reserve();
    for (NodeId node = kDocument; node < structure_.size(); ++node)
        if (merged_[node]) objects_[node] = objects_[structure_[node].parent];
}

int StructureTree::write(const std::vector<Annotation>& annotations, FileWriter& file) {
    for (const Annotation& annotation : annotations)
        annotations_[annotation.node].push_back(&annotation);
    root_ = file.reserve();
    number_nodes(file);
    std::vector<NodeId> open = {kDocument};  // to be written, the next one last
    while (!open.empty()) {
        const NodeId node = open.back();
        open.pop_back();
        const std::vector<Kid> kids = kids_of(node);
        file.object(objects_[node], body_of(node, kids));
        for (std::size_t i = kids.size(); i-- > 0;)
            if (kids[i].child != kArtifact) open.push_back(kids[i].child);
    }
    const int parents = parent_tree(annotations, file);
    const int ids = id_tree(file);
    file.object(root_, "<</Type/StructTreeRoot/K " + pdf_reference(objects_[kDocument]) +
                           "/ParentTree " + pdf_reference(parents) + "/ParentTreeNextKey " +
                           std::to_string(content_.pages.size() + annotations.size()) +
                           (ids ? "/IDTree " + pdf_reference(ids) : "") + ">>");
    return root_;
}

std::string StructureTree::body_of(NodeId node, const std::vector<Kid>& kids) {
    std::string body = "<</S/";
    body += type_name(node);
    const NodeId parent = structure_[node].parent;
    body += "/P " + pdf_reference(node == kDocument ? root_ : objects_[parent]);
    const auto leaf = std::find_if(kids.begin(), kids.end(),
                                   [](const Kid& kid) { return kid.child == kArtifact; });
    std::uint32_t page = kNotPainted;
    if (leaf != kids.end()) {
        page = content_.leaves[leaf->leaf].page;
        body += "/Pg " + pdf_reference(content_.pages[page]);
    }
    body += facts_text(node);
    body += kids_text(node, kids, page);
    return body + ">>";
}

std::string StructureTree::kids_text(NodeId node, const std::vector<Kid>& kids,
                                     std::uint32_t page) const {
    std::string text;
    std::size_t count = kids.size();
    const auto separate = [&] {
        if (!text.empty() && text.back() != '>') text += ' ';
    };
    for (const Kid& kid : kids) {
        separate();
        if (kid.child != kArtifact) {
            text += pdf_reference(objects_[kid.child]);
            continue;
        }
        const Leaf& leaf = content_.leaves[kid.leaf];
        if (leaf.page == page)
            text += std::to_string(leaf.mark);
        else
            text += "<</Type/MCR/Pg " + pdf_reference(content_.pages[leaf.page]) + "/MCID " +
                    std::to_string(leaf.mark) + ">>";
    }
    if (const auto found = annotations_.find(node); found != annotations_.end())
        for (const Annotation* annotation : found->second) {
            ++count;
            text += "<</Type/OBJR/Pg " + pdf_reference(content_.pages[annotation->page]) + "/Obj " +
                    pdf_reference(annotation->object) + ">>";
        }
    if (count == 0) return {};
    if (count == 1) return (text.front() == '<' ? "/K" : "/K ") + text;
    return "/K[" + text + ']';
}

std::string StructureTree::facts_text(NodeId node) const {
    const NodeFacts* facts = structure_.find_facts(node);
    std::string text = attributes_text(node, facts);
    if (!facts) return text;
    if (!facts->id.empty()) text += "/ID" + pdf_text(facts->id);
    if (!facts->language.empty()) text += "/Lang" + pdf_text(facts->language);
    if (!facts->alternative.empty()) text += "/Alt" + pdf_text(facts->alternative);
    return text;
}

// ISO 32000-1, 14.8.5.
std::string StructureTree::attributes_text(NodeId node, const NodeFacts* facts) const {
    const StructureType type = structure_[node].type;
    if (type == StructureType::List)
        return std::string("/A<</O/List/ListNumbering/") +
               numbering_name(facts ? facts->numbering : ListNumbering::None) + ">>";
    if (is_cell(type)) {
        std::string spans;
        if (type == StructureType::HeaderCell) spans += "/Scope/Column";
        if (facts && facts->column_span > 1)
            spans += "/ColSpan " + std::to_string(facts->column_span);
        if (facts && facts->row_span > 1) spans += "/RowSpan " + std::to_string(facts->row_span);
        return spans.empty() ? "" : "/A<</O/Table" + spans + ">>";
    }
    const auto figure =
        type == StructureType::Figure ? content_.figures.find(node) : content_.figures.end();
    if (figure == content_.figures.end()) return {};
    const Rect& area = figure->second.area;
    const double top = content_.page_height - area.at.y.to_points();
    return "/A<</O/Layout/BBox[" + pdf_number(area.at.x.to_points()) + ' ' +
           pdf_number(top - area.height.to_points()) + ' ' +
           pdf_number((area.at.x + area.width).to_points()) + ' ' + pdf_number(top) + "]>>";
}

// Levels of headings in quotes and cells are the writer's own: none skips one here.
const char* StructureTree::type_name(NodeId node) {
    switch (structure_[node].type) {
        case StructureType::Document:
            return "Document";
        case StructureType::Section:
            return "Sect";
        case StructureType::Division:
            return "Div";
        case StructureType::BlockQuote:
            return "BlockQuote";
        case StructureType::Contents:
            return "TOC";
        case StructureType::ContentsItem:
            return "TOCI";
        case StructureType::Heading: {
            static constexpr const char* kLevels[] = {"H1", "H2", "H3", "H4", "H5", "H6"};
            const int level = structure_.find_facts(node)->heading_level;
            heading_level_ = std::clamp(level, 1, std::min(heading_level_ + 1, 6));
            return kLevels[heading_level_ - 1];
        }
        case StructureType::Paragraph:
            return "P";
        case StructureType::List:
            return "L";
        case StructureType::ListItem:
            return "LI";
        case StructureType::Label:
            return "Lbl";
        case StructureType::ListBody:
            return "LBody";
        case StructureType::Table:
            return "Table";
        case StructureType::TableHead:
            return "THead";
        case StructureType::TableBody:
            return "TBody";
        case StructureType::TableRow:
            return "TR";
        case StructureType::HeaderCell:
            return "TH";
        case StructureType::DataCell:
            return "TD";
        case StructureType::Caption:
            return "Caption";
        case StructureType::Figure:
            return "Figure";
        case StructureType::Note:
            return "Note";
        case StructureType::Reference:
            return "Reference";
        // One that leads nowhere is its words.
        case StructureType::Link:
            return annotations_.contains(node) ? "Link" : "Span";
        case StructureType::Code:
            return "Code";
        case StructureType::Span:
            return "Span";
    }
    return "Span";
}

int StructureTree::parent_tree(const std::vector<Annotation>& annotations, FileWriter& file) const {
    std::vector<std::vector<int>> owners(content_.pages.size());  // by page and mark
    for (const Leaf& leaf : content_.leaves) {
        std::vector<int>& marks = owners[leaf.page];
        marks.resize(std::max(marks.size(), std::size_t(leaf.mark + 1)));
        marks[std::size_t(leaf.mark)] = objects_[leaf.node];
    }
    std::string numbers;
    for (std::size_t page = 0; page < owners.size(); ++page) {
        std::string list = "[";
        for (const int owner : owners[page]) list += owner ? pdf_reference(owner) + ' ' : "null ";
        const int object = file.reserve();
        file.object(object, list + ']');
        numbers += std::to_string(page) + ' ' + pdf_reference(object) + ' ';
    }
    for (std::size_t i = 0; i < annotations.size(); ++i)
        numbers += std::to_string(owners.size() + i) + ' ' +
                   pdf_reference(objects_[annotations[i].node]) + ' ';
    const int tree = file.reserve();
    file.object(tree, "<</Nums[" + numbers + "]>>");
    return tree;
}

int StructureTree::id_tree(FileWriter& file) const {
    std::map<std::string, int> ids;
    for (NodeId node = kDocument; node < structure_.size(); ++node) {
        const NodeFacts* facts = kept_[node] ? structure_.find_facts(node) : nullptr;
        if (facts && !facts->id.empty()) ids.emplace(facts->id, objects_[node]);
    }
    if (ids.empty()) return 0;
    std::string names;
    for (const auto& [id, object] : ids) names += pdf_text(id) + pdf_reference(object) + ' ';
    const int tree = file.reserve();
    file.object(tree, "<</Names[" + names + "]>>");
    return tree;
}

}  // namespace postconv::pdf
