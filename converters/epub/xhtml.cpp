#include "converters/epub/xhtml.h"

#include <algorithm>

#include "converters/epub/names.h"
#include "converters/epub/notes.h"
#include "converters/epub/page.h"
#include "converters/epub/semantics.h"
#include "converters/epub/table_width.h"
#include "converters/package/xml.h"
#include "converters/title.h"
#include "model/direction.h"
#include "model/text.h"
#include "model/visit.h"
#include "styles/looks.h"
#include "styles/openings.h"

namespace postconv {
namespace {

constexpr const char* kHeadings[] = {"h1", "h2", "h3", "h4", "h5", "h6"};

const char* alignment_class(ColumnAlignment alignment) {
    switch (alignment) {
        case ColumnAlignment::Default:
            return nullptr;
        case ColumnAlignment::Left:
            return "left";
        case ColumnAlignment::Centre:
            return "centre";
        case ColumnAlignment::Right:
            return "right";
    }
    return nullptr;
}

bool is_task_list(const List& list) {
    return std::all_of(list.items.begin(), list.items.end(),
                       [](const ListItem& item) { return item.checked.has_value(); });
}

// The classes of a look carry the names of the theme's roles; our style sheet knows them.
void set_look(pugi::xml_node element, const Look& look) {
    if (look.box) add_class(element, name_of(*look.box));
    if (look.text) add_class(element, name_of(*look.text));
    if (look.side) add_class(element, name_of(*look.side));
    if (look.is_flush) add_class(element, "no-indent");
    // An <aside> may not have that role (ARIA in HTML).
    const bool is_aside = std::string_view(element.name()) == "aside";
    if (look.box == Role::Epigraph && is_aside)
        set_attribute(element, "epub:type", "epigraph");
    else if (look.box == Role::Epigraph)
        set_semantics(element, {"epigraph", "doc-epigraph"});
    if (look.box == Role::PullQuote) set_semantics(element, {"pullquote", "doc-pullquote"});
    if (look.box == Role::Sidebar) set_attribute(element, "epub:type", "sidebar");
}

const char* element_of(const Look& look) {
    if (look.box == Role::Sidebar || look.box == Role::PullQuote) return "aside";
    return look.box == Role::Details ? "section" : "div";
}

std::optional<Role> text_role(const Block& block) {
    return std::holds_alternative<Paragraph>(block.kind) ? look_of(block.attributes).text
                                                         : std::nullopt;
}

class Deeper {
  public:
    explicit Deeper(int& depth) : depth_(depth) { ++depth_; }
    ~Deeper() { --depth_; }
    Deeper(const Deeper&) = delete;
    Deeper& operator=(const Deeper&) = delete;

