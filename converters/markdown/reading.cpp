#include "converters/markdown/reading.h"

#include <algorithm>

#include "converters/markdown/punctuation.h"
#include "model/text.h"

namespace postconv {
namespace {

// "<!-- More -->" -> "<!--more-->"
std::string comparable(std::string_view html) {
    std::string text = ascii_lower(html);
    std::erase_if(text, is_ascii_space);
    return text;
}

}  // namespace

Excerpt::Excerpt(std::string_view separator) {
    const std::string_view marker = trimmed(separator);
    if (marker.starts_with('<'))
        tag_marker_ = comparable(marker);
    else
        plain_marker_ = with_smart_punctuation(marker);
}

bool Excerpt::is_marker(std::string_view html) const {
    constexpr std::size_t kLongestMarker = 200;
    if (html.size() > kLongestMarker) return false;
    const std::string tag = comparable(html);
    return tag == "<!--more-->" || tag == "<excerpt/>" || tag == "<excerpt>" ||
           (!tag_marker_.empty() && tag == tag_marker_);
}

void Excerpt::hear(std::string_view text) {
    if (listening_ && !text_) heard_ += text;
}

void Excerpt::end_paragraph() {
    if (listening_ && !text_ && !heard_.empty() && heard_.back() != ' ') heard_ += ' ';
}

void Excerpt::end() {
    if (text_) return;
    text_ = std::string(trimmed(heard_));
    heard_.clear();
}

void Excerpt::end_before(std::string_view plain_marker) {
    const std::size_t at = heard_.rfind(plain_marker);
    if (at != std::string::npos) heard_.resize(at);
    end();
}

std::optional<std::size_t> NoteOrder::refer(std::size_t definition) {
    if (definition >= definitions_.size()) return std::nullopt;
    std::optional<std::size_t>& index = index_[definition];
    if (!index) {
        index = first_ + referred_.size();
        referred_.push_back(definitions_[definition]);
    }
    return index;
}

void Reading::warn_once(const std::string& key, Diagnostic diagnostic) {
    if (said.insert(key).second) diagnostics.add(std::move(diagnostic));
}

bool Reading::is_too_deep() {
    if (depth < kDeepestNesting) return false;
    warn_of_depth();
    return true;
}

void Reading::warn_of_depth() {
    warn_once("deep-nesting",
              {Severity::Warning, "deep-nesting", block,
               "this is nested more than " + std::to_string(kDeepestNesting) + " levels deep",
               "the text stays, without the deeper levels"});
}

}  // namespace postconv
