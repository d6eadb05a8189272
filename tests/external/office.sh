#!/usr/bin/env bash
# The DOCX opens in LibreOffice and shows the same words.
. "$(dirname "$0")/../support/check.sh"
. "$(dirname "$0")/../support/words.sh"
command -v soffice >/dev/null || skip 'LibreOffice is not here'

# opened FILE...: as PDF files beside them.
opened() {
    soffice --headless "-env:UserInstallation=file://$PWD/profile" --convert-to pdf "$@" \
        >said 2>&1 || fail "$(tail -3 said)"
}

# compare SOURCE PDF: the words of the model, in any order, against those of the pages.
compare() {
    model_words "$1" | sort -u >model
    pdftotext -raw "$2" raw
    { pdf_words "$2"; pdf_words_with_hyphens "$2"; only_words <raw; } | sort -u >shown
    local word lost=
    for word in $(comm -23 model shown); do
        cp "$2" out.pdf
        parted "$word" || divided "$word" || lost+=" $word"
    done
    [ -z "$lost" ] || fail "$1: not shown:$(cut -c1-300 <<<"$lost")"
}

# A word that a page break divides: notes or a head stand between its halves.
divided() {
    local i
    for ((i = 2; i < ${#1} - 1; i++)); do
        grep -qiE -- "\b${1:0:i}(-|‐)?$" raw && grep -qiE -- "^.?${1:i}\b" raw && return
    done
    return 1
}

convert() {
    "$POSTCONV" -q "$1" -o out.docx || fail "not converted"
    soffice --headless "-env:UserInstallation=file://$PWD/profile" --convert-to pdf out.docx \
        >said 2>&1 || fail "$(cat said)"
    [ -s out.pdf ] || fail "LibreOffice made no PDF: $(cat said)"
    { body_words "$1"; note_words "$1"; } | sort -u >source
    { pdf_words out.pdf; pdf_words_with_hyphens out.pdf; } | sort -u >shown
    local word
    for word in $(comm -23 source shown); do
        parted "$word" || fail "not shown: $word"
    done
}

# A hyphenated word reads back as two where LibreOffice draws the hyphen without a character.
parted() {
    local i
    pdftotext out.pdf text
    for ((i = 2; i < ${#1}; i++)); do
        grep -qiw -- "${1:0:i} ${1:i}" text && return
    done
    return 1
}

libreoffice_shows_every_word_of_the_essay() {
    convert "$samples/essay.md"
}

libreoffice_shows_every_word_of_the_report() {
    convert "$samples/report/report.md"
}

libreoffice_shows_every_word_of_the_corpus() {
    local corpus=$SOURCE/../shared/corpus source
    [ -d "$corpus" ] || skip '../shared/corpus is not here: no real text was opened'
    for source in "$corpus"/essay.md "$corpus"/posts/*.md; do
        "$POSTCONV" -q "$source" -o "$(basename "$source").docx" || fail "not converted"
    done
    opened ./*.docx
    for source in "$corpus"/essay.md "$corpus"/posts/*.md; do
        [ -s "$(basename "$source").pdf" ] || fail "$source: LibreOffice made no PDF"
        compare "$source" "$(basename "$source").pdf"
    done
}

libreoffice_opens_documents_in_every_template() {
    local template
    "$MAKE_DOCUMENTS" . || fail "not made"
    rm -f random-*.docx
    for template in letterhead.dotx report.docx german.docx; do
        "$POSTCONV" -q "$samples/report/report.md" --reference-doc "$template" \
            -o "in-$template.docx" || fail "$template: not converted"
    done
    opened in-*.docx
    for template in letterhead.dotx report.docx german.docx; do
        [ -s "in-$template.pdf" ] || fail "$template: LibreOffice made no PDF"
        compare "$samples/report/report.md" "in-$template.pdf"
    done
}

run_checks
