#include "converters/markdown/metadata_fields.h"

#include <algorithm>
#include <set>

#include "converters/markdown/date_reader.h"
#include "converters/markdown/field_words.h"
#include "converters/markdown/identifiers.h"
#include "model/text.h"

namespace postconv {
namespace {

using Use = KeyFact::Use;

// Two programs use some keys for two things; the value tells which.
KeyMeaning meaning_with(const std::string& key, const FieldValue& value) {
    // Hugo's "published" is a day, Jekyll's says yes or no.
    if (key == "published" && value.is_text() && !is_yes(value) && !is_no(value) &&
        read_date(value.text))
        return meaning_of("publishdate");
    // quarto's "editor" is a program.
    const bool is_program = value.text == "visual" || value.text == "source" ||
                            (value.kind == FieldValue::Kind::Map &&
                             !value.find({"name", "text", "literal", "given", "family", "first",
                                          "last", "firstname", "lastname"}));
    if (key == "editor" && is_program) return {KeyKind::Private};
    return meaning_of(key);
}

}  // namespace

MetadataFields::MetadataFields(const MetadataLayers& layers, Diagnostics& diagnostics)
    : diagnostics_(diagnostics) {
    take_overrides(layers.overrides);
    layer_ = 1;
    say_oddities(layers.front_matter);
    take_layer(layers.front_matter, "");
    layer_ = 2;
    take_file_name(layers.file_name);
    for (const FieldValue& defaults : layers.defaults) {
        ++layer_;
        say_oddities(defaults);
        take_layer(defaults, "");
    }
    ++layer_;
    take_guess(layers);
}

const std::vector<MetadataFields::Candidate>& MetadataFields::all(Field field) const {
    static const std::vector<Candidate> kNone;
    const auto found = fields_.find(field);
    return found == fields_.end() ? kNone : found->second.candidates;
}

std::vector<MetadataFields::Candidate> MetadataFields::by_rank(Field field) const {
    std::vector<Candidate> sorted = all(field);
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const Candidate& a, const Candidate& b) { return a.rank < b.rank; });
    return sorted;
}

std::vector<KeyFact> MetadataFields::facts() const {
    std::vector<KeyFact> facts = facts_;
    for (KeyFact& fact : facts) {
        if (fact.use != Use::Outranked) continue;
        const auto winner = std::find_if(facts.begin(), facts.end(), [&](const KeyFact& other) {
            return other.use == Use::Used && other.field == fact.field;
        });
        if (winner != facts.end()) fact.winner = winner->key;
    }
    return facts;
}

void MetadataFields::take_overrides(const Overrides& overrides) {
    for (const auto& [written, text] : overrides) {
        const std::string key = field_key(written);
        const FieldValue value = text_field(text);
        const auto same = std::find_if(made_.begin(), made_.end(),
                                       [&](const FieldEntry& entry) { return entry.key == key; });
        if (same == made_.end()) {
            made_.push_back({key, written, value});
            continue;
        }
        FieldValue& list = same->value;
        if (list.kind != FieldValue::Kind::List)
            list = {.kind = FieldValue::Kind::List, .items = {std::move(list)}};
        list.items.push_back(value);
    }
    for (const FieldEntry& entry : made_) take("", entry);
}

void MetadataFields::take_file_name(std::string_view name) {
    const SourceSpan span =
        name.empty() ? SourceSpan{} : SourceSpan{diagnostics_.add_source(std::string(name))};
    const auto take_text = [&](const char* key, const std::string& text) {
        made_.push_back({key, "(file name)", text_field(text, span)});
        take("", made_.back());
    };
    if (const std::optional<Date> date = date_of_file_name(name))
        take_text("date", to_w3cdtf(*date));
    if (const std::optional<std::string> language = language_of_file_name(name))
        take_text("lang", *language);
}

void MetadataFields::take_guess(const MetadataLayers& layers) {
    if (!all(Field::Language).empty()) return;
    const SourceSpan span{
        layers.file_name.empty() ? -1 : diagnostics_.add_source(std::string(layers.file_name))};
    const std::string& tag = layers.guess.tag;
    if (!tag.empty()) {
        made_.push_back({"lang", "(script)", text_field(tag, span)});
        take("", made_.back());
        diagnostics_.note(
            "guessed-language", span,
            "the document does not say its language; its letters say \"" + tag + "\"",
            "add a line lang: " + tag + " to the front matter, or use -M lang=" + tag);
    } else if (!layers.guess.may_be_english) {
        diagnostics_.warn("no-language", span,
                          "the document does not say its language and is treated as English",
                          "add a line such as lang: fr to the front matter, or use -M lang=fr");
    }
}

