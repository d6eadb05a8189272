#!/usr/bin/env bash
# DAISY's Ace, with Debian's Chromium, finds nothing to mend.
. "$(dirname "$0")/../support/check.sh"
ace=$BUILD/node/node_modules/@daisy/ace-cli/bin/ace.js
[ -f "$ace" ] || skip 'Ace is not here: ./dev test --all installs it'
command -v chromium >/dev/null || skip 'Chromium is not here'

# Ace starts the browser itself; as root it needs to be told that there is no sandbox.
wrap() {
    printf '#!/bin/sh\nexec %s --no-sandbox --disable-dev-shm-usage "$@"\n' \
        "$(command -v chromium)" >browser
    chmod +x browser
}

judge() {
    "$POSTCONV" -q "$@" -o out.epub || fail "not converted"
    wrap
    HOME=$PWD PUPPETEER_EXECUTABLE_PATH=$PWD/browser timeout 600 \
        node "$ace" --silent --force --outdir report out.epub >said 2>&1 || fail "$(tail -5 said)"
    node -e '
        const report = JSON.parse(require("fs").readFileSync("report/report.json"));
        const said = new Set();
        for (const page of report.assertions)
            for (const one of page.assertions)
                if (one["earl:result"]["earl:outcome"] === "fail")
                    said.add(one["earl:test"]["earl:impact"] + " " + one["earl:test"]["dct:title"] +
                        " in " + page["earl:testSubject"].url + ": " +
                        (one["earl:result"]["html"] || "").slice(0, 160));
        console.log(report["earl:result"]["earl:outcome"]);
        for (const one of said) console.log(one);
        process.exit(said.size > 0 ? 1 : 0);' >said || fail "$(head -20 said)"
}

ace_has_nothing_to_say_of_the_essay() {
    judge "$samples/essay.md" --toc
}

ace_has_nothing_to_say_of_the_report() {
    judge "$samples/report/report.md"
}

ace_has_nothing_to_say_of_a_book_of_many_files() {
    local book=$SOURCE/../shared/corpus/rust-book/src
    [ -d "$book" ] || skip '../shared/corpus is not here: no book was judged'
    judge "$book/SUMMARY.md"
}

run_checks
