#!/usr/bin/env bash
# What goes wrong from outside: signals, full disks, folders that can't be written, files that go.
# Whatever happens, an output is whole and new, whole and old, or not there.
. "$(dirname "$0")/../support/check.sh"

# long FILE [PARAGRAPHS]: a document that takes a second and more to lay out.
long() {
    mkdir -p "$(dirname "$1")"
    awk -v paragraphs="${2:-700}" 'BEGIN {
        srand(1)
        print "---\ntitle: A long one\n---\n"
        for (p = 0; p < paragraphs; p++) {
            for (w = 0; w < 50; w++) {
                word = ""
                for (l = 3 + rand() * 6; l > 0; l--) word = word sprintf("%c", 97 + rand() * 26)
                printf "%s ", word
            }
            print ".\n"
        }
    }' >"$1"
}

short() {
    mkdir -p "$(dirname "$1")"
    printf -- '---\ntitle: A short one\n---\n\nText of %s.\n' "$1" >"$1"
}

site() { # six long documents among short ones
    local i
    long posts/long-1.md
    for i in $(seq 2 6); do cp posts/long-1.md "posts/long-$i.md"; done
    for i in $(seq 14); do short "posts/short-$i.md"; done
}

workers() { pgrep -P "$1"; } # of a process

made() { # whether there is a PDF already
    [ -n "$(find made -name '[!.]*.pdf')" ]
}

gone() { # gone PROCESSES: none of them is there
    local each
    for each in $1; do
        kill -0 "$each" 2>/dev/null && return 1
    done
    return 0
}

begin() { # begin ARGS...: in the background, as $process
    env --default-signal=INT "$POSTCONV" "$@" >out 2>err &
    process=$!
}

# ended SECONDS: within so many; its exit code in $status.
ended() {
    local begun=${EPOCHREALTIME/./} took
    status=0
    wait "$process" || status=$?
    took=$(((${EPOCHREALTIME/./} - begun) / 1000))
    [ "$took" -le "$(($1 * 1000))" ] || fail "it took $took ms to end"
}

whole() { # every PDF there is one, from its first line to its last
    local file
    for file in $(find "$1" -name '*.pdf'); do
        [ "$(head -c 5 "$file")" = %PDF- ] && tail -c 6 "$file" | grep -q '%%EOF' || fail "$file is not whole"
    done
}

tidy() { # tidy FOLDER: without temporaries
    local litter
    litter=$(find "$1" -name '.postconv-*')
    [ -z "$litter" ] || fail "left behind: $litter"
}

interrupt() {
    site
    mkdir made .postconv
    begin posts --to pdf -d made -j 2 --if-changed --report run.json
    await workers $process
    sleep 0.4
    local of_it
    of_it=$(workers $process)
    kill -"$1" $process
    ended 1
    expect_exit 130
    expect_said 'not done'
    expect_text run.json '"interrupted": true'
    await gone "$of_it"
    whole made
    tidy made
    tidy .postconv
}

ctrl_c_ends_a_run_within_a_second() {
    interrupt INT
}

termination_ends_a_run_within_a_second() {
    interrupt TERM
}

an_interrupted_run_carries_on() {
    site
    begin posts --to pdf -d made -j 1 --if-changed -q
    await made
    kill -INT $process
    ended 1
    local there
    there=$(find made -name '*.pdf' | wc -l)
    run posts --to pdf -d made --if-changed -q --report run.json
    expect_exit 0
    [ "$(find made -name '*.pdf' | wc -l)" -eq 20 ] || fail "not all are there"
    local unchanged
    unchanged=$(python3 -c 'import json; print(json.load(open("run.json"))["counts"]["unchanged"])')
    [ "$unchanged" -ge $((there - 1)) ] || fail "$there were there, but only $unchanged were left alone"
}

a_single_document_ends_at_ctrl_c_too() {
    long a.md 2500
    printf 'old' >a.pdf
    begin a.md -o a.pdf
    sleep 0.3
    kill -INT $process
    ended 1
    expect_exit 130
    [ "$(cat a.pdf)" = old ] || fail "the old output is gone"
    tidy .
}

a_killed_run_takes_its_workers_along() {
    site
    mkdir made
    for i in $(seq 6); do printf 'old' >"made/long-$i.pdf"; done
    begin posts --to pdf -d made -j 2
    await workers $process
    sleep 0.3
    local of_it
    of_it=$(workers $process)
    kill -9 $process
    ended 1
    await gone "$of_it"
    for i in $(seq 6); do
        grep -qx old "made/long-$i.pdf" || [ "$(head -c 5 "made/long-$i.pdf")" = %PDF- ] || fail "long-$i.pdf is neither old nor new"
    done
    # Of another machine, and nobody goes on with it.
    printf 'half' >made/.postconv-0123456789abcdef-999999-01234567-long-1.pdf.tmp
    touch -d '5 minutes ago' made/.postconv-0123456789abcdef-999999-01234567-long-1.pdf.tmp
    run posts --to pdf -d made -q
    expect_exit 0
    [ "$(find made -name '*.pdf' | wc -l)" -eq 20 ] || fail "not all are there"
    whole made
    tidy made
}

