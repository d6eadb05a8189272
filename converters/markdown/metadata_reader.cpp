#include "converters/markdown/metadata_reader.h"

#include <algorithm>
#include <optional>

#include "converters/markdown/cover_reader.h"
#include "converters/markdown/creators.h"
#include "converters/markdown/date_reader.h"
#include "converters/markdown/field_words.h"
#include "converters/markdown/identifiers.h"
#include "converters/markdown/language_marks.h"
#include "converters/markdown/page_setup_reader.h"
#include "model/text.h"

namespace postconv {
namespace {

using Candidate = MetadataFields::Candidate;

class MetadataReader {
  public:
    MetadataReader(const MetadataLayers& layers, Diagnostics& diagnostics)
        : fields_(layers, diagnostics), diagnostics_(diagnostics) {}

    FrontMatterFacts read();

  private:
    // The best key of the field, marked as used.
    std::optional<Candidate> best(Field field) {
        const std::vector<Candidate> candidates = fields_.by_rank(field);
        if (candidates.empty()) return std::nullopt;
        fields_.mark_used(candidates.front());
        return candidates.front();
    }
    std::string text(Field field) {
        const std::optional<Candidate> found = best(field);
        if (!found) return {};
        const std::string text = text_of(*found->value);
        return std::string(wikilink_label(text));
    }
    std::string prose(const std::string& text) const {
        return prose_of_field(text, metadata_.language);
    }
    void refuse(const char* name, const Candidate& candidate, const std::string& what,
                const std::string& hint) {
        diagnostics_.warn(name, candidate.value->span, what, hint);
        fields_.mark_invalid(candidate);
    }

    void read_titles();
    void read_people();
    std::optional<Date> date(Field field);
    std::vector<std::string> words(Field field);
    void read_language();
    void read_direction();
    void read_rights();
    void read_url();
    void read_identifiers();
    bool add_identifier(const FieldValue& value, std::string_view scheme);
    void read_series();
    void read_status();
    void read_subjects();
    void read_accessibility();

