#include "converters/docx/template.h"

#include <algorithm>

#include "converters/docx/body.h"
#include "converters/docx/contents.h"
#include "converters/docx/front_matter.h"
#include "converters/docx/ooxml.h"
#include "converters/docx/page_parts.h"
#include "converters/docx/style_part.h"
#include "converters/docx/template_fields.h"
#include "converters/docx/template_merge.h"
#include "converters/docx/template_package.h"
#include "converters/docx/template_place.h"
#include "converters/docx/template_properties.h"
#include "converters/docx/template_theme.h"
#include "converters/docx/xml_prefixes.h"
#include "model/text.h"

namespace postconv {
namespace {

constexpr const char* kWordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

std::string word_type(const char* kind) {
    return std::string(kWordType) + kind + "+xml";
}

int greatest(const std::vector<pugi::xml_node>& nodes, const char* attribute) {
    int most = 0;
    for (const pugi::xml_node node : nodes)
        most = std::max(most, std::min(node.attribute(attribute).as_int(), 1 << 29));
    return most;
}

class TemplateWriter {
  public:
    TemplateWriter(const Job& job, Diagnostics& diagnostics)
        : job_(job),
          diagnostics_(diagnostics),
          package_(job.options.reference.name, job.options.reference.bytes),
          main_(package_.main_part()),
          folder_(folder_of(main_)),
          languages_(word_languages(job.document.metadata.language)) {}

    Bytes write() {
        clear_what_is_ours();
        const TemplateStyles styles = read_styles();
        const FilledFields filled = fill_fields(package_, job_.document.metadata);
        pugi::xml_node body = package_.xml(main_).child("w:document").child("w:body");
        const BodyPlace place = find_place(body, styles);
        report_left_out(place);
        const Theme theme = theme_of_template(job_.theme, styles, place.section);
        const Job job{job_.document, job_.outline, theme,           job_.resources,
                      job_.fonts,    job_.options, job_.pagination};
        Composition all(job, diagnostics_, occupied(body));
        pugi::xml_document ours;
        parse_ours(all.sheet, ours);
        StyleMap map(styles, ours.child("w:styles"), default_table_style());
        adopt(all, styles, map);
        parse_ours(all.sheet, ours);  // again: they stand on those of the template now
        write_text({all, place, filled, map, ours.child("w:styles")});
        write_properties(package_, job_, all.statistics, filled);
        return package_.zipped(job_.options.timestamp);
    }

  private:
    struct Text {
        Composition& all;
        const BodyPlace& place;
        const FilledFields& filled;
        StyleMap& map;
        pugi::xml_node our_styles;
    };

    // A picture of other pages, and signatures that no longer hold.
    void clear_what_is_ours() {
        package_.remove_root_target("thumbnail");
        package_.remove_root_target("origin");
        package_.set_type(main_, word_type("document.main"));
    }

    std::string part_or_ours(const char* kind, const char* file, const char* root) {
        std::string part = package_.target(main_, kind);
        if (!part.empty() && package_.xml(part).child(root)) return part;
        part = folder_ + file;
        pugi::xml_document fresh;
        load_part_template(fresh, file);
        package_.put(part, serialise(fresh), word_type(kind));
        Relationships all = package_.relationships(main_);
        all.add(kind, file);
        package_.set_relationships(main_, all);
        return part;
    }

    TemplateStyles read_styles() {
        styles_part_ = part_or_ours("styles", "styles.xml", "w:styles");
        const std::string theme = package_.target(main_, "theme");
        const pugi::xml_node fonts =
            theme.empty() ? pugi::xml_node() : package_.xml(theme).child("a:theme");
        TemplateStyles styles(package_.xml(styles_part_).child("w:styles"), fonts);
        if (styles.is_too_many())
            fail(FailureKind::Limit, "large-reference", {},
                 "the template \"" + package_.name() + "\" has more than " +
                     std::to_string(TemplateStyles::kMost) + " styles, which Word can't open",
                 "copy its text into a new document, which takes only the styles in use");
        return styles;
    }

