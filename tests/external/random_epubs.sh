#!/usr/bin/env bash
# What EPUBCheck says of five hundred books of random documents, for every target, some with pages,
# covers and fonts. The unit test that makes them checks their links, ids and words.
. "$(dirname "$0")/../support/check.sh"
rhino=/usr/share/java/js.jar
[ -f "$rhino" ] || skip 'rhino is not here'

epubcheck_has_nothing_to_say_of_random_books() {
    mkdir books
    POSTCONV_EPUBS=$PWD/books "$BUILD/bin/unit_tests" --run_test=epub_random >said 2>&1 ||
        fail "$(tail -5 said)"
    java -cp "$rhino:$(readlink -f "$(command -v epubcheck)")" \
        org.mozilla.javascript.tools.shell.Main "$SOURCE/tests/support/epubcheck_all.js" books \
        >said 2>&1 || fail "$(head -30 said; tail -1 said)"
    expect_text said '500 books, 0 with findings'
}

run_checks
