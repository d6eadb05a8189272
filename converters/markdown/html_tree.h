// HTML5 as gumbo parses it: the only header of ours that knows gumbo.
#pragma once

#include <gumbo.h>

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "converters/markdown/html.h"

namespace postconv {

struct FreeGumboOutput {
    void operator()(GumboOutput* output) const {
        gumbo_destroy_output(&kGumboDefaultOptions, output);
    }
};
using HtmlTree = std::unique_ptr<GumboOutput, FreeGumboOutput>;

// `html` is repair_html()'s, which bounds the depth of the tree; lives longer than the tree.
HtmlTree parse_html(std::string_view html);

// A text (Text), an element with its children (Open), or nothing that is of use (Other). The name
// is without kForeignPrefix.
HtmlToken token_of(const GumboNode* node);
std::string_view text_of(const GumboNode* node);  // of a Text
// All text below.
std::string text_below(const GumboNode* node);
void for_each_child(const GumboNode* node, const std::function<void(const GumboNode*)>& use);

}  // namespace postconv