    std::string default_table_style() {
        const std::string part = package_.target(main_, "settings");
        if (part.empty()) return {};
        return package_.xml(part)
            .child("w:settings")
            .child("w:defaultTableStyle")
            .attribute("w:val")
            .value();
    }

    void parse_ours(const StyleSheet& sheet, pugi::xml_document& ours) const {
        const Bytes bytes = styles_part(sheet, languages_);
        ours.load_buffer(bytes.data(), bytes.size(), pugi::parse_default | pugi::parse_ws_pcdata);
    }

    // Of sample text that is gone. LibreOffice takes footnotes by their order, not by their ids.
    void drop_unmarked_notes(pugi::xml_node body) {
        const std::string part = package_.target(main_, "footnotes");
        if (part.empty()) return;
        std::set<std::string_view> marked;
        for (const pugi::xml_node mark : elements_below(body, "w:footnoteReference"))
            marked.insert(mark.attribute("w:id").value());
        pugi::xml_node root = package_.xml(part).child("w:footnotes");
        for (const pugi::xml_node note : elements_below(root, "w:footnote"))
            if (!note.attribute("w:type") && !marked.contains(note.attribute("w:id").value()))
                root.remove_child(note);
    }

    Occupied occupied(pugi::xml_node body) {
        drop_unmarked_notes(body);
        Occupied taken;
        numbering_part_ = part_or_ours("numbering", "numbering.xml", "w:numbering");
        const pugi::xml_node numbering = package_.xml(numbering_part_).child("w:numbering");
        taken.numbering.numbers = greatest(elements_below(numbering, "w:num"), "w:numId");
        taken.numbering.definitions =
            greatest(elements_below(numbering, "w:abstractNum"), "w:abstractNumId") + 1;
        const std::vector<pugi::xml_node> bookmarks = elements_below(body, "w:bookmarkStart");
        taken.bookmarks = greatest(bookmarks, "w:id");
        for (const pugi::xml_node bookmark : bookmarks)
            taken.bookmark_names.insert(ascii_lower(bookmark.attribute("w:name").value()));
        taken.drawings = greatest(elements_below(body, "wp:docPr"), "id");
        for (const char* type : {"header+xml", "footer+xml"})
            for (const std::string& part : package_.parts_of_type(type))
                taken.drawings = std::max(
                    taken.drawings, greatest(elements_below(package_.xml(part), "wp:docPr"), "id"));
        const std::string notes = package_.target(main_, "footnotes");
        if (!notes.empty())
            taken.notes = greatest(elements_below(package_.xml(notes), "w:footnote"), "w:id");
        taken.media = free_media_prefix();
        return taken;
    }

    std::string free_media_prefix() const {
        std::string prefix = "picture";
        while (package_.has_prefix(folder_ + "media/" + prefix)) prefix += "x";
        return prefix;
    }

    void adopt(Composition& all, const TemplateStyles& styles, const StyleMap& map) {
        for (const StyleDefinition& definition : style_definitions())
            if (const std::string id = map.match(definition.id); !id.empty())
                all.sheet.adopt(definition.style, styles.resolved(id));
        if (!map.match(kTableStyle).empty()) all.sheet.adopt_tables();
        const pugi::xml_node numbering = package_.xml(numbering_part_).child("w:numbering");
        for (const auto& [kind, style] : {std::pair(ListKind::Bullet, "ListBullet"),
                                          std::pair(ListKind::Ordered, "ListNumber")})
            if (const std::string id = map.match(style); !id.empty())
                all.numbering.adopt(kind, list_of_style(numbering, styles.resolved(id)));
    }

