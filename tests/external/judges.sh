#!/usr/bin/env bash
# What the judges of the formats say of every file of the corpus, and of its book of many files.
. "$(dirname "$0")/../support/check.sh"

shared=$SOURCE/../shared

# judged FILE OPTIONS...: three editions, and each judge content with its own.
judged() {
    "$POSTCONV" "$@" -o out.pdf -o out.epub -o out.docx 2>said || fail "$1: $(head -3 said)"
    [ "$(grep -c warning said)" -lt 100 ] || fail "$1: a flood of $(grep -c warning said) warnings"
    java -jar "$(command -v epubcheck)" out.epub >said 2>&1 || fail "$1: $(grep -m 3 -E 'ERROR|WARN' said)"
    expect_text said 'No errors or warnings detected'
    "$shared/validators/docx-validate" out.docx >said 2>&1 || fail "$1: $(head -3 said)"
    qpdf --check out.pdf >said 2>&1 || fail "$1: $(head -3 said)"
    "$BUILD/bin/check_pdf" out.pdf >said 2>&1 || fail "$1: $(head -3 said)"
}

every_file_of_the_corpus_passes_the_judges() {
    local source
    [ -d "$shared/corpus" ] || skip '../shared/corpus is not here: no real text was judged'
    for source in "$shared"/corpus/*.md "$shared"/corpus/*.txt "$shared"/corpus/posts/*.md; do
        judged "$source"
    done
}

the_book_of_many_files_passes_the_judges() {
    local book=$shared/corpus/rust-book/src
    [ -d "$book" ] || skip '../shared/corpus is not here: no book was judged'
    judged "$book/SUMMARY.md"
}

run_checks