  private:
    int& depth_;
};

}  // namespace

pugi::xml_node BlockWriter::add(pugi::xml_node parent, const char* name, const Block& block) {
    pugi::xml_node element = add_element(parent, name);
    set_attributes(element, block.attributes, writing_);
    set_look(element, look_of(block.attributes));
    return element;
}

void BlockWriter::write(pugi::xml_node parent, const Blocks& blocks) {
    for (const Block& block : blocks) write(parent, block);
}

void BlockWriter::write(pugi::xml_node parent, const Block& block) {
    const bool holds_its_marks = std::holds_alternative<Paragraph>(block.kind) ||
                                 std::holds_alternative<CodeBlock>(block.kind);
    if (!holds_its_marks)
        for (const PageMark& mark : writing_.pages.of(block)) add_page_mark(parent, mark, "div");
    match(
        block,
        [&](const Paragraph& paragraph) {
            pugi::xml_node p = add(parent, "p", block);
            if (initial_of(paragraph.content)) add_class(p, "opening");
            inlines_.write(p, paragraph.content, writing_.pages.of(block));
            keep_open(p);
        },
        [&](const Heading& heading) { write_heading(parent, block, heading); },
        [&](const BlockQuote& quote) {
            const Deeper inside(depth_);
            const Look look = look_of(block.attributes);
            const bool is_quote = !look.box || look.box == Role::Epigraph;
            pugi::xml_node element = add(parent, is_quote ? "blockquote" : element_of(look), block);
            write(element, quote.content);
            keep_open(element);
        },
        [&](const PullQuote& quote) {
            pugi::xml_node aside = add(parent, "aside", block);
            if (!look_of(block.attributes).box) set_look(aside, {.box = Role::PullQuote});
            inlines_.write(add_element(aside, "p"), quote.content);
        },
        [&](const List& list) { write_list(parent, block, list); },
        [&](const DefinitionList& list) { write_definitions(parent, block, list); },
        [&](const Callout& callout) { write_callout(parent, block, callout); },
        [&](const ContentsMarker&) {  // every reading system has the navigation document
            if (has_attributes(block.attributes, writing_)) keep_open(add(parent, "div", block));
        },
        [&](const CodeBlock& code) {
            pugi::xml_node outer = add(parent, "pre", block);
            if (is_right_to_left(writing_.job.document.metadata))
                set_attribute(outer, "dir", "ltr");
            pugi::xml_node inner = add_element(outer, "code");
            inlines_.write(inner, {{Text{code.text}}}, writing_.pages.of(block));
            keep_open(inner);
        },
        [&](const Table& table) { write_table(parent, block, table); },
        [&](const Figure& figure) { write_figure(parent, block, figure); },
        [&](const ThematicBreak&) { add(parent, "hr", block); },
        [&](const PageBreak&) {
            pugi::xml_node rule = add(parent, "hr", block);
            add_class(rule, "page-break");
            set_attribute(rule, "aria-hidden", "true");
        },
        [&](const Division& division) { write_division(parent, block, division); });
    end_line(parent);
}

void BlockWriter::write_division(pugi::xml_node parent, const Block& block,
                                 const Division& division) {
    const Blocks& content = division.content;
    const bool is_captioned =
        content.size() > 1 && (text_role(content.front()) == Role::ListingCaption ||
                               text_role(content.back()) == Role::Caption);
    if (is_captioned) return write_captioned(parent, block, division);
    pugi::xml_node element = add(parent, element_of(look_of(block.attributes)), block);
    write(element, content);
    keep_open(element);
}

void BlockWriter::write_captioned(pugi::xml_node parent, const Block& block,
                                  const Division& division) {
    pugi::xml_node figure = add(parent, "figure", block);
    add_class(figure, "listing");
    bool has_caption = false;
    for (std::size_t i = 0; i < division.content.size(); ++i) {
        const Block& one = division.content[i];
        const bool is_last = i + 1 == division.content.size();
        const std::optional<Role> role = text_role(one);
        const bool is_caption = (i == 0 && role == Role::ListingCaption) ||
                                (is_last && role == Role::Caption && !has_caption);
        if (is_caption)
            inlines_.write(add(figure, "figcaption", one), std::get<Paragraph>(one.kind).content,
                           writing_.pages.of(one));
        else
            write(figure, one);
        has_caption |= is_caption;
    }
}

// A heading in a quote, list, table or note is no section: it ranks below the one it stands in.
void BlockWriter::write_heading(pugi::xml_node parent, const Block& block, const Heading& heading) {
    const bool is_section = depth_ == 0;
    const int level = is_section ? heading.level : writing_.section_level + 1;
    if (is_section) writing_.section_level = heading.level;
    pugi::xml_node element = add(parent, kHeadings[std::clamp(level, 1, 6) - 1], block);
    inlines_.write(element, heading.content);
    const bool has_words = !is_blank(plain_text(heading.content)) || element.child("img");
    if (has_words) {
        if (heading.number.empty()) return;
        element.prepend_child(pugi::node_pcdata).set_value("\u2002");
        pugi::xml_node number = element.prepend_child("span");
        set_attribute(number, "class", "section-number");
        number.append_child(pugi::node_pcdata).set_value(heading.number.c_str());
        return;
    }
    element.set_name("div");  // an empty heading would be announced, with nothing to say
    keep_open(element);
}

void BlockWriter::write_list(pugi::xml_node parent, const Block& block, const List& list) {
    const Deeper inside(depth_);
    const bool ordered = list.kind == ListKind::Ordered;
    pugi::xml_node element = add(parent, list.items.empty() ? "div" : ordered ? "ol" : "ul", block);
    if (ordered && list.start != 1 && !list.items.empty())
        set_attribute(element, "start", std::to_string(list.start));
    if (!list.items.empty() && is_task_list(list))
        add_class(element, "tasks");
    else if (!list.tight)
        add_class(element, "loose");
    end_line(element);
    for (const ListItem& item : list.items) write_item(element, item, list.tight);
}

void BlockWriter::write_definitions(pugi::xml_node parent, const Block& block,
                                    const DefinitionList& list) {
    const Deeper inside(depth_);
    pugi::xml_node element = add(parent, list.items.empty() ? "div" : "dl", block);
    end_line(element);
    for (const Definition& item : list.items) {
        pugi::xml_node term = add_element(element, "dt");
        inlines_.write(term, item.term);
        keep_open(term);
        end_line(element);
        for (const Blocks& description : item.descriptions) {
            pugi::xml_node definition = add_element(element, "dd");
            write(definition, description);
            keep_open(definition);
            end_line(element);
        }
        if (item.descriptions.empty()) keep_open(add_element(element, "dd"));
    }
    keep_open(element);
}

void BlockWriter::write_callout(pugi::xml_node parent, const Block& block, const Callout& callout) {
    const Deeper inside(depth_);
    pugi::xml_node aside = add(parent, "aside", block);
    add_class(aside, "callout");
    set_attribute(aside, "role", "note");
    pugi::xml_node title = add_element(aside, "p");
    set_attribute(title, "class", "callout-title");
    if (callout.title.empty())
        add_text(title, callout_label(callout.kind, writing_.job.document.metadata.language));
    else
        inlines_.write(title, callout.title);
    end_line(aside);
    write(aside, callout.content);
}

void BlockWriter::write_item(pugi::xml_node parent, const ListItem& item, bool tight) {
    pugi::xml_node element = add_element(parent, "li");
    set_attributes(element, item.attributes, writing_);
    if (item.checked) {
        add_element(element, "span", *item.checked ? "☑" : "☐")
            .append_attribute("class")
            .set_value("checkbox");
        add_text(element, " ");
    }
    if (tight || item.checked)
        write_open(element, item.content);
    else
        write(element, item.content);
    keep_open(element);
    end_line(parent);
}

void BlockWriter::write_open(pugi::xml_node parent, const Blocks& blocks) {
    bool first = true;
    for (const Block& block : blocks) {
        const auto* paragraph = std::get_if<Paragraph>(&block.kind);
        if (!first || !paragraph) {
            end_line(parent);
            write(parent, block);
        } else {
            const bool plain = !has_attributes(block.attributes, writing_);
            inlines_.write(plain ? parent : add(parent, "span", block), paragraph->content,
                           writing_.pages.of(block));
        }
        first = false;
    }
}

void BlockWriter::write_table(pugi::xml_node parent, const Block& block, const Table& table) {
    const Deeper inside(depth_);
    const bool empty = table.head.empty() && table.body.empty();
    pugi::xml_node element = add(parent, empty ? "div" : "table", block);
    if (is_wide(table)) add_class(element, "wide");
    if (!table.caption.empty())
        inlines_.write(add_element(element, empty ? "p" : "caption"), table.caption);
    end_line(element);
    write_rows(element, table, {"thead", table.head, true});
    write_rows(element, table, {"tbody", table.body, false});
}

void BlockWriter::write_rows(pugi::xml_node parent, const Table& table, const RowGroup& group) {
    if (group.rows.empty()) return;
    pugi::xml_node element = add_element(parent, group.group);
    end_line(element);
    for (const TableRow& row : group.rows) {
        pugi::xml_node line = add_element(element, "tr");
        std::size_t column = 0;
        for (const TableCell& cell : row.cells) {
            write_cell(
                line, cell,
                column < table.columns.size() ? table.columns[column] : ColumnAlignment::Default,
                group.is_head);
            column += std::size_t(std::max(cell.column_span, 1));
        }
        keep_open(line);
        end_line(element);
    }
    end_line(parent);
}

void BlockWriter::write_cell(pugi::xml_node row, const TableCell& cell, ColumnAlignment alignment,
                             bool is_head) {
    constexpr int kWidest = 1000;  // HTML, 4.9.11: larger spans count as this
    const bool names_its_column = is_head && !cell.content.empty();
    pugi::xml_node element = add_element(row, names_its_column ? "th" : "td");
    if (names_its_column)
        set_attribute(element, "scope", cell.column_span > 1 ? "colgroup" : "col");
    if (const char* name = alignment_class(alignment)) set_attribute(element, "class", name);
    if (cell.column_span > 1)
        set_attribute(element, "colspan", std::to_string(std::min(cell.column_span, kWidest)));
    if (cell.row_span > 1)
        set_attribute(element, "rowspan", std::to_string(std::min(cell.row_span, kWidest)));
    write_open(element, cell.content);
    keep_open(element);
}

void BlockWriter::write_figure(pugi::xml_node parent, const Block& block, const Figure& figure) {
    pugi::xml_node element = add(parent, "figure", block);
    add_image(element, figure.image, writing_);
    if (!figure.caption.empty()) inlines_.write(add_element(element, "figcaption"), figure.caption);
}

Bytes write_chapter(Writing& writing) {
    const Job& job = writing.job;
    const ChapterFile& chapter = writing.plan.chapters[writing.chapter];
    pugi::xml_document page;
    pugi::xml_node body = start_page(page, job.document.metadata, chapter.title);
    pugi::xml_node section = add_element(body, "section");
    if (!chapter.goes_on) set_semantics(section, semantics_of(job, chapter));
    const Section* heading = chapter.section ? &job.outline.sections[*chapter.section] : nullptr;
    if (heading && !is_blank(heading->title))
        set_attribute(section, "aria-labelledby", writing.plan.places.at(heading->id).id);
    else
        set_attribute(section, "aria-label", chapter.title);
    end_line(section);

    BlockWriter blocks(writing);
    for (std::size_t i = chapter.first_block; i < chapter.end_block; ++i)
        blocks.write(section, job.document.blocks[i]);
    if (!chapter.notes.empty()) write_notes(section, chapter.notes, writing);
    end_line(body);
    return serialise_xhtml(page);
}

}  // namespace postconv
