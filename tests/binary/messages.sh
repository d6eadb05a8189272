#!/usr/bin/env bash
# The same messages for people, terminals and programs.
. "$(dirname "$0")/../support/check.sh"

faulty() {
    mkdir -p 'a folder'
    printf -- '---\ntitle: T\n---\n\n# A\n\n![x](none.png)\n\n[l](#nowhere)\n' >'a folder/50%.md'
    printf -- '---\ntitle: [\n---\n' >bad.md
}

# holds CODE: Python that finds what was said in `text` and, line by line, in `lines`.
holds() {
    python3 -c "
import json
text = open('err').read()
lines = text.splitlines()
$1" || fail "$(cat err)"
}

short_messages_are_a_line_each() {
    faulty
    run 'a folder/50%.md' -o a.epub --diagnostics short
    expect_exit 0
    holds 'assert lines == ["a folder/50%.md:7:1: warning: image \"none.png\" not found [missing-image]",
    "a folder/50%.md:9:1: warning: nothing here has the id \"nowhere\" [broken-link]"]'
}

json_is_an_object_a_line() {
    faulty
    run 'a folder/50%.md' -o a.epub --diagnostics json
    holds 'first, second = [json.loads(line) for line in lines]
assert first == {"file": "a folder/50%.md", "line": 7, "column": 1, "severity": "warning",
    "name": "missing-image", "message": "image \"none.png\" not found", "hint": None}
assert second["hint"] == "the text stays, without the link"'
    run bad.md -o b.epub --diagnostics json
    expect_exit 1
    holds 'only, = [json.loads(line) for line in lines]
assert only["severity"] == "error" and only["file"] == "bad.md" and only["line"] == 3'
    run none.md -o b.epub --diagnostics json
    expect_exit 4
    holds 'only, = [json.loads(line) for line in lines]
assert only["file"] is None and only["line"] is None'
}

an_unknown_option_is_told_in_the_form_that_was_asked_for() {
    run a.md -o a.epub --diagnostics json --papr a4
    expect_exit 2
    holds 'only, = [json.loads(line) for line in lines]
assert only["name"] == "unknown-option" and "--paper" in only["hint"]'
}

a_workflow_annotates_the_file() {
    faulty
    run 'a folder/50%.md' -o a.epub --diagnostics github
    holds 'assert lines[0] == "::warning file=a folder/50%25.md,line=7,col=1,title=missing-image::image \"none.png\" not found"
assert lines[1].endswith("%0Ahint: the text stays, without the link")'
}

sarif_is_one_log_for_the_run() {
    faulty
    run 'a folder/50%.md' bad.md --to epub -d made --diagnostics sarif
    expect_exit 1
    holds 'log = json.loads(text)
assert log["version"] == "2.1.0" and len(log["runs"]) == 1
run = log["runs"][0]
results = run["results"]
assert sorted(r["ruleId"] for r in results) == ["broken-link", "front-matter", "missing-image"]
assert {r["level"] for r in results} == {"warning", "error"}
for r in results:
    assert run["tool"]["driver"]["rules"][r["ruleIndex"]]["id"] == r["ruleId"]
    place = r["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] in ("a%20folder/50%25.md", "bad.md"), place
    assert place["region"]["startLine"] >= 3'
}

colours_are_for_terminals_and_who_asks() {
    faulty
    run bad.md -o a.epub
    ! grep -q $'\e' err || fail 'colours in a file'
    run bad.md -o a.epub --color always
    grep -q $'\e\[' err || fail 'no colours when asked for'
    command -v script >/dev/null || skip 'there is no script'
    TERM=xterm script -qec "'$POSTCONV' bad.md -o a.epub" typescript >/dev/null || true
    grep -q $'\e\[' typescript || fail 'no colours on a terminal'
    NO_COLOR=1 TERM=xterm script -qec "'$POSTCONV' bad.md -o a.epub" typescript >/dev/null || true
    ! grep -q $'\e\[' typescript || fail 'colours against NO_COLOR'
}

a_terminal_has_a_bar_and_a_file_has_lines() {
    mkdir posts
    for i in $(seq 40); do printf -- '---\ntitle: Post %s\n---\n\nText.\n' "$i" >"posts/$i.md"; done
    run posts --to epub -d made
    [ "$(grep -c 'made/.*epub' err)" -eq 40 ] || fail 'not a line for each document'
    ! grep -q $'\r' err || fail 'a bar in a file'
    command -v script >/dev/null || skip 'there is no script'
    TERM=xterm script -qec "stty cols 80; '$POSTCONV' posts --to epub,pdf -d made" typescript >/dev/null
    grep -qE $'\r.*/40 +[0-9.]+ a second' typescript || fail 'no bar on a terminal'
    expect_text typescript '40 documents: 40 made'
}

a_log_takes_all_that_is_said_even_in_quiet() {
    faulty
    run 'a folder/50%.md' -o a.epub -q --log run.log
    expect_silence
    [ "$(grep -c warning run.log)" -eq 2 ] || fail "the log: $(cat run.log)"
    run 'a folder/50%.md' -o a.epub --log no/such/folder/run.log
    expect_exit 5
}

control_characters_steer_no_terminal() {
    printf '# A\n\n![x](a\e[2Jb.png)\n' >a.md
    run a.md -o a.epub
    ! grep -q $'\e' err || fail 'an escape came through'
}

run_checks
