#!/usr/bin/env bash
# Many documents in one call.
. "$(dirname "$0")/../support/check.sh"

post() { # post FILE TITLE [LINE OF FRONT MATTER]...
    mkdir -p "$(dirname "$1")"
    { printf -- '---\ntitle: %s\n' "$2"; printf '%s\n' "${@:3}"; printf -- '---\n\nThe text of %s.\n' "$2"; } >"$1"
}

site() {
    post posts/one.md One 'date: 2024-04-22' 'slug: first'
    post posts/2024/two.markdown Two
    post posts/2024/bundle/index.md Three 'date: 2024-05-01'
    post posts/draft.md Draft 'draft: true'
    post posts/.hidden/no.md No
    printf 'no text\n' >posts/notes.txt
}

made() { (cd "${1:-made}" && find . -type f | sort | tr '\n' ' '); }

expected() {
    [ "$(made)" = "$1" ] || fail "made: $(made), not $1"
}

a_folder_becomes_a_tree_of_editions() {
    site
    run posts --to pdf,epub,docx -d made
    expect_exit 0
    expected './2024/bundle/index.docx ./2024/bundle/index.epub ./2024/bundle/index.pdf ./2024/two.docx ./2024/two.epub ./2024/two.pdf ./one.docx ./one.epub ./one.pdf '
    expect_said '4 documents: 3 made, 1 left out as drafts'
    [ ! -s out ] || fail "standard output is not silent"
}

drafts_are_converted_when_asked() {
    site
    run posts --to model -d made --drafts -q
    expect_exit 0
    expect_silence
    [ -e made/draft.model.txt ] || fail "no draft"
}

editions_are_the_same_as_one_by_one() {
    site
    run posts --to pdf,epub,docx -d made -j 2
    run posts/one.md -o one.pdf -o one.epub -o one.docx
    for format in pdf epub docx; do expect_same made/one.$format one.$format; done
}

patterns_lists_and_files_name_inputs() {
    site
    run 'posts/**/*.markdown' --to model -d made
    expected './2024/two.model.txt '
    rm -r made
    printf 'posts/one.md\nposts/2024/two.markdown\n' >list
    run @list --to model -d made
    expected './2024/two.model.txt ./one.model.txt '
    rm -r made
    status=0
    "$POSTCONV" --files-from - --to model -d made <list 2>err || status=$?
    expect_exit 0
    expected './2024/two.model.txt ./one.model.txt '
}

a_list_without_a_folder_makes_one_book() {
    site
    printf 'posts/one.md\nposts/2024/two.markdown\n' >list
    run @list -o book.model
    expect_exit 0
    expect_text book.model 'The text of One.'
    expect_text book.model 'The text of Two.'
}

names_follow_a_pattern() {
    site
    run posts --to model -d made --output-name '{date}-{slug}.{ext}'
    expect_exit 0
    expected './2024-04-22-first.model.txt ./2024/bundle/2024-05-01-bundle.model.txt ./2024/two.model.txt '
}

two_inputs_that_would_write_one_output_are_refused() {
    post posts/a.md A
    post posts/a.markdown B
    run posts --to model -d made
    expect_refused 2 'would both be written to "made/a.model.txt"' '--output-name'
    [ ! -e made ] || fail "something was written"
}

an_output_that_is_an_input_is_refused() {
    post posts/a.md A
    run posts/a.md --to model -d posts --output-name 'a.md{ext}'
    expect_exit 0
    cp posts/a.md posts/b.model.md
    run posts/b.model.md posts/a.md --to model -d posts --output-name '{stem}.{ext}'
    expect_exit 0
    cp posts/a.md posts/c.model.txt
    run posts/c.model.txt posts/a.md --to model -d posts --output-name 'c.{ext}'
    expect_exit 2
}

one_bad_file_stops_no_other() {
    site
    printf -- '---\ntitle: [\n---\n' >posts/bad.md
    run posts posts/nowhere.md --to model -d made
    expect_exit 4
    expect_said 'posts/bad.md:3:'
    expect_said 'the file "posts/nowhere.md" does not exist'
    expect_said 'failed: posts/nowhere.md'
    [ -e made/one.model.txt ] || fail "the good ones are missing"
}

