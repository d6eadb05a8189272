#include "converters/cover.h"

#include <pango/pangocairo.h>
#include <zlib.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <memory>
#include <new>
#include <vector>

#include "converters/cairo_handles.h"
#include "model/text.h"

namespace postconv {
namespace {

constexpr PixelSize kSize = {1600, 2560};
constexpr double kMargin = 150;
constexpr double kPanel = 1720;  // height of the coloured part, which holds the title
constexpr double kTitleTop = 300;
constexpr double kLargestTitle = 200, kSmallestTitle = 60;
constexpr double kSubtitle = 72, kAuthor = 92, kPublisher = 54;
constexpr int kStrip = 256;      // rows that are painted at a time
constexpr int kCompressed = 32;  // rows that are compressed at a time
constexpr int kShades = 4;       // from one colour to the other

struct FreeDescription {
    void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
};
struct FreeOptions {
    void operator()(cairo_font_options_t* options) const { cairo_font_options_destroy(options); }
};
using Layout = std::unique_ptr<PangoLayout, UnrefObject>;

// What is set in one size, and the widest and tallest that it may become.
struct Words {
    std::string text;
    Role role;
    double size;
};

// Draws how much white there is at each dot: the accent is where there is none. Only a strip of the
// cover is in memory at a time.
class CoverPainter {
  public:
    CoverPainter(const Theme& theme, PangoFontMap* fonts)
        : theme_(theme),
          surface_(cairo_image_surface_create(CAIRO_FORMAT_A8, kSize.width, kStrip)),
          context_(cairo_create(surface_.get())),
          pango_(pango_font_map_create_context(fonts)) {
        const std::unique_ptr<cairo_font_options_t, FreeOptions> options(
            cairo_font_options_create());
        cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
        cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
        cairo_font_options_set_antialias(options.get(), CAIRO_ANTIALIAS_GRAY);
        pango_cairo_context_set_font_options(pango_.get(), options.get());
        pango_cairo_context_set_resolution(pango_.get(), 72);
    }

    void set(const Metadata& metadata, const std::string& title) {
        pango_context_set_language(pango_.get(),
                                   pango_language_from_string(metadata.language.c_str()));
        items_.push_back({nullptr, {0, kPanel, double(kSize.width), kSize.height - kPanel}});
        const double y =
            add(fitted_title(title, metadata.subtitle.empty() ? 1250 : 1000), kTitleTop);
        if (!metadata.subtitle.empty()) {
            items_.push_back({nullptr, {kMargin, y + 50, 220, 6}});
            add(layout_of({metadata.subtitle, Role::Subtitle, kSubtitle}, 260), y + 100);
        }
        add(layout_of({joined_names(metadata.creators, "\n"), Role::Author, kAuthor}, 430),
            kPanel + 130);
        if (!metadata.publisher.empty())
            add(layout_of({metadata.publisher, Role::Date, kPublisher}, 80), kSize.height - 210);
    }

    Bytes png(Colour accent) const;

  private:
    // Words, or a white area when there are none.
    struct Item {
        Layout layout;
        cairo_rectangle_t area;
    };

    // The rows from `top` on.
    void paint_strip(int top) const {
        cairo_t* context = context_.get();
        cairo_identity_matrix(context);
        cairo_set_operator(context, CAIRO_OPERATOR_CLEAR);
        cairo_paint(context);
        cairo_translate(context, 0, -top);
        for (const Item& item : items_) {
            const cairo_rectangle_t& area = item.area;
            const double slack = area.height / 2;  // ink may reach out of its line
            if (area.y - slack > top + kStrip || area.y + area.height + slack < top) continue;
            const bool is_on_white = item.layout && area.y >= kPanel;
            cairo_set_operator(context,
                               is_on_white ? CAIRO_OPERATOR_DEST_OUT : CAIRO_OPERATOR_OVER);
            if (item.layout) {
                cairo_move_to(context, area.x, area.y);
                pango_cairo_show_layout(context, item.layout.get());
            } else {
                cairo_rectangle(context, area.x, area.y, area.width, area.height);
                cairo_fill(context);
            }
        }
        cairo_surface_flush(surface_.get());
    }

