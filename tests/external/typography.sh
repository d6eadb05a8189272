#!/usr/bin/env bash
# The pages of a long essay against figures that TeX with microtype reaches on the same text:
# ../shared/validators/typography measures the word spaces in the finished PDF.
. "$(dirname "$0")/../support/check.sh"

measure() {
    local essay=$SOURCE/../shared/corpus/essay.md judge=$SOURCE/../shared/validators/typography
    [ -x "$judge" ] || skip '../shared is not here: word spaces were not measured'
    "$POSTCONV" -q "$essay" -o out.pdf || fail "not converted"
    /usr/bin/python3 "$judge" "$essay" out.pdf >said
}

# limit NAME MOST: of what was said as NAME=VALUE.
limit() {
    local value
    value=$(grep -o -- "$1=[0-9.]*" said | head -1 | cut -d= -f2)
    [ -n "$value" ] || fail "no figure for $1: $(cat said)"
    awk -v value="$value" -v most="$2" 'BEGIN { exit !(value <= most) }' ||
        fail "$1 is $value, more than $2: $(cat said)"
}

word_spaces_are_as_even_as_those_of_tex() {
    measure
    limit p95 1.39
    limit '>1.5x' 1.9
    limit '>2x' 0
}

few_words_are_broken_and_never_three_in_a_row() {
    measure
    limit hyph 5
    limit ladders3 0
}

no_line_is_too_long_and_no_page_ends_badly() {
    measure
    for fault in overfull widows orphans stranded; do limit "$fault" 0; done
}

run_checks
