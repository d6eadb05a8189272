#include "tests/support/random_nodes.h"

namespace postconv::test {
namespace {

using namespace rc;

Gen<std::vector<Creator>> any_people() {
    return gen::resize(
        3, gen::container<std::vector<Creator>>(gen::apply(
               [](std::string name, std::string role) {
                   return Creator{name, role, name};
               },
               any_word(), gen::element<std::string>("aut", "edt", "trl", "ill", "zzz"))));
}

Gen<std::optional<Date>> any_date() {
    using Maybe = std::optional<Date>;
    return gen::element(Maybe(), Maybe(Date{2024, 0, 0, {}}), Maybe(Date{1999, 12, 0, {}}),
                        Maybe(Date{2024, 2, 29, {}}),
                        Maybe(Date{2024, 4, 22, Date::Time{23, 59, 60, 330}}),
                        Maybe(Date{1850, 1, 1, {}}), Maybe(Date{9999, 12, 31, Date::Time{}}));
}

Gen<std::vector<std::string>> few_words() {
    return gen::resize(3, gen::container<std::vector<std::string>>(any_word()));
}

struct Descriptions {
    std::string title, subtitle, description, abstract, publisher, rights;
};

Gen<Descriptions> any_descriptions() {
    const auto words = [] { return gen::resize(3, any_words()); };
    return gen::apply(
        [](std::string title, std::string subtitle, std::string description, std::string abstract,
           std::string publisher, std::string rights) {
            return Descriptions{title, subtitle, description, abstract, publisher, rights};
        },
        words(), words(), words(), words(), words(), words());
}

Gen<std::vector<Identifier>> any_identifiers() {
    return gen::resize(
        2, gen::container<std::vector<Identifier>>(gen::element(
               Identifier{"isbn", "978-3-16-148410-0"}, Identifier{"doi", "10.1000/182"},
               Identifier{"", "a & b"}, Identifier{"uri", "https://example.org/?a=1&b=<2>"})));
}

}  // namespace

Gen<Metadata> any_metadata() {
    return gen::apply(
        [](Descriptions words, std::vector<Creator> creators, std::vector<Creator> contributors,
           std::array<std::optional<Date>, 2> dates,
           std::array<std::vector<std::string>, 2> subjects, std::vector<Identifier> identifiers,
           std::string language, std::string cover) {
            Metadata made;
            made.title = std::move(words.title);
            made.subtitle = std::move(words.subtitle);
            made.description = std::move(words.description);
            made.abstract = std::move(words.abstract);
            made.publisher = std::move(words.publisher);
            made.rights = std::move(words.rights);
            made.creators = std::move(creators);
            made.contributors = std::move(contributors);
            made.date = dates[0];
            made.modified = dates[1];
            made.keywords = std::move(subjects[0]);
            made.categories = std::move(subjects[1]);
            made.identifiers = std::move(identifiers);
            made.language = std::move(language);
            if (!cover.empty()) made.cover = CoverImage{std::move(cover), "", "", {}};
            return made;
        },
        any_descriptions(), any_people(), any_people(),
        gen::container<std::array<std::optional<Date>, 2>>(any_date()),
        gen::container<std::array<std::vector<std::string>, 2>>(few_words()), any_identifiers(),
        any_language(), gen::oneOf(gen::just(std::string()), any_picture()));
}

}  // namespace postconv::test
