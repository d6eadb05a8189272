#!/usr/bin/env bash
# The corpus of real texts beside the project, when it is there: every word of every file stands in
# the model and in each edition, in order, and none of its passages twice.
. "$(dirname "$0")/../support/check.sh"
. "$(dirname "$0")/../support/words.sh"

corpus=$SOURCE/../shared/corpus
editions=(model epub docx pdf)

# Words without a glyph: no font of the packages has these two letters of the specifications.
unprintable=$'\u0d06\n\u0cab'

# each CHECK: runs it for every file of the corpus, with its words in `body`, `notes` and the files
# named like the editions.
each() {
    local source stem failures=0
    [ -d "$corpus" ] || skip '../shared/corpus is not here: no real text was compared'
    for source in "$corpus"/*.md "$corpus"/*.txt "$corpus"/posts/*.md; do
        stem=$(basename "$source")
        if [ ! -d "../$stem" ]; then
            mkdir "../$stem"
            (cd "../$stem" && make "$source")
        fi
        (cd "../$stem" && "$1" "$source") || failures=$((failures + 1))
    done
    [ "$failures" -eq 0 ] || exit 1
}

make() {
    "$POSTCONV" -q "$1" -o out.pdf -o out.epub -o out.docx 2>said || fail "$1: $(head -3 said)"
    body_words "$1" >body
    note_words "$1" >notes
    model_words "$1" >model
    epub_words out.epub >epub
    docx_words out.docx >docx
    pdf_words out.pdf >pdf
    pdf_words_with_hyphens out.pdf | sort -u >known_pdf
    printf '%s\n' "$unprintable" | sort -u - known_pdf -o known_pdf
    : >known_model >known_epub >known_docx
}

found() {
    local edition part missing
    for edition in "${editions[@]}"; do
        for part in body notes; do
            missing=$(lost_words "$part" "$edition" | sort -u | comm -23 - "known_$edition" | head -12)
            [ -z "$missing" ] || fail "$1: $edition lost of the $part: $(tr '\n' ' ' <<<"$missing")"
        done
    done
}

single() {
    local edition twice
    sed -n '1{/^---/!q}; 1,/^---\r*$/p' "$1" | only_words | cat - body notes >all
    for edition in "${editions[@]}"; do
        twice=$(repeated_words all "$edition")
        [ -z "$twice" ] || fail "$1: $edition says twice: $twice"
    done
}

every_word_of_the_corpus_is_in_every_edition() {
    each found
}

no_passage_of_the_corpus_is_in_an_edition_twice() {
    each single
}

run_checks
