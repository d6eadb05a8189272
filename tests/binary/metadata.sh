#!/usr/bin/env bash
# Front matter in its notations, what stands under it, and the report of where it goes.
. "$(dirname "$0")/../support/check.sh"

note() { printf -- '---\ntitle: A note\n---\n\nSome text.\n' >note.md; }

front_matter_may_be_toml() {
    printf '+++\ntitle = "A note"\ndate = 2024-04-22T12:00:00+08:00\n+++\n\nText.\n' >note.md
    run note.md --to model
    expect_exit 0
    expect_silence
    expect_text out 'title "A note"'
    expect_text out '2024-04-22T12:00:00+08:00'
}

front_matter_may_be_json() {
    printf '{\n  "title": "A note",\n  "author": ["Ann Lee"]\n}\n\nText.\n' >note.md
    run note.md --to model
    expect_exit 0
    expect_silence
    expect_text out 'title "A note"'
    expect_text out 'Ann Lee'
}

broken_toml_and_json_have_their_place() {
    printf '+++\ntitle = "A"\ntitle = "B"\n+++\n' >note.md
    run note.md -o note.pdf
    expect_refused 1 'note.md:3:9: error: the front matter is not valid TOML: ' 'key = value'
    printf '{\n  "title": "A"\n  "tags": []\n}\n' >note.md
    run note.md -o note.pdf
    expect_refused 1 'note.md:3:' 'missing'
}

a_bomb_of_aliases_is_refused() {
    printf -- '---\na: &a [x,x,x,x,x,x,x,x,x,x]\n' >note.md
    local name last=a
    for name in b c d e f g h; do
        printf '%s: &%s [*%s,*%s,*%s,*%s,*%s,*%s,*%s,*%s]\n' $name $name $last $last $last $last \
            $last $last $last $last >>note.md
        last=$name
    done
    printf -- '---\n\nText.\n' >>note.md
    run note.md -o note.pdf
    expect_refused 1 'the front matter is too large or too deep' 'make it simpler'
}

a_metadata_file_stands_under_the_document() {
    note
    printf 'title: Other\nsubtitle: From the file\n' >shared.yml
    run note.md --to model --metadata-file shared.yml
    expect_exit 0
    expect_text out 'title "A note"'
    expect_text out 'subtitle "From the file"'
}

of_two_metadata_files_the_last_wins() {
    note
    printf 'subtitle: One\npublisher: One\n' >one.yml
    printf 'subtitle: Two\n' >two.yml
    run note.md --to model --metadata-file one.yml --metadata-file two.yml
    expect_exit 0
    expect_text out 'subtitle "Two"'
    expect_text out 'publisher "One"'
}

the_command_line_wins_over_all() {
    note
    printf 'title: File\n' >one.yml
    printf 'metadata: {title: Config}\n' >.postconv.yml
    run note.md --to model --metadata-file one.yml -M title=Line
    expect_exit 0
    expect_text out 'title "Line"'
}

a_metadata_file_wins_over_the_configuration() {
    note
    printf 'subtitle: File\n' >one.yml
    printf 'metadata: {subtitle: Config, publisher: Config}\n' >.postconv.yml
    run note.md --to model --metadata-file one.yml
    expect_exit 0
    expect_text out 'subtitle "File"'
    expect_text out 'publisher "Config"'
}

a_missing_metadata_file_names_its_neighbour() {
    note
    printf 'title: File\n' >shared.yml
    run note.md --to model --metadata-file share.yml
    expect_refused 4 'the file "share.yml" does not exist' 'did you mean "shared.yml"?'
}

a_broken_metadata_file_has_its_place() {
    note
    printf 'title: A: B\n' >shared.yml
    run note.md --to model --metadata-file shared.yml
    expect_refused 2 'shared.yml:1:9: error: the file is not valid YAML' 'hint: '
}

the_configuration_is_found_above_the_input() {
    mkdir -p book/part/deep
    printf 'metadata:\n  publisher: Config\n' >book/.postconv.yml
    printf '# Title\n' >book/part/deep/note.md
    run book/part/deep/note.md --to model
    expect_exit 0
    expect_text out 'publisher "Config"'
    run book/part/deep/note.md --to model --no-config
    ! grep -q Config out || fail "--no-config has no effect"
}

no_configuration_is_taken_from_above_a_repository() {
    mkdir -p outer/inner/.git outer/inner/text
    printf 'metadata:\n  publisher: Config\n' >outer/.postconv.yml
    printf '# Title\n' >outer/inner/text/note.md
    run outer/inner/text/note.md --to model
    expect_exit 0
    ! grep -q Config out || fail "a configuration from outside the repository"
}

