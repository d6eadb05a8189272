#!/usr/bin/env bash
# What shells and man read of the program does what it should in them.
. "$(dirname "$0")/../support/check.sh"

# All names of options, as the manual has them.
names() {
    "$POSTCONV" --print-manual | grep '^\\fB\\-' | sed 's/\\-/-/g' | grep -oE -- '--?[A-Za-z-]+'
}

files() {
    mkdir -p pictures 'my posts'
    touch 'a note.md' b.markdown c.txt out.pdf style.yaml runs.json list.txt
}

# offered WORD...: what bash offers for the last word, sorted, between bars. As readline cuts them,
# "=" and ":" are words of their own.
offered() {
    local typed=${!#} IFS=
    [[ $typed == [=:] ]] && typed=
    COMP_WORDS=(postconv "$@") COMP_CWORD=$#
    COMPREPLY=()
    _postconv postconv "$typed" "${COMP_WORDS[COMP_CWORD - 1]}"
    [ ${#COMPREPLY[@]} -eq 0 ] || printf '%s\n' "${COMPREPLY[@]}" | sort | paste -sd '|'
}

# offers EXPECTED WORD...
offers() {
    local expected=$1 got
    shift
    got=$(offered "$@")
    [ "$got" = "$expected" ] || fail "for \"$*\" bash offers \"$got\", not \"$expected\""
}

load() {
    "$POSTCONV" --completion bash >completion || fail "exit code $?"
    . ./completion
}

bash_offers_every_option() {
    load
    [ "$(names | wc -l)" -gt 60 ] || fail "the help names only $(names | wc -l)"
    local name
    for name in $(names); do
        [[ "|$(offered "$name")|" == *"|$name|"* ]] || fail "it does not offer $name"
    done
    offers '--paper' --pap
}

bash_offers_the_words_of_a_value() {
    load
    offers 'a4|a5' --paper a
    offers 'a4|a5' --paper = a
    offers '6x9in|a4|a5|legal|letter' --paper =
    offers 'json|table' --show-metadata =
    offers 'bash|fish|zsh' -q --completion ''
    offers '' -M title
}

bash_offers_each_word_of_a_list_once() {
    load
    offers 'pdf,epub' --to pdf,e
    offers 'pdf,docx|pdf,epub|pdf,model' --to = pdf,
}

bash_offers_files_that_fit() {
    load
    files
    offers 'a note.md|b.markdown|my posts|pictures' ''
    offers 'a note.md' 'a\ '
    offers 'my posts|out.pdf|pictures' b.markdown -o ''
    offers 'my posts|pictures' -d ''
    offers 'book|default|my posts|pictures|style.yaml' --theme ''
    offers '@list.txt' @l
    offers 'my posts|pictures' --resource-path = pictures :
    offers 'a note.md' --show-metadata a
    touch -- --odd.md
    offers '--odd.md' -- --
}

bash_offers_reports_to_merge() {
    load
    files
    offers 'merge-reports|my posts' m
    offers 'my posts|pictures|runs.json' merge-reports ''
    offers '--output|-o' merge-reports -
}

bash_completes_what_is_typed() {
    command -v python3 >/dev/null && python3 -c 'import pexpect' 2>/dev/null ||
        skip "python3-pexpect is not there to type in a terminal"
    load
    files
    python3 - <<'END' || fail "see above"
import pexpect, sys
shell = pexpect.spawn("bash --norc --noprofile", encoding="utf-8", timeout=20,
                      env={"PATH": "/usr/bin:/bin", "PS1": "> ", "TERM": "dumb", "INPUTRC": "/dev/null"})
shell.sendline("postconv() { printf '<%s>' \"$@\"; echo; }; . ./completion")
for typed, said in [("a\t-o ou\t", "<a note.md><-o><out.pdf>"),
                    ("--diagnostics=gi\tb\t", "<--diagnostics=github><b.markdown>"),
                    ("\"a n\t -d pic\t", "<a note.md><-d><pictures/>"),
                    ("--to pdf,ep\t --resource-path=x:pic\t", "<--to><pdf,epub><--resource-path=x:pictures/>")]:
    shell.sendline("postconv " + typed)
    try:
        shell.expect_exact(said)
    except pexpect.TIMEOUT:
        sys.exit("    typed %r, wanted %s, got %s" % (typed, said, shell.before))
END
}

zsh_offers_options_and_values() {
    command -v zsh >/dev/null || skip "zsh is not there"
    files
    "$POSTCONV" --completion zsh >_postconv || fail "exit code $?"
    zsh -n _postconv || fail "zsh does not read it"
    { printf -- '-|%s\n' "$(names | paste -sd ' ')" && cat; } >wanted <<'END'
--pap|--paper
--paper=|a4 a5 letter legal 6x9in
--paper l|letter legal
--to pdf,|epub docx model
-o |out.pdf pictures
-d |pictures
--theme |book default style.yaml
--resource-path pictures:|pictures
|b.markdown pictures
merge|merge-reports
merge-reports |runs.json
@l|list.txt
--show-metadata=|json table
--epub-cover=a|auto
--no-t|--no-toc
END
    zsh -f "$SOURCE/tests/support/zsh_offers.zsh" <wanted >out 2>err || fail "$(cat err out)"
}

fish_offers_options_and_values() {
    command -v fish >/dev/null || skip "fish is not there"
    files
    export HOME=$PWD XDG_CONFIG_HOME=$PWD/none XDG_DATA_HOME=$PWD/none
    "$POSTCONV" --completion fish >postconv.fish || fail "exit code $?"
    fish --no-execute postconv.fish || fail "fish does not read it"
    local name typed expected got
    fish -c "source postconv.fish; complete -C 'postconv -'; complete -C 'postconv --'" >offers
    for name in $(names); do
        cut -f1 offers | grep -qxF -- "$name" || fail "it does not offer $name"
    done
    while IFS='|' read -r typed expected; do
        got=$(fish -c "source postconv.fish; complete -C 'postconv $typed'" | cut -f1 | paste -sd ' ')
        for name in $expected; do
            [[ " $got " == *" $name "* ]] || fail "for \"$typed\" fish offers \"$got\""
        done
    done <<'END'
--paper=|--paper=a4 --paper=legal
--paper a|a4 a5
--to pdf,|pdf,epub pdf,docx
-o |out.pdf pictures/
-d |pictures/
--theme |book default style.yaml
|b.markdown pictures/ merge-reports
merge-reports |runs.json
@l|@list.txt
--resource-path x:|x:pictures/
END
}

the_manual_is_read_without_a_warning() {
    "$POSTCONV" --print-manual >postconv.1 || fail "exit code $?"
    local judges=0
    if command -v groff >/dev/null; then
        judges=1
        groff -man -Tutf8 -ww -z postconv.1 2>err || fail "$(cat err)"
        [ ! -s err ] || fail "$(cat err)"
    fi
    if command -v man >/dev/null; then
        MANWIDTH=80 LC_ALL=C.UTF-8 man --warnings -l postconv.1 >out 2>err || fail "$(cat err)"
        [ ! -s err ] || fail "$(cat err)"
        [ ! -s out ] || grep -q 'EXIT STATUS' out || fail "it is not whole"
        judges=1
    fi
    if command -v mandoc >/dev/null; then
        # It has no date, so that the same program always writes the same.
        mandoc -T lint postconv.1 | grep -v 'missing date' >err
        [ ! -s err ] || fail "$(cat err)"
        judges=1
    fi
    [ $judges -eq 1 ] || skip "neither groff nor man nor mandoc is there"
}

an_unknown_shell_is_refused() {
    run --completion bsh
    expect_refused 2 '--completion knows no "bsh"' 'did you mean "bash"?'
}

run_checks
