#!/usr/bin/env bash
# Every word of the source stands in every edition, in order, and no marker of the source does.
. "$(dirname "$0")/../support/check.sh"
. "$(dirname "$0")/../support/words.sh"

make() {
    "$POSTCONV" -q "$1" -o out.pdf -o out.epub -o out.docx || fail "not converted"
    body_words "$1" >body
    note_words "$1" >notes
    [ "$(wc -l <body)" -gt 500 ] || fail "only $(wc -l <body) words in the source"
    epub_words out.epub >epub
    docx_words out.docx >docx
    pdf_words out.pdf >pdf
    pdf_words_with_hyphens out.pdf | sort -u >known_pdf
    : >known_epub >known_docx
}

# The body's words stand in the edition in their order, and so do those of the notes, wherever the
# edition puts these. In a PDF a word may be parted by the end of a line: known by its other reading.
compare() {
    local edition=$1 part missing
    for part in body notes; do
        missing=$(lost_words "$part" "$edition" | sort -u | comm -23 - "known_$edition")
        [ -z "$missing" ] || fail "$edition lost words of the $part: $(tr '\n' ' ' <<<"$missing")"
    done
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
    compare pdf
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
    compare pdf
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

# It counts the numbers of notes too, which a DOCX leaves to the reader's program, and knows notes
# only at the end of the book.
the_house_comparison_finds_no_loss_in_the_pdf() {
    local words=$SOURCE/../shared/validators/words sample
    [ -x "$words" ] || skip '../shared/validators is not here: words were not compared by it'
    for sample in essay.md report/report.md; do
        make "$samples/$sample"
        /usr/bin/python3 "$words" "$samples/$sample" out.pdf >said
        grep -q '^lost 0 of' said || fail "$sample: $(cat said)"
    done
}

run_checks
