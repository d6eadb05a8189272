#include "converters/epub/package_metadata.h"

#include <algorithm>
#include <array>

#include "converters/epub/accessibility.h"
#include "converters/epub/links.h"
#include "converters/epub/page.h"
#include "converters/epub/targets.h"
#include "converters/package/xml.h"
#include "converters/title.h"
#include "model/text.h"

namespace postconv {
namespace {

// What refines a statement: its property, and the scheme that the value is a term of.
struct Refinement {
    const char* property;
    std::string value;
    const char* scheme = nullptr;
};

class MetadataWriter {
  public:
    MetadataWriter(pugi::xml_node parent, const Places& places)
        : node_(parent),
          job_(places.job),
          metadata_(job_.document.metadata),
          pages_(places.pages),
          embeds_fonts_(!places.fonts.empty()) {}

    void write() {
        identifiers();
        titles();
        people("creator", "creator-", metadata_.creators);
        people("contributor", "contributor-", metadata_.contributors);
        say("language", language_of(metadata_));
        if (metadata_.date) say("date", to_w3cdtf(*metadata_.date));
        say("description", metadata_.description);
        add_subjects();
        say("publisher", metadata_.publisher);
        say("rights", metadata_.rights);
        series();
        if (!metadata_.edition.empty()) add_meta("schema:bookEdition", metadata_.edition);
        add_meta("dcterms:modified", utc_timestamp(job_.options.timestamp));
        accessibility();
        conformance();
        if (!pages_.list().empty()) source_of_pages();
        // Without it Apple Books shows its own faces.
        if (embeds_fonts_) add_meta("ibooks:specified-fonts", "true");
    }
    // The form of EPUB 2, which shops and calibre still read.
    void add_old_meta(const char* name, const std::string& content) {
        pugi::xml_node meta = add_element(node_, "meta");
        set_attribute(meta, "name", name);
        set_attribute(meta, "content", content);
        end_line(node_);
    }

  private:
    // An empty statement is an error in every validator: nothing is said then.
    pugi::xml_node say(const char* term, const std::string& value, const std::string& id = {}) {
        if (trimmed(value).empty()) return {};
        const std::string name = std::string("dc:") + term;
        pugi::xml_node statement = add_element(node_, name.c_str(), value);
        if (!id.empty()) set_attribute(statement, "id", id);
        end_line(node_);
        return statement;
    }
    pugi::xml_node add_meta(const char* property, const std::string& value) {
        pugi::xml_node meta = add_element(node_, "meta", value);
        set_attribute(meta, "property", property);
        end_line(node_);
        return meta;
    }
    // EPUB Accessibility 1.0 and, since 1.1, the property of its own, which EPUBCheck knows from
    // version 5 on.
    void source_of_pages() {
        say("source", pages_.source(), "page-source");
        refine("page-source", {"source-of", "pagination"});
        if (job_.options.epub.asks_for_pages) add_meta("pageBreakSource", pages_.source());
    }

    void refine(const std::string& id, const Refinement& refinement) {
        if (trimmed(refinement.value).empty()) return;
        pugi::xml_node meta = add_meta(refinement.property, refinement.value);
        set_attribute(meta, "refines", '#' + id);
        if (refinement.scheme) set_attribute(meta, "scheme", refinement.scheme);
    }
    void identifiers();
    void titles();
    void add_subjects();
    void people(const char* term, const std::string& id_stem, const std::vector<Creator>& people);
    void series();
    void accessibility();
    void conformance();

