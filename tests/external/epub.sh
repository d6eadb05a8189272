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

epubcheck_has_nothing_to_say_of_any_target() {
    local target
    for target in kdp apple kobo; do
        judge "$samples/report/report.md" --target "$target"
    done
}

epubcheck_has_nothing_to_say_of_embedded_fonts() {
    judge "$samples/essay.md" --epub-embed-fonts
    expect_text <(unzip -Z1 out.epub) EPUB/fonts/texgyrepagella-regular.otf
    [ "$(unzip -p out.epub EPUB/fonts/texgyrepagella-regular.otf | wc -c)" -lt 60000 ] ||
        fail "the font is not a subset"
}

a_cover_is_drawn_left_out_or_taken_from_a_file() {
    printf 'Words.\n' >note.md
    make note.md -M title=Words
    package >opf
    expect_text opf 'href="images/cover.png" media-type="image/png" properties="cover-image"'
    make note.md --epub-cover none
    package >opf
    ! grep -q cover-image opf || fail "a cover"
    make note.md --epub-cover "$samples/essay-cover.png"
    unzip -p out.epub EPUB/images/cover.png >cover.png
    expect_same cover.png "$samples/essay-cover.png"
}

a_check_writes_nothing_and_says_what_the_shop_would() {
    run "$samples/report/report.md" --check --target kobo
    expect_exit 7
    expect_said table-size
    run "$samples/report/report.md" --check --target apple
    expect_exit 0
    [ -z "$(find . -name '*.epub')" ] || fail "something was written"
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
