// The names under which front matter says each thing.
#pragma once

#include <string>
#include <string_view>

namespace postconv {

enum class Field {
    Title,
    Subtitle,
    Author,
    Contributor,
    Editor,
    Translator,
    Illustrator,
    Date,
    Modified,
    Description,
    Abstract,
    Keywords,
    Categories,
    Language,
    Direction,
    Cover,
    CoverAlt,
    CoverCaption,
    Publisher,
    Rights,
    Identifier,
    Isbn,
    Doi,
    Uuid,
    Url,
    Series,
    SeriesPosition,
    Edition,
    Draft,
    Published,
    ExcerptSeparator,
    AccessMode,
    AccessModeSufficient,
    AccessFeature,
    AccessHazard,
    AccessSummary,
    AccessConformance,
    AccessCertifier,
    AccessCredential,
    AccessReport,
    Paper,
    Margin,
    MarginTop,
    MarginBottom,
    MarginInner,
    MarginOuter,
    FontSize,
    MainFont,
    SansFont,
    MonoFont,
    Contents,
    ContentsDepth,
    NumberSections,
    ListOfFigures,
    ListOfTables,
};

enum class KeyKind {
    Known,      // one of the fields
    Container,  // a map whose entries are looked up as "container.entry"
    Kept,       // no field of its own, but a custom one
    Private,    // for another program: ignored without a word
    PageSetup,  // of looks, which only themes say: ignored without a word
    Unknown,
};

struct KeyMeaning {
    KeyKind kind = KeyKind::Unknown;
    Field field = Field::Title;  // KeyKind::Known
    int rank = 0;                // of several keys for one field, the lowest rank wins
};

// `key` is as field_key() gives it. Hugo's "params.key" means what "key" does, after all others.
KeyMeaning meaning_of(std::string_view key);

// Jekyll divides a string of these at its spaces.
bool divides_at_spaces(std::string_view key);

// The known key that `key` may be a slip of; empty when none is near.
std::string_view nearest_key(std::string_view key);

}  // namespace postconv
