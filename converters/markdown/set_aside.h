// Text of the source that cmark must not take apart, because it says something that cmark has no
// word for. It is put aside and a token stands for it; whoever meets the token in prose reads what
// it says, and whoever meets it in code puts back what was written, so that code never changes.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace postconv {

enum class AsideKind {
    Escape,      // "\{": the character itself, without what it would mean
    Attributes,  // "{#id .class key=value}" or "{: .class}" behind what it is about
    WikiLink,    // "[[page#heading|text]]", "![[image.png|300]]"
    Template,    // a tag of Liquid, Jinja or Hugo
    // The rest are lines of their own.
    DivisionStart,
    DivisionEnd,
    PageBreak,
    Contents,
    AttributesOfLast,  // a block's, on the line below it
    AttributesOfNext,
    TemplateLine,
};

struct Aside {
    AsideKind kind = AsideKind::Escape;
    std::string written;  // as the source has it
    // What stands around the token for cmark's sake and was not written.
    std::string before = {};
    std::string behind = {};
};

class SetAside {
  public:
    // What stands in the text instead. Equal things get equal tokens.
    std::string put(Aside aside);

    // The next token at or behind `from`; `begin` and `end` count what stands around it in.
    struct Found {
        std::size_t begin = 0, end = 0;
        const Aside* aside = nullptr;
    };
    std::optional<Found> find(std::string_view text, std::size_t from) const;

    // The line that a block of HTML stands for; null for HTML that was written as such.
    const Aside* line(std::string_view html) const;

    using Use = std::function<std::string(const Aside&)>;
    std::string with(std::string_view text, const Use& use) const;
    std::string as_written(std::string_view text) const;  // for code

  private:
    std::vector<Aside> asides_;
};

// Whether `text` may hold a token. Such characters are no text (Unicode, 23.7): the source is
// cleaned of them first.
bool may_hold_token(std::string_view text);
std::string without_token_marks(std::string_view text);

}  // namespace postconv