a_killed_worker_takes_its_document_along_and_no_other() {
    site
    mkdir made
    for i in $(seq 6); do printf 'old' >"made/long-$i.pdf"; done
    begin posts --to pdf -d made -j 2 --report run.json
    await workers $process
    sleep 0.3
    kill -9 "$(workers $process | head -1)"
    ended 120
    expect_exit 70
    expect_said 'ended with signal 9'
    expect_text run.json '"made": 19'
    expect_text run.json '"failed": 1'
    [ "$(grep -alx old made/*.pdf | wc -l)" -eq 1 ] || fail "not one is as it was"
    tidy made
}

an_input_that_goes_in_mid_run_fails_alone() {
    site
    begin posts --to pdf -d made -j 1
    await workers $process
    rm posts/short-10.md
    ended 120
    expect_exit 4
    expect_said 'the file "posts/short-10.md" does not exist'
    [ "$(find made -name '*.pdf' | wc -l)" -eq 19 ] || fail "others failed with it"
}

# disk SIZE: a folder of so many KiB, or the test is skipped.
disk() {
    mkdir disk
    mount -t tmpfs -o "size=${1}k" none disk 2>/dev/null || skip 'a small disk takes the rights to mount one'
    trap 'umount disk' EXIT
}

a_full_disk_leaves_old_outputs_and_no_litter() {
    disk 200
    long posts/long.md 400
    for i in 1 2 3; do short "posts/short-$i.md"; done
    mkdir disk/made
    printf 'old' >disk/made/long.pdf
    head -c 120000 /dev/zero >disk/filler
    run posts --to pdf -d disk/made -j 1
    expect_exit 5
    expect_said 'no space left on device'
    expect_said 'hint: make room'
    grep -aqx old disk/made/long.pdf || fail "the old output is gone"
    tidy disk
    rm disk/filler
    mount -o remount,size=20m disk
    run posts --to pdf -d disk/made -j 1
    expect_exit 0
    whole disk/made
}

records_on_a_full_disk_stop_nothing() {
    disk 64
    for i in $(seq 5); do short "posts/$i.md"; done
    head -c 60000 /dev/zero >disk/filler
    run posts --to epub -d made --if-changed --cache-dir disk/records
    expect_exit 0
    [ "$(find made -name '*.epub' | wc -l)" -eq 5 ] || fail "not all were made"
    tidy disk
}

a_limit_of_size_is_a_failure_like_others() {
    long posts/long.md 100
    short posts/short.md
    status=0
    (ulimit -f 40 && exec "$POSTCONV" posts --to pdf -d made) >out 2>err || status=$?
    expect_exit 5
    expect_said 'file too large'
    [ -e made/short.pdf ] && [ ! -e made/long.pdf ] || fail "made: $(ls made)"
    tidy made
}

# As someone who must keep to the modes of files.
powerless() {
    if [ "$(id -u)" -ne 0 ]; then "$@"; else setpriv --reuid=65534 --regid=65534 --clear-groups "$@"; fi
}

a_folder_that_cannot_be_written_fails_its_documents() {
    powerless true 2>/dev/null || skip 'rights can not be given up'
    local way=$PWD
    while [ "$way" != / ]; do chmod a+x "$way" 2>/dev/null; way=$(dirname "$way"); done
    powerless "$POSTCONV" --version >/dev/null 2>&1 || skip 'nobody may run the program'
    for i in 1 2; do short "posts/$i.md"; done
    mkdir made
    printf 'old' >made/1.epub
    chmod -R a+rX posts made
    chmod a-w made made/1.epub
    status=0
    powerless "$POSTCONV" posts --to epub -d made >out 2>err || status=$?
    expect_exit 5
    expect_said "can't be written: permission denied"
    expect_said 'failed: posts/1.md'
    [ "$(cat made/1.epub)" = old ] || fail "the old output is gone"
    tidy made
}

a_report_that_cannot_be_written_is_told() {
    short posts/a.md
    mkdir reports
    ln -s /dev/full reports/run.json
    run posts --to epub -d made --report reports/run.json
    expect_exit 5
    expect_said 'reports/run.json'
    [ -e made/a.epub ] || fail "nothing was made"
}

run_checks
