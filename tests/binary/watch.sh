#!/usr/bin/env bash
# --watch: what a saved file touches is made again.
. "$(dirname "$0")/../support/check.sh"

post() { # post NAME [LINE]...
    mkdir -p posts
    { printf -- '---\ntitle: Post %s\n---\n\nThe text of %s.\n\n' "$1" "$1"; printf '%s\n' "${@:2}"; } >"posts/$1.md"
}

site() {
    post a '![A picture](picture.png)'
    post b
    cp "$samples/essay-cover.png" posts/picture.png
}

# watch ARGS...: in the background, until the test ends; returns when the first run is over.
watch() {
    env --default-signal=INT "$POSTCONV" "$@" --watch >out 2>err &
    process=$!
    trap 'kill -9 $process 2>/dev/null' EXIT
    await runs 1
    sleep 0.2 # its watches are laid
    cp err before
}

folder() { watch posts --to model -d made "$@"; }

runs() { [ "$(grep -c '^[0-9]* documents*:' err)" -ge "$1" ]; }

holds() { grep -qF -- "$2" "$1"; }

alive() { kill -0 $process 2>/dev/null || fail "it ended: $(cat err)"; }

since() { tail -n +"$(($(wc -l <before) + 1))" err; } # what it said after the first run

a_saved_document_is_made_again_alone() {
    site
    folder
    touch -d 2001-01-01 made/b.model.txt
    printf 'Something new.\n' >>posts/a.md
    await holds made/a.model.txt 'Something new'
    await runs 2
    [ -z "$(find made/b.model.txt -newermt 2001-01-02)" ] || fail "the other was made as well"
}

a_picture_makes_the_documents_that_show_it() {
    site
    folder
    printf 'x' >>posts/picture.png
    await runs 2
    since | grep -q 'posts/a.md' || fail "it was not made: $(since)"
    ! since | grep -q 'posts/b.md:' || fail "the other was made as well: $(since)"
}

a_picture_that_was_missing_is_seen_when_it_comes() {
    site
    post c '![Gone](pictures/new.png)'
    folder
    mkdir posts/pictures
    cp posts/picture.png posts/pictures/new.png
    await holds made/c.model.txt 'resource'
    alive
}

a_theme_makes_all_of_it() {
    site
    printf 'extends: default\n' >house.yaml
    watch posts --to epub -d made --theme house.yaml
    touch -d 2001-01-01 made/*
    printf 'extends: default\nroles:\n  body: {size: 12pt}\n' >house.yaml
    await runs 2
    [ "$(find made -newermt 2001-01-02 -type f | wc -l)" -eq 2 ] || fail "not all were made"
}

a_word_template_makes_what_goes_by_it() {
    post a
    run --print-reference-docx -o house.docx
    watch posts --to docx -d made --reference-doc house.docx
    touch -d 2001-01-01 made/*
    "$POSTCONV" --print-reference-docx --paper a5 -o house.docx
    await fresh made/a.docx
}

fresh() { [ -n "$(find "$1" -newermt 2001-01-02)" ]; }

a_new_document_is_made_too() {
    site
    folder
    post c
    await test -e made/c.model.txt
    mkdir posts/sub
    cp posts/c.md posts/sub/d.md
    await test -e made/sub/d.model.txt
    alive
}

a_configuration_that_comes_counts() {
    site
    folder
    printf 'metadata:\n  publisher: House\n' >posts/.postconv.yml
    await holds made/a.model.txt House
    alive
}

many_saves_at_once_are_one() {
    site
    folder
    for i in $(seq 20); do printf 'Line %s.\n' "$i" >>posts/a.md; done
    await holds made/a.model.txt 'Line 20.'
    sleep 0.5
    [ "$(grep -c '^[0-9]* document' err)" -le 3 ] || fail "it ran again and again: $(cat err)"
}

a_bad_save_is_survived() {
    site
    folder
    cp posts/a.md good.md
    printf -- '---\ntitle: [\n---\n' >posts/a.md
    await holds err 'posts/a.md:3:1: error:'
    alive
    { cat good.md; printf 'All is well.\n'; } >posts/a.md
    await holds made/a.model.txt 'All is well.'
}

a_document_that_goes_and_comes_back_is_survived() {
    site
    folder
    rm posts/b.md
    sleep 0.4
    alive
    post b 'It is back.'
    await holds made/b.model.txt 'It is back.'
    rm -r posts/*
    sleep 0.4
    alive
    post e
    await test -e made/e.model.txt
}

editors_that_rename_are_understood() {
    site
    folder
    { cat posts/a.md; printf 'Renamed into place.\n'; } >posts/.a.md.swp
    mv posts/.a.md.swp posts/a.md
    await holds made/a.model.txt 'Renamed into place.'
    mv posts/a.md posts/a.md~
    { cat posts/a.md~; printf 'And written anew.\n'; } >posts/a.md
    await holds made/a.model.txt 'And written anew.'
    rm posts/a.md~
    alive
    [ ! -e made/a.md~.model.txt ] || fail "a backup was converted"
}

its_own_outputs_wake_it_not() {
    site
    watch posts --to model -d posts/made
    printf 'More.\n' >>posts/a.md
    await holds posts/made/a.model.txt 'More.'
    sleep 0.5
    [ "$(grep -c '^[0-9]* document' err)" -eq 2 ] || fail "it ran again and again: $(cat err)"
}

one_document_is_watched_as_well() {
    site
    env --default-signal=INT "$POSTCONV" posts/a.md -o a.model --watch >out 2>err &
    process=$!
    trap 'kill -9 $process 2>/dev/null' EXIT
    await test -s a.model
    sleep 0.3
    printf 'Something new.\n' >>posts/a.md
    await holds a.model 'Something new'
    printf 'x' >>posts/picture.png
    sleep 0.3
    alive
}

ends() {
    local begun=${EPOCHREALTIME/./} took
    kill -"$1" $process
    status=0
    wait $process || status=$?
    took=$(((${EPOCHREALTIME/./} - begun) / 1000))
    [ "$took" -le 1000 ] || fail "it took $took ms to end"
    expect_exit 130
}

ctrl_c_ends_it_within_a_second() {
    site
    folder
    ends INT
    expect_no_litter
}

termination_ends_it_within_a_second() {
    site
    folder
    ends TERM
    expect_no_litter
}

run_checks
