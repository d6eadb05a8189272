#!/usr/bin/env bash
# Any bytes: each odd file through the real program into all three formats.
. "$(dirname "$0")/../support/check.sh"

# convert: essay.md into all formats and the model (the file `out`).
convert() {
    run essay.md -o out.pdf -o out.epub -o out.docx
    expect_exit 0
    cp err said
    run essay.md --to model
    expect_exit 0
    local edition
    for edition in out.pdf out.epub out.docx; do
        [ -s "$edition" ] || fail "no $edition"
    done
    unzip -p out.docx word/document.xml | xmllint --noout - || fail 'document.xml is no XML'
}

same() { # TEXT...: as `# T`, a blank line, `Wörter hier` is read
    convert
    expect_silence
    expect_text out 'title "T"'
    expect_text out '"Wörter hier"'
}

a_byte_order_mark_is_no_text() {
    printf '\xEF\xBB\xBF# T\n\nWörter hier\n' >essay.md
    same
}

any_line_end_is_one() {
    printf '# T\r\n\r\nWörter hier\r\n' >essay.md
    same
    printf '# T\r\rWörter hier\r' >essay.md
    same
}

utf16_of_either_order_is_read() {
    printf '# T\n\nWörter hier\n' >utf8
    { printf '\xFF\xFE'; iconv -f UTF-8 -t UTF-16LE utf8; } >essay.md
    same
    { printf '\xFE\xFF'; iconv -f UTF-8 -t UTF-16BE utf8; } >essay.md
    same
}

broken_utf8_is_one_warning() {
    printf '# T\n\nW\xF6rter\n\nhier \xFF\xC0\xED\xA0\x80\n' >essay.md
    convert
    [ "$(grep -c 'not-utf8' said)" -eq 1 ] || fail "not one warning: $(cat said)"
    expect_said 'essay.md:3: warning'
    expect_text out 'W�rter'
}

broken_utf16_is_one_warning() {
    { printf '\xFF\xFE'; printf '# T\n\nword ' | iconv -f UTF-8 -t UTF-16LE; printf '\x00\xD8x'; } \
        >essay.md
    convert
    [ "$(grep -c 'not-utf8' said)" -eq 1 ] || fail "not one warning: $(cat said)"
}

characters_that_xml_forbids_go() {
    printf '# T\n\na\x00b\x01c\x0Bd\x1Fe\xEF\xBF\xBEf\xEF\xBF\xBFg &#1;&#xFFFE; `h\x02i`\n\n    j\x03k\n' \
        >essay.md
    convert
    expect_text out 'abcdefg'
    expect_text out 'jk'
}

a_line_of_a_megabyte_is_set() {
    { printf '# T\n\n'; printf 'word %.0s' {1..200000}; printf '\n'; } >essay.md
    convert
}

# Code may go on in the next line at each of its dots: 100,000 places in one word.
code_of_a_megabyte_without_a_space_is_set_in_time() {
    { printf '# T\n\n`'; yes 'foo_bar.' | head -100000 | tr -d '\n'; printf '`\n'; } >essay.md
    timeout 60 "$POSTCONV" -q essay.md -o essay.pdf || fail "not converted in a minute"
}

a_word_of_a_megabyte_is_set() {
    { printf '# T\n\n'; head -c 1000000 /dev/zero | tr '\0' x; printf '\n'; } >essay.md
    convert
}

deep_nesting_is_flattened_with_a_message() {
    local mark
    for mark in '>' '- ' '*' '[' '![' '<div>' '<b>' '`' '**a ' '(' '{'; do
        { printf '# T\n\n'; for _ in {1..5000}; do printf '%s' "$mark"; done; printf 'words\n'; } \
            >essay.md
        convert
        expect_text out 'words'
    done
    { printf '# T\n\n'; printf '> %.0s' {1..5000}; printf 'words\n'; } >essay.md
    convert
    expect_said 'nested more than'
}

an_empty_file_is_titled_by_its_name() {
    local content
    for content in '' '\n' ' \t\n\n' '\xEF\xBB\xBF' '\xFF\xFE' '\xFE\xFF' '\x00'; do
        printf "$content" >essay.md
        convert
        expect_said 'no-title'
        expect_text out 'title "Essay"'
    done
}

run_checks