    // In lines no wider than the page; what is too tall ends in an ellipsis.
    Layout layout_of(const Words& words, double tallest) const {
        const Style& style = theme_[words.role];
        const std::unique_ptr<PangoFontDescription, FreeDescription> font(
            pango_font_description_new());
        const std::vector<std::string>& families = theme_.fonts(style).families;
        pango_font_description_set_family(font.get(),
                                          families.empty() ? "serif" : families.front().c_str());
        pango_font_description_set_weight(font.get(), PangoWeight(style.weight));
        if (style.style == FontStyle::Italic)
            pango_font_description_set_style(font.get(), PANGO_STYLE_ITALIC);
        pango_font_description_set_absolute_size(font.get(), words.size * PANGO_SCALE);
        Layout layout(pango_layout_new(pango_.get()));
        pango_layout_set_font_description(layout.get(), font.get());
        pango_layout_set_width(layout.get(), int((kSize.width - 2 * kMargin) * PANGO_SCALE));
        pango_layout_set_height(layout.get(), int(tallest * PANGO_SCALE));
        pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
        pango_layout_set_ellipsize(layout.get(), PANGO_ELLIPSIZE_END);
        pango_layout_set_line_spacing(layout.get(), 0.98F);
        pango_layout_set_text(layout.get(), words.text.c_str(), int(words.text.size()));
        return layout;
    }

    // As large as its longest word and the room allow.
    Layout fitted_title(const std::string& title, double tallest) const {
        for (double size = kLargestTitle;; size *= 0.88) {
            Layout layout = layout_of({title, Role::Title, size}, tallest);
            const bool fits = pango_layout_is_ellipsized(layout.get()) == 0 &&
                              !divides_a_word(layout.get(), title);
            if (fits || size * 0.88 < kSmallestTitle) return layout;
        }
    }

    static bool divides_a_word(PangoLayout* layout, const std::string& text) {
        for (GSList* at = pango_layout_get_lines_readonly(layout); at && at->next; at = at->next) {
            const auto* line = static_cast<PangoLayoutLine*>(at->data);
            const std::size_t end = std::size_t(line->start_index + line->length);
            const auto joins = [&](std::size_t i) {
                return i < text.size() && static_cast<unsigned char>(text[i]) < 0x80 &&
                       text[i] != ' ' && text[i] != '-' && text[i] != '\n' && text[i] != '/';
            };
            if (end > 0 && joins(end - 1) && joins(end)) return true;
        }
        return false;
    }

    // Returns where it ends.
    double add(Layout layout, double y) {
        int width = 0, height = 0;
        pango_layout_get_pixel_size(layout.get(), &width, &height);
        items_.push_back({std::move(layout), {kMargin, y, double(width), double(height)}});
        return y + height;
    }

    const Theme& theme_;
    CairoSurface surface_;
    CairoContext context_;
    std::unique_ptr<PangoContext, UnrefObject> pango_;
    std::vector<Item> items_;
};

// PNG (ISO 15948) of two bits a dot, written by hand for the sake of its empty strips: they are all
// the same, and are compressed once.
class CoverFile {
  public:
    explicit CoverFile(Colour accent) {
        file_ = "\x89PNG\r\n\x1a\n";
        Bytes header;
        append(header, std::uint32_t(kSize.width));
        append(header, std::uint32_t(kSize.height));
        header += {kBits, '\3', '\0', '\0', '\0'};  // dots name colours of a palette
        add_chunk("IHDR", header);
        add_chunk("PLTE", palette_to_white(accent));
        data_ = {'\x78', '\x01'};  // zlib (RFC 1950): deflate, in a hurry
    }

    // Rows with their filter bytes in front.
    void add(const Bytes& rows) {
        const auto known = std::ranges::find(seen_, rows, &Strip::rows);
        const Strip& strip = known != seen_.end() ? *known : seen_.emplace_back(compressed(rows));
        data_ += strip.deflated;
        checksum_ = adler32_combine(checksum_, strip.checksum, z_off_t(rows.size()));
    }

    Bytes finish() {
        data_ += {'\x01', '\0', '\0', '\xFF', '\xFF'};  // the last block, and nothing in it
        append(data_, std::uint32_t(checksum_));
        add_chunk("IDAT", data_);
        add_chunk("IEND", {});
        return std::move(file_);
    }

    static constexpr char kBits = 2;

  private:
    struct Strip {
        Bytes rows, deflated;
        uLong checksum;
    };

    static void append(Bytes& bytes, std::uint32_t number) {
        for (int shift = 24; shift >= 0; shift -= 8) bytes += char(number >> shift & 0xFF);
    }

    void add_chunk(const char* name, const Bytes& content) {
        const Bytes named = name + content;
        append(file_, std::uint32_t(content.size()));
        file_ += named;
        append(file_, std::uint32_t(crc32(0, bytes_of(named), uInt(named.size()))));
    }

