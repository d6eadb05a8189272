// What --help and an empty command line say.
#pragma once

#include <string_view>

namespace postconv::cli {

inline constexpr std::string_view kShortUsage =
    R"(usage: postconv INPUT... -o OUTPUT
       postconv essay.md -o essay.pdf -o essay.epub -o essay.docx
"postconv --help" shows the options
)";

inline constexpr std::string_view kHelp =
    R"(postconv turns Markdown with front matter into PDF, EPUB and DOCX.

usage: postconv INPUT... -o OUTPUT [-o OUTPUT]... [OPTION]...
  -o, --output FILE           write FILE; again for more formats; - is stdout
  -t, --to FORMAT             pdf, epub, docx or model, where no name says
  -M, --metadata KEY=VALUE    set a front matter key; again to make a list
      --toc, --no-toc         print a table of contents, or none
  -N, --number-sections       1, 1.1, ... before headings
      --title-page KIND       auto, none (a block above the text) or full
      --theme THEME           default, book, or a file that ends in .yaml
      --paper SIZE            a4, a5, letter, legal, or 6x9in, 148x210mm
      --font-size SIZE        of running text: 11pt
      --main-font NAME        the family of running text
      --reference-doc FILE    a .docx or .dotx that the DOCX looks like
      --target SHOP           kdp, apple or kobo: the EPUB as that shop wants it
      --check                 say what the target would refuse; no output
      --resource-path DIRS    more folders for pictures, between colons
  -q, --quiet                 show errors only
      --strict                any warning is a failure (--fail-if-warnings)
      --timestamp TIME        seconds since 1970, ISO 8601, or now
      --version, -h, --help, --help-all (every option)
Several inputs make one document, in their order; - is stdin. Exit codes:
0 done, 1 not converted, 2 usage, 3 warnings and --strict, 4 not found,
5 not written, 6 limit, 7 --check found something, 70 fault of postconv,
130 interrupted

  postconv one.md two.md -o book.pdf --toc --theme book -M title="The Book"
  postconv - --to docx < notes.md > notes.docx
)";

inline constexpr std::string_view kHelpAll =
    R"(postconv turns Markdown with front matter into PDF, EPUB and DOCX.

usage: postconv INPUT... -o OUTPUT [-o OUTPUT]... [OPTION]...
  -o, --output FILE           write FILE; again for several formats; - is stdout
  -t, --to FORMAT             pdf, epub, docx or model, where no name says
  -M, --metadata KEY=VALUE    set a front matter key; again to make a list
      --metadata-file FILE    YAML with keys that the document doesn't say
      --show-metadata[=json]  where each key goes, without converting
      --export-unknown-meta   keep unknown keys as custom properties (DOCX)
      --toc, --no-toc         print a table of contents, or none
      --toc-depth N           down to headings of level N, 1 to 6
  -N, --number-sections       1, 1.1, ... before headings
      --number-captions       Figure 1, Table 1, ... before captions
      --list-of-figures       print a list of them (also --lof)
      --list-of-tables        print a list of them (also --lot)
      --title-page KIND       auto, none (a block above the text) or full
      --pdf-standard LIST     ua-1,a-2u; or a-2b, a-3u, none
      --attach-source         put the Markdown into the PDF (PDF/A-3)
      --theme THEME           default, book, or a file that ends in .yaml
      --reference-doc FILE    a .docx or .dotx that the DOCX looks like
      --print-reference-docx  write one of ours, to be changed in Word
      --paper SIZE            a4, a5, letter, legal, or 6x9in, 148x210mm
      --margin LENGTHS        25mm, or 20mm,25mm, or four
      --font-size SIZE        of running text: 11pt
      --main-font NAME        the family of running text
      --mono-font NAME        the family of code
      --font-path DIR         a folder with fonts
      --list-fonts            print the names of the fonts there are
      --target SHOP           kdp, apple or kobo: the EPUB as it wants it
      --check                 say what to mend for it, write nothing
      --split-level N         headings down to level N begin files (EPUB)
      --epub-cover WHAT       auto (drawn when there is none), none or a file
      --page-list             name the PDF's pages in the EPUB
      --epub-embed-fonts      put the theme's fonts into the EPUB
      --image-max-dpi N       resample pictures with more dots to the inch
      --resource-path DIRS    more folders for pictures, between colons
      --excerpt WHAT          keep, only or skip the text before the marker
      --no-promote-headings   bold paragraphs stay paragraphs
      --no-config             leave .postconv.yml out
  -q, --quiet                 show errors only
      --strict                any warning is a failure (--fail-if-warnings)
      --timestamp TIME        seconds since 1970, ISO 8601, or now
      --version, -h, --help, --help-all
Several inputs make one document, in their order; - is stdin. Exit codes:
0 done, 1 not converted, 2 usage, 3 warnings and --strict, 4 not found,
5 not written, 6 limit, 7 --check, 70 fault of postconv, 130 interrupted

  postconv one.md two.md -o book.pdf --toc --theme book -M title="The Book"
  postconv - --to docx < notes.md > notes.docx
)";

}  // namespace postconv::cli
