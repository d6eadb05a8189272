#include "converters/epub/semantics.h"

#include <algorithm>
#include <array>

#include "model/classes.h"
#include "model/text.h"

namespace postconv {
namespace {

// Words that a heading begins with, in lower case, between bars.
struct Kind {
    Semantics semantics;  // EPUB 3 Structural Semantics Vocabulary; Digital Publishing WAI-ARIA 1.0
    std::string_view words;
};

constexpr std::array kKinds = {
    Kind{{"foreword", "doc-foreword"}, "|foreword|avant-propos|geleitwort|"},
    Kind{{"preface", "doc-preface"},
         "|preface|vorwort|préface|prefacio|prefazione|prefácio|voorwoord|предисловие|前言|序|"},
    Kind{{"introduction", "doc-introduction"},
         "|introduction|einleitung|einführung|introducción|introduzione|introdução|inleiding|"
         "введение|导言|引言|はじめに|"},
    Kind{{"prologue", "doc-prologue"}, "|prologue|prolog|prólogo|prologo|proloog|пролог|"},
    Kind{{"epilogue", "doc-epilogue"}, "|epilogue|epilog|épilogue|epílogo|epilogo|epiloog|эпилог|"},
    Kind{{"afterword", "doc-afterword"},
         "|afterword|nachwort|postface|postfazione|nawoord|послесловие|后记|あとがき|"},
    Kind{{"conclusion", "doc-conclusion"},
         "|conclusion|conclusions|fazit|schluss|conclusión|conclusiones|conclusione|conclusioni|"
         "conclusão|conclusie|заключение|结论|結論|"},
    Kind{{"appendix", "doc-appendix"},
         "|appendix|anhang|annexe|apéndice|appendice|apêndice|bijlage|приложение|附录|付録|"},
    Kind{{"bibliography", "doc-bibliography"},
         "|bibliography|literatur|literaturverzeichnis|bibliographie|bibliografía|bibliografia|"
         "bibliografie|литература|参考文献|"},
    Kind{{"glossary", "doc-glossary"},
         "|glossary|glossar|glossaire|glosario|glossario|glossário|woordenlijst|глоссарий|"},
    Kind{{"acknowledgments", "doc-acknowledgments"},
         "|acknowledgments|acknowledgements|danksagung|dank|remerciements|agradecimientos|"
         "ringraziamenti|agradecimentos|dankwoord|благодарности|致谢|謝辞|"},
    Kind{{"dedication", "doc-dedication"},
         "|dedication|widmung|dédicace|dedicatoria|dedica|dedicatória|opdracht|"},
    Kind{{"colophon", "doc-colophon"}, "|colophon|kolophon|impressum|colofón|colofone|colofon|"},
};

bool begins_with_one(std::string_view title, std::string_view words) {
    const auto may_follow = [](std::string_view rest) {
        return rest.empty() || rest.front() == ':' || rest.front() == '.' || rest.starts_with(" –") ||
               rest.starts_with(" —");
    };
    // "Appendix A: Keywords", but not "Introduction to Physics".
    const auto is_lettered = [](std::string_view rest) {
        return rest.size() >= 2 && rest.front() == ' ' &&
               (rest.size() == 2 || std::string_view(":. ").find(rest[2]) != rest.npos);
    };
    for (std::size_t at = 1; at < words.size();) {
        const std::size_t end = words.find('|', at);
        const std::string_view word = words.substr(at, end - at);
        if (title.starts_with(word)) {
            const std::string_view rest = title.substr(word.size());
            if (may_follow(rest) || is_lettered(rest)) return true;
        }
        at = end + 1;
    }
    return false;
}

bool has_files_below(const Job& job, std::size_t section, const ChapterFile& chapter) {
    const auto& sections = job.outline.sections;
    const bool is_top = sections[section].level == 1;
    const bool has_below =
        section + 1 < sections.size() && sections[section + 1].level > sections[section].level;
    return is_top && has_below && sections[section + 1].block == chapter.end_block;
}

}  // namespace

Semantics semantics_of(const Job& job, const ChapterFile& chapter) {
    constexpr Semantics kChapter = {"chapter", "doc-chapter"};
    if (!chapter.section) return kChapter;
    const Section& section = job.outline.sections[*chapter.section];
    const Attributes& attributes = job.document.blocks[section.block].attributes;
    const std::string title = ascii_lower(trimmed(section.title));
    for (const Kind& kind : kKinds)
        if (has_class(attributes, kind.semantics.type) || begins_with_one(title, kind.words))
            return kind.semantics;
    if (has_files_below(job, *chapter.section, chapter)) return {"part", "doc-part"};
    return kChapter;
}

}  // namespace postconv
