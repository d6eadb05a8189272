// Documents that nobody would write: every kind of node, odd text, odd nesting, from a seed.
//
//     const FontCatalog fonts(POSTCONV_TEST_DATA);
//     RandomBook book = random_book(17);
//     const Bytes pdf = render_pdf(book.job(fonts), book.diagnostics);
#pragma once

#include <cstdint>
#include <string>

#include "converters/backend.h"

namespace postconv::test {

// What a book is made of, before any stage has seen it: a value, so that it can be shown and
// shrunk.
struct BookPlan {
    Document document;  // pictures are named, not loaded; see random_pictures()
    std::string theme = "default";
    std::string paper = "a4";
    bool contents = false;

    bool operator==(const BookPlan&) const = default;
};

// All that a job refers to; outlives the jobs that it hands out.
struct RandomBook {
    Document document;
    Theme theme;
    Resources resources;
    Outline outline;
    OutputOptions options;
    Diagnostics diagnostics;

    Job job(const FontCatalog& fonts) const {
        return {document, outline, theme, resources, fonts, options};
    }
};

inline constexpr int kUsualSize = 12;

// The same on every machine for the same seed and size. `size` bounds how many nodes stand side by
// side and how deep they nest: a failure at 12 is often there at 4. Every document keeps what
// model/document.h promises of one that was read: notes count in the order of their marks, no link
// holds a link, no text holds control characters.
BookPlan random_plan(std::uint64_t seed, int size = kUsualSize);

// The pictures that random documents name: PNG, JPEG turned by Exif, GIF, SVG, WebP, one broken.
MemoryLoader random_pictures();

// Takes the plan through the stages between reader and backend, as convert() does.
RandomBook make_book(BookPlan plan);

RandomBook random_book(std::uint64_t seed, int size = kUsualSize);

}  // namespace postconv::test
