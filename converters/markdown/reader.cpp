#include "converters/markdown/reader.h"

#include "converters/markdown/asides.h"
#include "converters/markdown/blocks.h"
#include "converters/markdown/date_reader.h"
#include "converters/markdown/excerpt_use.h"
#include "converters/markdown/extensions.h"
#include "converters/markdown/front_matter.h"
#include "converters/markdown/idioms.h"
#include "converters/markdown/metadata_reader.h"
#include "converters/markdown/notes.h"
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
        const bool has_title_heading = find_title(inputs);
        if (options_.promote_headings) promote_bold_paragraphs(document_.blocks);
        if (has_title_heading) document_.blocks.erase(document_.blocks.begin());
        return std::move(document_);
    }

  private:
    void read_file(const SourceText& input, bool is_first) {
        const int source = diagnostics_.add_source(input.name);
        const std::string text = clean_source(input.text, source, diagnostics_);
        const FrontMatter front_matter = find_front_matter(text, source);
        const auto yaml = std::string_view(text).substr(
            front_matter.yaml_begin, front_matter.yaml_end - front_matter.yaml_begin);
        if (is_first) read_front_matter(yaml, {source, front_matter.yaml_lines_before}, input);
        read_body(std::string_view(text).substr(front_matter.body_begin),
                  {source, front_matter.body_lines_before}, input.name);
    }

    void read_front_matter(std::string_view yaml, YamlPlace place, const SourceText& input) {
        const FieldValue fields = yaml.empty() ? FieldValue{} : read_yaml(yaml, place);
        FrontMatterFacts facts = read_metadata(fields, options_.metadata, diagnostics_);
        document_.metadata = std::move(facts.metadata);
        excerpt_separator_ = std::move(facts.excerpt_separator);
        if (!document_.metadata.date) document_.metadata.date = date_of_file_name(input.name);
    }

    // The order of what is beyond GFM: (1) before cmark, set_extensions_aside() replaces what cmark
    // would take apart, outside fenced code, by tokens and comments, and turns {% highlight %} into
    // a fence and ": definition" into an item; (2) over each run of inlines, read_asides() reads
    // the tokens, then ~sub~ and ^sup^, ==highlights==, emoji and escapes; (3) over each run of
    // blocks, BlockSequence reads the comments: divisions, page breaks, contents, attributes;
    // (4) each quote may be a callout, each list a definition list; (5) the whole document:
    // excerpt, bold paragraphs as headings.
    void read_body(std::string_view body, TextPlace place, const std::string& name) {
        ExtendedSource source = set_extensions_aside(body);
        check_table_sizes(source.text, place);
        const CmarkTree tree = parse_markdown(source.text);
        Reading reading{diagnostics_, place, Excerpt(excerpt_separator_),
                        NoteOrder(note_definitions(tree.get()), document_.notes.size())};
        reading.asides = std::move(source.asides);
        reading.definition_lines = std::move(source.definition_lines);
        reading.page = name;
        reading.pages = pages_;
        const std::size_t before = document_.blocks.size();
        read_blocks(tree.get(), reading, document_.blocks);
        read_notes(body, reading, document_.notes);
        warn_of_dropped_templates(reading);
        take_excerpt(reading);
        if (reading.excerpt_end)
            use_excerpt(options_.excerpt, {before, *reading.excerpt_end}, document_);
    }

    void take_excerpt(Reading& reading) {
        Metadata& metadata = document_.metadata;
        const auto& text = reading.excerpt.text();
        if (!text || text->empty() || !metadata.abstract.empty()) return;
        metadata.abstract = words_of_aside(*text, reading);
        if (metadata.description.empty()) metadata.description = shortened(metadata.abstract);
    }

    // Whether the first block is the title and must not be printed again.
    bool find_title(const std::vector<SourceText>& inputs) {
        const Heading* heading = title_heading(document_.blocks);
        const std::string text = heading ? plain_text(heading->content) : std::string();
        std::string& title = document_.metadata.title;
        if (!title.empty()) return heading && is_same_title(title, text);
        title = text;
        if (heading || inputs.empty()) return heading != nullptr;
        title = title_from_file_name(inputs.front().name);
        diagnostics_.warn("no-title", {diagnostics_.add_source(inputs.front().name)},
                          "the document has no title; \"" + title + "\" stands for it",
                          "add a line title: ... to the front matter, or use -M title=...");
        return false;
    }

    const ReaderOptions& options_;
    Diagnostics& diagnostics_;
    std::string excerpt_separator_;
    std::vector<std::string> pages_;
    Document document_;
};

}  // namespace

Document read_markdown(const std::vector<SourceText>& inputs, const ReaderOptions& options,
                       Diagnostics& diagnostics) {
    return DocumentReader(options, diagnostics).read(inputs);
}

}  // namespace postconv