the_configuration_sets_options() {
    note
    printf '![A map](gone.png)\n' >>note.md
    printf 'strict: true\n' >.postconv.yml
    run note.md -o note.model
    expect_exit 3
    mkdir pictures
    cp "$samples/report/visits.png" pictures/gone.png
    printf 'strict: true\nresource-path: [pictures]\npaper: a5\ntoc: false\n' >.postconv.yml
    run note.md -o note.pdf
    expect_exit 0
    pdfinfo note.pdf | grep -q '419.* x 595' || fail "not the paper asked for"
    run note.md -o note.pdf --paper a4
    pdfinfo note.pdf | grep -q 'A4' || fail "the command line did not win"
}

a_folder_of_the_configuration_that_is_missing_is_named() {
    note
    printf 'resource-path: picture\n' >.postconv.yml
    run note.md -o note.model
    expect_refused 4 'the folder "picture" of --resource-path does not exist' 'hint: '
}

the_configuration_opens_no_folder_but_its_own() {
    mkdir inner
    ln -s / inner/root
    printf 'text\n' >inner/note.md
    local folder
    for folder in .. / root/etc; do
        printf 'resource-path: %s\n' "$folder" >inner/.postconv.yml
        run inner/note.md -o note.model
        expect_refused 2 'inner/.postconv.yml:1:16: error: ' 'on the command line'
    done
    printf 'theme: ../mine.yaml\n' >inner/.postconv.yml
    run inner/note.md -o note.model
    expect_refused 2 'does not lie in the folder of the configuration' 'on the command line'
}

a_wrong_configuration_is_refused_at_its_place() {
    note
    printf 'papr: a4\n' >.postconv.yml
    run note.md -o note.model
    expect_refused 2 '.postconv.yml:1:7: error: there is no option "papr"' 'did you mean "paper"?'
    printf 'title: A\n' >.postconv.yml
    run note.md -o note.model
    expect_refused 2 'there is no option "title"' 'below metadata:'
    printf 'toc: perhaps\n' >.postconv.yml
    run note.md -o note.model
    expect_refused 2 '"toc" is neither true nor false' 'toc: true'
    printf 'toc: [\n' >.postconv.yml
    run note.md -o note.model
    expect_refused 2 'the configuration is not valid YAML' 'hint: '
}

the_report_says_where_keys_go_and_why_not() {
    printf -- '---\nTitle: A\nsummary: B\ndescription: C\nlayout: post\nmood: D\ndate: soon\n---\n' \
        >note.md
    run note.md --show-metadata -M author='Ann Lee'
    expect_exit 0
    grep -qE '^author +-M +author +Author +dc:creator +core dc:creator' out || fail "$(cat out)"
    grep -qE '^Title +note.md:2 +title +Title +dc:title +core dc:title' out || fail "$(cat out)"
    grep -qE '^summary +note.md:3 +"description" says it' out || fail "$(cat out)"
    grep -qE '^layout +note.md:5 +private' out || fail "$(cat out)"
    grep -qE '^mood +note.md:6 +unknown' out || fail "$(cat out)"
    grep -qE '^date +note.md:7 +its value makes no sense there' out || fail "$(cat out)"
    expect_said 'unknown-key'
}

the_report_names_the_file_name_and_the_defaults() {
    printf '# Title\n' >2024-04-22-a.fr.md
    printf 'metadata:\n  publisher: P\n' >.postconv.yml
    run 2024-04-22-a.fr.md --show-metadata
    expect_exit 0
    grep -qE '^\(file name\) +2024-04-22-a.fr.md +date ' out || fail "$(cat out)"
    grep -qE '^publisher +.postconv.yml:2 +publisher ' out || fail "$(cat out)"
}

an_unknown_form_of_report_is_refused() {
    note
    run note.md --show-metadata=xml
    expect_refused 2 'knows no form "xml"' '--show-metadata=json'
}

everything() {
    cp "$samples/report/visits.png" a.png
    cat >note.md <<'END'
---
title: A title
subtitle: A subtitle
author: Ann Lee
editor: Bo Ek
date: 2024-04-22
modified: 2024-05-01
description: A description
tags: war
category: Essays
lang: he
dir: rtl
cover: a.png
publisher: A house
rights: All mine
isbn: 978-0-306-40615-7
doi: 10.1000/182
uuid: 6ba7b810-9dad-11d1-80b4-00c04fd430c8
canonical_url: https://example.org/a
series: Wars
series_index: 2
edition: "3"
draft: true
"odd \" \\ key": x
---

Text.
END
}

