// From inlines to one string of text with formats on its stretches: what shaping reads.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "converters/backend.h"
#include "converters/pdf/hyphenate.h"
#include "converters/pdf/shape.h"
#include "converters/pdf/structure.h"
#include "converters/pdf/tools.h"
#include "model/direction.h"
#include "model/document.h"

namespace postconv::pdf {

using FormatId = std::uint32_t;
inline constexpr int kNoLink = -1;

// How a stretch of text is drawn.
struct TextFormat {
    FontId font = 0;
    Colour colour;
    Colour background;
    bool has_background = false;
    bool underlined = false;
    bool struck = false;
    bool hyphenated = false;
    bool literal = false;  // code: breaks as an address does
    GlyphFit fit;
    Length rise;         // of the baseline, up
    int link = kNoLink;  // index into Typesetting::links

    bool operator==(const TextFormat&) const = default;
};

struct TextFormatHash {
    std::size_t operator()(const TextFormat& format) const;
};

// A picture in a line of text. `width` and `height` are as printed.
struct InlinePicture {
    std::size_t resource;
    Length width, height;
};

// Stands in the text where a picture is (OBJECT REPLACEMENT CHARACTER).
inline constexpr char32_t kObject = 0xFFFC;
// Stands where a line must end (LINE SEPARATOR).
inline constexpr char32_t kLineSeparator = 0x2028;

struct StyledText {
    struct Stretch {
        std::size_t end;  // byte offset; it begins where the one before ends
        FormatId format;
    };
    // Which node of the structure text belongs to.
    struct Tag {
        std::size_t end;  // byte offset; it begins where the one before ends
        NodeId node;
    };
    // From a byte on, what plain_text() of the same inlines has there: it knows no marks of notes,
    // and has spaces where we have one.
    struct Origin {
        std::size_t offset;
        std::size_t plain;
    };
    struct NoteMark {
        std::size_t offset;  // of the end of the mark
        std::size_t note;
    };
    struct Place {
        std::size_t offset;
        std::string id;
    };
    std::string text;
    std::string drawn_before;  // what precedes the text and is drawn elsewhere: an initial
    Direction direction = Direction::Neutral;  // of the paragraph; Neutral: as its letters
    FormatId base = 0;  // of the paragraph itself: where its lines' baselines are
    std::vector<Stretch> stretches;
    std::vector<Tag> tags;
    std::vector<Origin> origins;
    std::vector<InlinePicture> pictures;  // in the order of their kObject
    std::vector<NoteMark> notes;
    std::vector<Place> places;  // ids that links lead to
};

// A link of the text, at one place or over several lines.
struct LinkFacts {
    std::string target;  // "#id" or a URI
    std::string words;   // what it says to those who don't see it
    NodeId node = kArtifact;
};

// What the stages of one PDF share: the shaper and its cache, formats, links, the structure.
struct Typesetting {
    // With tools of its own, unless it is given some.
    Typesetting(const Job& the_job, Diagnostics& the_diagnostics, Tools* tools = nullptr);

    const Job& job;
    Diagnostics& diagnostics;

  private:
    std::unique_ptr<Tools> own_tools_;  // the shaper may be of these
    Tools& tools_;
    std::shared_ptr<const std::string> printed_;  // all text there is

  public:
    const std::string& printed() const { return *printed_; }

    Shaper& shaper;
    std::vector<TextFormat> formats;
    std::vector<LinkFacts> links;
    Structure structure;

    const Theme& theme() const { return job.theme; }
    const TextFormat& format(FormatId id) const { return formats[id]; }
    FormatId intern(const TextFormat& format);
    // The plain format of a role; of text in another language when one is given.
    FormatId format_of(const Style& style, const std::string& language = {});
    // Of a BCP 47 tag; one without patterns hyphenates nothing.
    Hyphenator& hyphenator(const std::string& language);
    // Each is a link of its own; all that belong to no node and lead to one target are one.
    int add_link(LinkFacts link);
    // Of a picture; kArtifact for one that is decorative.
    NodeId add_figure(const Image& image, NodeId parent);
    // The node of a note's text: below `parent` when it is not there yet.
    NodeId note_node(std::size_t note, NodeId parent);

  private:
    std::unordered_map<std::string, std::unique_ptr<Hyphenator>> hyphenators_;
    std::unordered_map<TextFormat, FormatId, TextFormatHash> format_ids_;
    std::unordered_map<std::string, int> link_ids_;  // of those that belong to no node
    std::vector<NodeId> note_nodes_;
};

// Bytes of plain_text() that come before a byte of the styled text.
std::size_t plain_offset(const StyledText& text, std::size_t offset);

// The id of a note's text and of its first mark in the body.
std::string note_id(std::size_t note);
std::string note_mark_id(std::size_t note);

// Text of a paragraph in the style of its role. White space is collapsed as in HTML, except in
// code; pictures are sized to fit `measure`.
struct TextBase {
    const Style& style;
    std::string language = {};                 // empty: the document's
    Direction direction = Direction::Neutral;  // asked for
    NodeId node = kArtifact;  // that the text belongs to; the notes it marks follow
};
StyledText styled_text(const Inlines& inlines, const TextBase& base, Length measure,
                       Typesetting& setting);
// Text as it stands, lines separated by kLineSeparator.
StyledText plain_styled_text(std::string_view text, const TextBase& base, Typesetting& setting);

}  // namespace postconv::pdf