void MetadataFields::take_layer(const FieldValue& map, const std::string& path) {
    std::set<std::string_view> seen;
    for (const FieldEntry& entry : map.entries) {
        if (seen.insert(entry.key).second)
            take(path, entry);
        else
            facts_[add_fact(path + entry.written, entry.value)].use = Use::Repeated;
    }
}

void MetadataFields::take(const std::string& path, const FieldEntry& entry) {
    const std::string key = field_key(path) + entry.key;
    const KeyMeaning meaning = meaning_with(key, entry.value);
    const bool is_map = entry.value.kind == FieldValue::Kind::Map;
    if (meaning.kind == KeyKind::Container && is_map) {
        take_layer(entry.value, path + entry.written + '.');
        return;
    }
    const std::size_t fact = add_fact(path + entry.written, entry.value);
    switch (meaning.kind) {
        case KeyKind::Known:
            take_known(key, meaning, entry.value, fact);
            break;
        case KeyKind::Kept:
            keep(key, entry.value, fact);
            break;
        case KeyKind::Container:
        case KeyKind::Private:
            facts_[fact].use = Use::Private;
            break;
        case KeyKind::PageSetup:
            facts_[fact].use = Use::PageSetup;
            if (key == "pdf-options")
                diagnostics_.warn("ignored-key", entry.value.span,
                                  "\"" + entry.written + "\" sets up another program's pages",
                                  "use --paper, or a theme file");
            break;
        case KeyKind::Unknown:
            if (path.empty())
                take_unknown(key, entry.value, fact);
            else
                facts_[fact].use = Use::Private;
            break;
    }
}

void MetadataFields::take_known(const std::string& key, KeyMeaning meaning, const FieldValue& value,
                                std::size_t fact) {
    facts_[fact].field = meaning.field;
    facts_[fact].use = Use::Outranked;
    if (value.kind == FieldValue::Kind::Nothing) {
        facts_[fact].use = Use::Empty;
        return;
    }
    Slot& slot = fields_.try_emplace(meaning.field, Slot{layer_, {}}).first->second;
    if (slot.layer == layer_) slot.candidates.push_back({key, meaning.rank, &value, fact});
}

void MetadataFields::take_unknown(const std::string& key, const FieldValue& value,
                                  std::size_t fact) {
    const std::string_view near = nearest_key(key);
    if (keep(key, value, fact))
        diagnostics_.note("unknown-key", value.span,
                          "postconv does not know the key \"" + key + "\"",
                          near.empty() ? "" : "did you mean \"" + std::string(near) + "\"?");
    facts_[fact].use = Use::Unknown;
}

bool MetadataFields::keep(const std::string& key, const FieldValue& value, std::size_t fact) {
    facts_[fact].use = Use::Kept;
    const bool is_new = std::none_of(custom_.begin(), custom_.end(),
                                     [&](const auto& other) { return other.first == key; });
    if (is_new) custom_.emplace_back(key, text_of(value));
    return is_new;
}

void MetadataFields::say_oddities(const FieldValue& value) {
    if (!value.tag.empty())
        diagnostics_.warn("yaml-tag", value.span,
                          "the tag \"" + value.tag + "\" means nothing to postconv",
                          "take it out; the value is read as if it had none");
    std::set<std::string_view> seen;
    for (const FieldEntry& entry : value.entries) {
        if (!seen.insert(entry.key).second)
            diagnostics_.warn("repeated-key", entry.value.span,
                              "the key \"" + entry.key + "\" is written twice",
                              "the first one counts; take one of them out");
        say_oddities(entry.value);
    }
    for (const FieldValue& item : value.items) say_oddities(item);
}

std::size_t MetadataFields::add_fact(const std::string& key, const FieldValue& value) {
    facts_.push_back({.key = key, .span = value.span});
    return facts_.size() - 1;
}

}  // namespace postconv
