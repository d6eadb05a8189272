#!/usr/bin/env bash
# Many files, one book: through the real program, in all three formats.
. "$(dirname "$0")/../support/check.sh"

book() {
    mkdir -p book/part
    printf '# The Book\n\n[Foreword](foreword.md)\n\n- [One](one.md)\n  - [Two](part/two.md)\n' \
        >book/SUMMARY.md
    printf '# Foreword\n\nSee [two](part/two.html#inside) and [one](one.md).\n' >book/foreword.md
    printf '# One\n\n```rust\n{{#include code.rs:main}}\n```\n' >book/one.md
    printf '# Two\n\n## Inside\n\n![Visits](visits.png)\n' >book/part/two.md
    printf 'hidden\n// ANCHOR: main\nlet shown = 1;\n// ANCHOR_END: main\n' >book/code.rs
    cp "$samples/report/visits.png" book/part/
}

a_summary_makes_a_book_in_all_formats() {
    book
    run book/SUMMARY.md -o out.pdf -o out.epub -o out.docx
    expect_exit 0
    expect_silence
    run book/SUMMARY.md --to model
    expect_text out '"The Book"'
    expect_text out '"#inside"'
    expect_text out 'let shown = 1;'
    ! grep -qE 'hidden|ANCHOR' out || fail 'more than the part asked for'
}

a_chapter_outside_the_folder_is_not_read() {
    book
    printf '# Secret\n' >secret.md
    printf -- '- [One](one.md)\n- [S](../secret.md)\n' >book/SUMMARY.md
    run book/SUMMARY.md --to model
    expect_exit 0
    expect_said 'book/SUMMARY.md:2:3: warning: the chapter "../secret.md" can'\''t be read'
    ! grep -q Secret out || fail 'it was read'
}

an_include_outside_the_folder_is_not_read() {
    book
    printf 'secret\n' >secret.txt
    ln -s ../secret.txt book/link.txt
    printf '# A\n\n{{#include ../secret.txt}}\n\n{{#include link.txt}}\n' >book/a.md
    run book/a.md --to model
    expect_said 'book/a.md:3: warning: the file to include, "../secret.txt", was not read'
    expect_said '--resource-path'
    ! grep -q '"secret"' out || fail 'it was read'
    run book/a.md --to model --resource-path .
    expect_text out '"secret"'
}

run_checks
