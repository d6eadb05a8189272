#!/usr/bin/env bash
# What the command line accepts, and how it answers.
. "$(dirname "$0")/../support/check.sh"

note() { printf -- '---\ntitle: A note\n---\n\n## One\n\nSome *text*.\n' >note.md; }

no_arguments_show_a_short_usage() {
    run
    expect_exit 2
    expect_said "usage: postconv INPUT... -o OUTPUT"
    [ ! -s out ] || fail "usage belongs on standard error"
}

version_is_one_line() {
    run --version
    expect_exit 0
    [ "$(cat out)" = "postconv 0.1.0" ] || fail "it said $(cat out)"
}

help_fits_one_screen() {
    run --help
    expect_exit 0
    [ "$(wc -l <out)" -le 45 ] || fail "$(wc -l <out) lines"
    [ "$(wc -L <out)" -le 80 ] || fail "$(wc -L <out) columns"
    expect_text out --help-all
}

the_whole_help_names_every_option() {
    run --help-all
    expect_exit 0
    [ "$(wc -L <out)" -le 80 ] || fail "$(wc -L <out) columns"
    local option
    for option in --output --to --metadata --toc --toc-depth --number-sections --list-of-figures \
        --list-of-tables --title-page --theme --paper --resource-path --excerpt \
        --no-promote-headings --strict --fail-if-warnings --quiet --timestamp --metadata-file \
        --show-metadata --no-config --margin --font-size --main-font --mono-font --font-path \
        --list-fonts --image-max-dpi --pdf-standard --attach-source \
        --number-captions --reference-doc --print-reference-docx --target --check --split-level \
        --epub-cover --epub-embed-fonts --page-list --version --help; do
        expect_text out "$option"
    done
}

an_unknown_option_names_the_nearest_one() {
    note
    run note.md -o x.model --papr a4
    expect_refused 2 'there is no option "--papr" [unknown-option]' 'did you mean "--paper"?'
}

an_option_without_its_value_is_refused() {
    note
    run note.md -o
    expect_refused 2 '"--output" needs a value' '--help'
}

an_output_without_an_input_is_refused() {
    run -o x.pdf
    expect_refused 2 'no input is named' 'name a Markdown file'
}

an_input_without_an_output_is_refused() {
    note
    run note.md
    expect_refused 2 'no output is named' '-o report.pdf'
}

an_unknown_extension_is_refused() {
    note
    run note.md -o note.xyz
    expect_refused 2 'there is no format for the extension .xyz' '.pdf, .epub or .docx'
}

an_unknown_format_names_the_nearest_one() {
    note
    run note.md --to pfd
    expect_refused 2 'there is no format "pfd"' 'did you mean "pdf"?'
}

a_format_against_the_file_name_is_refused() {
    note
    run note.md -o note.pdf --to epub
    expect_refused 2 '--to says epub, but the name "note.pdf" says pdf' 'leave --to out'
}

several_outputs_come_from_one_call() {
    note
    run note.md -o a.model -o b.MODEL -o c.txt --to model
    expect_exit 0
    expect_same a.model b.MODEL
    expect_same a.model c.txt
}

options_may_follow_the_inputs() {
    note
    run note.md --to model -M title=Other
    expect_exit 0
    expect_text out 'title "Other"'
}

two_hyphens_end_the_options() {
    note
    cp note.md ./-note.md
    run --to model -- -note.md
    expect_exit 0
    expect_text out 'title "A note"'
}

a_file_name_in_brackets_is_a_file_name() {
    note
    cp note.md '[a,b]'
    run '[a,b]' -o '[c].model'
    expect_exit 0
    [ -s '[c].model' ] || fail "no output"
}

metadata_takes_an_equals_sign_or_a_colon() {
    note
    run note.md --to model -M "title=One: two" -M "subtitle:three = four"
    expect_exit 0
    expect_text out 'title "One: two"'
    expect_text out 'subtitle "three = four"'
}

metadata_without_a_key_is_refused() {
    note
    run note.md --to model -M =x
    expect_refused 2 'names no key' 'write -M title='
}

