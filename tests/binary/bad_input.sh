#!/usr/bin/env bash
# Each bad input: one clear message with its place and a hint, the documented exit code, and the
# older output as it was.
. "$(dirname "$0")/../support/check.sh"

# refuse CODE TEXT HINT ARGS...: with an older output in place.
refuse() {
    local code=$1 text=$2 hint=$3
    shift 3
    printf 'older' >out.pdf
    run "$@" -o out.pdf
    expect_refused "$code" "$text" "$hint"
    [ "$(cat out.pdf)" = older ] || fail "the older output is gone"
    expect_no_litter
}

# warned TEXT HINT ARGS...: the warning in all formats, and editions all the same.
warned() {
    local text=$1 hint=$2
    shift 2
    run "$@" -o out.pdf -o out.epub -o out.docx
    expect_exit 0
    expect_said "$text"
    expect_said "$hint"
    [ "$(grep -cF -- "$text" err)" -eq 1 ] || fail "it said so more than once"
    local edition
    for edition in out.pdf out.epub out.docx; do
        [ -s "$edition" ] || fail "no $edition"
    done
}

a_missing_file_names_its_neighbour() {
    printf 'text\n' >essay.md
    refuse 4 'the file "esay.md" does not exist' 'did you mean "essay.md"?' esay.md
}

a_missing_file_without_neighbours_has_a_hint_too() {
    refuse 4 'the file "nowhere/essay.md" does not exist' 'check its name' nowhere/essay.md
}

a_folder_names_the_file_in_it() {
    mkdir texts
    printf 'text\n' >texts/essay.md
    refuse 4 '"texts" is a folder' 'such as texts/essay.md' texts
}

an_unreadable_file_is_refused() {
    [ "$(id -u)" -ne 0 ] || skip 'root reads every file: an_unreadable_file_is_refused'
    printf 'text\n' >essay.md
    chmod 000 essay.md
    refuse 4 'the file "essay.md" can'\''t be read: permission denied' 'permissions' essay.md
}

broken_yaml_has_its_place() {
    printf -- '---\ntitle: fine\nauthor: [a, b\n---\n\ntext\n' >essay.md
    refuse 1 'essay.md:' 'hint: ' essay.md
    grep -qE '^essay\.md:[34]:[0-9]+: error: ' err || fail "not the place: $(cat err)"
}

unterminated_front_matter_has_its_place() {
    printf -- '---\ntitle: fine\n\ntext without end\n' >essay.md
    refuse 1 'essay.md:1' 'hint: ' essay.md
}

an_unknown_theme_is_refused() {
    printf 'text\n' >essay.md
    refuse 2 'there is no theme "fancy"' 'default' essay.md --theme fancy
}

a_missing_theme_file_is_refused() {
    printf 'text\n' >essay.md
    refuse 4 'the theme file "fancy.yaml" can'\''t be read' 'check its path' \
        essay.md --theme fancy.yaml
}

a_broken_theme_file_has_its_place() {
    printf 'text\n' >essay.md
    printf 'extends: default\nroles:\n  body: {colour: blueish}\n' >mine.yaml
    refuse 2 'mine.yaml:3:18: error: "blueish" is no colour' '#1f3a5f' essay.md --theme mine.yaml
}

an_unknown_paper_is_refused() {
    printf 'text\n' >essay.md
    refuse 2 'there is no paper size "foolscap"' '6x9in' essay.md --paper foolscap
}

a_missing_picture_is_a_warning_with_a_guess() {
    cp "$samples/report/visits.png" .
    printf 'Text.\n\n![A map](visit.png)\n' >essay.md
    warned 'essay.md:3:1: warning: image "visit.png" not found [missing-image]' \
        'did you mean "visits.png"?' essay.md
}

a_corrupt_picture_is_a_warning() {
    head -c 300 "$samples/report/visits.png" >visits.png
    head -c 3000 "$samples/report/shelf.jpg" >shelf.jpg
    printf '<svg' >loans.svg
    printf '![A](visits.png)\n\n![B](shelf.jpg)\n\n![C](loans.svg)\n' >essay.md
    warned 'image "visits.png" is damaged' 'open the file to check it' essay.md
    expect_said 'image "shelf.jpg" is damaged'
    expect_said 'image "loans.svg" is damaged'
}

a_picture_outside_the_folder_is_not_read() {
    mkdir inner
    cp "$samples/report/visits.png" .
    ln -s ../visits.png inner/link.png
    printf '![A](../visits.png)\n\n![B](link.png)\n\n![C](/etc/hostname)\n' >inner/essay.md
    warned 'image "../visits.png" was not read [refused-image]' '--resource-path' inner/essay.md
    expect_said 'image "link.png" was not read [refused-image]'
    expect_said 'image "/etc/hostname"'
}

a_remote_picture_is_not_fetched() {
    printf '![A](https://example.org/a.png)\n\nSome text.\n' >essay.md
    warned 'image "https://example.org/a.png" is on the network and was not fetched' \
        'download it' essay.md
}

an_empty_file_makes_an_edition() {
    : >essay.md
    run essay.md -o out.pdf -o out.epub -o out.docx
    expect_exit 0
    [ -s out.pdf ] || fail "no pdf"
}

bytes_that_are_no_text_do_not_break_it() {
    head -c 20000 "$samples/report/shelf.jpg" >essay.md
    run essay.md -o out.pdf -o out.epub -o out.docx
    [ "$status" -le 1 ] || fail "exit code $status: $(cat err)"
}

deep_nesting_does_not_break_it() {
    printf '%*s' 20000 '' | tr ' ' '>' >essay.md
    printf 'text\n' >>essay.md
    run essay.md -o out.pdf -o out.epub -o out.docx
    case $status in 0 | 1 | 6) ;; *) fail "exit code $status: $(cat err)" ;; esac
}

run_checks
