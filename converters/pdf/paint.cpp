#include "converters/pdf/paint.h"

#include <cairo-pdf.h>

#include <algorithm>
#include <cstdio>
#include <map>
#include <memory>
#include <set>

#include "converters/pdf/emoji.h"
#include "converters/pdf/glyph_line.h"
#include "converters/pdf/picture.h"
#include "converters/pdf/repeated_names.h"
#include "model/visit.h"

namespace postconv::pdf {
namespace {

struct DestroySurface {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
struct DestroyContext {
    void operator()(cairo_t* cr) const { cairo_destroy(cr); }
};

cairo_status_t append_bytes(void* closure, const unsigned char* data, unsigned int length) {
    static_cast<Bytes*>(closure)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

// A decimal number whatever the locale.
std::string number(Length length) {
    const long long thousandths = length.units() * 1000 / Length::kUnitsPerPoint;
    char text[32];
    std::snprintf(text, sizeof text, "%s%lld.%03lld", thousandths < 0 ? "-" : "",
                  std::abs(thousandths) / 1000, std::abs(thousandths) % 1000);
    return text;
}

// A string within the quotes of a cairo tag's attributes.
std::string quoted(const std::string& text) {
    std::string result = "'";
    for (const char c : text) {
        if (c == '\'' || c == '\\') result += '\\';
        result += c;
    }
    return result + '\'';
}

// RFC 3986: what is no ASCII graphic character is percent-encoded.
std::string ascii_uri(const std::string& uri) {
    static constexpr char kDigits[] = "0123456789ABCDEF";
    std::string result;
    for (const char c : uri) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte > 0x20 && byte < 0x7F) {
            result += c;
        } else {
            result += '%';
            result += kDigits[byte >> 4];
            result += kDigits[byte & 15];
        }
    }
    return result;
}

}  // namespace

struct Painter::State {
    explicit State(Typesetting& the_setting)
        : setting_(the_setting),
          surface_(cairo_pdf_surface_create_for_stream(
              append_bytes, &bytes_, the_setting.theme().page.width.to_points(),
              the_setting.theme().page.height.to_points())),
          cr_(cairo_create(surface_.get())),
          pictures_(the_setting.job, the_setting.diagnostics) {
        information();
        outline();
    }

    void page(const DisplayPage& page) {
        cairo_pdf_surface_set_page_label(surface_.get(), page.label.c_str());
        paint_page(page);
        cairo_show_page(cr_.get());
    }

    Bytes finish() {
        cairo_surface_finish(surface_.get());
        for (const cairo_status_t status :
             {cairo_status(cr_.get()), cairo_surface_status(surface_.get())})
            if (status != CAIRO_STATUS_SUCCESS)
                fail(FailureKind::Internal, "cairo", {},
                     std::string("the PDF could not be drawn: ") + cairo_status_to_string(status),
                     "this is a fault of postconv: please report it with the input");
        blank_repeated_names(bytes_);
        return std::move(bytes_);
    }

    void say(cairo_pdf_metadata_t field, const std::string& value) {
        if (!value.empty()) cairo_pdf_surface_set_metadata(surface_.get(), field, value.c_str());
    }

    void information() {
        const Metadata& m = setting_.job.document.metadata;
        std::string keywords;
        for (const std::string& word : subjects(m))
            keywords += (keywords.empty() ? "" : ", ") + word;
        const std::string time = utc_timestamp(setting_.job.options.timestamp);
        say(CAIRO_PDF_METADATA_TITLE, m.title);
        say(CAIRO_PDF_METADATA_AUTHOR, joined_names(m.creators, "; "));
        say(CAIRO_PDF_METADATA_SUBJECT, m.description);
        say(CAIRO_PDF_METADATA_KEYWORDS, keywords);
        say(CAIRO_PDF_METADATA_CREATOR, "postconv " POSTCONV_VERSION);
        say(CAIRO_PDF_METADATA_CREATE_DATE, time);
        say(CAIRO_PDF_METADATA_MOD_DATE, time);
    }

