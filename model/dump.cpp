#include "model/dump.h"

#include "model/visit.h"

namespace postconv {
namespace {

std::string quoted(const std::string& text) {
    std::string result = "\"";
    for (const char c : text) {
        if (c == '\n') result += "\\n";
        else if (c == '"' || c == '\\') (result += '\\') += c;
        else result += c;
    }
    return result + '"';
}

const char* name_of(TextStyle style) {
    switch (style) {
        case TextStyle::Emphasis: return "emphasis";
        case TextStyle::Strong: return "strong";
        case TextStyle::Strikethrough: return "strikethrough";
        case TextStyle::Superscript: return "superscript";
        case TextStyle::Subscript: return "subscript";
        case TextStyle::Underline: return "underline";
        case TextStyle::Highlight: return "highlight";
        case TextStyle::Keyboard: return "keyboard";
        case TextStyle::SmallCaps: return "small-caps";
        case TextStyle::Small: return "small";
    }
    return "";
}

const char* name_of(ColumnAlignment alignment) {
    switch (alignment) {
        case ColumnAlignment::Default: return "default";
        case ColumnAlignment::Left: return "left";
        case ColumnAlignment::Centre: return "centre";
        case ColumnAlignment::Right: return "right";
    }
    return "";
}

class Dumper {
  public:
    std::string text;

    void metadata(const Metadata& m) {
        line("metadata");
        const Nested nested(*this);
        field("title", m.title);
        field("subtitle", m.subtitle);
        for (const Creator& c : m.creators) creator("creator", c);
        for (const Creator& c : m.contributors) creator("contributor", c);
        if (m.date) field("date", to_w3cdtf(*m.date));
        if (m.modified) field("modified", to_w3cdtf(*m.modified));
        field("description", m.description);
        field("abstract", m.abstract);
        for (const std::string& keyword : m.keywords) field("keyword", keyword);
        for (const std::string& category : m.categories) field("category", category);
        field("language", m.language);
        field("direction", m.direction);
        for (const Identifier& id : m.identifiers)
            line("identifier " + quoted(id.value) +
                 (id.scheme.empty() ? "" : " scheme=" + id.scheme));
        field("publisher", m.publisher);
        field("rights", m.rights);
        field("url", m.url);
        if (m.series) line("series " + quoted(m.series->name) + " position=" + m.series->position);
        field("edition", m.edition);
        if (m.cover) line("cover " + quoted(m.cover->source) + " alt=" + quoted(m.cover->alt) +
                          " caption=" + quoted(m.cover->caption));
        if (m.draft) line("draft");
        for (const auto& [key, value] : m.custom) line("custom " + key + "=" + quoted(value));
    }

    void blocks(const Blocks& list) {
        const Nested nested(*this);
        for (const Block& b : list) block(b);
    }

    void note(const Note& n) {
        line("note " + quoted(n.label), n.span);
        blocks(n.content);
    }

  private:
    struct Nested {
        explicit Nested(Dumper& d) : dumper(d) { ++dumper.depth_; }
        ~Nested() { --dumper.depth_; }
        Nested(const Nested&) = delete;
        Nested& operator=(const Nested&) = delete;
        Dumper& dumper;
    };

    void line(const std::string& what, SourceSpan span = {}, const Attributes& attributes = {}) {
        text.append(std::size_t(depth_) * 2, ' ');
        text += what;
        if (!attributes.id.empty()) text += " #" + attributes.id;
        for (const std::string& name : attributes.classes) text += " ." + name;
        for (const auto& [key, value] : attributes.values) text += ' ' + key + '=' + quoted(value);
        if (span.line > 0)
            text += " @" + std::to_string(span.line) + ':' + std::to_string(span.column);
        text += '\n';
    }

    void field(const char* name, const std::string& value) {
        if (!value.empty()) line(name + (' ' + quoted(value)));
    }

    void creator(const char* kind, const Creator& c) {
        line(std::string(kind) + ' ' + quoted(c.name) + " role=" + c.role +
             (c.sort_name.empty() ? "" : " sort=" + quoted(c.sort_name)));
    }

    void inlines(const Inlines& list) {
        const Nested nested(*this);
        for (const Inline& node : list) one(node);
    }

