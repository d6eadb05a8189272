#!/usr/bin/env bash
# Every word of the source stands in every edition, in order, and no marker of the source does.
. "$(dirname "$0")/../support/check.sh"
. "$(dirname "$0")/../support/words.sh"

make() {
    "$POSTCONV" -q "$1" -o out.pdf -o out.epub -o out.docx || fail "not converted"
    source_words "$1" >source
    [ "$(wc -l <source)" -gt 1000 ] || fail "only $(wc -l <source) words in the source"
    epub_words out.epub >epub
    docx_words out.docx >docx
    pdf_words out.pdf >pdf
    pdf_words_with_hyphens out.pdf | sort -u >pdf_too
}

# Notes move to the foot of a page or into a part of their own: a word that the comparison in order
# misses must stand elsewhere, and such words must be few.
compare() {
    local edition=$1 missing moved
    lost_words source "$edition" >moved
    moved=$(wc -l <moved)
    [ "$moved" -le $(($(wc -l <source) * ${2:-0} / 100)) ] ||
        fail "$edition: $moved words are not at their place: $(head -20 moved | tr '\n' ' ')"
    missing=$(sort -u moved | comm -23 - <(sort -u "$edition" pdf_too))
    [ -z "$missing" ] || fail "$edition lost: $(tr '\n' ' ' <<<"$missing")"
}

every_word_of_the_essay_is_in_the_epub() {
    make "$samples/essay.md"
    compare epub
}

every_word_of_the_essay_is_in_the_docx() {
    make "$samples/essay.md"
    compare docx
}

every_word_of_the_essay_is_in_the_pdf() {
    make "$samples/essay.md"
    compare pdf 15
}

every_word_of_the_report_is_in_the_epub() {
    make "$samples/report/report.md"
    compare epub
}

every_word_of_the_report_is_in_the_docx() {
    make "$samples/report/report.md"
    compare docx
}

every_word_of_the_report_is_in_the_pdf() {
    make "$samples/report/report.md"
    compare pdf 20
}

no_marker_of_the_source_is_left() {
    make "$samples/essay.md"
    local part
    pdftotext out.pdf text.pdf
    unzip -p out.epub '*.xhtml' | without_tags >text.epub
    unzip -p out.docx word/document.xml word/footnotes.xml | without_tags >text.docx
    for part in text.pdf text.epub text.docx; do
        ! grep -nE '`|__|excerpt|\[\^' "$part" || fail "$part: see the lines above"
    done
}

the_house_comparison_finds_no_loss() {
    local words=$SOURCE/../shared/validators/words sample
    [ -x "$words" ] || skip '../shared/validators is not here: words were not compared by it'
    for sample in essay.md report/report.md; do
        make "$samples/$sample"
        /usr/bin/python3 "$words" "$samples/$sample" out.pdf out.epub out.docx >said
        tail -1 said | grep -q '^lost 0 of' || fail "$sample: $(cat said)"
    done
}

run_checks
