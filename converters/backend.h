// What a backend is, and the one table of them. A new format is one folder and one row.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "converters/epub_options.h"
#include "converters/pagination.h"
#include "fonts/catalog.h"
#include "model/diagnostics.h"
#include "model/document.h"
#include "model/outline.h"
#include "model/resources.h"
#include "styles/theme.h"

namespace postconv {

// A document whose looks an edition takes on.
struct ReferenceFile {
    std::string name;  // for messages
    Bytes bytes;       // empty: there is none
};

// The standards that a PDF says it keeps, where its content lets it.
struct PdfStandard {
    bool accessible = true;    // PDF/UA-1 (ISO 14289-1)
    int archive_part = 2;      // PDF/A (ISO 19005): 2 or 3; 0: none
    char archive_level = 'U';  // or 'B'
};

// A file within the PDF.
struct Attachment {
    std::string name;
    std::string mime_type;
    std::string bytes;
};

// What the caller decided for all editions.
struct OutputOptions {
    long long timestamp = 0;  // seconds since 1970-01-01 UTC: the time every edition carries
    bool contents = false;    // print a table of contents
    int contents_depth = 3;   // deepest heading level in it
    bool list_of_figures = false, list_of_tables = false;  // print them, if there are any
    PdfStandard pdf_standard;
    std::vector<Attachment> attachments;  // of the PDF; only PDF/A-3 allows them
    std::string stem;         // file stem of the input: seed of the identifier when all else lacks
    EpubOptions epub = {};
    ReferenceFile reference = {};  // a Word document or template, for the DOCX
};

// Everything a backend reads. All of it outlives the call to render().
struct Job {
    const Document& document;
    const Outline& outline;
    const Theme& theme;
    const Resources& resources;
    const FontCatalog& fonts;
    const OutputOptions& options;
    const Pagination* pagination = nullptr;  // of the paginated edition, when it was laid out
};

struct Backend {
    std::string_view name;       // "pdf": what --to takes, and the file extension
    std::string_view mime_type;
    // Problems of the content go to diagnostics; what makes the edition impossible is thrown as
    // Failure. Same job, same bytes.
    Bytes (*render)(const Job& job, Diagnostics& diagnostics);
};

std::span<const Backend> backends();
const Backend* find_backend(std::string_view name);  // null: no such format

// The stable identifier of the publication: ISBN, DOI or other identifier of the metadata, else a
// UUID version 5 (RFC 9562) of the URL, else of the title, the creators and the stem.
// As a URN: "urn:isbn:...", "urn:uuid:...", "https://doi.org/...".
std::string publication_identifier(const Metadata& metadata, const OutputOptions& options);

// Words that the program itself puts on the page ("Contents", "Notes"), by language.
enum class Label {
    Contents,
    Notes,
    Cover,
    TitlePage,
    Figure,
    Table,
    BackToText,
    Note,
    ListOfFigures,
    ListOfTables,
    Abstract,
    Pages,
};
std::string_view label(Label label, std::string_view language);
// How numbered captions begin in a language.
CaptionWords caption_words(std::string_view language);
// The heading of a callout without one: "Note", "Tip", ...; a kind of the writer's own is its name
// with a capital.
std::string callout_label(std::string_view kind, std::string_view language);

}  // namespace postconv
