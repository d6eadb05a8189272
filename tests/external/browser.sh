#!/usr/bin/env bash
# A browser reads every page of the EPUB as XHTML and paints it.
. "$(dirname "$0")/../support/check.sh"
command -v chromium >/dev/null || skip 'Chromium is not here'

browse() {
    timeout 60 chromium --headless --no-sandbox --disable-gpu --no-first-run \
        --disable-background-networking --disable-component-update --disable-sync \
        --user-data-dir="$PWD/profile" "$@" 2>browser.log
}

unpack() {
    "$POSTCONV" -q "$1" -o out.epub || fail "not converted"
    unzip -q out.epub -d book
}

every_page_is_read_without_an_error() {
    unpack "$samples/report/report.md"
    local page
    find book -name '*.xhtml' >pages
    [ -s pages ] || fail "no pages"
    while read -r page; do
        browse --dump-dom "file://$PWD/$page" >dom || fail "$(cat browser.log)"
        ! grep -q '<parsererror' dom || fail "$page: $(head -c 600 dom)"
        grep -q '</body>' dom || fail "$page is empty"
    done <pages
}

a_chapter_is_painted() {
    unpack "$samples/essay.md"
    local page
    page=$(grep -rl 'papyrus roll' book --include='*.xhtml' | head -1)
    browse --screenshot="$PWD/page.png" --window-size=800,1200 "file://$PWD/$page" ||
        fail "$(cat browser.log)"
    [ "$(stat -c %s page.png)" -gt 20000 ] || fail "the picture is almost empty"
}

run_checks