# The report is true: what it names stands in the editions.
the_report_agrees_with_the_editions() {
    everything
    run note.md -o note.pdf -o note.epub -o note.docx
    expect_exit 0
    unzip -p note.epub '*.opf' >opf
    unzip -p note.docx 'docProps/*.xml' >docx
    pdfinfo note.pdf >pdf
    run note.md --show-metadata=json
    expect_exit 0
    python3 - out pdf opf docx <<'END' || fail "the report is not true"
import json, re, sys
report, pdf, opf, docx = (open(name, encoding="utf-8").read() for name in sys.argv[1:])
report = json.loads(report)
assert len(report["keys"]) == 22, len(report["keys"])
assert [row["key"] for row in report["dropped"]] == ['odd " \\ key'], report["dropped"]
def lacks(targets, text, marks):
    for target in (targets or "").split(", "):
        word = re.sub(r" (if|\().*", "", target)
        word = re.sub(r"^(core|app|custom|seed of) ", "", word)
        if word and not any(mark % word in text for mark in marks):
            print("    not there:", target)
            yield target
bad = []
for row in report["keys"]:
    bad += lacks(row["pdf"], pdf.replace("ModDate", "Mod").replace("CreationDate", "Creation"),
                 ["%s"]) if "Date" not in (row["pdf"] or "") else []
    bad += lacks(row["opf"], opf, ["<%s", '"%s"', "%s="])
    bad += lacks(row["docx"], docx, ["<%s", 'name="%s"'])
sys.exit(1 if bad else 0)
END
}

the_document_sets_its_pages_below_the_options() {
    printf -- '---\ntitle: T\npapersize: a5paper\ntoc: true\nnumber-sections: yes\n---\n\n# One\n\nText.\n' \
        >note.md
    run note.md -o note.pdf
    expect_exit 0
    expect_silence
    pdfinfo note.pdf | grep -q '419.* x 595' || fail "not the paper asked for"
    pdftotext note.pdf - | grep -q 'Contents' || fail "no contents"
    pdftotext note.pdf - | grep -q '^1 One' || fail "no number"
    run note.md -o note.pdf --paper letter --no-toc
    pdfinfo note.pdf | grep -q 'letter' || fail "the command line did not win"
    pdftotext note.pdf - | grep -q 'Contents' && fail "contents all the same"
    run note.md -o note.pdf --toc --no-toc
    expect_refused 2 'contradict' 'leave one out'
}

pages_that_make_no_sense_are_warned_of() {
    printf -- '---\ntitle: T\npapersize: foolscap\nmargin: 10cm\n---\n\nText.\n' >note.md
    run note.md -o note.pdf
    expect_exit 0
    expect_said 'note.md:3:12: warning: there is no paper size "foolscap"'
    expect_said 'note.md:4:9: warning: the margins leave no room'
}

the_report_names_the_keys_of_later_files() {
    note
    printf -- '---\ntitle: B\nauthor: Lee\n---\n' >other.md
    run note.md other.md --show-metadata
    expect_exit 0
    grep -qE '^author +other.md:3 +the first' out || fail "$(cat out)"
}

unknown_keys_are_exported_when_asked() {
    printf -- '---\ntitle: T\nmood: calm\nrating: 5\nlayout: post\n---\n\nText.\n' >note.md
    run note.md -o note.docx
    unzip -p note.docx docProps/custom.xml 2>/dev/null | grep -q mood && fail "exported unasked"
    run note.md -o note.docx --export-unknown-meta
    unzip -p note.docx docProps/custom.xml >custom.xml
    expect_text custom.xml 'name="mood"'
    expect_text custom.xml '<vt:i4>5</vt:i4>'
    grep -q layout custom.xml && fail "a private key was exported"
    true
}

a_page_bundle_has_its_cover_beside_it() {
    printf -- '---\ntitle: T\n---\n\nText.\n' >index.md
    cp "$samples/report/visits.png" cover.png
    run index.md -o note.epub
    expect_exit 0
    unzip -p note.epub EPUB/package.opf | grep -q 'properties="cover-image"' || fail "no cover"
}

book_toml_above_the_text_tells_of_the_book() {
    mkdir src
    printf '# Summary\n\n- [One](one.md)\n' >src/SUMMARY.md
    printf '# One\n\nText.\n' >src/one.md
    printf '[book]\ntitle = "The Book"\nauthors = ["Ann Lee"]\n' >book.toml
    run src/SUMMARY.md --to model
    expect_exit 0
    expect_text out 'title "The Book"'
    expect_text out 'Ann Lee'
}

run_checks
