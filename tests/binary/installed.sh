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

a_program_called_by_its_name_finds_its_fonts() {
    installation
    printf '# Hello\n' >note.md
    PATH=$PWD/prefix/bin:$PATH postconv note.md -o note.pdf 2>err || fail "$(cat err)"
}

the_name_that_it_is_called_by_loads_nothing() {
    installation
    mkdir -p other/bin other/lib/postconv other/share
    cp -r prefix/share/postconv other/share/
    cp prefix/bin/postconv other/bin/
    printf 'no module' >other/lib/postconv/typesetting.so
    printf '# Hello\n' >note.md
    (exec -a "$PWD/other/bin/postconv" prefix/bin/postconv note.md -o note.pdf) 2>err ||
        fail "$(cat err)"
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

# A project in $PWD/project with one document, made in build/: for `builds`.
project() {
    mkdir -p project/pictures project/sub
    cp "$samples/essay-cover.png" project/pictures/map.png
    printf '# One\n\n![A map](map.png)\n' >project/one.md
    printf '# Two\n' >project/sub/two.md
    printf 'extends: book\n' >project/own.yaml
    cat >project/CMakeLists.txt
}

configure() {
    PKG_CONFIG_LIBDIR=$PWD/none cmake -G "${1:-Ninja}" -S project -B build \
        -DCMAKE_PREFIX_PATH="$PWD/prefix" >log 2>&1
}

# builds EXPECTED: the documents that are made.
builds() {
    cmake --build build >log 2>&1 || fail "$(cat log)"
    local made
    made=$(sed -n 's/.*postconv: \([a-z]*\)$/\1/p' log | sort | paste -sd ' ')
    [ "$made" = "$1" ] || fail "made \"$made\", not \"$1\": $(cat log)"
}

a_project_makes_documents_again_when_what_they_show_changes() {
    installation
    project <<'END'
cmake_minimum_required(VERSION 3.23)
project(book LANGUAGES NONE)
find_package(postconv 0.1 REQUIRED COMPONENTS program)
postconv_add_document(book ALL INPUTS one.md sub/two.md OUTPUTS out/book.pdf out/book.epub
  OPTIONS --theme own.yaml --resource-path=pictures -M "title=The Book")
postconv_add_document(two ALL INPUTS sub/two.md OUTPUTS two.docx)
postconv_add_document(other INPUTS sub/two.md OUTPUTS other.epub)
add_subdirectory(sub)
END
    printf 'postconv_add_document(deep ALL INPUTS ../one.md two.md OUTPUTS deep.epub\n%s\n' \
        '  OPTIONS --resource-path ../pictures)' >project/sub/CMakeLists.txt
    local generator
    for generator in Ninja 'Unix Makefiles'; do
        [ "$generator" = Ninja ] || command -v make >/dev/null || continue
        find project -type f -exec touch -d '1 hour ago' {} +
        configure "$generator" || fail "$(cat log)"
        builds 'book deep two'
        builds ''
        touch project/pictures/map.png
        builds 'book deep'
        touch project/own.yaml
        builds 'book'
        touch project/sub/two.md
        builds 'book deep two'
        builds ''
        unzip -p build/out/book.epub '*.opf' | grep -q 'The Book' || fail "where is the title?"
        [ ! -e build/other.epub ] || fail "it makes what is not in ALL"
        cmake --build build --target other >log 2>&1 || fail "$(cat log)"
        [ -s build/other.epub ] || fail "a target makes nothing"
        rm -rf build
    done
}

a_project_is_told_what_it_forgot() {
    installation
    project <<'END'
cmake_minimum_required(VERSION 3.23)
project(book LANGUAGES NONE)
find_package(postconv REQUIRED COMPONENTS program)
postconv_add_document(book INPUTS one.md)
END
    ! configure || fail "it takes a document without outputs"
    expect_text log 'postconv_add_document(book): name OUTPUTS'
}

without_the_library_it_is_not_found() {
    cmake --install "$BUILD" --prefix "$PWD/prefix" --component program >log 2>&1 ||
        fail "$(cat log)"
    project <<'END'
cmake_minimum_required(VERSION 3.23)
project(book LANGUAGES NONE)
find_package(postconv REQUIRED COMPONENTS library)
END
    ! configure || fail "it finds a library"
    expect_text log 'library'
    printf 'cmake_minimum_required(VERSION 3.23)\nproject(book LANGUAGES NONE)\n%s\n' \
        'find_package(postconv REQUIRED)' >project/CMakeLists.txt
    configure || fail "$(cat log)"
}

shells_and_man_find_what_is_theirs() {
    installation
    local file
    for file in bash-completion/completions/postconv zsh/site-functions/_postconv \
        fish/vendor_completions.d/postconv.fish man/man1/postconv.1; do
        [ -s "prefix/share/$file" ] || fail "there is no $file"
    done
    prefix/bin/postconv --print-manual | cmp -s - prefix/share/man/man1/postconv.1 ||
        fail "the manual is another program's"
    command -v man >/dev/null || return 0
    man -M prefix/share/man -w postconv >out 2>&1 || fail "man does not find it: $(cat out)"
}

run_checks
