#!/usr/bin/env bash
# The same input gives the same bytes, wherever, whenever and for whomever it is converted.
. "$(dirname "$0")/../support/check.sh"

formats=(pdf epub docx)

# make FOLDER SOURCE: the editions of one source, into FOLDER.
make() {
    mkdir -p "$1"
    "$POSTCONV" --quiet "$2" -o "$1/a.pdf" -o "$1/a.epub" -o "$1/a.docx" || fail "not converted"
}

# compare FOLDER FOLDER
compare() {
    local format
    for format in "${formats[@]}"; do expect_same "$1/a.$format" "$2/a.$format"; done
}

the_time_zone_changes_nothing() {
    TZ=Pacific/Auckland make there "$samples/essay.md"
    TZ=America/Los_Angeles make here "$samples/essay.md"
    compare here there
}

the_locale_changes_nothing() {
    make here "$samples/report/report.md"
    LC_ALL=C make there "$samples/report/report.md"
    compare here there
    # A locale with a decimal comma, where the machine can make one.
    if localedef -i de_DE -f UTF-8 ./de_DE.UTF-8 2>/dev/null; then
        LOCPATH=$PWD LC_ALL=de_DE.UTF-8 make comma "$samples/report/report.md"
        compare here comma
    fi
}

the_folder_changes_nothing() {
    mkdir -p 'far away/Ünder'
    cp -r "$samples/report" 'far away/Ünder/'
    make here "$samples/report/report.md"
    (cd 'far away/Ünder/report' && make ../../../there report.md) || exit 1
    compare here there
}

the_user_changes_nothing() {
    make here "$samples/essay.md"
    HOME=$PWD/nobody XDG_CACHE_HOME=$PWD/cache XDG_CONFIG_HOME=$PWD/config USER=nobody \
        make there "$samples/essay.md"
    compare here there
}

the_environment_changes_nothing() {
    make here "$samples/essay.md"
    mkdir there
    env -i "$POSTCONV" -q "$samples/essay.md" -o there/a.pdf -o there/a.epub -o there/a.docx
    compare here there
}

the_order_of_the_formats_changes_nothing() {
    make here "$samples/essay.md"
    mkdir there
    "$POSTCONV" -q "$samples/essay.md" -o there/a.docx -o there/a.epub -o there/a.pdf ||
        fail "not converted"
    compare here there
}

# The EPUB has a list of the PDF's pages, and the DOCX their number, when a PDF is made along.
a_pdf_alone_is_as_among_others() {
    make here "$samples/essay.md"
    "$POSTCONV" -q "$samples/essay.md" -o alone.pdf || fail "not converted"
    cmp alone.pdf here/a.pdf || fail "they differ"
}

a_date_given_by_hand_is_the_date_of_the_environment() {
    SOURCE_DATE_EPOCH=1700000000 make here "$samples/essay.md"
    mkdir there
    "$POSTCONV" -q --timestamp 2023-11-14T22:13:20Z "$samples/essay.md" \
        -o there/a.pdf -o there/a.epub -o there/a.docx
    compare here there
}

run_checks
