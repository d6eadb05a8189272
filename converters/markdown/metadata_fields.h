// The keys that front matter, command line and defaults give, sorted into fields.
#pragma once

#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "converters/markdown/field_value.h"
#include "converters/markdown/guessed_language.h"
#include "converters/markdown/metadata_keys.h"
#include "model/diagnostics.h"

namespace postconv {

using Overrides = std::vector<std::pair<std::string, std::string>>;

// All that speaks of a document, most binding first. A field is taken from the first layer that
// has it, whichever of its names it goes by there.
struct MetadataLayers {
    Overrides overrides;         // of the command line; a repeated one makes a list
    FieldValue front_matter;     // read_fields()'s map, or Nothing
    std::string_view file_name;  // "2024-04-22-a-slug.fr.md" has a date and a language
    std::vector<FieldValue> defaults;
    LanguageGuess guess;  // when nothing else says the language
};

// One key and what became of it.
struct KeyFact {
    enum class Use {
        Used,
        Kept,       // as a custom field
        Outranked,  // another key says this field
        Invalid,    // makes no sense there; a warning says why
        Empty,
        Repeated,
        Private,
        PageSetup,
        Unknown,
        OtherFile,  // only the first file speaks
    };
    std::string key;  // as written; "image.alt" in a map; "(file name)", "(script)"
    SourceSpan span;  // no source: the command line
    Use use = Use::Used;
    Field field = Field::Title;  // when it is one: Used, Outranked, Invalid, Empty
    std::string winner;          // Outranked: the key that was taken
};

class MetadataFields {
  public:
    struct Candidate {
        std::string key;  // as field_key() gives it
        int rank = 0;     // the lowest is best
        const FieldValue* value = nullptr;
        std::size_t fact = 0;
    };

    // `layers` must outlive this. Repeated keys, YAML's own tags and unknown keys get a message
    // each (repeated-key, yaml-tag, unknown-key), pdf_options another (ignored-key), and so does a
    // language that is guessed (guessed-language) or that nothing tells (no-language).
    MetadataFields(const MetadataLayers& layers, Diagnostics& diagnostics);

    // All of one layer, in the order of the source; empty when no layer has the field.
    const std::vector<Candidate>& all(Field field) const;
    std::vector<Candidate> by_rank(Field field) const;
    // 0: overrides, 1: front matter, 2: file name, then the defaults. REQUIRES: the field is there.
    int layer_of(Field field) const { return fields_.at(field).layer; }

    void mark_used(const Candidate& candidate) { facts_[candidate.fact].use = KeyFact::Use::Used; }
    void mark_invalid(const Candidate& candidate) {
        facts_[candidate.fact].use = KeyFact::Use::Invalid;
    }

    // Keys that are no field but may be exported if the writer asks, in order.
    std::vector<std::pair<std::string, std::string>> custom() const { return custom_; }
    // In the order of the layers and of each source.
    std::vector<KeyFact> facts() const;

  private:
    struct Slot {
        int layer = 0;
        std::vector<Candidate> candidates;
    };

    void take_overrides(const Overrides& overrides);
    void take_file_name(std::string_view name);
    void take_guess(const MetadataLayers& layers);
    void take_layer(const FieldValue& map, const std::string& path);
    void take(const std::string& path, const FieldEntry& entry);
    void take_known(const std::string& key, KeyMeaning meaning, const FieldValue& value,
                    std::size_t fact);
    void take_unknown(const std::string& key, const FieldValue& value, std::size_t fact);
    // False when a more binding layer has the key.
    bool keep(const std::string& key, const FieldValue& value, std::size_t fact);
    void say_oddities(const FieldValue& value);
    std::size_t add_fact(const std::string& key, const FieldValue& value);

    Diagnostics& diagnostics_;
    int layer_ = 0;
    std::map<Field, Slot> fields_;
    std::deque<FieldEntry> made_;  // values of the command line and the file name
    std::vector<std::pair<std::string, std::string>> custom_;
    std::vector<KeyFact> facts_;
};

}  // namespace postconv