    void write_text(const Text& text) {
        Story body{text.all, StoryKind::Body, package_.relationships(main_)};
        pugi::xml_node root = package_.xml(main_).child("w:document");
        declare_namespaces(root);
        pugi::xml_node container =
            text.place.before.parent().insert_child_before("w:body", text.place.before);
        write_blocks(body, text, container);
        if (text.all.sections.is_divided()) text.all.sections.finish(text.place.section);
        std::set<std::string> used;
        collect_style_ids(container, used);
        pugi::xml_document notes;
        Story note_story{text.all, StoryKind::Notes, note_relationships()};
        write_notes(note_story, notes);
        collect_style_ids(notes, used);
        if (contents_) collect_style_ids(contents_, used);
        report_added(add_styles(package_.xml(styles_part_).child("w:styles"), text.our_styles, used,
                                text.map, text.all.numbering.base().numbers));
        text.map.rename(container);
        text.map.rename(notes);
        if (contents_) text.map.rename(contents_);
        while (container.first_child())
            container.parent().insert_move_before(container.first_child(), container);
        container.parent().remove_child(container);
        add_numbering(text);
        add_notes(body, note_story, notes);
        package_.set_relationships(main_, body.relationships);
        add_media(text.all.media);
        finish_settings();
        set_language();
    }

    void write_blocks(Story& story, const Text& text, pugi::xml_node container) {
        const Length room = story.all.job.theme.page.text_width();
        story.all.sections.begin(text.place.section);
        if (std::string_view(container.parent().name()) != "w:body" || !text.place.section)
            story.all.sections.keep_whole();
        BodyWriter blocks(story, container, {.room = room});
        if (!text.filled.title) write_title_block(story, blocks);
        pugi::xml_node body = package_.xml(main_).child("w:document").child("w:body");
        if (const pugi::xml_node control = find_contents_control(body)) {
            contents_ = control.child("w:sdtContent");
            refill_contents(story, contents_);
        } else if (job_.options.contents) {
            write_contents(story, blocks.stack());
        }
        write_lists(story, blocks.stack());
        blocks.write(job_.document.blocks);
        blocks.finish();
    }

    Relationships note_relationships() {
        const std::string part = package_.target(main_, "footnotes");
        return part.empty() ? Relationships() : package_.relationships(part);
    }

    void write_notes(Story& story, pugi::xml_document& notes) {
        const Bytes bytes = footnotes_part(story);
        notes.load_buffer(bytes.data(), bytes.size(), pugi::parse_default | pugi::parse_ws_pcdata);
    }

    // Ours come after those of the template, which has separators of its own.
    void add_notes(Story& body, const Story& story, const pugi::xml_document& notes) {
        if (body.all.notes.in_order().empty()) return;
        has_notes_ = true;
        std::string part = package_.target(main_, "footnotes");
        if (part.empty()) {
            part = folder_ + "footnotes.xml";
            package_.put(part, serialise(notes), word_type("footnotes"));
            body.relationships.add("footnotes", "footnotes.xml");
        } else {
            pugi::xml_node root = package_.xml(part).child("w:footnotes");
            declare_namespaces(root);
            for (const pugi::xml_node note : notes.child("w:footnotes").children("w:footnote"))
                if (!note.attribute("w:type")) root.append_copy(note);
        }
        package_.set_relationships(part, story.relationships);
    }

    void add_numbering(const Text& text) {
        pugi::xml_node numbering = package_.xml(numbering_part_).child("w:numbering");
        const NumberingBase base = text.all.numbering.base();
        text.all.numbering.write(numbering);
        const pugi::xml_node styles = package_.xml(styles_part_).child("w:styles");
        for (const pugi::xml_node definition : numbering.children("w:abstractNum"))
            if (definition.attribute("w:abstractNumId").as_int() >= base.definitions)
                link_levels(definition, styles, text.map, base.numbers + Numbering::kHeadings);
    }