    void outline() {
        std::vector<int> open = {CAIRO_PDF_OUTLINE_ROOT};  // by level: the entry that encloses
        for (const Section& section : setting_.job.outline.sections) {
            open.resize(std::size_t(std::min<int>(section.level, int(open.size()))));
            const std::string target = "dest=" + quoted(section.id);
            const std::string title =
                (section.number.empty() ? "" : section.number + ' ') + section.title;
            open.push_back(cairo_pdf_surface_add_outline(
                surface_.get(), open.back(), title.c_str(), target.c_str(),
                section.level == 1 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : cairo_pdf_outline_flags_t{}));
        }
    }

    void paint_page(const DisplayPage& page) {
        for (const DisplayItem& item : page.items) {
            if (const auto* text = std::get_if<TextItem>(&item)) {
                line_.add(*text, setting_.format(text->format));
                continue;
            }
            line_.show();
            std::visit(Overloaded{[](const TextItem&) {},
                                  [&](const RectItem& i) { rectangle(i); },
                                  [&](const PictureItem& i) {
                                      pictures_.paint(cr_.get(), i.resource, i.area);
                                  },
                                  [&](const LinkItem& i) { link(i); },
                                  [&](const PlaceItem& i) { place(i); },
                                  [](const PageReferenceItem&) {}},
                       item);
        }
        line_.show();
    }

    void rectangle(const RectItem& item) {
        const Colour& c = item.colour;
        cairo_set_source_rgb(cr_.get(), c.red / 255.0, c.green / 255.0, c.blue / 255.0);
        cairo_rectangle(cr_.get(), item.area.at.x.to_points(), item.area.at.y.to_points(),
                        item.area.width.to_points(), item.area.height.to_points());
        cairo_fill(cr_.get());
    }

    void link(const LinkItem& item) {
        const std::string& target = setting_.links[std::size_t(item.link)];
        const Rect& a = item.area;
        const std::string area = "rect=[" + number(a.at.x) + ' ' + number(a.at.y) + ' ' +
                                 number(a.width) + ' ' + number(a.height) + "] ";
        const std::string where = target.starts_with('#')
                                      ? "dest=" + quoted(target.substr(1))
                                      : "uri=" + quoted(ascii_uri(target));
        // Within a structure tag: cairo 1.16 refers to a link's structure element and, for one
        // outside any other, never writes it.
        cairo_tag_begin(cr_.get(), "P", nullptr);
        cairo_tag_begin(cr_.get(), CAIRO_TAG_LINK, (area + where).c_str());
        cairo_tag_end(cr_.get(), CAIRO_TAG_LINK);
        cairo_tag_end(cr_.get(), "P");
    }

    void place(const PlaceItem& item) {
        if (!placed_.insert(item.id.text()).second) return;
        const std::string attributes = "name=" + quoted(item.id.text()) +
                                       " x=" + number(item.at.x) + " y=" + number(item.at.y);
        cairo_tag_begin(cr_.get(), CAIRO_TAG_DEST, attributes.c_str());
        cairo_tag_end(cr_.get(), CAIRO_TAG_DEST);
    }

    Typesetting& setting_;
    Bytes bytes_;
    std::unique_ptr<cairo_surface_t, DestroySurface> surface_;
    std::unique_ptr<cairo_t, DestroyContext> cr_;
    EmojiPainter emoji_{setting_.shaper};
    GlyphLine line_{cr_.get(), emoji_};
    PicturePainter pictures_;
    std::set<std::string> placed_;
};

Painter::Painter(Typesetting& setting) : state_(std::make_unique<State>(setting)) {}
Painter::~Painter() = default;

void Painter::page(const DisplayPage& page) { state_->page(page); }
Bytes Painter::finish() { return state_->finish(); }

}  // namespace postconv::pdf
