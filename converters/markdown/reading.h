// What is known while one file is read: its place, its notes, its excerpt, how deep we are.
#pragma once

#include <cmark-gfm.h>

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "converters/markdown/cmark_tree.h"
#include "converters/markdown/set_aside.h"
#include "model/diagnostics.h"
#include "model/document.h"
#include "model/source.h"

namespace postconv {

// Nodes nested deeper than this are flattened: their text stays, the nesting goes. It bounds the
// recursion of every stage that follows.
constexpr int kDeepestNesting = 100;

// Listens for the marker that ends the excerpt: "<!--more-->", "<excerpt/>" or the one that
// excerpt_separator names. Every such marker is taken out; the first ends the excerpt.
class Excerpt {
  public:
    // `separator` as front matter names it; may be empty.
    explicit Excerpt(std::string_view separator);

    // Whether this tag or comment, as written, is a marker.
    bool is_marker(std::string_view html) const;
    // A separator that is plain text rather than a tag, as it looks after smart punctuation.
    const std::string& plain_marker() const { return plain_marker_; }

    // Headings are no part of the excerpt. Whether it was listening until now.
    bool pause() { return std::exchange(listening_, false); }
    void resume() { listening_ = true; }
    void hear(std::string_view text);
    void end_paragraph();
    void end();                                      // a marker
    void end_before(std::string_view plain_marker);  // one that was heard as text

    // The text before the first marker, once there was one.
    const std::optional<std::string>& text() const { return text_; }

  private:
    std::string tag_marker_;
    std::string plain_marker_;
    std::string heard_;
    bool listening_ = true;
    std::optional<std::string> text_;
};

// Numbers footnotes in the order in which they are first referred to.
class NoteOrder {
  public:
    // `first` is the index in Document::notes of this file's first note.
    NoteOrder(std::vector<cmark_node*> definitions, std::size_t first)
        : definitions_(std::move(definitions)), first_(first), index_(definitions_.size()) {}

    // The index in Document::notes of cmark's n-th definition; none if there is no such thing.
    std::optional<std::size_t> refer(std::size_t definition);
    // The definitions referred to so far, in that order; grows while notes refer to notes.
    const std::vector<cmark_node*>& referred() const { return referred_; }

  private:
    std::vector<cmark_node*> definitions_;
    std::size_t first_;
    std::vector<std::optional<std::size_t>> index_;
    std::vector<cmark_node*> referred_;
};

struct Reading {
    Diagnostics& diagnostics;
    TextPlace place;
    Excerpt excerpt;
    NoteOrder notes;
    SourceSpan block = {};  // the block being read: the place of what has no place of its own
    int depth = 0;
    std::set<std::string> said = {};                   // warnings that are given once a file
    std::vector<std::pair<int, int>> code_lines = {};  // first and last, of the text read

    SetAside asides = {};
    std::set<int> definition_lines = {};  // of the text read: items of definition lists
    std::string page = {};                // the name of this file
    std::vector<std::string> pages = {};  // and of all files of the document
    int quotes = 0;                       // block quotes that we are in
    bool in_heading = false;
    Attributes heading_attributes = {};           // found at the end of the heading being read
    std::optional<std::size_t> excerpt_end = {};  // how many blocks of the body come before it
    struct DroppedTemplate {
        SourceSpan first;
        int count = 0;
    };
    std::map<std::string, DroppedTemplate> dropped_templates = {};  // by name

    SourceSpan span(cmark_node* node) const { return span_of(node, place); }
    void warn_once(const std::string& key, Diagnostic diagnostic);
    bool is_too_deep();  // and says so, once
    void warn_of_depth();
};

// One level down, for as long as it lives.
class Deeper {
  public:
    explicit Deeper(Reading& reading) : reading_(reading) { ++reading_.depth; }
    ~Deeper() { --reading_.depth; }
    Deeper(const Deeper&) = delete;
    Deeper& operator=(const Deeper&) = delete;

  private:
    Reading& reading_;
};

}  // namespace postconv
