#include "converters/markdown/reader.h"

#include <set>

#include "converters/markdown/asides.h"
#include "converters/markdown/blocks.h"
#include "converters/markdown/document_marks.h"
#include "converters/markdown/document_metadata.h"
#include "converters/markdown/excerpt_use.h"
#include "converters/markdown/extensions.h"
#include "converters/markdown/files.h"
#include "converters/markdown/front_matter.h"
#include "converters/markdown/idioms.h"
#include "converters/markdown/language_marks.h"
#include "converters/markdown/notes.h"
#include "converters/markdown/prose.h"
#include "converters/markdown/source_text.h"
#include "converters/markdown/table_limit.h"
#include "converters/markdown/title.h"
#include "model/text.h"

namespace postconv {
namespace {

// What shops and readers take for a description; a longer one ends behind a word.
std::string shortened(const std::string& text) {
    constexpr std::size_t kLongest = 4000;
    if (text.size() <= kLongest) return text;
    const std::size_t space = text.rfind(' ', kLongest);
    std::size_t end = space == std::string::npos ? kLongest : space;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    return text.substr(0, end) + "…";
}

class DocumentReader {
  public:
    DocumentReader(const ReaderOptions& options, Diagnostics& diagnostics)
        : options_(options), diagnostics_(diagnostics) {}

    Document read(const std::vector<SourceText>& inputs) {
        for (const SourceText& input : inputs) pages_.push_back(input.name);
        for (const SourceText& input : inputs) read_file(input, &input == &inputs.front());
        if (needs_marks_) set_marks_of_document(document_);
        else if (has_character_numbers_) take_guards_off(document_);
        finish_prose(document_);
        const bool has_title_heading = find_title(inputs);
        if (options_.promote_headings) promote_bold_paragraphs(document_.blocks);
        if (has_title_heading) take_title_heading();
        join_files(document_, files_, diagnostics_);
        return std::move(document_);
    }

  private:
    void read_file(const SourceText& input, bool is_first) {
        const int source = diagnostics_.add_source(input.name);
        const std::size_t diagnostics_before = diagnostics_.items().size();
        FileExtent file(input.name, document_);
        if (is_first) file.root = options_.book_folder;
        const std::string text = clean_source(input.text, source, diagnostics_);
        const FrontMatter front_matter = find_front_matter(text, source);
        if (is_first) read_front_matter({text, source, input.name}, front_matter);
        read_body(std::string_view(text).substr(front_matter.body_begin),
                  {source, front_matter.body_lines_before}, input.name);
        file.end(document_);
        if (!input.lines.empty())
            restore_lines(input.lines, file, document_, diagnostics_, diagnostics_before);
        if (input.chapter) place_chapter(*input.chapter, file, document_);
        files_.push_back(std::move(file));
    }

    // Links to the title lead to the beginning.
    void take_title_heading() {
        Block& title = document_.blocks.front();
        const std::string words = plain_text(std::get<Heading>(title.kind).content);
        files_.front().title_id = title.attributes.id.empty() ? slug(words) : title.attributes.id;
        document_.blocks.erase(document_.blocks.begin());
        for (FileExtent& file : files_) file.lose_first_block();
    }

    void read_front_matter(const CleanText& file, const FrontMatter& front_matter) {
        FrontMatterFacts facts = read_document_metadata(file, front_matter, options_, diagnostics_);
        document_.metadata = std::move(facts.metadata);
        document_.page_setup = std::move(facts.page_setup);
        excerpt_separator_ = std::move(facts.excerpt_separator);
    }

    // The order of what is beyond GFM: (1) before cmark, set_extensions_aside() replaces what cmark
    // would take apart, outside fenced code, by tokens and comments, and turns {% highlight %} into
    // a fence and ": definition" into an item; (2) over each run of inlines, read_asides() reads
    // the tokens, then ~sub~ and ^sup^, ==highlights==, emoji and escapes; (3) over each run of
    // blocks, BlockSequence reads the comments: divisions, page breaks, contents, attributes;
    // (4) each quote may be a callout, each list a definition list; (5) the whole document:
    // excerpt, bold paragraphs as headings.
    void read_body(std::string_view body, TextPlace place, const std::string& name) {
        needs_marks_ |= needs_marks(body, document_.metadata.language);
        has_character_numbers_ |= body.find("&#") != std::string_view::npos;
        const std::string guarded = needs_marks_ ? with_guarded_marks(body) : std::string();
        if (needs_marks_) body = guarded;
        ExtendedSource source = set_extensions_aside(body);
        check_table_sizes(source.text, place);
        const CmarkTree tree = parse_markdown(source.text);
        Reading reading{diagnostics_, place, Excerpt(excerpt_separator_),
                        NoteOrder(note_definitions(tree.get()), document_.notes.size())};
        reading.said = std::move(said_);
        reading.asides = std::move(source.asides);
        reading.definition_lines = std::move(source.definition_lines);
        reading.page = name;
        reading.pages = pages_;
        const std::size_t before = document_.blocks.size();
        read_blocks(tree.get(), reading, document_.blocks);
        read_notes(body, reading, document_.notes);
        // An element that is not used is named once, however many files use it.
        said_ = std::move(reading.said);
        std::erase_if(said_, [](const std::string& key) { return !key.starts_with("html-"); });
        warn_of_dropped_templates(reading);
        take_excerpt(reading);
        if (reading.excerpt_end)
            use_excerpt(options_.excerpt, {before, *reading.excerpt_end}, document_);
    }

    void take_excerpt(Reading& reading) {
        Metadata& metadata = document_.metadata;
        const auto& text = reading.excerpt.text();
        if (!text || text->empty() || !metadata.abstract.empty()) return;
        metadata.abstract = with_marks_of(words_of_aside(*text, reading), metadata.language);
        if (metadata.description.empty()) metadata.description = shortened(metadata.abstract);
    }

    // Whether the first block is the title and must not be printed again.
    bool find_title(const std::vector<SourceText>& inputs) {
        const Heading* heading = title_heading(document_.blocks);
        const std::string text = heading ? plain_text(heading->content) : std::string();
        std::string& title = document_.metadata.title;
        if (!title.empty()) return heading && is_same_title(title, text);
        title = heading ? text : options_.book_title;
        if (!title.empty() || inputs.empty()) return heading != nullptr;
        title = title_from_file_name(inputs.front().name);
        diagnostics_.warn("no-title", {diagnostics_.add_source(inputs.front().name)},
                          "the document has no title; \"" + title + "\" stands for it",
                          "add a line title: ... to the front matter, or use -M title=...");
        return false;
    }

    const ReaderOptions& options_;
    Diagnostics& diagnostics_;
    std::string excerpt_separator_;
    bool needs_marks_ = false;  // from some file on, typed marks are under guard
    bool has_character_numbers_ = false;  // entities, which may name what is no character
    std::vector<FileExtent> files_;
    std::vector<std::string> pages_;
    std::set<std::string> said_;  // warnings given for an earlier file, and not again
    Document document_;
};

}  // namespace

Document read_markdown(const std::vector<SourceText>& inputs, const ReaderOptions& options,
                       Diagnostics& diagnostics) {
    return DocumentReader(options, diagnostics).read(inputs);
}

}  // namespace postconv
