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
    local missing
    missing=$(comm -23 source shown)
    [ -z "$missing" ] || fail "not shown: $(tr '\n' ' ' <<<"$missing")"
}

libreoffice_shows_every_word_of_the_essay() {
    convert "$samples/essay.md"
}

libreoffice_shows_every_word_of_the_report() {
    convert "$samples/report/report.md"
}

run_checks
