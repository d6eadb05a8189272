#include "converters/markdown/metadata_reader.h"

#include <algorithm>
#include <map>
#include <set>

#include "converters/markdown/cmark_tree.h"
#include "converters/markdown/creators.h"
#include "converters/markdown/date_reader.h"
#include "converters/markdown/identifiers.h"
#include "converters/markdown/metadata_keys.h"
#include "model/text.h"

namespace postconv {
namespace {

// What one value says as text: a list is joined, a map gives the entry that carries its meaning.
std::string text_of(const FieldValue& value) {
    switch (value.kind) {
        case FieldValue::Kind::Nothing:
            return {};
        case FieldValue::Kind::Text:
            return value.text;
        case FieldValue::Kind::List: {
            std::string joined;
            for (const FieldValue& item : value.items) {
                const std::string text = text_of(item);
                if (!joined.empty() && !text.empty()) joined += "; ";
                joined += text;
            }
            return joined;
        }
        case FieldValue::Kind::Map: {
            const FieldValue* main = value.find({"text", "name", "title", "statement", "value"});
            if (main) return text_of(*main);
            std::string joined;
            for (const FieldEntry& entry : value.entries) {
                const std::string text = text_of(entry.value);
                if (!joined.empty() && !text.empty()) joined += "; ";
                if (!text.empty()) joined += entry.key + ": " + text;
            }
            return joined;
        }
    }
    return {};
}

std::vector<std::string> split_words(std::string_view text, std::string_view separators) {
    std::vector<std::string> words;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of(separators), text.size());
        const std::string_view word = trimmed(text.substr(0, end));
        if (!word.empty()) words.emplace_back(word);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return words;
}

enum class Spaces { Divide, Stay };

// A list, or a string that commas, semicolons or (for Jekyll's tags) spaces divide.
std::vector<std::string> words_of(const FieldValue& value, Spaces spaces) {
    std::vector<std::string> words;
    if (value.is_text()) {
        const bool has_commas = value.text.find_first_of(",;") != std::string::npos;
        words = split_words(value.text, has_commas ? ",;" : spaces == Spaces::Divide ? " " : "");
    }
    for (const FieldValue& item : value.items) words.push_back(text_of(item));
    for (std::string& word : words)
        if (word.starts_with('#')) word.erase(0, 1);
    std::erase(words, std::string());
    return words;
}

bool is_yes(const FieldValue& value) {
    const std::string text = ascii_lower(value.text);
    return text == "true" || text == "yes" || text == "on" || text == "1";
}
bool is_no(const FieldValue& value) {
    const std::string text = ascii_lower(value.text);
    return text == "false" || text == "no" || text == "off" || text == "0";
}

class MetadataReader {
  public:
    explicit MetadataReader(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

    void take(const FieldValue& map, const std::string& prefix);
    void override_with(const Overrides& overrides);
    FrontMatterFacts read();

  private:
    struct Candidate {
        int rank = 0;
        const FieldValue* value = nullptr;
    };

    const FieldValue* field(Field name) const {
        const auto found = fields_.find(name);
        return found == fields_.end() ? nullptr : found->second.value;
    }
    std::string text(Field name) const {
        const FieldValue* value = field(name);
        return value ? text_of(*value) : std::string();
    }
    std::string prose(Field name) const { return without_markup(text(name)); }

    void offer(Field name, int rank, const FieldValue& value);
    void unknown(const std::string& key, const FieldValue& value);
    void warn(const char* name, const FieldValue& value, const std::string& what,
              const std::string& hint) {
        diagnostics_.warn(name, value.span, what, hint);
    }

    void read_people();
    std::optional<Date> date(Field name);
    void read_words();
    void read_language_and_direction();
    void read_cover();
    void read_identifiers();
    void add_identifier(const FieldValue& value, std::string_view scheme);
    void read_series();
    void read_status();

    Diagnostics& diagnostics_;
    std::map<Field, Candidate> fields_;
    std::map<Field, FieldValue> overrides_;  // what fields_ points to for those from outside
    std::map<std::string, std::size_t> custom_;
    Metadata metadata_;
};

void MetadataReader::take(const FieldValue& map, const std::string& prefix) {
    std::set<std::string> seen;
    for (const FieldEntry& entry : map.entries) {
        const std::string key = prefix + entry.key;
        if (!seen.insert(key).second) {
            warn("repeated-key", entry.value, "the key \"" + key + "\" is written twice",
                 "the first one counts; take one of them out");
            continue;
        }
        const KeyMeaning meaning = meaning_of(key);
        switch (meaning.kind) {
            case KeyKind::Known:
                offer(meaning.field, meaning.rank, entry.value);
                break;
            case KeyKind::Container:
                take(entry.value, key + '.');
                break;
            case KeyKind::Private:
                break;
            case KeyKind::Unknown:
                if (prefix.empty()) unknown(key, entry.value);
                break;
        }
    }
}

void MetadataReader::offer(Field name, int rank, const FieldValue& value) {
    if (value.kind == FieldValue::Kind::Nothing) return;
    const auto [slot, is_new] = fields_.try_emplace(name, Candidate{rank, &value});
    if (!is_new && rank < slot->second.rank) slot->second = {rank, &value};
}

void MetadataReader::unknown(const std::string& key, const FieldValue& value) {
    const std::string_view near = nearest_key(key);
    diagnostics_.note("unknown-key", value.span, "postconv does not know the key \"" + key + "\"",
                      near.empty() ? "" : "did you mean \"" + std::string(near) + "\"?");
    const auto [slot, is_new] = custom_.try_emplace(key, metadata_.custom.size());
    if (is_new)
        metadata_.custom.emplace_back(key, text_of(value));
    else
        metadata_.custom[slot->second].second = text_of(value);
}

void MetadataReader::override_with(const Overrides& overrides) {
    std::map<std::string, FieldValue> others;
    for (const auto& [written, text] : overrides) {
        const std::string key = field_key(written);
        const KeyMeaning meaning = meaning_of(key);
        const bool is_known = meaning.kind == KeyKind::Known;
        FieldValue& list = is_known ? overrides_[meaning.field] : others[key];
        list.kind = FieldValue::Kind::List;
        list.items.push_back(text_field(text));
        // No file can name a field more surely than the command line does.
        if (is_known) fields_[meaning.field] = {-1, &list};
    }
    const auto make_single = [](FieldValue& list) {
        if (list.items.size() != 1) return;
        FieldValue only = std::move(list.items.front());
        list = std::move(only);
    };
    for (auto& [name, value] : overrides_) make_single(value);
    for (auto& [key, value] : others) {
        make_single(value);
        if (meaning_of(key).kind == KeyKind::Unknown) unknown(key, value);
    }
}

FrontMatterFacts MetadataReader::read() {
    metadata_.title = prose(Field::Title);
    metadata_.subtitle = prose(Field::Subtitle);
    metadata_.abstract = prose(Field::Abstract);
    metadata_.description = prose(Field::Description);
    if (metadata_.description.empty()) metadata_.description = metadata_.abstract;
    metadata_.publisher = text(Field::Publisher);
    metadata_.rights = text(Field::Rights);
    metadata_.url = text(Field::Url);
    if (!starts_with_scheme(metadata_.url)) metadata_.url.clear();  // a path of the site
    metadata_.edition = text(Field::Edition);
    metadata_.date = date(Field::Date);
    metadata_.modified = date(Field::Modified);
    read_people();
    read_words();
    read_language_and_direction();
    read_cover();
    read_identifiers();
    read_series();
    read_status();
    return {std::move(metadata_), text(Field::ExcerptSeparator)};
}

void MetadataReader::read_people() {
    if (const FieldValue* authors = field(Field::Author))
        metadata_.creators = read_creators(*authors, "aut");
    const auto add = [&](Field name, std::string_view role) {
        const FieldValue* value = field(name);
        if (!value) return;
        for (Creator& creator : read_creators(*value, role))
            metadata_.contributors.push_back(std::move(creator));
    };
    add(Field::Editor, "edt");
    add(Field::Translator, "trl");
    add(Field::Illustrator, "ill");
    add(Field::Contributor, "ctb");
}

std::optional<Date> MetadataReader::date(Field name) {
    const FieldValue* value = field(name);
    if (!value) return std::nullopt;
    const std::optional<Date> date = read_date(text_of(*value));
    if (!date)
        warn("bad-date", *value, "\"" + text_of(*value) + "\" is no date that postconv reads",
             "write it as 2024-04-22 or 2024-04-22 12:00:00 +0800");
    return date;
}

void MetadataReader::read_words() {
    const auto words = [&](Field name, std::string_view undivided_key) {
        const auto found = fields_.find(name);
        if (found == fields_.end()) return std::vector<std::string>();
        const int stay = meaning_of(undivided_key).rank;
        const bool divide = found->second.rank >= 0 && found->second.rank < stay;
        return words_of(*found->second.value, divide ? Spaces::Divide : Spaces::Stay);
    };
    metadata_.keywords = words(Field::Keywords, "keywords");
    metadata_.categories = words(Field::Categories, "category");
}

void MetadataReader::read_language_and_direction() {
    if (const FieldValue* value = field(Field::Language)) {
        const std::optional<std::string> language = read_language(text_of(*value));
        if (language)
            metadata_.language = *language;
        else
            warn("bad-language", *value, "\"" + text_of(*value) + "\" is no language tag",
                 "write a BCP 47 tag such as en, en-GB or zh-Hant");
    }
    if (const FieldValue* value = field(Field::Direction)) {
        const std::string direction = ascii_lower(text_of(*value));
        if (direction == "ltr" || direction == "rtl")
            metadata_.direction = direction;
        else if (direction != "auto" && direction != "default")
            warn("bad-value", *value, "the direction is \"" + direction + "\"", "use ltr or rtl");
    }
}

void MetadataReader::read_cover() {
    const FieldValue* value = field(Field::Cover);
    if (value && value->kind == FieldValue::Kind::List)
        value = value->items.empty() ? nullptr : &value->items.front();
    if (!value) return;
    CoverImage cover{.span = value->span};
    cover.alt = prose(Field::CoverAlt);
    cover.caption = prose(Field::CoverCaption);
    const auto entry = [&](std::initializer_list<std::string_view> names) {
        const FieldValue* found = value->find(names);
        return found ? text_of(*found) : std::string();
    };
    if (value->kind == FieldValue::Kind::Map) {
        cover.source = entry({"path", "src", "source", "url", "file", "image", "feature"});
        if (const std::string alt = entry({"alt"}); !alt.empty()) cover.alt = without_markup(alt);
        if (const std::string caption = entry({"caption"}); !caption.empty())
            cover.caption = without_markup(caption);
    } else if (!is_yes(*value) && !is_no(*value)) {
        cover.source = value->text;
    }
    if (cover.source.starts_with("[[") && cover.source.ends_with("]]"))
        cover.source = cover.source.substr(2, cover.source.size() - 4);
    if (!cover.source.empty()) metadata_.cover = std::move(cover);
}

void MetadataReader::add_identifier(const FieldValue& value, std::string_view scheme) {
    for (const FieldValue& item : value.items) add_identifier(item, scheme);
    std::string own_scheme(scheme);
    if (const FieldValue* named = value.find({"scheme", "type"})) own_scheme = text_of(*named);
    if (value.kind == FieldValue::Kind::List || text_of(value).empty()) return;
    Identifier identifier = read_identifier(text_of(value), own_scheme);
    if (identifier.scheme == "isbn" && !is_valid_isbn(identifier.value)) {
        warn("bad-isbn", value, "the ISBN \"" + identifier.value + "\" has a wrong check digit",
             "compare it with the printed one; it is left out");
        return;
    }
    if (std::find(metadata_.identifiers.begin(), metadata_.identifiers.end(), identifier) ==
        metadata_.identifiers.end())
        metadata_.identifiers.push_back(std::move(identifier));
}

void MetadataReader::read_identifiers() {
    if (const FieldValue* value = field(Field::Isbn)) add_identifier(*value, "isbn");
    if (const FieldValue* value = field(Field::Doi)) add_identifier(*value, "doi");
    if (const FieldValue* value = field(Field::Identifier)) add_identifier(*value, "");
    if (const FieldValue* value = field(Field::Uuid)) add_identifier(*value, "uuid");
}

void MetadataReader::read_series() {
    const FieldValue* value = field(Field::Series);
    if (value && value->kind == FieldValue::Kind::List && !value->items.empty())
        value = &value->items.front();
    if (!value) return;
    Series series{text_of(*value), text(Field::SeriesPosition)};
    if (const FieldValue* position = value->find({"position", "number", "index", "order"}))
        series.position = text_of(*position);
    if (!series.name.empty()) metadata_.series = std::move(series);
}

void MetadataReader::read_status() {
    const FieldValue* draft = field(Field::Draft);
    const FieldValue* published = field(Field::Published);
    metadata_.draft = (draft && is_yes(*draft)) || (published && is_no(*published));
}

}  // namespace

FrontMatterFacts read_metadata(const FieldValue& front_matter, const Overrides& overrides,
                               Diagnostics& diagnostics) {
    MetadataReader reader(diagnostics);
    reader.take(front_matter, "");
    reader.override_with(overrides);
    return reader.read();
}

}  // namespace postconv