a_hyphen_reads_standard_input_and_writes_standard_output() {
    note
    run - -o - --to model <note.md
    expect_exit 0
    expect_text out 'title "A note"'
    expect_silence
}

standard_output_wants_a_format() {
    note
    run note.md -o -
    expect_refused 2 'the format of standard output is not said' 'add --to'
}

standard_output_holds_the_edition_and_nothing_else() {
    note
    run note.md --to docx
    expect_exit 0
    run note.md -o note.docx
    "$POSTCONV" note.md --to docx | cmp - note.docx || fail "standard output and file differ"
}

standard_input_is_read_once() {
    run - - --to model </dev/null
    expect_refused 2 'standard input can be read only once' 'leave one - out'
}

several_inputs_make_one_document() {
    note
    printf '## Two\n' >two.md
    run note.md two.md --to model
    expect_exit 0
    expect_text out 'text "One"'
    expect_text out 'text "Two"'
}

a_wrong_source_date_epoch_is_refused() {
    note
    SOURCE_DATE_EPOCH=yesterday run note.md -o note.model
    expect_refused 2 'SOURCE_DATE_EPOCH is "yesterday"' 'whole seconds since 1970'
}

a_wrong_timestamp_is_refused() {
    note
    run note.md -o note.model --timestamp 2026-02-30
    expect_refused 2 '--timestamp "2026-02-30" is no time' 'or now'
}

a_timestamp_speaks_before_source_date_epoch() {
    note
    SOURCE_DATE_EPOCH=1 run note.md -o a.epub --timestamp 2026-01-02T03:04:05Z
    expect_exit 0
    unzip -p a.epub '*.opf' | grep -qF '2026-01-02T03:04:05Z' || fail "not the time asked for"
}

source_date_epoch_speaks_before_the_document() {
    printf -- '---\ntitle: A note\ndate: 2020-01-01\n---\n\nText.\n' >dated.md
    SOURCE_DATE_EPOCH=1767323045 run dated.md -o a.epub
    expect_exit 0
    unzip -p a.epub '*.opf' | grep -qF '2026-01-02T03:04:05Z' || fail "not the time asked for"
}

pictures_are_found_in_the_folders_named() {
    mkdir -p text pictures/more
    cp "$samples/report/visits.png" pictures/more
    printf '# Maps\n\n![A map](visits.png)\n' >text/note.md
    run text/note.md -o a.model --resource-path text:pictures/more
    expect_exit 0
    expect_silence
}

a_resource_folder_that_is_missing_is_named() {
    note
    mkdir pictures
    run note.md -o a.model --resource-path picture
    expect_refused 4 'the folder "picture" of --resource-path does not exist' \
        'did you mean "pictures"?'
}

a_warning_alone_is_no_failure() {
    printf '![A map](gone.png)\n' >note.md
    run note.md -o a.model
    expect_exit 0
    expect_said 'note.md:1:1: warning: image "gone.png" not found [missing-image]'
}

strict_turns_a_warning_into_exit_3() {
    printf '![A map](gone.png)\n' >note.md
    printf 'older' >a.model
    run note.md -o a.model --strict
    expect_exit 3
    expect_said 'missing-image'
    expect_said 'there were warnings, and --strict allows none'
    expect_text a.model older
    run note.md -o a.model --fail-if-warnings
    expect_exit 3
}

quiet_hides_warnings_but_not_errors() {
    printf '![A map](gone.png)\n' >note.md
    run note.md -o a.model --quiet
    expect_exit 0
    expect_silence
    run gone.md -o a.model --quiet
    expect_exit 4
    expect_said 'does not exist'
}

messages_have_no_colours_outside_a_terminal() {
    printf '![A map](gone.png)\n' >note.md
    run note.md -o a.model
    ! grep -q $'\x1b' err || fail "escape sequences in a file"
}

no_document_can_steer_the_terminal() {
    printf '![A map](gone%s.png)\n' $'\x1b]0;title\x07' >note.md
    run note.md -o a.model
    ! grep -q $'\x1b' err || fail "an escape sequence of the document came through"
}

run_checks
