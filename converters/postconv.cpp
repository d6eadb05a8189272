#include "converters/postconv.h"

#include <algorithm>
#include <exception>
#include <filesystem>

#include "converters/backend.h"
#include "converters/docx/docx.h"
#include "converters/fit_pictures.h"
#include "converters/identity.h"
#include "converters/kept_tools.h"
#include "converters/markdown/book.h"
#include "converters/markdown/document_metadata.h"
#include "converters/markdown/page_bundle.h"
#include "converters/markdown/reader.h"
#include "converters/markdown/source_text.h"
#include "converters/metadata_report.h"
#include "converters/page_setup.h"
#include "converters/pdf/pdf.h"
#include "converters/read_epub_options.h"
#include "converters/read_pdf_options.h"
#include "converters/request_files.h"
#include "converters/source_record.h"
#include "converters/warning_levels.h"
#include "model/alternative_text.h"
#include "model/dump.h"
#include "model/text.h"
#include "styles/language_conventions.h"
#include "styles/openings.h"
#include "styles/theme_options.h"
#include "styles/theme_reader.h"

namespace postconv {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kModel = "model";
constexpr long long kZipEpoch = 315532800;  // 1980-01-01: the earliest time a zip entry can carry

void check_formats(const std::vector<std::string>& names) {
    for (const std::string& name : names)
        if (name != kModel && !find_backend(name))
            fail(FailureKind::Usage, "unknown-format", {}, "there is no format \"" + name + "\"",
                 "use pdf, epub or docx");
}

bool wants(const Request& request, std::string_view format) {
    return std::find(request.formats.begin(), request.formats.end(), format) !=
           request.formats.end();
}

void check_inputs(const Request& request) {
    if (request.inputs.empty())
        fail(FailureKind::Usage, "no-input", {}, "there is nothing to convert",
             "name a Markdown file");
}

std::vector<SourceText> source_texts(const std::vector<Input>& inputs) {
    std::vector<SourceText> texts;
    for (const Input& input : inputs) texts.push_back({input.name, input.text});
    return texts;
}

ReaderOptions reader_options(const Request& request) {
    ReaderOptions options{.metadata = request.metadata};
    for (const MetadataDefaults& defaults : request.metadata_defaults)
        options.metadata_defaults.push_back({defaults.name, defaults.text, defaults.below});
    options.promote_headings = request.promote_headings;
    if (request.excerpt == "only")
        options.excerpt = ExcerptUse::Only;
    else if (request.excerpt == "skip")
        options.excerpt = ExcerptUse::Skip;
    else if (request.excerpt != "keep")
        fail(FailureKind::Usage, "unknown-excerpt", {},
             "an excerpt is kept, skipped or all there is, not \"" + request.excerpt + "\"",
             "use keep, only or skip");
    return options;
}

// mdBook has its settings beside the folder of the text, so that one file above it may be read.
void add_book_settings(ReaderOptions& options, SourceRecord& record) {
    const DiskLoader above({(fs::path(options.book_folder) / "..").string()});
    if (auto settings = book_settings(options.book_folder, RecordingLoader(above, record)))
        options.metadata_defaults.push_back(std::move(*settings));
}

// What is broken is no draft: reading all of it will say so.
bool is_draft(const Book& book, const Request& request) {
    if (book.files.empty()) return false;
    try {
        return identity_of(book.files.front(), reader_options(request)).is_draft;
    } catch (const Failure&) {
        return false;
    }
}

// --timestamp and SOURCE_DATE_EPOCH come in through the request; then what the document says.
long long time_of(const Request& request, const Metadata& metadata) {
    if (request.timestamp) return *request.timestamp;
    if (metadata.modified) return to_unix_time(*metadata.modified);
    if (metadata.date) return to_unix_time(*metadata.date);
    return kZipEpoch;
}

// What the editions of a checked document are warned of.
void check_conformance(const Request& request, const Diagnostics& diagnostics) {
    if (request.check && diagnostics.has_warnings())
        fail(FailureKind::Conformance, "check", {}, "the check found something to mend",
             "mend what the warnings name");
}

TitlePage title_page(const std::string& name) {
    if (name == "auto") return TitlePage::Auto;
    if (name == "none") return TitlePage::None;
    if (name == "full") return TitlePage::Full;
    fail(FailureKind::Usage, "unknown-title-page", {},
         "a title page is auto, none or full, not \"" + name + "\"", "use auto, none or full");
}

void check_contents_depth(int depth) {
    if (depth < 0 || depth > 6)
        fail(FailureKind::Usage, "bad-depth", {},
             "there is no heading of level " + std::to_string(depth), "use 1 to 6");
}

// What the request asks of the outline, as the document would.
void ask_of_outline(const Request& request, const Theme& theme, PageSetup& setup) {
    setup.number_sections |= request.number_sections;
    setup.list_of_figures |= request.list_of_figures;
    setup.list_of_tables |= request.list_of_tables;
    const bool is_formal = setup.number_sections || setup.list_of_figures || setup.list_of_tables;
    setup.number_captions = request.number_captions ||
                            theme.caption_numbers == CaptionNumbering::Always ||
                            (theme.caption_numbers == CaptionNumbering::Auto && is_formal);
}

// What the options leave to the document.
PageSetup left_by(const ThemeOptions& options, PageSetup setup) {
    if (!options.paper.empty()) setup.paper.clear();
    if (!options.margin.empty())
        setup.margin_top = setup.margin_bottom = setup.margin_inner = setup.margin_outer = {};
    if (!options.font_size.empty()) setup.font_size = {};
    if (!options.main_font.empty()) setup.main_font.clear();
    if (!options.mono_font.empty()) setup.mono_font.clear();
    return setup;
}

// Whether an edition without pages names those of the PDF: the contents of a DOCX, and the page
// list of an EPUB, which belongs in one that is made along with a PDF (EPUB
// Accessibility 1.1, 3.3).
bool wants_pages(const Request& request, const OutputOptions& options) {
    const bool has_lists = options.contents || options.list_of_figures || options.list_of_tables;
    return (has_lists && wants(request, "docx")) ||
           (wants(request, "epub") && (request.page_list || wants(request, "pdf")));
}

void make_editions(const Request& request, KeptTools& kept, SourceRecord& record,
                   Outcome& outcome) {
    Diagnostics& diagnostics = outcome.diagnostics;
    check_inputs(request);
    check_formats(request.formats);
    check_contents_depth(request.contents_depth);
    OutputOptions options;
    options.epub = read_epub_options(request, record);
    options.pdf_standard = read_pdf_standard(request.pdf_standard, request.attach_source);
    Theme theme = kept.theme(request, record, diagnostics);
    if (!request.title_page.empty()) theme.title_page = title_page(request.title_page);
    const ThemeOptions looks = {
        request.paper, request.margin, request.font_size, request.main_font, {}, request.mono_font};
    Theme checked = theme;
    apply(looks, checked);  // refused before anything is read
    ReferenceFile reference;
    if (wants(request, "docx")) reference = read_reference(request.reference_document, record);

    // Chapters are read below their own SUMMARY.md only; what they name, from all of its folders.
    const DiskLoader beside({});
    Book book =
        gather_book(source_texts(request.inputs), RecordingLoader(beside, record), diagnostics);
    std::vector<std::string> folders = request.resource_folders;
    folders.insert(folders.end(), book.folders.begin(), book.folders.end());
    const DiskLoader files(folders);
    const RecordingLoader loader(files, record);
    if (request.skip_drafts && is_draft(book, request)) {
        outcome.is_skipped_draft = true;
        return;
    }
    if (request.attach_source) options.attachments = attachments_of(book.files);
    expand_includes(book.files, loader, diagnostics);
    ReaderOptions reading = reader_options(request);
    reading.book_title = book.title;
    if (!book.folders.empty()) {
        reading.book_folder = book.folders.front();
        add_book_settings(reading, record);
    }
    Document document = read_markdown(book.files, reading, diagnostics);
    find_bundle_cover(document, book.files.empty() ? "" : book.files.front().name, loader);
    const auto custom = document.metadata.custom;
    if (!request.export_unknown_metadata) document.metadata.custom.clear();

    const PageSetup setup = left_by(looks, document.page_setup);
    apply_page_setup(setup, theme, diagnostics);
    apply(looks, theme);
    adapt_to_language(theme, document.metadata.language);
    Resources resources = load_resources(document, loader, diagnostics);
    fit_pictures(document, resources, theme, request.image_max_dpi, diagnostics);
    ask_of_outline(request, theme, document.page_setup);
    const Outline outline =
        make_outline(document, diagnostics, caption_words(document.metadata.language));
    warn_of_missing_alternative_text(document, diagnostics);
    mark_openings(document, theme);

    options.timestamp = time_of(request, document.metadata);
    options.contents = request.contents.value_or(setup.contents.value_or(false));
    options.contents_depth = request.contents_depth > 0
                                 ? request.contents_depth
                                 : setup.contents_depth.value_or(options.contents_depth);
    options.list_of_figures = document.page_setup.list_of_figures;
    options.list_of_tables = document.page_setup.list_of_tables;
    options.stem = fs::path(request.inputs.front().name).stem().string();
    options.reference = std::move(reference);
    const bool needs_pages = wants_pages(request, options);
    const FontNeeds needs{
        theme,
        {looks.main_font, looks.mono_font, setup.main_font, setup.sans_font, setup.mono_font}};
    const bool lays_out = needs_pages || wants(request, "pdf");
    OpenFonts& fonts = kept.fonts(request, lays_out ? &needs : nullptr, record, diagnostics);
    Job job{document, outline, theme, resources, fonts.catalog, options};
    PaginatedPdf pdf;  // laid out once, for itself and for the editions that name its pages
    if (needs_pages) {
        if (wants(request, "pdf"))
            pdf = render_paginated_pdf(job, diagnostics, fonts.tools);
        else
            pdf.pagination = paginate(job, fonts.tools);
        job.pagination = &pdf.pagination;
    }
    for (const std::string& name : request.formats) {
        const Backend* backend = find_backend(name);
        const bool is_pdf = name == "pdf";
        if (is_pdf && pdf.bytes.empty()) pdf = render_paginated_pdf(job, diagnostics, fonts.tools);
        if (backend)
            outcome.editions.push_back(
                {name, is_pdf ? std::move(pdf.bytes) : backend->render(job, diagnostics)});
        if (backend) continue;
        Document whole = document;
        whole.metadata.custom = custom;
        outcome.editions.push_back({name, dump(whole)});
    }
    outcome.pages = pdf.pages;
    apply_warning_levels(request, diagnostics);
    check_warnings(request, diagnostics);
    check_conformance(request, diagnostics);
}

// A later file's front matter says nothing of the document.
void add_other_keys(const Input& input, Diagnostics& diagnostics, std::vector<KeyFact>& keys) {
    const int source = diagnostics.add_source(input.name);
    const std::string text = clean_source(input.text, source, diagnostics);
    const FrontMatter found = find_front_matter(text, source);
    if (found.end == found.begin) return;
    const std::string_view written =
        std::string_view(text).substr(found.begin, found.end - found.begin);
    const FieldValue fields = read_fields(
        written,
        {.source = source, .lines_before = found.lines_before, .notation = found.notation});
    for (const FieldEntry& entry : fields.entries)
        keys.push_back(
            {.key = entry.written, .span = entry.value.span, .use = KeyFact::Use::OtherFile});
}

void make_report(const Request& request, ReportForm form, Outcome& outcome) {
    Diagnostics& diagnostics = outcome.diagnostics;
    check_inputs(request);
    const Input& input = request.inputs.front();
    const int source = diagnostics.add_source(input.name);
    const std::string text = clean_source(input.text, source, diagnostics);
    const FrontMatterFacts facts =
        read_document_metadata({text, source, input.name}, find_front_matter(text, source),
                               reader_options(request), diagnostics);
    std::vector<KeyFact> keys = facts.keys;
    for (std::size_t i = 1; i < request.inputs.size(); ++i)
        add_other_keys(request.inputs[i], diagnostics, keys);
    const MetadataReport report = make_metadata_report(keys, diagnostics.sources());
    outcome.editions.push_back(
        {"metadata", form == ReportForm::Json ? as_json(report) : as_table(report)});
    apply_warning_levels(request, diagnostics);
    check_warnings(request, diagnostics);
}

// The one place where a failure becomes part of an outcome.
template <typename Work>
Outcome outcome_of(const Work& work) noexcept {
    Outcome outcome;
    const auto give_up = [&](const Failure& failure) {
        outcome.editions.clear();
        outcome.failure = failure.kind;
        outcome.diagnostics.add(failure.diagnostic);
    };
    const auto internal = [](const std::string& what) {
        return Failure{FailureKind::Internal,
                       {Severity::Error,
                        "internal",
                        {},
                        "postconv failed: " + what,
                        "this is a fault of postconv: please report it with the input"}};
    };
    try {
        work(outcome);
    } catch (const Failure& failure) {
        give_up(failure);
    } catch (const std::bad_alloc&) {
        give_up({FailureKind::Limit,
                 {Severity::Error,
                  "memory",
                  {},
                  "there is not enough memory for this document",
                  "split it into smaller files"}});
    } catch (const std::exception& problem) {
        give_up(internal(problem.what()));
    } catch (...) {
        give_up(internal("an unknown problem"));
    }
    return outcome;
}

Outcome convert_with(KeptTools& tools, const Request& request) noexcept {
    SourceRecord record;
    Outcome outcome =
        outcome_of([&](Outcome& result) { make_editions(request, tools, record, result); });
    apply_warning_levels(request, outcome.diagnostics);
    outcome.files = record.files();
    return outcome;
}

}  // namespace