    void one(const Inline& node) {
        const auto say = [&](const std::string& what) { line(what, node.span, node.attributes); };
        match(
            node, [&](const Text& n) { say("text " + quoted(n.text)); },
            [&](const SoftBreak&) { say("soft-break"); },
            [&](const LineBreak&) { say("line-break"); },
            [&](const Styled& n) {
                say(name_of(n.style));
                inlines(n.content);
            },
            [&](const Code& n) { say("code " + quoted(n.text)); },
            [&](const Link& n) {
                say("link " + quoted(n.target) +
                    (n.title.empty() ? "" : " title=" + quoted(n.title)));
                inlines(n.content);
            },
            [&](const Image& n) { say(image(n)); },
            [&](const NoteReference& n) { say("note-reference " + std::to_string(n.note + 1)); },
            [&](const Span& n) {
                say("span");
                inlines(n.content);
            });
    }

    static std::string shown(const ImageSize& size) {
        std::string text;
        const auto points = [](Length length) {
            return std::to_string((length.units() + 512) / 1024) + "pt";
        };
        if (size.width > Length()) text += " width=" + points(size.width);
        if (size.height > Length()) text += " height=" + points(size.height);
        if (size.width_share > 0)
            text += " width=" + std::to_string(int(size.width_share * 100 + 0.5)) + '%';
        return text;
    }

    static std::string image(const Image& n) {
        return "image " + quoted(n.source) + " alt=" + quoted(n.alt) +
               (n.title.empty() ? "" : " title=" + quoted(n.title)) +
               (n.is_decorative ? " decorative" : "") +
               shown(n.size) + (n.resource ? " resource=" + std::to_string(*n.resource) : "");
    }

    void block(const Block& b) {
        const auto say = [&](const std::string& what) { line(what, b.span, b.attributes); };
        match(
            b,
            [&](const Paragraph& n) {
                say("paragraph");
                inlines(n.content);
            },
            [&](const Heading& n) {
                say("heading " + std::to_string(n.level) +
                    (n.number.empty() ? "" : " number " + n.number));
                inlines(n.content);
            },
            [&](const BlockQuote& n) {
                say("block-quote");
                blocks(n.content);
            },
            [&](const PullQuote& n) {
                say("pull-quote");
                inlines(n.content);
            },
            [&](const List& n) {
                say(std::string("list ") +
                    (n.kind == ListKind::Bullet ? "bullet"
                                                : "ordered start=" + std::to_string(n.start)) +
                    (n.tight ? " tight" : " loose"));
                const Nested nested(*this);
                for (const ListItem& item : n.items) {
                    line(!item.checked ? "item" : *item.checked ? "item done" : "item to-do",
                         item.span, item.attributes);
                    blocks(item.content);
                }
            },
            [&](const DefinitionList& n) {
                say("definition-list");
                definitions(n);
            },
            [&](const Callout& n) {
                say("callout " + n.kind);
                inlines(n.title);
                blocks(n.content);
            },
            [&](const ContentsMarker&) { say("contents"); },
            [&](const CodeBlock& n) {
                say("code-block" + (n.language.empty() ? "" : ' ' + n.language) + ' ' +
                    quoted(n.text));
            },
            [&](const Table& n) { say("table"), table(n); },
            [&](const Figure& n) {
                say("figure " + image(n.image));
                inlines(n.caption);
            },
            [&](const ThematicBreak&) { say("thematic-break"); },
            [&](const PageBreak&) { say("page-break"); },
            [&](const Division& n) {
                say("division");
                blocks(n.content);
            });
    }

    void definitions(const DefinitionList& n) {
        const Nested nested(*this);
        for (const Definition& item : n.items) {
            line("term", item.span);
            inlines(item.term);
            for (const Blocks& description : item.descriptions) {
                line("description");
                blocks(description);
            }
        }
    }

    void table(const Table& n) {
        const Nested nested(*this);
        std::string columns = "columns";
        for (const ColumnAlignment alignment : n.columns) (columns += ' ') += name_of(alignment);
        line(columns);
        if (!n.caption.empty()) {
            line("caption");
            inlines(n.caption);
        }
        for (const TableRow& row : n.head) table_row("head-row", row);
        for (const TableRow& row : n.body) table_row("row", row);
    }

    void table_row(const char* kind, const TableRow& row) {
        line(kind);
        const Nested nested(*this);
        for (const TableCell& cell : row.cells) {
            std::string what = "cell";
            if (cell.column_span > 1) what += " columns=" + std::to_string(cell.column_span);
            if (cell.row_span > 1) what += " rows=" + std::to_string(cell.row_span);
            line(what, cell.span);
            blocks(cell.content);
        }
    }

    int depth_ = 0;
};

}  // namespace

std::string dump(const Document& document) {
    Dumper dumper;
    dumper.metadata(document.metadata);
    dumper.text += "body\n";
    dumper.blocks(document.blocks);
    for (const Note& note : document.notes) dumper.note(note);
    return std::move(dumper.text);
}

}  // namespace postconv
