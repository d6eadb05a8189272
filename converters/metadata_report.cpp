#include "converters/metadata_report.h"

#include <algorithm>
#include <array>

#include "model/text.h"

namespace postconv {
namespace {

constexpr FieldTargets kTargets[] = {
    {Field::Title, "title", "Title", "dc:title", "core dc:title"},
    {Field::Subtitle, "subtitle", "", "dc:title (title-type subtitle)", "custom Subtitle"},
    {Field::Author, "author", "Author", "dc:creator", "core dc:creator, cp:lastModifiedBy"},
    {Field::Contributor, "contributor", "", "dc:contributor (role)", ""},
    {Field::Editor, "editor", "", "dc:contributor (role edt)", ""},
    {Field::Translator, "translator", "", "dc:contributor (role trl)", ""},
    {Field::Illustrator, "illustrator", "", "dc:contributor (role ill)", ""},
    {Field::Date, "date", "CreationDate, ModDate if not modified", "dc:date",
     "core dcterms:created, custom Date published"},
    {Field::Modified, "modified", "CreationDate, ModDate", "dcterms:modified",
     "core dcterms:modified"},
    {Field::Description, "description", "Subject", "dc:description", "core dc:description"},
    {Field::Abstract, "abstract", "Subject if no description", "dc:description if no description",
     "core dc:description if no description"},
    {Field::Keywords, "keywords", "Keywords", "dc:subject", "core cp:keywords"},
    {Field::Categories, "categories", "Keywords", "dc:subject", "core cp:category"},
    {Field::Language, "language", "", "dc:language", "core dc:language"},
    {Field::Direction, "direction", "", "page-progression-direction", ""},
    {Field::Cover, "cover", "", "cover-image", ""},
    {Field::CoverAlt, "cover alt", "", "alt of the cover page", ""},
    {Field::CoverCaption, "cover caption", "", "alt of the cover page if no alt", ""},
    {Field::Publisher, "publisher", "", "dc:publisher", "app Company, custom Publisher"},
    {Field::Rights, "rights", "", "dc:rights", "custom Copyright"},
    {Field::Identifier, "identifier", "", "dc:identifier", "core dc:identifier"},
    {Field::Isbn, "isbn", "", "dc:identifier (urn:isbn)", "core dc:identifier, custom ISBN"},
    {Field::Doi, "doi", "", "dc:identifier (doi.org)", "core dc:identifier, custom DOI"},
    {Field::Uuid, "uuid", "", "dc:identifier (urn:uuid)", "core dc:identifier"},
    {Field::Url, "url", "", "seed of dc:identifier", "custom Source URL"},
    {Field::Series, "series", "", "belongs-to-collection, calibre:series", "custom Series"},
    {Field::SeriesPosition, "series position", "", "group-position, calibre:series_index",
     "custom Series index"},
    {Field::Edition, "edition", "", "schema:bookEdition", "core cp:version"},
    {Field::Draft, "draft", "", "", "core cp:contentStatus"},
    {Field::Published, "published", "", "", "core cp:contentStatus"},
    {Field::ExcerptSeparator, "excerpt separator", "", "", ""},
    {Field::AccessMode, "access mode", "", "schema:accessMode", ""},
    {Field::AccessModeSufficient, "sufficient access modes", "", "schema:accessModeSufficient", ""},
    {Field::AccessFeature, "accessibility features", "", "schema:accessibilityFeature", ""},
    {Field::AccessHazard, "accessibility hazards", "", "schema:accessibilityHazard", ""},
    {Field::AccessSummary, "accessibility summary", "", "schema:accessibilitySummary", ""},
    {Field::AccessConformance, "accessibility claim", "", "dcterms:conformsTo", ""},
    {Field::AccessCertifier, "accessibility evaluator", "", "a11y:certifiedBy", ""},
    {Field::AccessCredential, "evaluator's credential", "", "a11y:certifierCredential", ""},
    {Field::AccessReport, "accessibility report", "", "a11y:certifierReport", ""},
    {Field::Paper, "paper", "page size", "", "page size"},
    {Field::Margin, "margins", "margins", "", "margins"},
    {Field::MarginTop, "top margin", "margins", "", "margins"},
    {Field::MarginBottom, "bottom margin", "margins", "", "margins"},
    {Field::MarginInner, "inner margin", "margins", "", "margins"},
    {Field::MarginOuter, "outer margin", "margins", "", "margins"},
    {Field::FontSize, "font size", "all sizes", "all sizes", "all sizes"},
    {Field::MainFont, "main font", "text, if carried", "text", "text"},
    {Field::SansFont, "sans font", "text, if carried", "text", "text"},
    {Field::MonoFont, "mono font", "code, if carried", "code", "code"},
    {Field::Contents, "contents", "printed contents", "printed contents", "printed contents"},
    {Field::ContentsDepth, "contents depth", "contents", "navigation", "contents"},
    {Field::NumberSections, "numbered sections", "headings", "headings", "headings"},
    {Field::ListOfFigures, "list of figures", "printed list", "navigation", "printed list"},
    {Field::ListOfTables, "list of tables", "printed list", "navigation", "printed list"},
};

std::string reason(const KeyFact& fact) {
    switch (fact.use) {
        case KeyFact::Use::Used:
            return fact.field == Field::ExcerptSeparator ? "only marks the end of the excerpt" : "";
        case KeyFact::Use::Kept:
            return "kept as a custom property for --export-unknown-meta";
        case KeyFact::Use::Outranked:
            return fact.winner.empty() ? "its value is of no use there"
                                       : "\"" + fact.winner + "\" says it";
        case KeyFact::Use::Invalid:
            return "its value makes no sense there";
        case KeyFact::Use::Empty:
            return "empty";
        case KeyFact::Use::Repeated:
            return "written twice; the first counts";
        case KeyFact::Use::Private:
            return "private: it speaks to another program";
        case KeyFact::Use::PageSetup:
            return "page set-up: themes say it";
        case KeyFact::Use::Unknown:
            return "unknown; --export-unknown-meta keeps it in DOCX";
        case KeyFact::Use::OtherFile:
            return "the first file with front matter speaks for all";
    }
    return {};
}

bool has_field(KeyFact::Use use) {
    return use == KeyFact::Use::Used || use == KeyFact::Use::Outranked ||
           use == KeyFact::Use::Invalid || use == KeyFact::Use::Empty;
}

std::string place_of(const SourceSpan& span, const std::vector<std::string>& sources) {
    if (span.source < 0 || std::size_t(span.source) >= sources.size()) return "-M";
    const std::string& name = sources[std::size_t(span.source)];
    return span.line > 0 ? name + ':' + std::to_string(span.line) : name;
}

using Cells = std::vector<std::string>;

std::size_t width_of(std::string_view text) {
    return std::size_t(
        std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

std::string printable(std::string_view text) {
    std::string safe;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        append_utf8(safe, c < 0x20 || (c >= 0x7F && c <= 0x9F) ? U'?' : c);
    }
    return safe;
}

std::string aligned(const std::vector<Cells>& rows) {
    std::vector<std::size_t> widths;
    for (const Cells& row : rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (std::size_t i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], width_of(row[i]));
    }
    std::string text;
    for (const Cells& row : rows) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i)
            line += row[i] + std::string(widths[i] - width_of(row[i]) + 2, ' ');
        line.erase(line.find_last_not_of(' ') + 1);
        text += line + '\n';
    }
    return text;
}