a_folder_without_markdown_is_named() {
    mkdir posts
    run posts --to pdf -d made
    expect_refused 4 'there is no Markdown file in the folder "posts"' '.markdown'
    run 'posts/*.md' --to pdf -d made
    expect_refused 4 'there is no Markdown file in the pattern "posts/*.md"' '.markdown'
}

a_book_in_a_folder_is_one_document() {
    site
    mkdir -p posts/book/src
    printf '# Summary\n\n- [One](one.md)\n- [Two](two.md)\n' >posts/book/src/SUMMARY.md
    printf '# Chapter one\n' >posts/book/src/one.md
    printf '# Chapter two\n' >posts/book/src/two.md
    run posts --to model -d made --output-name '{slug}.{ext}'
    expect_exit 0
    [ "$(find made/book -type f | wc -l)" -eq 1 ] || fail "not one: $(find made/book -type f)"
    expect_text "$(find made/book -type f)" 'Chapter two'
}

the_output_folder_is_no_input() {
    site
    run posts --to model -d posts/out
    mv posts/out/one.model.txt posts/out/again.md
    run posts --to model -d posts/out
    [ ! -e posts/out/out ] || fail "its own outputs were converted"
}

a_folder_keeps_its_own_configuration() {
    site
    printf 'metadata:\n  publisher: House\n' >posts/2024/.postconv.yml
    run posts --to model -d made
    expect_text made/2024/two.model.txt House
    ! grep -q House made/one.model.txt || fail "a configuration reached a folder above it"
}

a_broken_configuration_fails_its_documents_alone() {
    site
    printf 'thme: book\n' >posts/2024/.postconv.yml
    run posts --to model -d made
    expect_exit 2
    expect_said 'posts/2024/.postconv.yml:1:7: error:'
    expected './one.model.txt '
}

the_report_tells_of_each_document() {
    site
    printf -- '---\ntitle: [\n---\n' >posts/bad.md
    run posts --to pdf,model -d made --report run.json -j 1
    expect_exit 1
    python3 - <<'END' || fail "the report is not as it should be"
import json, os
report = json.load(open("run.json"))
assert report["counts"] == {"made": 3, "unchanged": 0, "draft": 1, "failed": 1, "interrupted": 0}, report["counts"]
assert report["exit_code"] == 1 and report["jobs"] == 1
by_name = {d["inputs"][0]: d for d in report["documents"]}
one = by_name["posts/one.md"]
assert one["status"] == "made" and one["pages"] == 1
assert [o["format"] for o in one["outputs"]] == ["pdf", "model"]
for output in one["outputs"]:
    assert os.path.getsize(output["path"]) == output["bytes"] and len(output["hash"]) == 32
assert by_name["posts/bad.md"]["diagnostics"][0]["line"] == 3
assert by_name["posts/draft.md"]["status"] == "draft" and not by_name["posts/draft.md"]["outputs"]
END
}

parts_make_the_whole() {
    for i in $(seq 12); do post "posts/$i.md" "Post $i"; done
    run posts --to model -d whole -q
    for part in 1 2 3; do
        run posts --to model -d parts -q --shard $part/3 --report $part.json
        expect_exit 0
    done
    diff -r whole parts || fail "the parts are not the whole"
    run merge-reports 1.json 2.json 3.json -o all.json
    expect_exit 0
    expect_text all.json '"made": 12'
}

a_part_is_taken_from_the_scheduler() {
    for i in 1 2 3 4; do post "posts/$i.md" "Post $i"; done
    for index in 0 1; do
        TEST_SHARD_INDEX=$index TEST_TOTAL_SHARDS=2 \
            run posts --to model -d made -q --shard auto --report $index.json
        expect_exit 0
    done
    expected './1.model.txt ./2.model.txt ./3.model.txt ./4.model.txt '
    expect_text 1.json '"shard": "2/2"'
    run posts --to model -d made -q --shard auto
    expect_exit 2
}

