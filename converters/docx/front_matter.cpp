#include "converters/docx/front_matter.h"

#include "converters/abstract.h"
#include "converters/docx/contents.h"
#include "converters/docx/ooxml.h"
#include "converters/printed_date.h"
#include "converters/printed_names.h"
#include "model/text.h"

namespace postconv {
namespace {

Inlines text_of(const std::string& text) {
    return {Inline{Text{text}}};
}

// The text that follows begins as a first section would.
Length room_below(const Composition& all) {
    return all.job.theme[Role::Heading1].space_before;
}

// Bound to the title in File > Info (17.5.2.6): changing one changes the other.
void bind_to_title_property(pugi::xml_node body) {
    pugi::xml_node paragraph = body.last_child();
    pugi::xml_node control = body.insert_child_before("w:sdt", paragraph);
    pugi::xml_node properties = control.append_child("w:sdtPr");
    add_valued(properties, "w:alias", "Title");
    pugi::xml_node binding = properties.append_child("w:dataBinding");
    set_string(binding, "w:prefixMappings",
               "xmlns:ns0='http://purl.org/dc/elements/1.1/' "
               "xmlns:ns1='http://schemas.openxmlformats.org/package/2006/metadata/"
               "core-properties' ");
    set_string(binding, "w:xpath", "/ns1:coreProperties[1]/ns0:title[1]");
    set_string(binding, "w:storeItemID", "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}");
    properties.append_child("w:text");
    control.append_child("w:sdtContent").append_move(paragraph);
}

pugi::xml_node last_paragraph(BodyWriter& blocks) {
    return blocks.stack().container().last_child();
}

class TitleWriter {
  public:
    TitleWriter(Story& story, BodyWriter& blocks)
        : story_(story), blocks_(blocks), metadata_(story.all.job.document.metadata) {}

    void write_block() {
        write_names();
        write_date();
        blocks_.stack().make_room(room_below(story_.all));
    }

    // What a title page has at its foot stands in a frame there (17.3.1.11).
    void write_page() {
        const PageGeometry& page = story_.all.job.theme.page;
        constexpr double kTitleDrop = 0.18;  // of the page: the room above a title without a cover
        title_room_ = write_cover() ? Length() : page.text_height().scaled_by(kTitleDrop);
        write_names();
        for (const std::string& paragraph : printed_abstract(story_.all.job.document))
            write(WordStyle::Abstract, paragraph);
        is_foot_ = true;
        write(WordStyle::Date, metadata_.edition);
        write(WordStyle::Author, metadata_.publisher);
        write_date();
        // Frames belong to the page of the paragraph after them.
        blocks_.stack().note_table(Length());
        blocks_.stack().make_room(Length());
        blocks_.stack().break_page();
    }

  private:
    void write(WordStyle style, const std::string& text) {
        if (text.empty()) return;
        blocks_.write_paragraph(style, text_of(text));
        if (is_foot_) move_to_foot(paragraph_properties(last_paragraph(blocks_)));
    }

    void write_names() {
        write(WordStyle::Title, metadata_.title);
        if (!trimmed(metadata_.title).empty()) {
            if (title_room_ > Length())
                set_number(property(paragraph_properties(last_paragraph(blocks_)), "w:spacing"),
                           "w:before", title_room_.to_twips());
            bind_to_title_property(blocks_.stack().container());
        }
        write(WordStyle::Subtitle, metadata_.subtitle);
        write(WordStyle::Author, printed_names(metadata_.creators, metadata_.language));
    }

    void write_date() {
        if (metadata_.date)
            write(WordStyle::Date, printed_date(*metadata_.date, metadata_.language));
    }

    void move_to_foot(pugi::xml_node properties) {
        pugi::xml_node frame = property(properties, "w:framePr");
        set_number(frame, "w:w", story_.all.job.theme.page.text_width().to_twips());
        set_string(frame, "w:wrap", "around");
        set_string(frame, "w:vAnchor", "margin");
        set_string(frame, "w:hAnchor", "margin");
        set_string(frame, "w:xAlign", "left");
        set_string(frame, "w:yAlign", "bottom");
    }

    bool write_cover() {
        const Job& job = story_.all.job;
        const std::optional<std::size_t> cover = job.document.cover;
        if (!cover || job.resources[*cover].is_stand_in()) return false;
        constexpr double kCoverHeight = 0.42;  // of the text's height, at most
        const PageGeometry& page = job.theme.page;
        const PictureSize size =
            picture_size(job.resources[*cover], {.width_share = 1}, page.text_width(),
                         page.text_height().scaled_by(kCoverHeight));
        Figure figure;
        figure.image.resource = cover;
        figure.image.size = {size.width, size.height};
        SourceSpan span;
        if (metadata_.cover) {
            figure.image.source = metadata_.cover->source;
            figure.image.alt = metadata_.cover->alt;
            span = metadata_.cover->span;
        }
        blocks_.figure(figure, span);
        return true;
    }

    Story& story_;
    BodyWriter& blocks_;
    const Metadata& metadata_;
    Length title_room_;
    bool is_foot_ = false;
};

bool has_front_pages(const Job& job) {
    const OutputOptions& options = job.options;
    return (job.theme.has_title_page() && !job.document.metadata.title.empty()) ||
           (options.contents && !job.outline.sections.empty()) ||
           (options.list_of_figures && !job.outline.figures.empty()) ||
           (options.list_of_tables && !job.outline.tables.empty());
}

}  // namespace

void write_title_block(Story& story, BodyWriter& blocks) {
    const Job& job = story.all.job;
    TitleWriter title(story, blocks);
    if (job.theme.has_title_page() && !job.document.metadata.title.empty()) title.write_page();
    else title.write_block();
}

void write_front_matter(Story& story, BodyWriter& blocks) {
    const Job& job = story.all.job;
    const bool has_own_numbers =
        job.theme.front_matter_numbers == PageNumerals::Roman && has_front_pages(job);
    if (has_own_numbers)
        story.all.sections.current().numbers = SectionKind::Numbers::Roman;
    write_title_block(story, blocks);
    if (job.options.contents) write_contents(story, blocks.stack());
    write_lists(story, blocks.stack());
    if (!has_own_numbers) return;
    const bool on_right = job.theme.chapter_opening == ChapterOpening::Right;
    blocks.stack().end_section({.start = on_right ? SectionKind::Start::OddPage
                                                  : SectionKind::Start::NextPage,
                                .numbers = SectionKind::Numbers::Arabic});
}

}  // namespace postconv
