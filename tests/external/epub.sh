#!/usr/bin/env bash
# What EPUBCheck says of the EPUBs, and what their package document holds.
. "$(dirname "$0")/../support/check.sh"

make() {
    "$POSTCONV" -q "$@" -o out.epub || fail "not converted"
}

# Debian's epubcheck is a Java archive that the kernel can't always start by itself.
judge() {
    make "$@"
    java -jar "$(command -v epubcheck)" out.epub >said 2>&1 || fail "$(cat said)"
    expect_text said 'No errors or warnings detected'
}

# The package document, on standard output.
package() {
    unzip -p out.epub '*.opf'
}

epubcheck_has_nothing_to_say_of_the_essay() {
    judge "$samples/essay.md"
}

epubcheck_has_nothing_to_say_of_the_report() {
    judge "$samples/report/report.md"
}

epubcheck_has_nothing_to_say_with_contents_and_a_bare_text() {
    printf 'Just one line, without a title.\n' >note.md
    judge note.md --toc
}

the_mimetype_comes_first_and_stored() {
    make "$samples/essay.md"
    [ "$(head -c 58 out.epub | tail -c 28)" = mimetypeapplication/epub+zip ] || fail "not first"
}

the_package_document_carries_the_front_matter() {
    make "$samples/essay.md"
    package >opf
    local text
    for text in 'The Margin Is Not Empty' 'A short history of writing beside the text' \
        'Ines Calloway' 'Calloway, Ines' 'Tomas Brandt' '2026-03-14T09:30:00+01:00' 'CC BY 4.0' \
        'Why the white space around a text' marginalia cover-image; do
        expect_text opf "$text"
    done
}

run_checks
