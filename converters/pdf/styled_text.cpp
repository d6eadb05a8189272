#include "converters/pdf/styled_text.h"

#include <algorithm>
#include <utility>

#include "converters/printed_date.h"
#include "model/language.h"
#include "model/text.h"
#include "model/visit.h"
#include "styles/looks.h"

namespace postconv::pdf {
namespace {

constexpr double kScriptSize = 0.68;  // of superscripts and subscripts, to the text's size
constexpr double kSuperscriptRise = 0.36;
constexpr double kSubscriptRise = -0.14;

class Collector {
  public:
    Collector(StyledText& out, const TextBase& base, Length measure, Typesetting& setting)
        : out_(out), measure_(measure), setting_(setting), node_(base.node) {}

    void inlines(const Inlines& list, FormatId format) {
        for (const Inline& node : list) one(node, format);
    }

    void raw(std::string_view text, FormatId format) {
        out_.text += text;
        extend(format);
    }

    void finish() {
        while (!out_.text.empty() && out_.text.back() == ' ') out_.text.pop_back();
        for (auto& stretch : out_.stretches) stretch.end = std::min(stretch.end, out_.text.size());
    }

  private:
    // What `collect` adds belongs to a node of its own.
    template <typename Collect>
    NodeId within(StructureType type, Collect collect) {
        const NodeId outer = node_;
        const NodeId inner = setting_.structure.add(outer, type);
        node_ = inner;
        collect();
        node_ = outer;
        return inner;
    }

    void one(const Inline& node, FormatId format) {
        if (!node.attributes.id.empty())
            out_.places.push_back({out_.text.size(), node.attributes.id});
        const Look look = look_of(node.attributes);
        if (look.language.empty()) return kind(node, format);
        format = in_language(look.language, format);
        const NodeId span = within(StructureType::Span, [&] { kind(node, format); });
        if (span != kArtifact) setting_.structure.facts(span).language = look.language;
    }

    void kind(const Inline& node, FormatId format) {
        match(
            node, [&](const Text& n) { words(n.text, format); },
            [&](const SoftBreak&) { words(" ", format); },
            [&](const LineBreak&) { line_break(format); },
            [&](const Styled& n) { inlines(n.content, restyled(n.style, format)); },
            [&](const Code& n) {
                note_origin();
                plain_ += n.text.size();
                within(StructureType::Code, [&] { raw(n.text, in_code(format)); });
            },
            [&](const Link& n) { link(n, format); }, [&](const Image& n) { picture(n, format); },
            [&](const NoteReference& n) { note_mark(n.note, format); },
            [&](const Span& n) {
                const std::optional<TextStyle> style = text_style_of(node.attributes);
                inlines(n.content, style ? restyled(*style, format) : format);
            });
    }

    // Appends text with each run of white space as one space, none at a line's start.
    void words(std::string_view text, FormatId format) {
        for (const char c : text) {
            note_origin();
            ++plain_;
            if (!is_ascii_space(c)) {
                out_.text += c;
            } else if (!at_line_start() && out_.text.back() != ' ') {
                out_.text += ' ';
            }
        }
        extend(format);
    }

    bool at_line_start() const {
        static constexpr std::string_view kSeparator = "\xE2\x80\xA8";
        return out_.text.empty() || out_.text.ends_with(kSeparator);
    }

    void line_break(FormatId format) {
        if (!out_.text.empty() && out_.text.back() == ' ') out_.text.pop_back();
        append_utf8(out_.text, kLineSeparator);
        ++plain_;
        extend(format);
    }

    void extend(FormatId format) {
        tag();
        if (!out_.stretches.empty()) {
            StyledText::Stretch& last = out_.stretches.back();
            last.end = std::min(last.end, out_.text.size());
            if (last.end == out_.text.size()) return;
            if (last.format == format) {
                last.end = out_.text.size();
                return;
            }
        }
        if (!out_.text.empty()) out_.stretches.push_back({out_.text.size(), format});
    }

    // Once what comes stands elsewhere in the plain text than what is there suggests.
    void note_origin() {
        const auto& origins = out_.origins;
        const std::size_t expected =
            origins.empty() ? out_.text.size()
                            : origins.back().plain + out_.text.size() - origins.back().offset;
        if (expected != plain_) out_.origins.push_back({out_.text.size(), plain_});
    }