    // A level of ours belongs to a style that we added, or to a heading that has no number yet.
    static void link_levels(pugi::xml_node definition, pugi::xml_node styles, const StyleMap& map,
                            int headings) {
        for (pugi::xml_node level : definition.children("w:lvl")) {
            pugi::xml_node link = level.child("w:pStyle");
            if (!link) continue;
            const std::string ours = link.attribute("w:val").value(), id = map.match(ours);
            pugi::xml_node style =
                styles.find_child_by_attribute("w:style", "w:styleId", id.c_str());
            const bool is_heading = ours.starts_with("Heading");
            if (style && is_heading && !style.child("w:pPr").child("w:numPr"))
                number_style(style, level.attribute("w:ilvl").as_int(), headings);
            const int number =
                style.child("w:pPr").child("w:numPr").child("w:numId").attribute("w:val").as_int();
            const bool is_ours = number > headings - Numbering::kHeadings;
            if (is_ours)
                set_value(link, id);
            else
                level.remove_child(link);
        }
    }

    static void number_style(pugi::xml_node style, int level, int numbering) {
        pugi::xml_node properties = style.child("w:pPr");
        if (!properties) {
            const pugi::xml_node run = style.child("w:rPr");
            properties =
                run ? style.insert_child_before("w:pPr", run) : style.append_child("w:pPr");
        }
        pugi::xml_node node = property(properties, "w:numPr");
        set_value(node.append_child("w:ilvl"), level);
        set_value(node.append_child("w:numId"), numbering);
    }

    void add_media(Media& media) {
        for (const MediaType type :
             {MediaType::Png, MediaType::Jpeg, MediaType::Gif, MediaType::Svg})
            if (media.has(file_extension(type)))
                package_.set_default_type(std::string(file_extension(type)),
                                          std::string(mime_type(type)));
        for (ZipEntry& entry : media.take_entries())
            package_.put(folder_ + entry.name, std::move(entry.bytes), {}, entry.compression);
    }

    void finish_settings() {
        const bool is_new = package_.target(main_, "settings").empty();
        const std::string part = part_or_ours("settings", "settings.xml", "w:settings");
        pugi::xml_node settings = package_.xml(part).child("w:settings");
        if (is_new)  // what the template says nothing of
            for (const char* name :
                 {"w:mirrorMargins", "w:autoHyphenation", "w:consecutiveHyphenLimit",
                  "w:doNotHyphenateCaps", "w:footnotePr", "w:endnotePr"})
                settings.remove_child(name);
        change_settings(settings,
                        {languages_.latin, languages_.east_asian, languages_.complex, has_notes_});
    }

    void set_language() {
        pugi::xml_node styles = package_.xml(styles_part_).child("w:styles");
        pugi::xml_node defaults = styles.child("w:docDefaults").child("w:rPrDefault");
        if (!defaults) return;
        pugi::xml_node properties = defaults.child("w:rPr");
        if (!properties) properties = defaults.append_child("w:rPr");
        pugi::xml_node language = property(properties, "w:lang");
        set_string(language, "w:val", languages_.latin);
        set_string(language, "w:eastAsia", languages_.east_asian);
        set_string(language, "w:bidi", languages_.complex);
    }

    // ---- reports -------------------------------------------------------------------------------

    void report_left_out(const BodyPlace& place) {
        if (place.left_out.empty()) return;
        std::string words = place.left_out.substr(0, place.left_out.find(' ', 30));
        diagnostics_.note("reference-sample", {},
                          "the template's own text from \"" + words + "\" on was left out",
                          "mark where the text goes by a paragraph {{body}}");
    }

    void report_added(const std::vector<std::string>& names) {
        std::string list;
        for (const std::string& name : names) list += (list.empty() ? "" : ", ") + name;
        if (!list.empty())
            diagnostics_.note("reference-style", {},
                              "the template has no style for these, so ours were added: " + list,
                              "give it styles of these names to change how they look");
    }

    const Job& job_;
    Diagnostics& diagnostics_;
    TemplatePackage package_;
    const std::string main_, folder_;
    const WordLanguages languages_;
    std::string styles_part_, numbering_part_;
    pugi::xml_node contents_;  // of the template's own table of contents
    bool has_notes_ = false;
};

}  // namespace

Bytes render_into_template(const Job& job, Diagnostics& diagnostics) {
    return TemplateWriter(job, diagnostics).write();
}

}  // namespace postconv