std::string or_dash(std::string_view text) {
    return text.empty() ? "-" : std::string(text);
}

std::string quoted(std::string_view text) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string json = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') json += '\\';
        if (static_cast<unsigned char>(c) >= 0x20)
            json += c;
        else
            json +=
                std::string("\\u00") + kDigits[std::size_t(c) >> 4] + kDigits[std::size_t(c) & 15];
    }
    return json + '"';
}

std::string member(const char* name, std::string_view value) {
    return quoted(name) + ": " + (value.empty() ? "null" : quoted(value));
}

std::string as_json(const MetadataReport::Row& row) {
    std::string json = "    {" + member("key", row.key) + ", " + member("place", row.place) + ", " +
                       member("field", row.targets ? row.targets->name : "");
    if (row.dropped.empty())
        json += ", " + member("pdf", row.targets->pdf) + ", " + member("opf", row.targets->opf) +
                ", " + member("docx", row.targets->docx);
    else
        json += ", " + member("reason", row.dropped);
    return json + '}';
}

}  // namespace

const FieldTargets& targets_of(Field field) {
    return *std::find_if(std::begin(kTargets), std::end(kTargets),
                         [&](const FieldTargets& targets) { return targets.field == field; });
}

MetadataReport make_metadata_report(const std::vector<KeyFact>& keys,
                                    const std::vector<std::string>& sources) {
    MetadataReport report;
    for (const KeyFact& fact : keys)
        report.rows.push_back({.key = fact.key,
                               .place = place_of(fact.span, sources),
                               .targets = has_field(fact.use) ? &targets_of(fact.field) : nullptr,
                               .dropped = reason(fact)});
    return report;
}

std::string as_table(const MetadataReport& report) {
    std::vector<Cells> used = {{"key", "place", "field", "PDF", "OPF", "DOCX"}};
    std::vector<Cells> dropped = {{"dropped", "place", "why"}};
    for (const MetadataReport::Row& row : report.rows) {
        const std::string key = printable(row.key);
        const std::string place = printable(row.place);
        if (row.dropped.empty())
            used.push_back({key, place, std::string(row.targets->name), or_dash(row.targets->pdf),
                            or_dash(row.targets->opf), or_dash(row.targets->docx)});
        else
            dropped.push_back({key, place, printable(row.dropped)});
    }
    return aligned(used) + (dropped.size() > 1 ? '\n' + aligned(dropped) : "");
}

std::string as_json(const MetadataReport& report) {
    std::string used;
    std::string dropped;
    for (const MetadataReport::Row& row : report.rows) {
        std::string& list = row.dropped.empty() ? used : dropped;
        list += (list.empty() ? "\n" : ",\n") + as_json(row);
    }
    return "{\n  \"keys\": [" + used + "],\n  \"dropped\": [" + dropped + "]\n}\n";
}

}  // namespace postconv