    void tag() {
        std::vector<StyledText::Tag>& tags = out_.tags;
        while (!tags.empty() && tags.back().end > out_.text.size()) tags.pop_back();
        const std::size_t tagged = tags.empty() ? 0 : tags.back().end;
        if (tagged == out_.text.size()) return;
        if (!tags.empty() && tags.back().node == node_)
            tags.back().end = out_.text.size();
        else
            tags.push_back({out_.text.size(), node_});
    }

    template <typename Change>
    FormatId changed(FormatId format, Change change) {
        TextFormat copy = setting_.format(format);
        change(copy);
        return setting_.intern(copy);
    }

    template <typename Change>
    FormatId with_font(FormatId format, Change change) {
        return changed(format, [&](TextFormat& f) {
            FontSpec spec = setting_.shaper.spec(f.font);
            change(spec);
            f.font = setting_.shaper.font(spec);
        });
    }

    FormatId script(FormatId format, double rise) {
        const Length size = setting_.shaper.spec(setting_.format(format).font).size;
        const FormatId small = with_font(format, [](FontSpec& s) {
            s.size = s.size.scaled_by(kScriptSize);
            s.figures = Figures::Lining;
        });
        return changed(small, [&](TextFormat& f) { f.rise += size.scaled_by(rise); });
    }

    // The face's own raised figures, which are as dark as the text; else smaller ones, raised.
    FormatId superior(FormatId format) {
        FontSpec spec = setting_.shaper.spec(setting_.format(format).font);
        if (!setting_.shaper.has_superiors(spec)) return script(format, kSuperscriptRise);
        return with_font(format, [](FontSpec& s) { s.superior = true; });
    }

    FormatId restyled(TextStyle style, FormatId format) {
        const Style& highlight = setting_.theme()[Role::Highlight];
        switch (style) {
            case TextStyle::Emphasis:
                return with_font(format, [](FontSpec& s) { s.italic = !s.italic; });
            case TextStyle::Strong:
                return with_font(format, [](FontSpec& s) { s.weight = std::max(s.weight, 700); });
            case TextStyle::Strikethrough:
                return changed(format, [](TextFormat& f) { f.struck = true; });
            case TextStyle::Superscript:
                return script(format, kSuperscriptRise);
            case TextStyle::Subscript:
                return script(format, kSubscriptRise);
            case TextStyle::Underline:
                return changed(format, [](TextFormat& f) { f.underlined = true; });
            case TextStyle::Highlight:
                return changed(format, [&](TextFormat& f) {
                    f.has_background = highlight.has_background;
                    f.background = highlight.background;
                });
            case TextStyle::Keyboard:
                return in_code(format);
            case TextStyle::SmallCaps:
                return with_font(format, [](FontSpec& s) { s.small_capitals = true; });
            case TextStyle::Small:
                return with_font(format,
                                 [&](FontSpec& s) { s.size = s.size.scaled_by(small_share()); });
        }
        return format;
    }

    // Small words are to the text around them as small paragraphs are to the body.
    double small_share() const {
        const Theme& theme = setting_.theme();
        return double(theme[Role::Small].size.units()) / double(theme[Role::Body].size.units());
    }

    FormatId in_language(const std::string& language, FormatId format) {
        return with_font(format, [&](FontSpec& s) { s.language = language; });
    }

    // The code face at the size of the text around it; code is never hyphenated or fitted.
    FormatId in_code(FormatId format) {
        const Theme& theme = setting_.theme();
        const FontSpec code = font_spec(theme, theme[Role::CodeInline], {});
        const double scale = theme.fonts(theme[Role::CodeInline]).scale;
        const FormatId mono = with_font(format, [&](FontSpec& s) {
            if (s.families == code.families) return;
            s.families = code.families;
            s.size = s.size.scaled_by(scale);
        });
        return changed(mono, [](TextFormat& f) {
            f.hyphenated = false;
            f.literal = true;
            f.fit = {};
        });
    }

    // A link within another is its words.
    void link(const Link& link, FormatId format) {
        if (setting_.structure[node_].type == StructureType::Link)
            return inlines(link.content, format);
        within(StructureType::Link, [&] {
            const FormatId linked = changed(format, [&](TextFormat& f) {
                f.link = setting_.add_link({link.target, words_of(link), node_});
                f.colour = setting_.theme()[Role::Link].colour;
            });
            inlines(link.content, linked);
        });
    }

