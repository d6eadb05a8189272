# Sourced by tests: the words of a source and of its editions, one a line, in order. Words are runs
# of letters and digits in lower case, an ideograph is one of its own; markup is gone, notes stand
# where they do.

only_words() {
    perl -CS -ne 's/[\x{AD}\x{200B}]//g; print lc($1), "\n" while
        /([\x{3040}-\x{30FF}\x{3400}-\x{9FFF}\x{F900}-\x{FAFF}]|(?:(?![\x{3040}-\x{30FF}\x{3400}-\x{9FFF}\x{F900}-\x{FAFF}])[^\W_])+)/g'
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
    awk 'NR == 1 && /^---\r?$/ { front = 1; next } front && /^---\r?$/ { front = 0; next } !front' "$1" |
        sed -z -E 's#<excerpt */?>##g; s#<!--more-->##g' |
        cmark-gfm --unsafe -e table -e strikethrough -e autolink -e tasklist -e footnotes |
        sed -E 's#<sup class="footnote-ref">[^/]*/a></sup>##g
            s#<a [^>]*footnote-backref[^/]*/a>##g; s/<img[^>]*>//g'
}
body_words() {
    source_html "$1" | sed '/^<section class="footnotes"/,$d' | without_tags | only_words
}
note_words() {
    source_html "$1" | sed -n '/^<section class="footnotes"/,$p' | without_tags | only_words
}

# Of the dump of the model: inlines join, blocks part. The title may be a heading of the source.
model_words() {
    "$POSTCONV" -q --to model "$1" | perl -CS -ne '
        if (/^  title "(.*)"$/) { print "$1\n"; next }
        $body ||= /^body/;
        next if !$body;
        if (/^ *(text|code) "((?:[^"\\]|\\.)*)"/) { print unescaped($2); next }
        if (/^ *(soft-break|line-break)/) { print " "; next }
        next if /^ *(emphasis|strong|strikethrough|superscript|subscript|underline|highlight|keyboard|small-caps|small|link|span|note-reference|image)\b/;
        print /^ *code-block.*?"((?:[^"\\]|\\.)*)"/ ? "\n" . unescaped($1) . "\n" : "\n";
        sub unescaped { my $t = shift; $t =~ s/\\(.)/$1 eq "n" ? "\n" : $1 eq "t" ? "\t" : $1/ge; $t }' |
        only_words
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
            sed -E 's#<w:noBreakHyphen/>#-#g; s#<w:(p|br|tab|cr)[ />]# \n&#g; s#<w:(instrText|delText)[^<]*</w:[a-zA-Z]*>##g
                s#<wp:docPr[^>]*>##g; s/<[^>]*>//g' | plain_characters
        printf '\n'
    done | only_words
}

# A page's first line that heads a third page as well is no text.
without_running_heads() {
    perl -0777 -ne '@pages = split /\f/; ++$often{(split /\n/)[0] // ""} for @pages;
        for (@pages) { s/^.*\n// if $often{(split /\n/)[0] // ""} > 2; print "$_\n" }'
}

# A hyphen at the end of a line is the program's or the writer's: both readings are given.
pdf_words() {
    pdftotext "$1" - | without_running_heads | sed -z 's/\(-\|‐\|\xc2\xad\)\n//g' | only_words
}
pdf_words_with_hyphens() {
    pdftotext "$1" - | without_running_heads | only_words
}

# lost_words WORDS EDITION_WORDS: those of the first that the second lacks at their place.
lost_words() {
    diff --speed-large-files "$1" "$2" | sed -n 's/^< //p'
}

# repeated_words SOURCE_WORDS EDITION_WORDS: runs of fifteen words that the second has more often.
repeated_words() {
    awk 'FNR == 1 { delete run; ++file }
        {
            run[FNR % 15] = $0
            if (FNR < 15) next
            key = ""
            for (i = 1; i <= 15; ++i) key = key " " run[(FNR + i) % 15]
            if (file == 1) ++often[key]
            else if (key in often && --often[key] < 0) { print key; exit }
        }' "$1" "$2"
}
