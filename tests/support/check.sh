# Sourced by the test scripts. A test is a function whose name is the fact it checks, in several
# words; the name of a helper is one word. run_checks runs each test in an empty folder of its own,
# and ends the script with 1 when one fails, with 77 when all were skipped.
# CTest gives POSTCONV (the program) and SOURCE (the folder of the sources).
set -uo pipefail
unset SOURCE_DATE_EPOCH POSTCONV_DATA NO_COLOR TZ
export LC_ALL=C.UTF-8
: "${POSTCONV:?}" "${SOURCE:?}"
samples=$SOURCE/samples

fail() {
    printf '    %s\n' "$*"
    exit 1
}

skip() {
    printf 'skipped: %s\n' "$*"
    exit 77
}

# run ARGS...: the program's exit code in $status, its output in the files `out` and `err`.
run() {
    status=0
    "$POSTCONV" "$@" >out 2>err || status=$?
}

expect_exit() {
    [ "$status" -eq "$1" ] || fail "exit code $status, not $1; it said: $(cat err)"
}

# expect_said TEXT: on standard error, anywhere.
expect_said() {
    grep -qF -- "$1" err || fail "it did not say: $1; it said: $(cat err)"
}

expect_silence() {
    [ ! -s err ] || fail "it said: $(cat err)"
}

# expect_refused CODE TEXT HINT: one error and one hint, nothing else and nothing made.
expect_refused() {
    expect_exit "$1"
    expect_said "$2"
    expect_said "hint: "
    expect_said "$3"
    [ "$(wc -l <err)" -eq 2 ] || fail "more than a message and its hint: $(cat err)"
    [ ! -s out ] || fail "something on standard output"
}

expect_text() {
    grep -qF -- "$2" "$1" || fail "$1 lacks: $2"
}

expect_same() {
    cmp -s "$1" "$2" || fail "$1 and $2 differ"
}

# await COMMAND...: until it succeeds, for ten seconds at most.
await() {
    local i
    for i in $(seq 500); do
        "$@" >/dev/null 2>&1 && return
        sleep 0.02
    done
    fail "this never came true: $*; it said: $(cat err 2>/dev/null)"
}

expect_no_litter() {
    local litter
    litter=$(find . -name '.postconv*')
    [ -z "$litter" ] || fail "left behind: $litter"
}

run_checks() {
    local name failures=0 skipped=0 count=0 code
    folder=$(mktemp -d)
    trap 'rm -rf "$folder"' EXIT
    for name in $(sed -n 's/^\([a-z0-9_]*\)() {$/\1/p' "$0"); do
        [[ $name == *_* ]] || continue
        count=$((count + 1))
        mkdir -p "$folder/$name"
        code=0
        (cd "$folder/$name" && "$name") || code=$?
        case $code in
            0) printf 'ok      %s\n' "$name" ;;
            77) skipped=$((skipped + 1)) ;;
            *)
                failures=$((failures + 1))
                printf 'FAILED  %s\n' "$name"
                ;;
        esac
    done
    printf '%d facts, %d failed, %d skipped\n' "$count" "$failures" "$skipped"
    [ "$failures" -eq 0 ] || exit 1
    [ "$skipped" -lt "$count" ] || exit 77
}