    static std::string words_of(const Link& link) {
        std::string words(trimmed(plain_text(link.content)));
        if (words.empty()) words = link.title;
        return words.empty() ? link.target : words;
    }

    void note_mark(std::size_t note, FormatId format) {
        const bool is_first = std::find(marked_.begin(), marked_.end(), note) == marked_.end();
        if (is_first) out_.places.push_back({out_.text.size(), note_mark_id(note)});
        marked_.push_back(note);
        const std::string number = std::to_string(note + 1);
        within(StructureType::Reference, [&] {
            within(StructureType::Link, [&] {
                const FormatId mark = changed(superior(format), [&](TextFormat& f) {
                    f.link = setting_.add_link({'#' + note_id(note), number, node_});
                });
                raw(number, mark);
            });
        });
        out_.notes.push_back({out_.text.size(), note});
    }

    void picture(const Image& image, FormatId format) {
        if (!image.resource) {
            words('[' + (image.alt.empty() ? image.source : image.alt) + ']', format);
            return;
        }
        const PageGeometry& page = setting_.theme().page;
        const PictureSize size = picture_size(setting_.job.resources[*image.resource], image.size,
                                              measure_, page.text_height() / 3);
        out_.pictures.push_back({*image.resource, size.width, size.height});
        append_utf8(out_.text, kObject);
        plain_ += image.alt.size();
        const NodeId outer = std::exchange(node_, setting_.add_figure(image, node_));
        extend(format);
        node_ = outer;
    }