two_runs_of_one_part_do_not_disturb_each_other() {
    for i in $(seq 30); do post "posts/$i.md" "Post $i"; done
    run posts --to epub -d whole -q
    for copy in 1 2 3; do
        "$POSTCONV" posts --to epub -d parts -q --shard 1/1 --if-changed --report $copy.json &
    done
    for copy in 1 2 3; do wait -n || fail 'one of them failed'; done
    diff -r whole parts || fail 'they spoilt the editions'
    [ -z "$(find . -name '.postconv-*')" ] || fail "left behind: $(find . -name '.postconv-*')"
}

a_report_that_has_no_folder_is_refused_before_the_work() {
    post posts/a.md A
    run posts --to model -d made --report reports/1.json
    expect_refused 5 'the folder "reports" of the output does not exist' 'mkdir -p reports'
    [ ! -e made ] || fail 'something was made'
    run posts/a.md --to model -d made --report posts/a.md
    expect_exit 2
}

a_missing_part_is_named_and_the_rest_still_joined() {
    for i in $(seq 6); do post "posts/$i.md" "Post $i"; done
    for part in 1 3; do run posts --to model -d made -q --shard $part/3 --report $part.json; done
    run merge-reports 1.json 3.json -o all.json
    expect_exit 1
    expect_said 'no report tells of part 2/3'
    expect_text all.json '"2/3"'
}

reports_of_a_failure_end_as_the_run_did() {
    post posts/a.md A
    printf -- '---\ntitle: [\n---\n' >posts/bad.md
    run posts --to model -d made -q --shard 1/1 --report 1.json
    expect_exit 1
    run merge-reports 1.json -o all.json
    expect_exit 1
    expect_silence
}

a_book_weighs_as_much_as_its_chapters() {
    mkdir -p posts/book
    printf '# Summary\n\n- [One](one.md)\n' >posts/book/SUMMARY.md
    seq 20000 >posts/book/one.md
    for i in $(seq 10); do post "posts/$i.md" "Post $i"; done
    for part in 1 2; do run posts --to model -d $part -q --shard $part/2; done
    [ "$(made 1)" = './book/SUMMARY.model.txt ' ] || [ "$(made 2)" = './book/SUMMARY.model.txt ' ] ||
        fail "the book has company: $(made 1) and $(made 2)"
}

a_warning_taken_as_an_error_fails_its_document() {
    post posts/a.md A
    printf '\n![A picture](none.png)\n' >>posts/a.md
    post posts/b.md B
    run posts --to model -d made -W missing-image=error
    expect_exit 3
    expected './b.model.txt '
    run posts --to model -d made -W missing-image=off -q
    expect_exit 0
    expect_silence
}

a_warning_that_there_is_not_is_refused_with_the_nearest() {
    post posts/a.md A
    run posts --to model -d made -W mising-image=off
    expect_refused 2 '-W knows no warning "mising-image"' 'did you mean "missing-image"?'
}

make_lends_its_jobs() {
    command -v make >/dev/null || skip 'there is no make'
    for i in 1 2 3 4; do post "posts/$i.md" "Post $i"; done
    printf 'all:\n\t+%s posts --to model -d made --report run.json\n' "$POSTCONV" >Makefile
    make -s -j 3 >out.log 2>&1 || fail "make failed: $(cat out.log)"
    expected './1.model.txt ./2.model.txt ./3.model.txt ./4.model.txt '
    # Its tokens come back: make counts them at its end.
    ! grep -qi jobserver out.log || fail "$(cat out.log)"
}

without_make_s_pipe_one_job_is_left() {
    command -v make >/dev/null || skip 'there is no make'
    for i in 1 2 3; do post "posts/$i.md" "Post $i"; done
    printf 'all:\n\t%s posts --to model -d made -q\n' "$POSTCONV" >Makefile
    make -s -j 3 >out.log 2>&1 || fail "make failed: $(cat out.log)"
    expected './1.model.txt ./2.model.txt ./3.model.txt '
}

run_checks
