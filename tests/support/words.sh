# Sourced by tests: the words of a source and of its editions, one a line, in order. Words are runs
# of letters and digits in lower case; markup is gone, notes and running heads stand where they do.

only_words() {
    tr '[:upper:]' '[:lower:]' | sed 's/\xc2\xad//g' | grep -aoE '[[:alnum:]]+'
}

plain_characters() {
    sed 's/&lt;/</g; s/&gt;/>/g; s/&quot;/"/g; s/&#39;/'\''/g; s/&#160;/ /g; s/&amp;/\&/g'
}

# Markup inside a word joins its halves, all other markup parts words.
without_tags() {
    sed -E 's#</?(em|strong|code|a|del|i|b|u|s|sup|sub|span|small|mark|kbd)( [^>]*)?/?>##g
        s/<[^>]*>/ /g' | plain_characters
}

# Of the Markdown source, by another reader than ours: without front matter and markers.
source_html() {
    awk 'NR == 1 && /^---$/ { front = 1; next } front && /^---$/ { front = 0; next } !front' "$1" |
        sed 's#<excerpt/>##g' |
        cmark-gfm -e table -e strikethrough -e autolink -e tasklist -e footnotes |
        sed -E 's#<sup class="footnote-ref">[^/]*/a></sup>##g
            s#<a [^>]*footnote-backref[^/]*/a>##g; s/<img[^>]*>//g'
}
body_words() {
    source_html "$1" | sed '/^<section class="footnotes"/,$d' | without_tags | only_words
}
note_words() {
    source_html "$1" | sed -n '/^<section class="footnotes"/,$p' | without_tags | only_words
}

epub_words() {
    local package folder href
    package=$(unzip -Z1 "$1" '*.opf')
    folder=$(dirname "$package")
    unzip -p "$1" "$package" |
        sed 's/xmlns="[^"]*"//g' >package.xml
    for href in $(xmllint --xpath '//itemref/@idref' package.xml | sed 's/.*="\(.*\)"/\1/'); do
        href=$(xmllint --xpath "string(//item[@id='$href']/@href)" package.xml)
        unzip -p "$1" "$folder/$href" | sed -z -E 's#<head>.*</head>##' | without_tags
    done | only_words
}

docx_words() {
    local part
    for part in word/document.xml word/footnotes.xml; do
        unzip -p "$1" "$part" 2>/dev/null |
            sed -E 's#<w:(p|br|tab|cr)[ />]# \n&#g; s#<w:(instrText|delText)[^<]*</w:[a-zA-Z]*>##g
                s#<wp:docPr[^>]*>##g; s/<[^>]*>//g' | plain_characters
        printf '\n'
    done | only_words
}

# A hyphen at the end of a line is the program's or the writer's: both readings are given.
pdf_words() {
    pdftotext "$1" - | sed -z 's/\(-\|‐\|\xc2\xad\)\n//g' | only_words
}
pdf_words_with_hyphens() {
    pdftotext "$1" - | only_words
}

# lost_words WORDS EDITION_WORDS: those of the first that the second lacks at their place.
lost_words() {
    diff -d "$1" "$2" | sed -n 's/^< //p'
}
