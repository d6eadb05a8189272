// The library: Markdown in, editions out. All that the command line does, it does through here.
//
//     postconv::Request request;
//     request.inputs = {{"essay.md", "# Hello\n"}};
//     request.formats = {"pdf", "epub", "docx"};
//     postconv::Outcome outcome = postconv::convert(request);
//     if (outcome.ok()) use(outcome.editions[0].bytes);
//
// convert() keeps no state, reads only what the request names, never touches the network, the
// clock or the locale, and may be called from several threads at once. Programs that convert many
// documents keep a Workshop instead.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "../model/diagnostics.h"  // relative, as the headers lie together where they are installed

namespace postconv {

struct Input {
    std::string name;  // path or display name; pictures are looked for in its folder
    std::string text;  // UTF-8 Markdown
};

// A text of YAML with front matter keys for documents that don't say them.
struct MetadataDefaults {
    std::string name;   // path or display name, for messages
    std::string text;   // UTF-8 YAML: a map
    std::string below;  // the key of it that holds the metadata; empty: the whole map does
};

// How a warning of some name is taken.
enum class WarningLevel { Off, Warning, Error };

struct Request {
    std::vector<Input> inputs;         // in reading order; together one document
    std::vector<std::string> formats;  // names of formats(): one edition each, in this order

    std::vector<std::pair<std::string, std::string>> metadata;  // over what the inputs say
    // Under what the inputs say, field by field: the first of these that has a field gives it.
    // What is no YAML here is a failure of Usage.
    std::vector<MetadataDefaults> metadata_defaults;
    std::vector<std::string> resource_folders;  // where pictures may lie, beside the inputs' own
    std::string theme = "default";  // a built-in name, or the path of a .yaml file
    // A .docx or .dotx whose styles, pages, headers and front matter the DOCX takes on: its path;
    // empty: none.
    std::string reference_document;
    std::string paper;              // "a4", "letter", "6x9in"; empty: as the theme says
    std::string margin;             // "25mm", "20mm,25mm" or four lengths; empty: as the theme says
    std::string font_size;          // "11pt", of running text; empty: as the theme says
    std::string main_font;          // families that come before the theme's own
    std::string mono_font;
    std::vector<std::string> font_folders;  // with font files, beside those that we carry
    // The most pixels to the inch that a picture is printed with; 0: as many as it has.
    int image_max_dpi = 0;
    std::optional<bool> contents;   // print a table of contents; unset: as the document says
    int contents_depth = 0;         // deepest heading level in it, 1 to 6; 0: as the document says
    bool number_sections = false;   // or as the document says
    bool number_captions = false;   // of figures and tables; or as the theme says
    bool list_of_figures = false;   // or as the document says
    bool list_of_tables = false;
    std::string title_page;         // "auto", "none" or "full"; empty: as the theme says
    // Standards that a PDF claims where its content keeps them: "ua-1,a-2u" (also when empty),
    // "a-2b", "a-3u", "none"; at most one of each kind, between commas.
    std::string pdf_standard;
    bool attach_source = false;     // put the Markdown into the PDF, which then is PDF/A-3
    bool promote_headings = true;   // short paragraphs that are wholly bold become headings
    // Of documents with an excerpt marker: "keep" all, "only" the excerpt, or "skip" it.
    std::string excerpt = "keep";
    // Keys of the front matter that no format has a field for become custom properties in DOCX.
    bool export_unknown_metadata = false;
    bool strict = false;            // any warning is a failure and nothing is made
    // By the name of a warning ("missing-image"); the last of a name counts. One taken as an error
    // fails as strict does.
    std::vector<std::pair<std::string, WarningLevel>> warning_levels;
    bool skip_drafts = false;  // what its front matter calls a draft makes no edition, nor a failure

    // Of EPUBs. The shop or reading system that the book is for, and is checked against: "kdp",
    // "apple" or "kobo"; "generic" is for all of them.
    std::string target = "generic";
    int split_level = 0;  // deepest heading that begins a file, 1 to 6; 0: as the document suggests
    // "auto": the document's cover, else one drawn from title and authors; "none"; or the path of a
    // picture.
    std::string epub_cover = "auto";
    bool page_list = false;  // of the PDF's pages; one is there anyway when a PDF is made as well
    bool epub_embed_fonts = false;  // the theme's faces go into the book, if their licence allows
    // Any warning is a failure of Conformance, once everything was made and looked at.
    bool check = false;

    // Seconds since 1970-01-01 UTC that every edition carries. When unset: the document's
    // modified or published date, else 1980-01-01.
    std::optional<long long> timestamp;
    // Where fonts/ and hyphenation/ lie. Empty: beside the program or the library, as installed.
    std::string data_folder;
};

struct Edition {
    std::string format;
    std::string bytes;
};

// A file that a conversion went by, beside the inputs: included text, a picture, a theme.
struct SourceFile {
    std::string path;  // as it was opened
    std::string hash;  // hexadecimal, of its bytes; empty: it was looked for and is not there

    friend bool operator==(const SourceFile&, const SourceFile&) = default;
};

struct Outcome {
    std::vector<Edition> editions;       // empty when the conversion failed
    std::optional<FailureKind> failure;  // why, as an exit code
    Diagnostics diagnostics;             // warnings, and the error behind `failure`
    std::vector<SourceFile> files;       // sorted by path, each once; also of a failed conversion
    bool is_skipped_draft = false;       // there are no editions because of Request::skip_drafts
    int pages = 0;                       // of the PDF, when one was laid out

    bool ok() const { return !failure; }
};

// Never throws for bad input: what went wrong is in the outcome.
Outcome convert(const Request& request) noexcept;

// Keeps from one document to the next what is costly to make: themes, font maps, hyphenation
// patterns, shaped words. Editions are the same bytes as convert()'s. For one thread at a time.
class Workshop {
  public:
    Workshop();
    ~Workshop();
    Workshop(const Workshop&) = delete;
    Workshop& operator=(const Workshop&) = delete;

    Outcome convert(const Request& request) noexcept;  // as the function of that name

  private:
    struct Tools;
    std::unique_ptr<Tools> tools_;
};

enum class ReportForm { Table, Json };

// Converts nothing: tells of each key of the first input's front matter, of those of the other
// inputs (which do not count), of request.metadata and
// of the defaults which field it is and where that goes in PDF, OPF and DOCX, or why it goes
// nowhere. The one edition's bytes are the report (UTF-8), its format is "metadata".
// request.formats does not matter. Never throws for bad input.
Outcome report_metadata(const Request& request, ReportForm form) noexcept;

// What a document is called, as far as its front matter says.
struct Identity {
    std::string title, slug;
    std::string date;  // "2024-04-22", in the document's own time zone; empty: none
    bool is_draft = false;
};

// Reads the front matter of request.inputs alone. Never throws for bad input: what can't be read is
// left empty.
Identity identify(const Request& request) noexcept;

// The families that Request::main_font may name, one a line (UTF-8): ours, those of
// request.font_folders and the machine's. The one edition's format is "fonts". Never throws for bad
// input.
Outcome list_fonts(const Request& request) noexcept;

// A DOCX that serves as Request::reference_document and holds every style we use, as the request's
// theme and paper have it: to be changed in Word. The one edition's format is "docx". Never throws
// for bad input.
Outcome reference_docx(const Request& request) noexcept;

struct Format {
    std::string name;       // also the file extension, without the dot
    std::string mime_type;  // IANA media type
};
// pdf, epub, docx; and "model", a text picture of the document for people and tests.
std::vector<Format> formats();

std::string version();  // "0.1.0"

}  // namespace postconv
