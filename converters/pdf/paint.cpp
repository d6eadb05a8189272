#include "converters/pdf/paint.h"

#include <cairo-pdf.h>

#include <memory>
#include <optional>

#include "converters/cairo_handles.h"
#include "converters/pdf/emoji.h"
#include "converters/pdf/glyph_line.h"
#include "converters/pdf/picture.h"
#include "model/visit.h"

namespace postconv::pdf {
namespace {

cairo_status_t append_bytes(void* closure, const unsigned char* data, unsigned int length) {
    static_cast<Bytes*>(closure)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

// cairo's own structure has these two for us: one for content, one for what is not. It numbers the
// marks of a page from 0 in the order in which they begin.
constexpr const char* kContentTag = "Span";
constexpr const char* kArtifactTag = "Private";

}  // namespace

struct Painter::State {
    explicit State(Typesetting& the_setting)
        : setting_(the_setting),
          surface_(cairo_pdf_surface_create_for_stream(
              append_bytes, &painted_.pdf, the_setting.theme().page.width.to_points(),
              the_setting.theme().page.height.to_points())),
          cr_(cairo_create(surface_.get())),
          pictures_(the_setting.job, the_setting.diagnostics) {
        // Else it is that of the clock.
        cairo_pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_CREATE_DATE,
                                       utc_timestamp(setting_.job.options.timestamp).c_str());
    }

    void page(const DisplayPage& page) {
        next_mark_ = 0;
        tagged_ = kArtifact;
        for (const DisplayItem& item : page.items)
            std::visit(
                Overloaded{
                    [&](const TextItem& i) {
                        open_leaf(tagged_);
                        line_.add(i, setting_.format(i.format));
                    },
                    [&](const RectItem& i) { rectangle(i); },
                    [&](const PictureItem& i) { picture(i); },
                    [&](const LinkItem& i) {
                        painted_.links.push_back({page_number(), i.link, i.area});
                    },
                    [&](const PlaceItem& i) {
                        painted_.places.try_emplace(i.id.text(), PaintedPlace{page_number(), i.at});
                    },
                    [](const PageReferenceItem&) {}, [&](const TagItem& i) { tagged_ = i.node; }},
                item);
        close_leaf();
        painted_.labels.push_back(page.label);
        cairo_show_page(cr_.get());
    }

    Painted finish() {
        cairo_surface_finish(surface_.get());
        for (const cairo_status_t status :
             {cairo_status(cr_.get()), cairo_surface_status(surface_.get())})
            if (status != CAIRO_STATUS_SUCCESS)
                fail(FailureKind::Internal, "cairo", {},
                     std::string("the PDF could not be drawn: ") + cairo_status_to_string(status),
                     "this is a fault of postconv: please report it with the input");
        return std::move(painted_);
    }

    std::uint32_t page_number() const { return std::uint32_t(painted_.labels.size()); }

    void open_leaf(NodeId node) {
        if (leaf_ == node) return;
        close_leaf();
        cairo_tag_begin(cr_.get(), node == kArtifact ? kArtifactTag : kContentTag, nullptr);
        if (node != kArtifact) painted_.leaves.push_back({node, page_number(), next_mark_});
        leaf_ = node;
        ++next_mark_;
    }

    void close_leaf() {
        line_.show();
        if (!leaf_) return;
        cairo_tag_end(cr_.get(), *leaf_ == kArtifact ? kArtifactTag : kContentTag);
        leaf_.reset();
    }

    void rectangle(const RectItem& item) {
        open_leaf(kArtifact);
        line_.show();
        const Colour& c = item.colour;
        cairo_set_source_rgb(cr_.get(), c.red / 255.0, c.green / 255.0, c.blue / 255.0);
        cairo_rectangle(cr_.get(), item.area.at.x.to_points(), item.area.at.y.to_points(),
                        item.area.width.to_points(), item.area.height.to_points());
        cairo_fill(cr_.get());
    }

    void picture(const PictureItem& item) {
        open_leaf(tagged_);
        line_.show();
        pictures_.paint(cr_.get(), item.resource, item.area);
        painted_.figures.try_emplace(tagged_, PaintedFigure{page_number(), item.area});
    }

    Typesetting& setting_;
    Painted painted_;
    CairoSurface surface_;
    CairoContext cr_;
    EmojiPainter emoji_{setting_.shaper};
    CutFaces faces_{setting_.shaper, setting_.printed()};
    GlyphLine line_{cr_.get(), emoji_, faces_};
    PicturePainter pictures_;
    NodeId tagged_ = kArtifact;   // what comes next
    std::optional<NodeId> leaf_;  // open; none: no marks are
    int next_mark_ = 0;           // of the page
};

Painter::Painter(Typesetting& setting) : state_(std::make_unique<State>(setting)) {}
Painter::~Painter() = default;

void Painter::page(const DisplayPage& page) {
    state_->page(page);
}
Painted Painter::finish() {
    return state_->finish();
}

}  // namespace postconv::pdf
