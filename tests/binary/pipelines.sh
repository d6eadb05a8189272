#!/usr/bin/env bash
# The samples of build tools work, and make again only what shows what changed.
. "$(dirname "$0")/../support/check.sh"
: "${BUILD:?}"

pipelines=$samples/pipelines
PATH=$(dirname "$POSTCONV"):$PATH
# ninja and make pass on what they are given.
unset MAKEFLAGS MAKELEVEL

# Packages of the image that runs the program.
packages() { sed -n '/no-install-recommends/,/&&/p' "$pipelines/Dockerfile" | sed '1d;$d' | tr -d '\\'; }

# What the program is linked with, and what it loads when a document needs it.
needed() {
    objdump -p "$POSTCONV" "$BUILD"/lib*/postconv/*.so | sed -n 's/^ *NEEDED *//p' | grep -v '^ld-linux'
    grep -rhoE '"lib[a-z0-9._-]+\.so\.[0-9]+"' "$SOURCE"/converters --include='*.cpp' | tr -d '"'
}

# documents FILE...: those of the samples, beside build files. The essay includes a text, the report
# shows pictures, both go by one configuration.
documents() {
    cp "$samples/essay.md" "$samples/essay-cover.png" "$samples"/report/* "$@" .
    printf 'An included line.\n' >part.txt
    printf '\n{{#include part.txt}}\n' >>essay.md
    printf 'paper: a5\n' >.postconv.yml
    # Build tools compare times: what changes later must be younger.
    find . -type f -exec touch -d '1 hour ago' {} +
}

# builds EXPECTED COMMAND...: it makes the documents of these names, each once, and no others.
builds() {
    local expected=$1 got
    shift
    "$@" >log 2>&1 || fail "exit code $?: $(cat log)"
    got=$(grep -oE 'postconv:? (essay|report)' log | sed 's/.* //' | sort | paste -sd ' ')
    [ "$got" = "$expected" ] || fail "made \"$got\", not \"$expected\": $(cat log)"
}

# What every build tool must do. $@: the command that builds.
incremental() {
    builds 'essay report' "$@"
    builds '' "$@"
    touch visits.png
    builds 'report' "$@"
    builds '' "$@"
    printf 'Another line.\n' >part.txt
    builds 'essay' "$@"
    find . -name report.epub -delete
    builds 'report' "$@"
    printf 'paper: a4\n' >.postconv.yml
    builds 'essay report' "$@"
    rm shelf.jpg
    builds 'report' "$@"
    grep -qF 'shelf.jpg' log || fail "no warning of the picture that is gone: $(cat log)"
    builds '' "$@"
}

installation() {
    cmake --install "$BUILD" --prefix "$PWD/prefix" --component program >log 2>&1 ||
        fail "$(cat log)"
}

make_makes_only_what_shows_what_changed() {
    command -v make >/dev/null || skip "make is not there"
    documents "$pipelines/Makefile" "$pipelines/README.md"
    incremental make -j2
    [ "$(find out -name '*.pdf' | wc -l)" -eq 2 ] || fail "it made $(ls out)"
    make -s clean
    [ ! -e out ] || fail "clean leaves $(ls out)"
}

ninja_makes_only_what_shows_what_changed() {
    documents "$pipelines/build.ninja"
    incremental ninja
}

cmake_makes_only_what_shows_what_changed() {
    installation
    documents "$pipelines/CMakeLists.txt"
    local generator
    for generator in Ninja 'Unix Makefiles'; do
        [ "$generator" = Ninja ] || command -v make >/dev/null || continue
        documents
        # No development package is wanted: none can be found.
        PKG_CONFIG_LIBDIR=$PWD/none cmake -G "$generator" -S . -B build \
            -DCMAKE_PREFIX_PATH="$PWD/prefix" >log 2>&1 || fail "$(cat log)"
        incremental cmake --build build
        rm -rf build
    done
}

the_workflow_makes_documents_and_then_nothing() {
    mkdir docs
    cp "$samples/essay.md" "$samples/essay-cover.png" "$samples"/report/* docs
    printf '\n![A map](missing.png)\n' >>docs/essay.md
    local call
    call=$(sed -n 's/^ *run: \(postconv .*\)/\1/p' "$pipelines/github.yml")
    [ -n "$call" ] || fail "it calls no postconv"
    bash -ec "$call" >log 2>&1 || fail "exit code $?: $(cat log)"
    grep -q '^::warning file=docs/essay.md,line=[0-9]' log || fail "no annotation: $(cat log)"
    [ "$(find out -type f | wc -l)" -eq 6 ] || fail "it made $(find out -type f)"
    touch docs/*
    find out -type f -exec sha256sum {} + | sort >before
    bash -ec "$call" >log 2>&1 || fail "exit code $?: $(cat log)"
    find out -type f -exec sha256sum {} + | sort >after
    expect_same before after
    grep -q '2 unchanged' log || fail "it made them again: $(cat log)"
}

the_image_runs_commands_that_a_shell_reads() {
    sed -n '/^RUN/,/[^\\]$/p' "$pipelines/Dockerfile" | sed 's/^RUN//' >commands
    [ "$(wc -l <commands)" -gt 8 ] || fail "it runs $(cat commands)"
    sh -n commands 2>err || fail "$(cat err)"
}

the_image_names_packages_that_there_are() {
    local packages
    packages=$(packages)
    [ "$(wc -w <<<"$packages")" -gt 20 ] || fail "it names $packages"
    grep -q 'VERSION_CODENAME=bookworm' /etc/os-release || skip "this is not bookworm"
    local package
    for package in $packages; do
        apt-cache show "$package" >/dev/null 2>&1 || fail "there is no package $package"
    done
}

the_image_has_the_libraries_that_the_program_loads_and_no_others() {
    grep -q 'VERSION_CODENAME=bookworm' /etc/os-release || skip "this is not bookworm"
    command -v objdump >/dev/null || skip "objdump is not there"
    local packages library file package used=' '
    packages=" $(packages | paste -sd ' ') libc6 libgcc-s1 "
    for library in $(needed); do
        file=$(ldconfig -p | awk -v name="$library" '$1 == name { print $NF; exit }')
        [ -n "$file" ] || fail "where is $library?"
        file=$(readlink -f "$file")
        package=$({ dpkg -S "$file" || dpkg -S "${file#/usr}"; } 2>/dev/null | cut -d: -f1)
        [[ $package && $packages == *" $package "* ]] || fail "$library is in $package, which it lacks"
        used+="$package "
    done
    for package in $(packages); do
        [[ $used == *" $package "* ]] || fail "nothing needs $package"
    done
}

the_program_of_the_image_is_all_that_is_installed() {
    installation
    cmake --install "$BUILD" --prefix "$PWD/stripped" --component program --strip >log 2>&1 ||
        fail "$(cat log)"
    [ ! -e stripped/include ] && [ -z "$(find stripped -name '*.a')" ] || fail "$(find stripped)"
    cp "$samples"/report/* .
    stripped/bin/postconv report.md -o report.pdf -o report.epub -o report.docx 2>err ||
        fail "exit code $?: $(cat err)"
}

run_checks
