#!/usr/bin/env bash
# Outputs are whole or not there, and older ones survive every failure.
. "$(dirname "$0")/../support/check.sh"

note() { printf '## One\n\nSome text.\n' >note.md; }

an_output_is_never_an_input() {
    note
    cp note.md before.md
    run note.md -o ./note.md --to model
    expect_refused 2 'would overwrite an input' 'choose another name'
    expect_same note.md before.md
}

an_output_that_links_to_an_input_is_refused() {
    note
    ln -s note.md link.model
    run note.md -o link.model
    expect_refused 2 'would overwrite an input' 'choose another name'
}

two_outputs_are_never_one_file() {
    note
    mkdir sub
    run note.md -o a.model -o sub/../a.model
    expect_refused 2 'two outputs are one file' 'a name of its own'
    [ ! -e a.model ] || fail "something was written"
}

a_missing_output_folder_is_named() {
    note
    run note.md -o nowhere/a.model
    expect_refused 5 'the folder "nowhere" of the output does not exist' 'mkdir -p nowhere'
}

a_file_in_place_of_the_folder_is_named() {
    note
    run note.md -o note.md/a.model
    expect_refused 5 '"note.md" is not a folder' 'another folder'
}

a_folder_in_place_of_the_file_is_named() {
    note
    mkdir a.model
    run note.md -o a.model
    expect_refused 5 'the output "a.model" is a folder' 'name a file'
}

a_folder_that_takes_no_files_is_exit_5() {
    note
    run note.md -o /proc/a.model
    expect_exit 5
    expect_said '"/proc/a.model" can'\''t be written'
}

a_read_only_folder_is_exit_5() {
    [ "$(id -u)" -ne 0 ] || skip 'root writes everywhere: a_read_only_folder_is_exit_5'
    note
    mkdir closed
    printf 'older' >closed/a.model
    chmod 555 closed
    run note.md -o closed/a.model
    chmod 755 closed
    expect_refused 5 'permission denied' 'another folder'
    expect_text closed/a.model older
}

when_one_output_fails_none_is_replaced() {
    note
    printf 'older' >a.model
    run note.md -o a.model -o /proc/b.model
    expect_exit 5
    [ "$(cat a.model)" = older ] || fail "the first output was replaced"
    expect_no_litter
}

a_full_disk_is_exit_5() {
    note
    status=0
    "$POSTCONV" note.md --to model >/dev/full 2>err || status=$?
    expect_exit 5
    expect_said 'no space left on device'
}

a_device_is_written_and_not_replaced() {
    note
    run note.md -o /dev/null --to model
    expect_exit 0
    [ -c /dev/null ] || fail "the device is gone"
}

an_older_output_keeps_its_permissions() {
    note
    printf 'older' >a.model
    chmod 640 a.model
    run note.md -o a.model
    expect_exit 0
    [ "$(stat -c %a a.model)" = 640 ] || fail "now $(stat -c %a a.model)"
}

a_new_output_follows_the_umask() {
    note
    (umask 027 && "$POSTCONV" note.md -o a.model)
    [ "$(stat -c %a a.model)" = 640 ] || fail "it is $(stat -c %a a.model)"
}

an_output_behind_a_link_is_replaced_and_the_link_stays() {
    note
    mkdir real
    printf 'older' >real/a.model
    ln -s real/a.model a.model
    run note.md -o a.model
    expect_exit 0
    [ -L a.model ] || fail "the link is gone"
    expect_text real/a.model 'text "Some text."'
}

an_interrupt_leaves_the_older_output_and_exits_130() {
    printf 'older' >a.model
    mkfifo never_ends
    exec 8<>never_ends
    status=0
    env --default-signal=INT "$POSTCONV" - -o a.model <never_ends 2>err &
    local process=$!
    sleep 0.3
    kill -INT "$process"
    wait "$process" || status=$?
    expect_exit 130
    [ "$(cat a.model)" = older ] || fail "the older output is gone"
    expect_no_litter
}

run_checks