    MetadataFields fields_;
    Diagnostics& diagnostics_;
    Metadata metadata_;
};

FrontMatterFacts MetadataReader::read() {
    read_language();  // the quotes of all others are its quotes
    read_titles();
    metadata_.abstract = prose(text(Field::Abstract));
    metadata_.description = prose(text(Field::Description));
    if (metadata_.description.empty()) metadata_.description = metadata_.abstract;
    metadata_.publisher = text(Field::Publisher);
    metadata_.edition = text(Field::Edition);
    metadata_.date = date(Field::Date);
    metadata_.modified = date(Field::Modified);
    read_people();
    metadata_.keywords = words(Field::Keywords);
    metadata_.categories = words(Field::Categories);
    read_direction();
    read_rights();
    read_url();
    metadata_.cover = read_cover(fields_, metadata_.language);
    read_identifiers();
    read_series();
    read_status();
    read_subjects();
    read_accessibility();
    metadata_.custom = fields_.custom();
    std::string separator = text(Field::ExcerptSeparator);
    PageSetup page_setup = read_page_setup(fields_, diagnostics_);
    return {std::move(metadata_), std::move(page_setup), std::move(separator), fields_.facts()};
}

// pandoc's title may be a list of maps, each with its type.
void MetadataReader::read_titles() {
    metadata_.subtitle = prose(text(Field::Subtitle));
    const std::optional<Candidate> found = best(Field::Title);
    if (!found) return;
    const FieldValue* main = found->value;
    for (const FieldValue& title : found->value->items) {
        const FieldValue* type = title.find({"type"});
        if (main == found->value || (type && type->text == "main")) main = &title;
        if (type && type->text == "subtitle" && metadata_.subtitle.empty())
            metadata_.subtitle = prose(text_of(title));
    }
    metadata_.title = prose(text_of(*main));
}

void MetadataReader::read_people() {
    const auto add = [&](Field field, std::string_view role, std::vector<Creator>& people) {
        const std::optional<Candidate> found = best(field);
        if (!found) return;
        for (Creator& creator : read_creators(*found->value, role))
            people.push_back(std::move(creator));
    };
    add(Field::Author, "aut", metadata_.creators);
    add(Field::Editor, "edt", metadata_.contributors);
    add(Field::Translator, "trl", metadata_.contributors);
    add(Field::Illustrator, "ill", metadata_.contributors);
    add(Field::Contributor, "ctb", metadata_.contributors);
}

std::optional<Date> MetadataReader::date(Field field) {
    const std::optional<Candidate> found = best(field);
    if (!found) return std::nullopt;
    const std::string written = text_of(*found->value);
    const std::optional<Date> date = read_date(written);
    if (!date)
        refuse("bad-date", *found, "\"" + written + "\" is no date that postconv reads",
               "write it as 2024-04-22 or 2024-04-22 12:00:00 +0800");
    return date;
}

// Every key of the field, each word once whatever its case, in the order of the source.
std::vector<std::string> MetadataReader::words(Field field) {
    std::vector<std::string> all;
    for (const Candidate& candidate : fields_.all(field)) {
        const bool divide = fields_.layer_of(field) > 0 && divides_at_spaces(candidate.key);
        fields_.mark_used(candidate);
        for (std::string& word :
             words_of(*candidate.value, divide ? Spaces::Divide : Spaces::Stay)) {
            const std::string lower = ascii_lower(word);
            const bool is_new = std::none_of(all.begin(), all.end(), [&](const std::string& w) {
                return ascii_lower(w) == lower;
            });
            if (is_new) all.push_back(std::move(word));
        }
    }
    return all;
}

void MetadataReader::read_language() {
    const std::optional<Candidate> found = best(Field::Language);
    if (!found) return;
    const std::string written = text_of(*found->value);
    const std::optional<std::string> language = postconv::read_language(written);
    if (language)
        metadata_.language = *language;
    else
        refuse("bad-language", *found, "\"" + written + "\" is no language tag",
               "write a BCP 47 tag such as en, en-GB or zh-Hant");
}

void MetadataReader::read_direction() {
    const std::optional<Candidate> found = best(Field::Direction);
    if (!found) return;
    const std::string direction = ascii_lower(text_of(*found->value));
    if (direction == "ltr" || direction == "rtl")
        metadata_.direction = direction;
    else if (direction != "auto" && direction != "default")
        refuse("bad-value", *found, "the direction is \"" + direction + "\"", "use ltr or rtl");
}

// quarto's copyright is a map of holder and year, its license one of text and url.
void MetadataReader::read_rights() {
    const std::optional<Candidate> found = best(Field::Rights);
    if (!found) return;
    const FieldValue& value = *found->value;
    const FieldValue* whole = value.find({"statement", "text", "name", "url"});
    const FieldValue* holder = value.find({"holder"});
    const FieldValue* year = value.find({"year"});
    if (!whole && holder)
        metadata_.rights = "© " + (year ? text_of(*year) + ' ' : "") + text_of(*holder);
    else
        metadata_.rights = text_of(whole ? *whole : value);
}

// The first that is no path of the site.
void MetadataReader::read_url() {
    for (const Candidate& candidate : fields_.by_rank(Field::Url)) {
        const std::string url = text_of(*candidate.value);
        if (!starts_with_scheme(url)) continue;
        fields_.mark_used(candidate);
        metadata_.url = url;
        return;
    }
}

// Whether all of the value's identifiers can be right.
bool MetadataReader::add_identifier(const FieldValue& value, std::string_view scheme) {
    bool is_right = true;
    for (const FieldValue& item : value.items) is_right &= add_identifier(item, scheme);
    std::string own_scheme(scheme);
    if (const FieldValue* named = value.find({"scheme", "type"})) own_scheme = text_of(*named);
    if (value.kind == FieldValue::Kind::List || text_of(value).empty()) return is_right;
    Identifier identifier = read_identifier(text_of(value), own_scheme);
    if (identifier.scheme == "isbn" && !is_valid_isbn(identifier.value)) {
        diagnostics_.warn("bad-isbn", value.span,
                          "the ISBN \"" + identifier.value + "\" has a wrong check digit",
                          "compare it with the printed one; it is left out");
        return false;
    }
    if (std::find(metadata_.identifiers.begin(), metadata_.identifiers.end(), identifier) ==
        metadata_.identifiers.end())
        metadata_.identifiers.push_back(std::move(identifier));
    return true;
}

void MetadataReader::read_identifiers() {
    const auto add_all = [&](Field field, std::string_view scheme) {
        for (const Candidate& candidate : fields_.by_rank(field)) {
            fields_.mark_used(candidate);
            if (!add_identifier(*candidate.value, scheme)) fields_.mark_invalid(candidate);
        }
    };
    add_all(Field::Isbn, "isbn");
    add_all(Field::Doi, "doi");
    add_all(Field::Identifier, "");
    add_all(Field::Uuid, "uuid");
}

void MetadataReader::read_series() {
    const std::optional<Candidate> found = best(Field::Series);
    if (!found) return;
    const FieldValue* value = found->value;
    if (value->kind == FieldValue::Kind::List && !value->items.empty())
        value = &value->items.front();
    const std::string name = text_of(*value);
    Series series{std::string(wikilink_label(name)), {}};
    const bool has_position =
        !fields_.all(Field::SeriesPosition).empty() &&
        fields_.layer_of(Field::SeriesPosition) <= fields_.layer_of(Field::Series);
    if (has_position) series.position = text(Field::SeriesPosition);
    if (const FieldValue* position = value->find({"position", "number", "index", "order"}))
        series.position = text_of(*position);
    if (!series.name.empty()) metadata_.series = std::move(series);
}

void MetadataReader::read_status() {
    const std::optional<Candidate> draft = best(Field::Draft);
    const std::optional<Candidate> published = best(Field::Published);
    metadata_.draft = (draft && is_yes(*draft->value)) || (published && is_no(*published->value));
}

// "subject: {text: Fiction, authority: BISAC, term: FIC000000}", or a list of such.
void MetadataReader::read_subjects() {
    for (const Candidate& candidate : fields_.all(Field::Categories)) {
        std::vector<const FieldValue*> maps = {candidate.value};
        for (const FieldValue& item : candidate.value->items) maps.push_back(&item);
        for (const FieldValue* map : maps) {
            const FieldValue* authority = map->find({"authority", "scheme"});
            const FieldValue* term = map->find({"term", "code"});
            if (authority && term)
                metadata_.coded_subjects.push_back(
                    {text_of(*map), text_of(*authority), text_of(*term)});
            else if (authority || term)
                diagnostics_.warn("bad-value", map->span,
                                  "a coded subject has an authority and a term, or neither",
                                  "write authority: BISAC and term: FIC000000");
        }
    }
}

void MetadataReader::read_accessibility() {
    StatedAccessibility& stated = metadata_.accessibility;
    stated.modes = words(Field::AccessMode);
    stated.features = words(Field::AccessFeature);
    stated.hazards = words(Field::AccessHazard);
    stated.summary = text(Field::AccessSummary);
    stated.conforms_to = text(Field::AccessConformance);
    stated.certified_by = text(Field::AccessCertifier);
    stated.credential = text(Field::AccessCredential);
    stated.report = text(Field::AccessReport);
    if (const std::optional<Candidate> found = best(Field::AccessModeSufficient)) {
        const FieldValue& value = *found->value;
        if (value.is_text()) stated.sufficient_modes = {value.text};
        for (const FieldValue& item : value.items) {
            std::string modes = text_of(item);
            if (item.kind == FieldValue::Kind::List) std::ranges::replace(modes, ';', ',');
            std::erase(modes, ' ');
            stated.sufficient_modes.push_back(std::move(modes));
        }
    }
}

}  // namespace

FrontMatterFacts read_metadata(const MetadataLayers& layers, Diagnostics& diagnostics) {
    return MetadataReader(layers, diagnostics).read();
}

}  // namespace postconv
