#!/usr/bin/env bash
# A reader turns the pages in a browser: on a phone, on e-ink and at a desk, by day and by night.
. "$(dirname "$0")/../support/check.sh"
[ -d "$BUILD/node/node_modules/playwright-core" ] ||
    skip 'playwright-core is not here: ./dev test --all installs it'
command -v chromium >/dev/null || skip 'Chromium is not here'

# browse OPTIONS...: the book's every page at every width; pictures of the first ones in $POSTCONV_SHOTS.
browse() {
    "$POSTCONV" -q "$@" -o out.epub || fail "not converted"
    unzip -q out.epub -d book
    HOME=$PWD CHROMIUM=$(command -v chromium) MODULES=$BUILD/node/node_modules \
        timeout 800 node "$SOURCE/tests/support/read_book.mjs" book/EPUB >said 2>&1 ||
        fail "$(head -20 said)"
}

the_report_fits_every_screen_and_its_note_links_lead_there_and_back() {
    browse "$samples/report/report.md"
    expect_text said 'note links'
    ! grep -q '^0 note links' said || fail "no note link was clicked"
}

the_essay_fits_every_screen_and_its_note_links_lead_there_and_back() {
    browse "$samples/essay.md" --toc
}

a_book_with_wide_tables_long_words_and_code_fits_every_screen() {
    {
        printf '# Wide\n\n'
        printf '| %s |\n' "$(printf 'column number %d | ' 1 2 3 4 5 6 7 8)"
        printf '|---|---|---|---|---|---|---|---|---|\n'
        printf '| %s |\n' "$(printf 'antidisestablishmentarianism%d | ' 1 2 3 4 5 6 7 8)"
        printf '\nhttps://example.org/%s\n\n' "$(printf 'very-long-path-%d/' 1 2 3 4 5 6 7 8 9)"
        printf '## Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft\n\n'
        printf '```\n%s\n```\n\n`%s`\n' "$(printf 'x%.0s' {1..300})" "$(printf 'y%.0s' {1..200})"
    } >wide.md
    browse wide.md
}

run_checks
