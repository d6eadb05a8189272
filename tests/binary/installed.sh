#!/usr/bin/env bash
# An installed postconv works where it lies, and a stranger's project finds it. CTest gives BUILD.
. "$(dirname "$0")/../support/check.sh"
: "${BUILD:?}"

here=$(cd "$(dirname "$0")" && pwd)

installation() {
    cmake --install "$BUILD" --prefix "$PWD/prefix" >log 2>&1 || fail "$(cat log)"
}

the_installed_program_finds_its_fonts() {
    installation
    mv prefix moved
    printf '# Hello\n\nText.\n' >note.md
    moved/bin/postconv note.md -o note.pdf -o note.epub -o note.docx || fail "exit code $?"
    [ -s note.pdf ] || fail "no pdf"
}

the_installed_cmake_files_name_no_folder_of_the_build() {
    installation
    ! grep -rlF -e "$BUILD" -e "$SOURCE" prefix/lib*/cmake || fail "see the files above"
}

a_strangers_project_builds_and_runs() {
    installation
    mkdir stranger
    cmake -G Ninja -S "$here/consumer" -B stranger -DCMAKE_PREFIX_PATH="$PWD/prefix" \
        -DSAMPLE="$SOURCE/samples/embed.cpp" >log 2>&1 || fail "$(cat log)"
    cmake --build stranger >log 2>&1 || fail "$(cat log)"
    stranger/stranger >out || fail "exit code $?"
    expect_text out 'epub '
    expect_text out 'model '
}

run_checks
