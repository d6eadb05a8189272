#!/usr/bin/env bash
# A thousand posts in one call, to three formats each, as the judges see them.
. "$(dirname "$0")/../support/check.sh"

shared=$SOURCE/../shared
rhino=/usr/share/java/js.jar

# Cut from the samples and, where they are, from the posts of the corpus: of 3 to 30 KB each.
posts() {
    mkdir posts
    cp "$samples"/report/*.{svg,png,jpg} "$samples"/*.png posts/
    python3 - "$@" <<'END'
import random, sys
random.seed(8)
texts = []
for path in sys.argv[1:]:
    text = open(path, encoding="utf-8").read()
    body = text[text.index("\n---\n", 3) + 5:] if text.startswith("---\n") else text
    texts.append([p for p in body.split("\n\n") if p.strip()])
for i in range(1000):
    paragraphs = random.choice(texts)
    size, at, post = random.randrange(3000, 30000), random.randrange(len(paragraphs)), ""
    while len(post.encode()) < size:
        post += paragraphs[at % len(paragraphs)] + "\n\n"
        at += 1
    with open(f"posts/{i:04}.md", "w", encoding="utf-8") as out:
        out.write(f"---\ntitle: Post {i}\nauthor: Ann Lee\ndate: 2024-04-22\n---\n\n{post}")
END
}

a_thousand_posts_make_three_thousand_valid_editions() {
    [ -f "$rhino" ] || skip 'rhino is not here'
    posts "$samples"/essay.md "$samples"/report/report.md $(find "$shared/corpus/posts" -name '*.md' 2>/dev/null | sort)
    run posts --to pdf,epub,docx -d made --report run.json
    expect_exit 0
    expect_said '1000 documents: 1000 made'
    java -cp "$rhino:$(readlink -f "$(command -v epubcheck)")" \
        org.mozilla.javascript.tools.shell.Main "$SOURCE/tests/support/epubcheck_all.js" made \
        >said 2>&1 || fail "$(head -30 said; tail -1 said)"
    expect_text said '1000 books, 0 with findings'
    "$BUILD/bin/check_pdf" made/*.pdf >said 2>&1 || fail "$(head -5 said)"
    [ ! -x "$shared/validators/docx-validate" ] ||
        "$shared/validators/docx-validate" made/*.docx >said 2>&1 || fail "$(grep -v PASS said | head -5)"
    tail -3 err
}

run_checks
