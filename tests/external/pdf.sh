#!/usr/bin/env bash
# What qpdf and Poppler say of the PDFs.
. "$(dirname "$0")/../support/check.sh"

validator=$SOURCE/../shared/validators/pdf-check

make() {
    "$POSTCONV" -q "$@" -o out.pdf || fail "not converted"
}

info() {
    TZ=UTC pdfinfo -isodates out.pdf >info || fail "pdfinfo can't read it"
}

qpdf_finds_no_fault() {
    local sample
    for sample in essay.md report/report.md; do
        make "$samples/$sample"
        qpdf --check out.pdf >said 2>&1 || fail "$sample: $(cat said)"
    done
}

our_checker_of_structure_finds_no_fault() {
    local sample
    for sample in "$samples"/*.md "$samples/report/report.md"; do
        make "$sample" --toc
        "$BUILD/bin/check_pdf" out.pdf >said 2>&1 || fail "$sample: $(head -20 said)"
    done
}

every_font_is_embedded_as_a_subset_and_maps_to_unicode() {
    local sample
    for sample in essay.md report/report.md; do
        make "$samples/$sample"
        pdffonts out.pdf | tail -n +3 >fonts
        [ -s fonts ] || fail "no fonts at all"
        # The last columns: emb sub uni, object number and generation.
        ! grep -vE ' yes yes yes +[0-9]+ +[0-9]+$' fonts || fail "$sample: see the fonts above"
    done
}

the_document_information_is_the_front_matter() {
    make "$samples/essay.md"
    info
    local line
    for line in 'Title: *The Margin Is Not Empty$' 'Author: *Ines Calloway; Tomas Brandt$' \
        'Subject: *Why the white space around a text was never meant to stay white$' \
        'Keywords: *reading, typography, marginalia$' 'CreationDate: *2026-03-14T08:30:00Z$' \
        'Creator: *postconv' 'Page size: *595.*A4'; do
        grep -q "^$line" info || fail "no line like $line in: $(cat info)"
    done
}

the_paper_is_the_one_asked_for() {
    make "$samples/essay.md" --paper 6x9in
    info
    expect_text info '432 x 648 pts'
}

headings_stand_in_the_bookmarks() {
    make "$samples/essay.md"
    mutool show out.pdf outline >outline
    expect_text outline 'The page before the page'
    expect_text outline 'Glosses'
}

links_lead_to_pages_and_addresses() {
    make "$samples/report/report.md"
    mutool show out.pdf grep >objects
    expect_text objects 'mailto:ruth.okafor@example.org'
    expect_text objects 'https://example.org/harbour-street/loans'
    grep -qE '/(Dest|GoTo)' objects || fail "no link inside the document"
}

a_jpeg_is_passed_through_as_it_is() {
    make "$samples/report/report.md"
    pdfimages -all out.pdf picture
    local picture
    for picture in picture-*.jpg; do
        cmp -s "$picture" "$samples/report/shelf.jpg" && return
    done
    fail "shelf.jpg is not among the pictures"
}

the_structure_reads_as_the_document_reads() {
    make "$samples/report/report.md"
    TZ=UTC pdfinfo -struct-text out.pdf | sed -E 's/Object [0-9]+ 0/Object/' >structure
    local golden=$SOURCE/tests/golden/pdf/report-structure.txt
    [ -z "${POSTCONV_ACCEPT:-}" ] || cp structure "$golden"
    diff -u "$golden" structure >differences || fail "$(head -40 differences)"
}

a_file_that_is_asked_for_nothing_claims_nothing() {
    local claims="pdfaid:part>2<|pdfuaid:part>1<"
    make "$samples/essay.md"
    [ "$(grep -aoE "$claims" out.pdf | sort -u | wc -l)" -eq 2 ] || fail "not both standards"
    make "$samples/essay.md" --pdf-standard none
    ! grep -aqE "$claims" out.pdf || fail "a standard is claimed"
    make "$samples/essay.md" --pdf-standard a-3u --attach-source
    grep -aq 'pdfaid:part>3<' out.pdf || fail "not PDF/A-3"
    qpdf --show-attachment=essay.md out.pdf >attached || fail "no file within"
    cmp -s attached "$samples/essay.md" || fail "the source within is another"
}

a_picture_without_words_takes_the_claim_away_and_is_named() {
    cp "$samples/report/shelf.jpg" .
    printf '# A\n\nb\n\n![](shelf.jpg)\n' >bare.md
    run bare.md -o bare.pdf
    expect_exit 0
    expect_text err 'bare.md:5:1: warning: image "shelf.jpg" has no words'
    ! grep -aq 'pdfuaid:part' bare.pdf || fail "PDF/UA is claimed"
    grep -aq 'pdfaid:part>2<' bare.pdf || fail "PDF/A is not"
    run bare.md -o bare.pdf --strict
    expect_exit 3
    printf '# A\n\nb\n\n![](shelf.jpg){.decorative}\n' >bare.md
    run bare.md -o bare.pdf --strict
    expect_exit 0
    grep -aq 'pdfuaid:part' bare.pdf || fail "PDF/UA is not claimed for a decorative picture"
}

the_house_validator_finds_no_fault() {
    [ -x "$validator" ] || skip '../shared/validators is not here: PDFs were not checked by it'
    local sample
    for sample in essay.md report/report.md; do
        make "$samples/$sample"
        /usr/bin/python3 "$validator" out.pdf >said 2>&1
        grep -q '^  info mupdf: ok' said || fail "$sample: $(cat said)"
        ! grep -E '^  E ' said || fail "$sample: see above"
    done
}

run_checks