    pugi::xml_node node_;
    const Job& job_;
    const Metadata& metadata_;
    const PageMarks& pages_;
    const bool embeds_fonts_;
};

// ONIX code list 5; empty for kinds that it has no code for.
std::string identifier_code(const std::string& urn) {
    if (urn.starts_with("urn:isbn:")) return urn.size() == 9 + 10 ? "02" : "15";
    if (urn.starts_with("https://doi.org/")) return "06";
    return {};
}

// "The Cost of Quotes" -> "Cost of Quotes, The", for titles in English.
std::string sorted_title(const std::string& title, std::string_view language) {
    if (!language.starts_with("en")) return {};
    static constexpr std::array<std::string_view, 3> kArticles = {"The ", "A ", "An "};
    for (const std::string_view article : kArticles)
        if (title.size() > article.size() && title.starts_with(article))
            return title.substr(article.size()) + ", " +
                   std::string(article.substr(0, article.size() - 1));
    return {};
}

void MetadataWriter::identifiers() {
    const std::string main = publication_identifier(metadata_, job_.options);
    say("identifier", main, kPublicationId);
    refine(kPublicationId, {"identifier-type", identifier_code(main), "onix:codelist5"});
    int number = 0;
    for (const Identifier& identifier : metadata_.identifiers) {
        Metadata alone;
        alone.identifiers = {identifier};
        const std::string urn = publication_identifier(alone, job_.options);
        if (urn == main || identifier.value.empty()) continue;
        const std::string id = "id-" + std::to_string(++number);
        say("identifier", urn, id);
        refine(id, {"identifier-type", identifier_code(urn), "onix:codelist5"});
    }
}

void MetadataWriter::titles() {
    const std::string subtitle(trimmed(metadata_.subtitle));
    const bool is_joined = rules_of(job_.options.epub.target).joins_titles && !subtitle.empty();
    const std::string title = title_of(job_) + (is_joined ? ": " + subtitle : "");
    say("title", title, "title");
    refine("title", {"title-type", "main"});
    refine("title", {"file-as", sorted_title(title, metadata_.language)});
    if (subtitle.empty() || is_joined) return;
    refine("title", {"display-seq", "1"});
    say("title", metadata_.subtitle, "subtitle");
    refine("subtitle", {"title-type", "subtitle"});
    refine("subtitle", {"display-seq", "2"});
}

// EPUB 3.3, 5.5.3.2.1 and 5.5.3.2.2: authority and term stand together.
void MetadataWriter::add_subjects() {
    int number = 0;
    for (const std::string& subject : subjects(metadata_)) {
        const auto coded =
            std::ranges::find(metadata_.coded_subjects, subject, &CodedSubject::text);
        if (coded == metadata_.coded_subjects.end()) {
            say("subject", subject);
            continue;
        }
        const std::string id = "subject-" + std::to_string(++number);
        if (!say("subject", subject, id)) continue;
        refine(id, {"authority", coded->authority});
        refine(id, {"term", coded->term});
    }
}

void MetadataWriter::people(const char* term, const std::string& id_stem,
                            const std::vector<Creator>& people) {
    int number = 0;
    for (const Creator& person : people) {
        const std::string id = id_stem + std::to_string(++number);
        if (!say(term, person.name, id)) continue;
        refine(id, {"role", person.role, "marc:relators"});
        refine(id, {"file-as", person.sort_name});
        refine(id, {"display-seq", std::to_string(number)});
    }
}

void MetadataWriter::series() {
    if (!metadata_.series || trimmed(metadata_.series->name).empty()) return;
    const Series& series = *metadata_.series;
    set_attribute(add_meta("belongs-to-collection", series.name), "id", "series");
    refine("series", {"collection-type", "series"});
    refine("series", {"group-position", series.position});
    add_old_meta("calibre:series", series.name);
    if (!series.position.empty()) add_old_meta("calibre:series_index", series.position);
}

void MetadataWriter::accessibility() {
    const Accessibility facts = accessibility_of(job_, pages_);
    for (const std::string& mode : facts.modes) add_meta("schema:accessMode", mode);
    for (const std::string& modes : facts.sufficient_modes)
        add_meta("schema:accessModeSufficient", modes);
    for (const std::string& feature : facts.features)
        add_meta("schema:accessibilityFeature", feature);
    for (const std::string& hazard : facts.hazards) add_meta("schema:accessibilityHazard", hazard);
    pugi::xml_node summary = add_meta("schema:accessibilitySummary", facts.summary);
    if (metadata_.accessibility.summary.empty()) set_attribute(summary, "xml:lang", "en");
}

// EPUB Accessibility 1.1, 3.5: the claim is the evaluator's, not ours.
void MetadataWriter::conformance() {
    const StatedAccessibility& stated = metadata_.accessibility;
    const std::string claim = conformance_claim(stated);
    if (claim.empty()) return;
    set_attribute(add_meta("dcterms:conformsTo", claim), "id", "conformance");
    pugi::xml_node certifier = add_meta("a11y:certifiedBy", stated.certified_by);
    set_attribute(certifier, "refines", "#conformance");
    set_attribute(certifier, "id", "certifier");
    refine("certifier", {"a11y:certifierCredential", stated.credential});
    if (kind_of_link(stated.report) != LinkKind::External) return;
    pugi::xml_node link = add_element(node_, "link");
    set_attribute(link, "rel", "a11y:certifierReport");
    set_attribute(link, "refines", "#certifier");
    set_attribute(link, "href", escaped_uri(stated.report));
    end_line(node_);
}

}  // namespace

void write_metadata(pugi::xml_node package, const Places& places) {
    pugi::xml_node node = add_element(package, "metadata");
    set_attribute(node, "xmlns:dc", "http://purl.org/dc/elements/1.1/");
    end_line(node);
    MetadataWriter writer(node, places);
    writer.write();
    const BookImages& images = places.images;
    if (images.cover) writer.add_old_meta("cover", images.files[*images.cover].manifest_id());
    end_line(package);
}

}  // namespace postconv
