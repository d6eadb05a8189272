#!/usr/bin/env bash
# --if-changed and --depfile: what is made again, and what is not.
. "$(dirname "$0")/../support/check.sh"

picture() { cp "$samples/essay-cover.png" "$1"; }
# picture_like FILE: another one, that can be read as well.
another() { picture "$1"; printf 'more' >>"$1"; }

post() { # post NAME [LINE]...
    mkdir -p posts
    { printf -- '---\ntitle: Post %s\n---\n\nThe text of %s.\n\n' "$1" "$1"; printf '%s\n' "${@:2}"; } >"posts/$1.md"
}

site() {
    post a '![Shared](shared.png)'
    post b '![Shared](shared.png)' '' '![Own](own.png)'
    post c '{{#include part.txt}}'
    post d
    picture posts/shared.png
    picture posts/own.png
    printf 'included words' >posts/part.txt
}

# build [OPTION]...: makes the site, and says in $counts how many were made and unchanged.
build() {
    run posts --to epub,model -d made --if-changed --report run.json "$@"
    expect_exit 0
    counts=$(python3 -c '
import json
c = json.load(open("run.json"))["counts"]
print(c["made"], c["unchanged"])')
}

expected() { # expected "MADE UNCHANGED" WHEN
    [ "$counts" = "$1" ] || fail "made and unchanged: $counts, not $1, $2"
}

again() { python3 -c '
import json
print(" ".join(sorted(d["inputs"][0].split("/")[-1][:-3] for d in json.load(open("run.json"))["documents"] if d["status"] == "made")))'; }

processor_time() { # in milliseconds, of a command and its children
    local times
    times=$( { TIMEFORMAT='%U %S'; time "$@" >time.out 2>&1; } 2>&1) || fail "failed: $(cat time.out)"
    awk '{ print int(($1 + $2) * 1000) }' <<<"$times"
}

a_second_run_makes_nothing_and_costs_next_to_nothing() {
    mkdir posts
    cp "$samples"/*.png posts
    for i in $(seq 200); do
        sed 's/^title:.*/title: Post '"$i"'/' "$samples/essay.md" >"posts/$i.md"
    done
    local first second
    first=$(processor_time "$POSTCONV" posts --to pdf,epub,docx -d made --if-changed -q)
    second=$(processor_time "$POSTCONV" posts --to pdf,epub,docx -d made --if-changed --report run.json -q)
    printf '    first run %s ms, second run %s ms of processor time\n' "$first" "$second"
    expect_text run.json '"unchanged": 200'
    [ $((second * 50)) -le "$first" ] || fail "the second run takes more than 2 % of the first one's $first ms: $second ms"
}

nothing_is_written_again() {
    site
    build
    expected '4 0' 'the first time'
    touch -d 2001-01-01 made/*
    build
    expected '0 4' 'the second time'
    [ -z "$(find made -newermt 2001-01-02 -type f)" ] || fail "written: $(find made -newermt 2001-01-02)"
}

what_was_said_is_said_again() {
    site
    post e '![Gone](gone.png)'
    build
    cp err first.err
    build
    expected '0 5' 'the second time'
    grep warning first.err >first && grep warning err >second
    expect_same first second
}

a_text_that_changes_is_made_again_alone() {
    site
    build
    printf 'More.\n' >>posts/d.md
    build
    expected '1 3' 'after a change'
    [ "$(again)" = d ] || fail "made: $(again)"
}

a_touched_file_with_the_same_content_is_left() {
    site
    build
    touch posts/*
    build
    expected '0 4' 'when only times changed'
}

a_picture_that_changes_is_shown_anew_where_it_is_shown() {
    site
    build
    another posts/own.png
    build
    [ "$(again)" = b ] || fail "made: $(again)"
    another posts/shared.png
    build
    [ "$(again)" = 'a b' ] || fail "made: $(again)"
}

a_missing_picture_that_appears_is_shown() {
    site
    post e '![Gone](pictures/gone.png)'
    build
    build
    expected '0 5' 'before it appears'
    mkdir posts/pictures
    picture posts/pictures/gone.png
    build
    [ "$(again)" = e ] || fail "made: $(again)"
    ! grep -q gone.png err || fail "it is still missing: $(cat err)"
}

a_nearer_picture_that_appears_counts() {
    post a '![There](there.png)'
    mkdir elsewhere
    picture elsewhere/there.png
    build --resource-path elsewhere
    build --resource-path elsewhere
    expected '0 1' 'the second time'
    another posts/there.png
    build --resource-path elsewhere
    expected '1 0' 'when another stands before it'
}

an_included_text_that_changes_is_taken_in_anew() {
    site
    build
    printf 'other words' >posts/part.txt
    build
    [ "$(again)" = c ] || fail "made: $(again)"
    expect_text made/c.model.txt 'other words'
}

a_theme_that_changes_makes_all_again() {
    site
    printf 'extends: default\nroles:\n  body: {size: 10pt}\n' >house.yaml
    build --theme house.yaml
    build --theme house.yaml
    expected '0 4' 'the second time'
    printf 'extends: default\nroles:\n  body: {size: 12pt}\n' >house.yaml
    build --theme house.yaml
    expected '4 0' 'with another theme'
}

a_word_template_that_changes_makes_all_again() {
    post a
    run --print-reference-docx -o house.docx
    run posts --to docx -d made --if-changed --reference-doc house.docx -q
    run posts --to docx -d made --if-changed --reference-doc house.docx -q --report run.json
    expect_text run.json '"unchanged": 1'
    run --print-reference-docx --paper a5 -o house.docx
    run posts --to docx -d made --if-changed --reference-doc house.docx -q --report run.json
    expect_text run.json '"made": 1'
}

a_cover_and_metadata_that_change_make_all_again() {
    site
    picture cover.png
    printf 'publisher: House\n' >all.yaml
    build --epub-cover cover.png --metadata-file all.yaml
    build --epub-cover cover.png --metadata-file all.yaml
    expected '0 4' 'the second time'
    another cover.png
    build --epub-cover cover.png --metadata-file all.yaml
    expected '4 0' 'with another cover'
    printf 'publisher: Home\n' >all.yaml
    build --epub-cover cover.png --metadata-file all.yaml
    expected '4 0' 'with other metadata'
}

other_options_make_all_again() {
    site
    build
    build --toc
    expected '4 0' 'with a table of contents'
    build --timestamp 2024-01-01
    expected '4 0' 'at another time'
    build --timestamp 2024-01-01 -j 1 -q
    expected '0 4' 'with options that change no byte'
}

a_configuration_that_changes_or_appears_makes_its_folder_again() {
    site
    mkdir posts/sub
    mv posts/d.md posts/sub
    build
    printf 'metadata:\n  publisher: House\n' >posts/sub/.postconv.yml
    build
    [ "$(again)" = d ] || fail "made: $(again)"
    printf 'metadata:\n  publisher: Home\n' >posts/sub/.postconv.yml
    build
    [ "$(again)" = d ] || fail "made: $(again)"
    rm posts/sub/.postconv.yml
    build
    [ "$(again)" = d ] || fail "made: $(again)"
}

another_build_of_the_program_makes_all_again() {
    site
    build
    local id offset
    id=$(readelf -n "$POSTCONV" 2>/dev/null | sed -n 's/.*Build ID: //p')
    [ -n "$id" ] || skip 'the program has no build id, or there is no readelf'
    mkdir -p other/bin
    ln -s "$(dirname "$(dirname "$POSTCONV")")/share" other/share
    cp -r "$(dirname "$(dirname "$POSTCONV")")/lib" other/lib
    python3 - "$POSTCONV" other/bin/postconv "$id" <<'END'
import sys
data = open(sys.argv[1], "rb").read()
old = bytes.fromhex(sys.argv[3])
assert data.count(old) == 1
open(sys.argv[2], "wb").write(data.replace(old, old[:-1] + bytes([old[-1] ^ 1])))
END
    chmod +x other/bin/postconv
    POSTCONV=$PWD/other/bin/postconv build
    expected '4 0' 'by another program'
    printf ' ' >>"$(find other/lib -name finishing.so)"
    POSTCONV=$PWD/other/bin/postconv build
    expected '4 0' 'by another part of it'
}

a_new_font_in_a_folder_makes_all_again() {
    local font
    font=$(find "$(dirname "$POSTCONV")/../share/postconv/fonts/" -name '*.otf' | sort | head -1)
    [ -n "$font" ] || skip 'there is no font'
    post a
    mkdir fonts
    cp "$font" fonts/one.otf
    build --font-path fonts
    build --font-path fonts
    expected '0 1' 'the second time'
    cp "$font" fonts/two.otf
    build --font-path fonts
    expected '1 0' 'with one more font'
}

an_output_that_is_gone_or_altered_is_made_again() {
    site
    build
    cp made/a.epub a.epub
    rm made/a.epub
    printf 'x' >>made/b.model.txt
    build
    [ "$(again)" = 'a b' ] || fail "made: $(again)"
    expect_same made/a.epub a.epub
}

a_failure_is_tried_again() {
    site
    printf -- '---\ntitle: [\n---\n' >posts/bad.md
    run posts --to model -d made --if-changed
    expect_exit 1
    run posts --to model -d made --if-changed
    expect_exit 1
    expect_said 'posts/bad.md:3:1: error:'
    post bad
    run posts --to model -d made --if-changed
    expect_exit 0
    [ -e made/bad.model.txt ] || fail "it was not made"
}

a_draft_that_is_one_no_more_is_made() {
    printf -- '---\ntitle: A\ndraft: true\n---\n\nText.\n' >draft.md
    mkdir posts
    mv draft.md posts
    post b
    build
    build
    expected '0 1' 'while it is a draft'
    sed -i 's/^draft: true/draft: false/' posts/draft.md
    build
    expected '1 1' 'when it is none'
}

records_that_are_damaged_are_made_anew() {
    site
    build
    for record in .postconv/*/*.json; do head -c 40 "$record" >cut && cp cut "$record"; done
    build
    expected '4 0' 'with damaged records'
    for record in .postconv/*/*.json; do printf '{"signature": 3, "result": []}' >"$record"; done
    build
    expected '4 0' 'with strange records'
}

a_killed_run_carries_on() {
    mkdir posts
    for i in $(seq 60); do sed 's/^title:.*/title: Post '"$i"'/' "$samples/essay.md" >"posts/$i.md"; done
    "$POSTCONV" posts --to epub -d made --if-changed -q -j 1 >/dev/null 2>&1 &
    local process=$!
    for _ in $(seq 200); do
        [ "$(find .postconv -name '*.json' 2>/dev/null | wc -l)" -ge 3 ] && break
        sleep 0.02
    done
    kill -9 $process 2>/dev/null || skip 'it was too fast to be killed'
    wait $process 2>/dev/null
    local kept
    kept=$(find .postconv -name '*.json' | wc -l)
    run posts --to epub -d made --if-changed --report run.json
    expect_exit 0
    local unchanged
    unchanged=$(python3 -c 'import json; print(json.load(open("run.json"))["counts"]["unchanged"])')
    [ "$unchanged" -ge "$kept" ] || fail "$kept were made, but only $unchanged were left alone"
    [ "$(find made -type f | wc -l)" -eq 60 ] || fail "not all, or litter: $(find made -type f -name '.*')"
    [ -z "$(find .postconv -name '*.tmp')" ] || fail "litter among the records"
}

two_runs_at_a_time_share_their_records() {
    mkdir posts
    for i in $(seq 20); do post "$i" '![Shared](shared.png)'; done
    picture posts/shared.png
    "$POSTCONV" posts --to epub,model -d made --if-changed -q >/dev/null 2>one.err &
    local one=$!
    "$POSTCONV" posts --to epub,model -d made --if-changed -q >/dev/null 2>two.err &
    local two=$!
    wait $one || fail "the first failed: $(cat one.err)"
    wait $two || fail "the second failed: $(cat two.err)"
    build
    expected '0 20' 'after both'
    [ "$(find made -type f | wc -l)" -eq 40 ] || fail "litter: $(find made -name '.*')"
    "$POSTCONV" posts --to epub,model -d alone -q >/dev/null 2>&1
    diff -r alone made >/dev/null || fail "they are not as one run makes them"
}

a_cache_folder_elsewhere_serves_several_places() {
    site
    build --cache-dir cache
    [ ! -e .postconv ] || fail "records in two places"
    (mkdir other && cd other && "$POSTCONV" ../posts --to epub,model -d ../made --if-changed --cache-dir ../cache --report ../run.json -q)
    expect_text run.json '"unchanged": 0'
    build --cache-dir cache
    expected '0 4' 'from the first place'
}

a_single_document_is_left_too() {
    site
    run posts/a.md -o a.epub --if-changed
    touch -d 2001-01-01 a.epub
    run posts/a.md -o a.epub --if-changed
    expect_exit 0
    [ -z "$(find a.epub -newermt 2001-01-02)" ] || fail "it was written again"
}

a_depfile_for_make_names_all_that_a_document_was_made_of() {
    site
    printf 'extends: default\n' >house.yaml
    run posts --to epub,model -d made --theme house.yaml --depfile made.d -q
    expect_exit 0
    tr -d '\\\n' <made.d >joined
    expect_text joined 'made/b.epub made/b.model.txt:'
    for file in house.yaml posts/b.md posts/own.png posts/shared.png posts/part.txt; do
        expect_text made.d "  $file"
    done
    command -v make >/dev/null || skip 'there is no make'
    printf 'include made.d\nmade/b.epub:\n\t@echo again\n' >Makefile
    make -s made/b.epub >make.out 2>&1 || fail "$(cat make.out)"
    [ ! -s make.out ] || fail "make would make it again: $(cat make.out)"
    touch posts/own.png
    [ "$(make -s made/b.epub)" = again ] || fail "make did not see the picture"
    rm posts/own.png
    make -s made/b.epub >make.out 2>&1 || fail "make stops without the picture: $(cat make.out)"
}

a_depfile_in_json_tells_of_each_document() {
    site
    run posts --to epub -d made --depfile made.json --depfile-format json -q
    python3 - <<'END' || fail "it is not as it should be: $(cat made.json)"
import json
found = json.load(open("made.json"))
b = [d for d in found["documents"] if d["outputs"] == ["made/b.epub"]][0]
assert b["inputs"] == ["posts/b.md", "posts/own.png", "posts/shared.png"], b
assert "posts/part.txt" in found["inputs"] and len(found["outputs"]) == 4
END
}

a_depfile_between_nul_bytes_has_every_file_once() {
    site
    run posts --to epub -d made --depfile made.nul --depfile-format nul -q
    tr '\0' '\n' <made.nul >names
    printf 'posts/a.md\nposts/b.md\nposts/c.md\nposts/d.md\nposts/own.png\nposts/part.txt\nposts/shared.png\n' >expected
    expect_same names expected
}

a_depfile_is_whole_when_nothing_changed() {
    site
    run posts --to epub -d made --depfile one.d -q --if-changed
    run posts --to epub -d made --depfile two.d -q --if-changed
    expect_same one.d two.d
}

run_checks
