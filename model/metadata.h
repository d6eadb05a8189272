// What the document says of itself: typed fields, read once, mapped by each backend to its
// format's own fields.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "model/source.h"

namespace postconv {

// A person or body. `role` is a MARC relator code (aut, edt, trl, ill, ...).
struct Creator {
    std::string name;
    std::string role = "aut";
    std::string sort_name;  // "Doe, Jane"; derived when the source gives none
    std::string email;
    std::string url;

    bool operator==(const Creator&) const = default;
};

// A date as precise as the source gave it: 2024, 2024-04, 2024-04-22, or a moment with its zone.
struct Date {
    int year = 0;
    int month = 0;  // 0: not given
    int day = 0;    // 0: not given
    struct Time {
        int hour = 0, minute = 0, second = 0;
        int offset_minutes = 0;  // east of UTC
        bool operator==(const Time&) const = default;
    };
    std::optional<Time> time;

    bool operator==(const Date&) const = default;
};

// W3C date and time format (a profile of ISO 8601), as Dublin Core asks for it, zone kept.
std::string to_w3cdtf(const Date& date);
// Seconds since 1970-01-01T00:00:00Z; a date without time counts as midnight UTC.
long long to_unix_time(const Date& date);
// CCYY-MM-DDThh:mm:ssZ of a moment.
std::string utc_timestamp(long long unix_time);

// Civil (proleptic Gregorian) date and time of day in UTC of a moment.
struct CivilTime {
    int year, month, day, hour, minute, second;
};
CivilTime civil_time(long long unix_time);

// `scheme` is "isbn", "doi", "uuid", "uri" or empty when unknown.
struct Identifier {
    std::string scheme;
    std::string value;

    bool operator==(const Identifier&) const = default;
};

struct Series {
    std::string name;
    std::string position;  // "3" or "3.5"; may be empty

    bool operator==(const Series&) const = default;
};

// The cover as the source names it; the resource it becomes is found in Document::cover.
struct CoverImage {
    std::string source;
    std::string alt;
    std::string caption;
    SourceSpan span;

    bool operator==(const CoverImage&) const = default;
};

// A subject as a scheme of subjects has it: "Fiction / General", of BISAC, FIC000000.
struct CodedSubject {
    std::string text;
    std::string authority;  // "BISAC", "Thema", "LCSH", ...
    std::string term;

    bool operator==(const CodedSubject&) const = default;
};

// What the author says of the publication's accessibility, in schema.org's terms.
struct StatedAccessibility {
    std::vector<std::string> modes;
    std::vector<std::string> sufficient_modes;  // each a list with commas
    std::vector<std::string> features;
    std::vector<std::string> hazards;
    std::string summary;
    std::string conforms_to;   // "WCAG 2.2 Level AA"
    std::string certified_by;  // who evaluated it
    std::string credential;    // of the evaluator
    std::string report;        // address of the evaluation

    bool operator==(const StatedAccessibility&) const = default;
};

struct Metadata {
    std::string title;  // plain text; empty only when neither source nor file name gave one
    std::string subtitle;
    std::vector<Creator> creators;      // in the order given
    std::vector<Creator> contributors;  // editors, translators, ...
    std::optional<Date> date;           // published
    std::optional<Date> modified;
    std::string description;  // plain text
    std::string abstract;     // plain text, printed only if the theme asks
    std::vector<std::string> keywords;
    std::vector<std::string> categories;
    std::vector<CodedSubject> coded_subjects;  // their texts are categories too
    std::string language = "en";  // BCP 47
    std::string direction;        // "ltr", "rtl" or empty: by language
    std::vector<Identifier> identifiers;
    std::string publisher;
    std::string rights;
    std::string url;
    std::optional<Series> series;
    std::string edition;
    std::optional<CoverImage> cover;
    bool draft = false;
    StatedAccessibility accessibility;
    std::vector<std::pair<std::string, std::string>> custom;  // unknown keys, for opt-in export

    bool operator==(const Metadata&) const = default;
};

// "A", "A; B", "A; B; C".
std::string joined_names(const std::vector<Creator>& creators, const std::string& separator);
// Keywords then categories, each once, in order.
std::vector<std::string> subjects(const Metadata& metadata);

}  // namespace postconv