    StyledText& out_;
    Length measure_;
    Typesetting& setting_;
    NodeId node_;            // that what is being collected belongs to
    std::size_t plain_ = 0;  // bytes of the plain text so far
    std::vector<std::size_t> marked_;
};

// Whether a line of code may have to go on in the next, behind a mark.
bool has_long_line(std::string_view code) {
    constexpr std::size_t kNeverTooLong = 40;
    for (std::size_t begin = 0; begin < code.size();) {
        const std::size_t end = std::min(code.find('\n', begin), code.size());
        if (end - begin > kNeverTooLong) return true;
        begin = end + 1;
    }
    return false;
}

// Words and marks that are ours, or stand for something: a box, an arrow, a picture that is not
// there.
std::string marks_of(const Block& block, const std::string& language) {
    if (const auto* list = std::get_if<List>(&block.kind))
        for (const ListItem& item : list->items)
            if (item.checked) return "\u2610\u2611";
    if (const auto* code = std::get_if<CodeBlock>(&block.kind))
        return code->text + (has_long_line(code->text) ? "\u21AA" : "");
    if (const auto* callout = std::get_if<Callout>(&block.kind))
        return callout_label(callout->kind, language);
    if (const auto* figure = std::get_if<Figure>(&block.kind))
        return figure->image.alt + figure->image.source;
    return {};
}

// The faces are chosen by what there is to print.
std::string everything_printed(const Job& job) {
    const Metadata& m = job.document.metadata;
    std::string text =
        m.title + m.subtitle + joined_names(m.creators, " ") + m.publisher + m.abstract;
    if (m.date) text += printed_date(*m.date, m.language);
    if (job.options.contents) text += label(Label::Contents, m.language);
    walk(job.document, {.block = [&](const Block& block) { text += marks_of(block, m.language); },
                        .text =
                            [&](const Inline& node) {
                                if (const auto* leaf = std::get_if<Text>(&node.kind))
                                    text += leaf->text;
                                if (const auto* code = std::get_if<Code>(&node.kind))
                                    text += code->text;
                                if (const auto* image = std::get_if<Image>(&node.kind))
                                    text += image->alt;
                            }});
    return text;
}

}  // namespace

Typesetting::Typesetting(const Job& the_job, Diagnostics& the_diagnostics, Tools* tools)
    : job(the_job),
      diagnostics(the_diagnostics),
      own_tools_(tools ? nullptr : std::make_unique<Tools>(Tools::Use::OneDocument)),
      tools_(tools ? *tools : *own_tools_),
      printed_(std::make_shared<const std::string>(everything_printed(the_job))),
      shaper(tools_.shaper(job.fonts.font_map(*printed_))) {
    hyphenator(job.document.metadata.language);  // its patterns load while the text is prepared
}

std::size_t TextFormatHash::operator()(const TextFormat& f) const {
    std::size_t hash = f.font;
    const auto mix = [&](std::size_t value) { hash = hash * 1099511628211U ^ value; };
    mix(std::size_t(f.colour.red << 16 | f.colour.green << 8 | f.colour.blue));
    mix(std::size_t(f.literal << 4 | f.has_background << 3 | f.underlined << 2 | f.struck << 1 |
                    f.hyphenated));
    mix(std::size_t(f.rise.units()));
    mix(std::size_t(f.link + 1));
    return hash;
}

FormatId Typesetting::intern(const TextFormat& format) {
    const auto [known, is_new] = format_ids_.try_emplace(format, FormatId(formats.size()));
    if (is_new) formats.push_back(format);
    return known->second;
}

FormatId Typesetting::format_of(const Style& style, const std::string& language) {
    TextFormat format;
    const std::string& own = language.empty() ? job.document.metadata.language : language;
    format.font = shaper.font(font_spec(theme(), style, own));
    format.colour = style.colour;
    format.hyphenated = style.hyphenate;
    format.fit = style.fit;
    return intern(format);
}

Hyphenator& Typesetting::hyphenator(const std::string& language) {
    const auto [known, is_new] = hyphenators_.try_emplace(language);
    if (is_new) known->second = tools_.hyphenator(job.fonts.hyphenation_file(language), printed_);
    return *known->second;
}

int Typesetting::add_link(LinkFacts link) {
    if (link.node == kArtifact) {
        const auto [known, is_new] = link_ids_.try_emplace(link.target, int(links.size()));
        if (!is_new) return known->second;
    }
    links.push_back(std::move(link));
    return int(links.size()) - 1;
}

NodeId Typesetting::note_node(std::size_t note, NodeId parent) {
    note_nodes_.resize(job.document.notes.size(), kArtifact);
    NodeId& node = note_nodes_[note];
    if (node == kArtifact && parent != kArtifact) {
        node = structure.add(parent, StructureType::Note);
        structure.facts(node).id = note_id(note);
    }
    return node;
}

NodeId Typesetting::add_figure(const Image& image, NodeId parent) {
    if (image.is_decorative) return kArtifact;
    const NodeId node = structure.add(parent, StructureType::Figure);
    if (node != kArtifact) structure.facts(node).alternative = image.alt;
    return node;
}

std::size_t plain_offset(const StyledText& text, std::size_t offset) {
    const auto after = std::upper_bound(
        text.origins.begin(), text.origins.end(), offset,
        [](std::size_t byte, const StyledText::Origin& origin) { return byte < origin.offset; });
    if (after == text.origins.begin()) return offset;
    const StyledText::Origin& origin = *std::prev(after);
    return origin.plain + (offset - origin.offset);
}

std::string note_id(std::size_t note) {
    return "note-" + std::to_string(note + 1);
}

std::string note_mark_id(std::size_t note) {
    return "note-mark-" + std::to_string(note + 1);
}

namespace {

// What a note that is marked in a text stands below: beside a paragraph, within a cell.
NodeId parent_of_notes(NodeId text, const Structure& structure) {
    const StructureType type = structure[text].type;
    const bool stands_alone = type == StructureType::Paragraph || type == StructureType::Heading;
    return stands_alone ? structure[text].parent : text;
}

}  // namespace

StyledText styled_text(const Inlines& inlines, const TextBase& base, Length measure,
                       Typesetting& setting) {
    StyledText result;
    Collector collector(result, base, measure, setting);
    result.base = setting.format_of(base.style, base.language);
    result.direction = base.direction;
    collector.inlines(inlines, result.base);
    collector.finish();
    for (const StyledText::NoteMark& mark : result.notes)
        setting.note_node(mark.note, parent_of_notes(base.node, setting.structure));
    return result;
}

StyledText plain_styled_text(std::string_view text, const TextBase& base, Typesetting& setting) {
    StyledText result;
    result.base = setting.format_of(base.style);
    Collector(result, base, {}, setting).raw(text, result.base);
    return result;
}

}  // namespace postconv::pdf
