#!/usr/bin/env bash
# What schema and cross-reference checks say of the DOCX files.
. "$(dirname "$0")/../support/check.sh"

validator=$SOURCE/../shared/validators/docx-validate

judge() {
    "$POSTCONV" -q "$1" -o out.docx || fail "not converted"
    [ -x "$validator" ] || skip '../shared/validators is not here: DOCX files were not validated'
    /usr/bin/python3 "$validator" out.docx >said 2>&1 || fail "$(cat said)"
}

the_essay_is_valid() {
    judge "$samples/essay.md"
}

the_report_is_valid() {
    judge "$samples/report/report.md"
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