    static Bytes palette_to_white(Colour accent) {
        Bytes palette;
        for (int shade = 0; shade < kShades; ++shade)
            for (const int part : {accent.red, accent.green, accent.blue})
                palette += char(part + (255 - part) * shade / (kShades - 1));
        return palette;
    }

    static const Bytef* bytes_of(const Bytes& bytes) {
        return reinterpret_cast<const Bytef*>(bytes.data());
    }

    // Ends on a whole byte and looks back at nothing before it, so that it may stand anywhere.
    static Strip compressed(const Bytes& rows) {
        z_stream stream = {};
        // Runs need no memory of what was long before: zlib clears all that it is given.
        constexpr int kRaw = -13, kMemory = 5;
        if (deflateInit2(&stream, 1, Z_DEFLATED, kRaw, kMemory, Z_RLE) != Z_OK)
            throw std::bad_alloc();
        constexpr std::size_t kMarker = 16;  // of the flush
        Bytes deflated(deflateBound(&stream, uLong(rows.size())) + kMarker, '\0');
        stream.next_in = const_cast<Bytef*>(bytes_of(rows));
        stream.avail_in = uInt(rows.size());
        stream.next_out = reinterpret_cast<Bytef*>(deflated.data());
        stream.avail_out = uInt(deflated.size());
        deflate(&stream, Z_FULL_FLUSH);
        deflated.resize(deflated.size() - stream.avail_out);
        deflateEnd(&stream);
        return {rows, deflated, adler32(adler32(0, nullptr, 0), bytes_of(rows), uInt(rows.size()))};
    }

    Bytes file_, data_;
    std::vector<Strip> seen_;
    uLong checksum_ = adler32(0, nullptr, 0);
};

// Two bits a dot: a large picture that costs little to write and little to carry.
Bytes CoverPainter::png(Colour accent) const {
    const unsigned char* dots = cairo_image_surface_get_data(surface_.get());
    const int stride = cairo_image_surface_get_stride(surface_.get());
    if (!dots) return {};
    CoverFile file(accent);
    Bytes rows, row(std::size_t(kSize.width) * CoverFile::kBits / 8, '\0');
    for (int y = 0; y < kSize.height; ++y) {
        if (y % kStrip == 0) paint_strip(y);
        const unsigned char* line = dots + std::ptrdiff_t(y % kStrip) * stride;
        const bool is_like_the_last =
            y % kStrip > 0 && std::memcmp(line, line - stride, std::size_t(kSize.width)) == 0;
        for (std::size_t x = 0; x < row.size() && !is_like_the_last; ++x)
            row[x] = char((line[4 * x] & 0xC0) | (line[4 * x + 1] & 0xC0) >> 2 |
                          (line[4 * x + 2] & 0xC0) >> 4 | line[4 * x + 3] >> 6);
        rows += '\0';  // no filter
        rows += row;
        if ((y + 1) % kCompressed != 0) continue;
        file.add(rows);
        rows.clear();
    }
    return file.finish();
}

// WCAG 2.2, relative luminance.
double luminance(Colour colour) {
    const auto linear = [](std::uint8_t value) {
        const double part = value / 255.0;
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) +
           0.0722 * linear(colour.blue);
}

bool is_grey(Colour colour) {
    constexpr int kLeast = 24;
    const auto [low, high] = std::minmax({colour.red, colour.green, colour.blue});
    return high - low < kLeast;
}

}  // namespace

Colour accent_of(const Theme& theme) {
    Colour accent = theme[Role::Body].colour;
    for (const Role role : {Role::Title, Role::Heading1, Role::PullQuote, Role::Link}) {
        if (is_grey(theme[role].colour)) continue;
        accent = theme[role].colour;
        break;
    }
    constexpr double kLeastContrast = 7;
    while (1.05 / (luminance(accent) + 0.05) < kLeastContrast)
        accent = {std::uint8_t(accent.red * 9 / 10), std::uint8_t(accent.green * 9 / 10),
                  std::uint8_t(accent.blue * 9 / 10)};
    return accent;
}

Cover draw_cover(const Job& job) {
    const Metadata& metadata = job.document.metadata;
    const std::string title = trimmed(metadata.title).empty() ? job.options.stem : metadata.title;
    const std::string all =
        title + metadata.subtitle + joined_names(metadata.creators, "") + metadata.publisher;
    const std::vector<std::string>& families = job.theme.fonts(job.theme[Role::Title]).families;
    const std::string family = families.empty() ? std::string() : families.front();
    CoverPainter painter(job.theme, job.fonts.font_map_of(family, all));
    painter.set(metadata, title);
    return {painter.png(accent_of(job.theme)), kSize};
}

}  // namespace postconv
