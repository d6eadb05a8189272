// What Liquid, Jinja and Hugo leave in a text: tags that a site's program would have filled in.
#pragma once

#include <string>
#include <string_view>

#include "model/document.h"

namespace postconv {

// The length of the tag that starts at `at`; 0 when there is none. `line` holds all of
// it. mdBook's "{{#include}}" is none, nor is "{{x}}" inside a formula.
std::size_t template_length(std::string_view line, std::size_t at);

struct TemplateTag {
    enum class Kind {
        Words,           // `words`, maybe none, stand for it: {{ "x" | relative_url }}
        Image,           // `image`: {{< figure src="x.png" >}}
        Link,            // `words` is where to: {{< youtube x >}}
        PageBreak,       // {{< pagebreak >}}
        HighlightStart,  // `words` is the language
        HighlightEnd,
        RawStart,
        RawEnd,
        CommentStart,
        CommentEnd,
        Dropped,  // what only the site knows
    };
    Kind kind = Kind::Dropped;
    std::string name;  // "include", "page.title"; for messages
    std::string words;
    Image image = {};
    bool ends = false;  // "{{< /note >}}", "{% endif %}"
};
TemplateTag read_template(std::string_view written);

// What the tag says as words or as part of an address; empty for what is dropped.
std::string template_words(std::string_view written);

}  // namespace postconv
