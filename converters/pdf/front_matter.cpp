#include "converters/pdf/front_matter.h"

#include <algorithm>

#include "converters/abstract.h"
#include "converters/pdf/flow.h"
#include "converters/printed_date.h"
#include "converters/printed_names.h"
#include "model/text.h"

namespace postconv::pdf {
namespace {

constexpr double kCoverHeight = 0.42;  // of the text's height, at most
constexpr double kTitleDrop = 0.18;    // of it: the room above a title without a cover
constexpr double kFootRoom = 2;        // of the body's leading, above what stands at the foot

void set_names(BlockSetter& setter, const Metadata& metadata) {
    setter.words(metadata.title, Role::Title);
    setter.words(metadata.subtitle, Role::Subtitle);
    setter.words(printed_names(metadata.creators, metadata.language), Role::Author);
}

void set_date(BlockSetter& setter, const Metadata& metadata) {
    if (metadata.date) setter.words(printed_date(*metadata.date, metadata.language), Role::Date);
}

void set_title_block(ColumnBuilder& column, Typesetting& setting) {
    const Metadata& metadata = setting.job.document.metadata;
    const Theme& theme = setting.theme();
    BlockSetter setter(column, setting, theme.page.text_width());
    column.blank(theme[Role::Title].space_before);
    set_names(setter, metadata);
    set_date(setter, metadata);
    column.gap(theme[Role::Body].leading * 2);
}

class TitlePageSetter {
  public:
    explicit TitlePageSetter(Typesetting& setting)
        : setting_(setting), metadata_(setting.job.document.metadata) {}

    // The head of the page at its top, publisher and date at its foot; an abstract too long for
    // that goes on to further pages.
    void set(ColumnBuilder& column) {
        const Length room = page().text_height();
        const Stack head = stack_of([&](ColumnBuilder& part) { set_head(part); });
        const Stack foot = stack_of([&](ColumnBuilder& part) { set_foot(part); });
        const Length leading = setting_.theme()[Role::Body].leading;
        if (head.height + foot.height + leading.scaled_by(kFootRoom) > room) {
            set_head(column);
            column.gap(leading.scaled_by(kFootRoom));
            set_foot(column);
        } else {
            FlowItem whole;
            whole.height = room;
            whole.items = head.items;
            append_moved(whole.items, foot.items, {{}, room - foot.height});
            column.box(std::move(whole));
        }
        column.end_page();
    }

  private:
    template <typename Fill>
    static Stack stack_of(const Fill& fill) {
        ColumnBuilder part;
        fill(part);
        return stacked(part.take());
    }

    const PageGeometry& page() const { return setting_.theme().page; }

    void set_head(ColumnBuilder& column) {
        BlockSetter setter(column, setting_, page().text_width());
        if (!set_cover(column)) column.blank(page().text_height().scaled_by(kTitleDrop));
        set_names(setter, metadata_);
        for (const std::string& paragraph : printed_abstract(setting_.job.document))
            setter.words(paragraph, Role::Abstract);
    }

    void set_foot(ColumnBuilder& column) {
        BlockSetter setter(column, setting_, page().text_width());
        setter.words(metadata_.edition, Role::Date);
        setter.words(metadata_.publisher, Role::Author);
        set_date(setter, metadata_);
    }

    bool set_cover(ColumnBuilder& column) {
        const std::optional<std::size_t> cover = setting_.job.document.cover;
        if (!cover || setting_.job.resources[*cover].is_stand_in()) return false;
        const PictureSize size =
            picture_size(setting_.job.resources[*cover], {.width_share = 1}, page().text_width(),
                         page().text_height().scaled_by(kCoverHeight));
        FlowItem picture;
        picture.height = size.height;
        picture.penalty = kNeverEndPage;
        // The title stands below it: without words of its own it is there for its looks.
        Image image;
        if (metadata_.cover) image.alt = metadata_.cover->alt;
        image.is_decorative = image.alt.empty();
        picture.items.push_back(TagItem{setting_.add_figure(image, kDocument)});
        picture.items.push_back(PictureItem{{{}, size.width, size.height}, *cover});
        column.box(std::move(picture));
        column.gap(setting_.theme()[Role::Title].leading);
        return true;
    }

    Typesetting& setting_;
    const Metadata& metadata_;
};

}  // namespace

void set_title(ColumnBuilder& column, Typesetting& setting) {
    if (setting.job.document.metadata.title.empty()) return;
    if (setting.theme().has_title_page())
        TitlePageSetter(setting).set(column);
    else
        set_title_block(column, setting);
}

}  // namespace postconv::pdf
