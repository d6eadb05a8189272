#include "converters/epub/inlines.h"

#include "converters/epub/links.h"
#include "converters/epub/page.h"
#include "converters/package/xml.h"
#include "model/text.h"
#include "model/visit.h"
#include "styles/looks.h"
#include "styles/openings.h"

namespace postconv {
namespace {

const std::string* value_of(const Attributes& attributes, std::string_view key) {
    for (const auto& [name, value] : attributes.values)
        if (name == key) return &value;
    return nullptr;
}

const char* element_of(TextStyle style) {
    switch (style) {
        case TextStyle::Emphasis:
            return "em";
        case TextStyle::Strong:
            return "strong";
        case TextStyle::Strikethrough:
            return "del";
        case TextStyle::Superscript:
            return "sup";
        case TextStyle::Subscript:
            return "sub";
        case TextStyle::Underline:
            return "u";
        case TextStyle::Highlight:
            return "mark";
        case TextStyle::Keyboard:
            return "kbd";
        case TextStyle::SmallCaps:
            return "span";
        case TextStyle::Small:
            return "small";
    }
    return "span";
}

std::string file_name_of(const std::string& source) {
    const std::string path = source.substr(0, source.find_first_of("?#"));
    const std::string name = path.substr(path.find_last_of("/\\") + 1);
    return name.empty() ? source : name;
}

struct LinkProblem {
    const char* name;
    const char* what;
    const char* hint;
};

LinkProblem problem_with(LinkKind kind) {
    switch (kind) {
        case LinkKind::Outside:
            return {"link-outside", "leads to a file that is not in the book",
                    "link to a heading, or to the file's web address"};
        case LinkKind::Forbidden:
            return {"link-scheme", "is of a kind that a book can't carry",
                    "use an http, https, mailto or tel address"};
        case LinkKind::Internal:
        case LinkKind::External:
        case LinkKind::Broken:
            break;
    }
    return {"broken-link", "is no address", "write the whole address"};
}

}  // namespace

void set_attributes(pugi::xml_node node, const Attributes& attributes, const Writing& writing) {
    if (const auto place = writing.plan.places.find(attributes.id);
        place != writing.plan.places.end())
        set_attribute(node, "id", place->second.id);
    if (const std::string* language = value_of(attributes, "lang");
        language && is_language_tag(*language)) {
        set_attribute(node, "lang", *language);
        set_attribute(node, "xml:lang", *language);
    }
    if (const std::string* direction = value_of(attributes, "dir");
        direction && (*direction == "ltr" || *direction == "rtl" || *direction == "auto"))
        set_attribute(node, "dir", *direction);
}

bool has_attributes(const Attributes& attributes, const Writing& writing) {
    return writing.plan.places.contains(attributes.id) || value_of(attributes, "lang") ||
           value_of(attributes, "dir");
}

// Sides in CSS pixels; a share of the text's width as a class, in steps of five per cent.
void set_size(pugi::xml_node picture, const ImageSize& size) {
    const auto pixels = [](Length length) {
        return std::to_string(std::max(1LL, std::llround(length.to_points() * 96 / 72)));
    };
    if (size.width_share > 0) {
        const int steps = std::clamp(int(std::lround(size.width_share * 20)), 1, 20);
        set_attribute(picture, "class", "width-" + std::to_string(steps * 5));
        return;
    }
    if (size.width > Length()) set_attribute(picture, "width", pixels(size.width));
    if (size.height > Length()) set_attribute(picture, "height", pixels(size.height));
}

pugi::xml_node add_image(pugi::xml_node parent, const Image& image, const Writing& writing) {
    const BookImage* file = writing.images.find(image.resource);
    if (!file) {
        const std::string words = image.alt.empty() ? file_name_of(image.source) : image.alt;
        pugi::xml_node box = add_element(parent, "span", words);
        set_attribute(box, "class", "missing");
        return box;
    }
    if (const auto png = writing.images.instead.find(std::size_t(file - &writing.images.files[0]));
        png != writing.images.instead.end()) {
        parent = add_element(parent, "picture");
        pugi::xml_node drawing = add_element(parent, "source");
        set_attribute(drawing, "srcset", file->file());
        set_attribute(drawing, "type", mime_type(file->type));
        file = &writing.images.files[png->second];
    }
    pugi::xml_node picture = add_element(parent, "img");
    set_attribute(picture, "src", file->file());
    set_attribute(picture, "alt", image.alt);
    if (!image.title.empty()) set_attribute(picture, "title", image.title);
    set_size(picture, image.size);
    return picture;
}

void InlineWriter::write(pugi::xml_node parent, const Inlines& content) {
    for (const Inline& node : content) write_one(parent, node);
}

void InlineWriter::write(pugi::xml_node parent, const Inlines& content,
                         const std::vector<PageMark>& marks) {
    marks_ = marks;
    position_ = 0;
    write(parent, content);
    for (const PageMark& mark : marks_) add_page_mark(parent, mark, "span");
    marks_ = {};
}

void InlineWriter::add_words(pugi::xml_node parent, std::string_view words) {
    while (!marks_.empty() && marks_.front().offset < position_ + words.size()) {
        std::size_t cut = std::max(marks_.front().offset, position_) - position_;
        const auto is_within_a_character = [&] {
            return (static_cast<unsigned char>(words[cut]) & 0xC0) == 0x80;
        };
        while (cut < words.size() && is_within_a_character()) ++cut;
        if (cut > 0) add_text(parent, words.substr(0, cut));
        add_page_mark(parent, marks_.front(), "span");
        marks_ = marks_.subspan(1);
        position_ += cut;
        words.remove_prefix(cut);
    }
    if (!words.empty()) add_text(parent, words);
    position_ += words.size();
}

// What has no text of its own to divide: the page begins before it.
void InlineWriter::pass(pugi::xml_node parent, std::size_t bytes) {
    for (; !marks_.empty() && marks_.front().offset < position_ + bytes; marks_ = marks_.subspan(1))
        add_page_mark(parent, marks_.front(), "span");
    position_ += bytes;
}

pugi::xml_node InlineWriter::add(pugi::xml_node parent, const char* name, const Inline& node) {
    pugi::xml_node element = add_element(parent, name);
    set_attributes(element, node.attributes, writing_);
    return element;
}

void InlineWriter::write_one(pugi::xml_node parent, const Inline& node) {
    match(
        node, [&](const Text& text) { write_text(parent, node, text); },
        [&](const SoftBreak&) {
            pass(parent, 1);
            end_line(parent);
        },
        [&](const LineBreak&) {
            pass(parent, 1);
            add(parent, "br", node);
        },
        [&](const Styled& styled) { write_styled(parent, node, styled.style, styled.content); },
        [&](const Code& code) {
            pugi::xml_node element = add(parent, "code", node);
            add_words(element, code.text);
            keep_open(element);
        },
        [&](const Link& link) { write_link(parent, node, link); },
        [&](const Image& image) {
            pass(parent, image.alt.size());
            set_attributes(add_image(parent, image, writing_), node.attributes, writing_);
        },
        [&](const NoteReference& mark) {
            if (in_link_)
                held_marks_.push_back({node, mark});
            else
                write_mark(parent, node, mark);
        },
        [&](const Span& span) {
            if (is_initial(node))
                write(parent, span.content);
            else if (const std::optional<TextStyle> style = text_style_of(node.attributes))
                write_styled(parent, node, *style, span.content);
            else
                write_span(parent, node, span.content);
        });
}

void InlineWriter::write_styled(pugi::xml_node parent, const Inline& node, TextStyle style,
                                const Inlines& content) {
    pugi::xml_node element = add(parent, element_of(style), node);
    if (style == TextStyle::SmallCaps) add_class(element, "small-caps");
    write(element, content);
    keep_open(element);
}

void InlineWriter::write_text(pugi::xml_node parent, const Inline& node, const Text& text) {
    const bool plain = !has_attributes(node.attributes, writing_);
    add_words(plain ? parent : add(parent, "span", node), text.text);
}

void InlineWriter::write_span(pugi::xml_node parent, const Inline& node, const Inlines& content) {
    pugi::xml_node element = add(parent, "span", node);
    write(element, content);
    keep_open(element);
}

void InlineWriter::write_link(pugi::xml_node parent, const Inline& node, const Link& link) {
    const std::string address = in_link_ ? std::string() : address_of(node, link);
    if (address.empty()) {
        write_span(parent, node, link.content);
        return;
    }
    pugi::xml_node anchor = add(parent, "a", node);
    set_attribute(anchor, "href", address);
    if (!link.title.empty()) set_attribute(anchor, "title", link.title);
    in_link_ = true;
    write(anchor, link.content);
    in_link_ = false;
    if (!anchor.first_child()) add_text(anchor, link.target);  // a link without words can't be seen
    for (const HeldMark& held : held_marks_) write_mark(parent, held.node, held.mark);
    held_marks_.clear();
}

std::string InlineWriter::address_of(const Inline& node, const Link& link) {
    const LinkKind kind = kind_of_link(link.target);
    if (kind == LinkKind::External) return escaped_uri(link.target);
    if (kind == LinkKind::Internal) {
        const auto place = writing_.plan.places.find(std::string(trimmed(link.target).substr(1)));
        // The outline stage has warned of ids that do not exist.
        if (place == writing_.plan.places.end()) return {};
        return href_of(writing_.plan, place->second, writing_.chapter);
    }
    const LinkProblem problem = problem_with(kind);
    if (writing_.warned_of.insert(link.target).second)
        writing_.diagnostics.warn(problem.name, node.span,
                                  "the link \"" + link.target + "\" " + problem.what,
                                  std::string(problem.hint) + "; its text stays, without the link");
    return {};
}

// A plain link around the number alone: reading systems find notes by such links, and some don't
// when there is an element in or around it. The style sheet raises it.
void InlineWriter::write_mark(pugi::xml_node parent, const Inline& node,
                              const NoteReference& mark) {
    if (mark.note >= writing_.plan.notes.size()) return;
    const NotePlace& note = writing_.plan.notes[mark.note];
    if (!note.chapter) return;
    const bool plain = !has_attributes(node.attributes, writing_);
    pugi::xml_node anchor = add_element(plain ? parent : add(parent, "span", node), "a",
                                        std::to_string(mark.note + 1));
    set_attribute(anchor, "class", "noteref");
    set_semantics(anchor, {"noteref", "doc-noteref"});
    writing_.marked.resize(writing_.plan.notes.size());
    if (!writing_.marked[mark.note]) set_attribute(anchor, "id", note.reference_id);
    writing_.marked[mark.note] = true;
    set_attribute(anchor, "href",
                  href_of(writing_.plan, {*note.chapter, note.id}, writing_.chapter));
}

}  // namespace postconv