Outcome convert(const Request& request) noexcept {
    KeptTools tools(pdf::Tools::Use::OneDocument);
    return convert_with(tools, request);
}

struct Workshop::Tools : KeptTools {
    using KeptTools::KeptTools;
};

Workshop::Workshop() : tools_(std::make_unique<Tools>(pdf::Tools::Use::ManyDocuments)) {}

Workshop::~Workshop() = default;

Outcome Workshop::convert(const Request& request) noexcept {
    return convert_with(*tools_, request);
}

Outcome report_metadata(const Request& request, ReportForm form) noexcept {
    return outcome_of([&](Outcome& outcome) { make_report(request, form, outcome); });
}

Identity identify(const Request& request) noexcept {
    Identity identity;
    outcome_of([&](Outcome&) {
        if (request.inputs.empty()) return;
        const Input& first = request.inputs.front();
        identity = identity_of({first.name, first.text}, reader_options(request));
    });
    return identity;
}

Outcome list_fonts(const Request& request) noexcept {
    return outcome_of([&](Outcome& outcome) {
        const FontCatalog fonts(find_data_folder(request.data_folder), request.font_folders);
        std::string lines;
        for (const std::string& family : fonts.families()) lines += family + '\n';
        outcome.editions.push_back({"fonts", lines});
    });
}

Outcome reference_docx(const Request& request) noexcept {
    return outcome_of([&](Outcome& outcome) {
        SourceRecord record;
        Theme theme = find_theme(request, record, outcome.diagnostics);
        apply({request.paper,
               request.margin,
               request.font_size,
               request.main_font,
               {},
               request.mono_font},
              theme);
        Document document = reference_content();
        const Resources resources;
        const Outline outline = make_outline(document, outcome.diagnostics);
        const FontCatalog fonts(find_data_folder(request.data_folder), request.font_folders);
        OutputOptions options;
        options.timestamp = request.timestamp.value_or(kZipEpoch);
        options.stem = "reference";
        const Job job{document, outline, theme, resources, fonts, options};
        outcome.editions.push_back({"docx", render_reference_docx(job, outcome.diagnostics)});
    });
}

std::vector<Format> formats() {
    std::vector<Format> list;
    for (const Backend& backend : backends())
        list.push_back({std::string(backend.name), std::string(backend.mime_type)});
    list.push_back({std::string(kModel), "text/plain"});
    return list;
}

std::string version() {
    return POSTCONV_VERSION;
}

}  // namespace postconv
