#!/usr/bin/env bash
# What schema and cross-reference checks say of the DOCX files.
. "$(dirname "$0")/../support/check.sh"

validator=$SOURCE/../shared/validators/docx-validate

judge() {
    "$POSTCONV" -q "$@" -o out.docx || fail "not converted"
    judged out.docx
}

judged() {
    [ -x "$validator" ] || skip '../shared/validators is not here: DOCX files were not validated'
    /usr/bin/python3 "$validator" "$@" >said 2>&1 || fail "$(grep -E 'FAIL|^  E' said | head -20)"
}

# Numbers, contents, lists and every other thing that can be asked for.
everything=(--toc -N --lof --lot --title-page full)

the_essay_is_valid() {
    judge "$samples/essay.md"
}

the_report_is_valid() {
    judge "$samples/report/report.md"
}

with_all_options_the_report_is_valid() {
    judge "$samples/report/report.md" "${everything[@]}"
    judge "$samples/report/report.md" "${everything[@]}" --theme book
}

random_documents_are_valid() {
    "$MAKE_DOCUMENTS" . || fail "not made"
    judged random-*.docx
}

every_text_of_the_corpus_is_valid() {
    local corpus=$SOURCE/../shared/corpus source name
    [ -d "$corpus" ] || skip '../shared/corpus is not here: no real text was validated'
    for source in "$corpus"/*.md "$corpus"/*.txt "$corpus"/posts/*.md "$corpus"/rust-book/src/SUMMARY.md; do
        name=$(basename "$source")
        "$POSTCONV" -q "$source" --toc -o "corpus-$name.docx" || fail "$source: not converted"
    done
    judged corpus-*.docx
}

templates_of_companies_stay_valid() {
    local template
    "$MAKE_DOCUMENTS" . || fail "not made"
    "$POSTCONV" --print-reference-docx -o ours.docx || fail "no template of ours"
    for template in letterhead.dotx report.docx german.docx ours.docx; do
        judged "$template"
        "$POSTCONV" -q "$samples/report/report.md" "${everything[@]}" --reference-doc "$template" \
            -o "in-$template.docx" || fail "$template: not converted"
        "$POSTCONV" -q "$samples/essay.md" --reference-doc "$template" -o "essay-$template.docx" ||
            fail "$template: not converted"
    done
    judged in-*.docx essay-*.docx
}

a_hostile_template_is_refused_in_bounded_time_and_memory() {
    local template
    "$MAKE_DOCUMENTS" . || fail "not made"
    for template in bomb.docx styles.docx; do
        status=0
        (ulimit -v 1000000 -t 5
            "$POSTCONV" "$samples/essay.md" -o out.docx --reference-doc "$template") 2>err || status=$?
        expect_exit 6
        expect_said "$template"
        [ ! -e out.docx ] || fail "something was made"
    done
}

pandoc_reads_the_structure_back() {
    local source
    command -v pandoc >/dev/null || skip 'pandoc is not here: no DOCX was read back'
    for source in "$samples/essay.md" "$samples/report/report.md"; do
        "$POSTCONV" -q "$source" -o out.docx || fail "not converted"
        "$POSTCONV" -q --to model "$source" >model || fail "no model"
        pandoc -f docx -t json out.docx >tree || fail "pandoc can't read it"
        /usr/bin/python3 "$SOURCE/tests/external/read_back.py" model tree >said ||
            fail "$source: $(cat said)"
    done
}

every_part_is_well_formed() {
    "$POSTCONV" -q "$samples/report/report.md" -o out.docx || fail "not converted"
    unzip -q out.docx -d parts
    find parts \( -name '*.xml' -o -name '*.rels' \) -print0 | xargs -0 xmllint --noout ||
        fail "see the parts above"
}

the_properties_carry_the_front_matter() {
    "$POSTCONV" -q "$samples/essay.md" -o out.docx || fail "not converted"
    unzip -p out.docx docProps/core.xml >core
    local text
    for text in 'The Margin Is Not Empty' 'Ines Calloway; Tomas Brandt' \
        'Why the white space around a text' '2026-03-14T08:30:00Z' 'reading'; do
        expect_text core "$text"
    done
}

run_checks
