#!/usr/bin/env bash
# The DOCX opens in LibreOffice and shows the same words.
. "$(dirname "$0")/../support/check.sh"
. "$(dirname "$0")/../support/words.sh"
command -v soffice >/dev/null || skip 'LibreOffice is not here'

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

run_checks
