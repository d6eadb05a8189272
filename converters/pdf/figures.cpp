// Pictures that stand by themselves, with their captions.
#include <algorithm>

#include "converters/pdf/flow.h"
#include "model/text.h"

namespace postconv::pdf {
namespace {

constexpr double kLeastPicture = 0.3;  // of the page: a picture gives no more room to its caption
constexpr std::size_t kShortCaption = 6;  // lines that are not torn apart
constexpr double kFirstLine = 0.75;       // of the leading: where a mark beside a picture stands

}  // namespace

void BlockSetter::figure(const Figure& figure, const BlockContext& context) {
    const Style& style = setting_.theme()[Role::Caption];
    const Length space = setting_.theme()[Role::Body].leading;
    const std::size_t first = column_.size();
    column_.gap(space);
    const bool is_shown = figure.image.resource.has_value();
    const NodeId node =
        is_shown ? setting_.add_figure(figure.image, open_node(context)) : add_paragraph(context);
    const bool is_named = is_shown && node != kArtifact;
    ColumnBuilder caption;
    if (!figure.caption.empty()) {
        const NodeId caption_node = is_named ? setting_.structure.add(node, StructureType::Caption)
                                             : add_paragraph(context);
        BlockSetter setter(caption, setting_, measure_);
        setter.text(styled(figure.caption, style, context, caption_node), style, context, {});
    }
    Flow lines = caption.take();
    if (lines.items.size() <= kShortCaption)
        for (std::size_t i = 0; i + 1 < lines.items.size(); ++i)
            lines.items[i].penalty = kNeverEndPage;
    if (figure.image.resource) {
        picture(figure, context, {node, stacked(lines).height});
    } else {
        const std::string& name = figure.image.alt.empty() ? figure.image.source : figure.image.alt;
        text(plain_styled_text('[' + name + ']', {style, {}, {}, node}, setting_), style, context,
             {{}, !figure.caption.empty()});
    }
    if (!lines.items.empty()) column_.gap(style.space_before);
    for (FlowItem& line : lines.items) column_.box(std::move(line));
    column_.gap(std::max(style.space_after, space));
    if (setting_.theme().floats && context.depth == 0) column_.float_from(first);
}

// As large as its caption leaves room for on one page.
void BlockSetter::picture(const Figure& figure, const BlockContext& context,
                          const PicturePlacing& placing) {
    const Length page = setting_.theme().page.text_height();
    const Length space = setting_.theme()[Role::Caption].space_before;
    const bool has_caption = placing.caption_height > Length();
    const Length room = has_caption ? page - placing.caption_height - space : page;
    const Length tallest = std::max(room, page.scaled_by(kLeastPicture));
    const Resource& resource = setting_.job.resources[*figure.image.resource];
    const PictureSize size = picture_size(resource, figure.image.size, width(context), tallest);
    FlowItem picture;
    picture.height = size.height;
    picture.baseline = context.body->leading.scaled_by(kFirstLine);
    picture.penalty = figure.caption.empty() ? 0 : kNeverEndPage;
    const Length free = width(context) - size.width;
    const Side side = context.side.value_or(Side::Centre);
    const Length x = context.left() + (side == Side::Centre  ? free / 2
                                       : side == Side::Right ? free
                                                             : Length());
    picture.items.push_back(TagItem{placing.node});
    picture.items.push_back(
        PictureItem{{{x, {}}, size.width, size.height}, *figure.image.resource});
    column_.box(std::move(picture));
}

}  // namespace postconv::pdf
