#include "converters/docx/style_names.h"

#include <algorithm>
#include <array>

#include "model/text.h"

namespace postconv {
namespace {

struct OtherNames {
    std::string_view ours;
    // Between bars, best first. "#" is the digit that ends ours. First what other programs say in
    // English, then Word and LibreOffice in German, French, Spanish, Italian, Portuguese, Dutch,
    // Polish, Czech, Danish, Swedish, Norwegian, Finnish, Hungarian, Russian, Ukrainian, Greek,
    // Turkish, Chinese, Japanese and Korean.
    std::string_view theirs;
};

constexpr std::array kOtherNames = {
    OtherNames{"normal",
               "standard|default paragraph style|default style|"
               "normalny|normální|normaali|normál|обычный|звичайний|βασικό|正文|標準|标准|표준"},
    OtherNames{"body text",
               "text body|textkörper|textkörper 1|corps de texte|texto independiente|"
               "cuerpo de texto|corpo testo|corpo del testo|corpo de texto|corpo do texto|"
               "platte tekst|tekst podstawowy|treść tekstu|základní text|brødtekst|brödtext|"
               "leipäteksti|szövegtörzs|основной текст|основний текст|σώμα κειμένου|"
               "gövde metni|正文文本|本文|본문"},
    OtherNames{"first paragraph", "erster absatz|premier paragraphe"},
    OtherNames{"heading ",
               "überschrift #|berschrift #|titre #|título #|titolo #|kop #|nagłówek #|nadpis #|"
               "overskrift #|rubrik #|otsikko #|címsor #|заголовок #|επικεφαλίδα #|başlık #|"
               "标题 #|見出し #|제목 #"},
    OtherNames{"title",
               "titel|titre|título|titolo|tytuł|název|rubrik|tittel|otsikko|cím|название|заголовок|"
               "назва|τίτλος|konu başlığı|标题|表題|제목"},
    OtherNames{"subtitle",
               "untertitel|sous-titre|subtítulo|sottotitolo|ondertitel|podtytuł|podtitul|"
               "undertitel|underrubrik|undertittel|alaotsikko|alcím|подзаголовок|підзаголовок|"
               "υπότιτλος|altyazı|副标题|副題|부제"},
    OtherNames{"author", "autor|verfasser|auteur|autore|författare|forfatter|автор|作者|著者"},
    OtherNames{"date", "datum|fecha|data|dato|päivämäärä|dátum|дата|ημερομηνία|tarih|日期|日付|날짜"},
    OtherNames{"quote",
               "quotations|block text|zitat|zitate|citation|cita|citazione|citação|citaat|cytat|"
               "citát|citat|sitat|lainaus|idézet|цитата|απόσπασμα|alıntı|引用|引用文|인용"},
    OtherNames{"intense quote",
               "intensives zitat|citation intense|cita destacada|citazione intensa|"
               "citação intensa|duidelijk citaat|cytat intensywny|výrazný citát|"
               "stærkt citat|starkt citat|sterkt sitat|erottuva lainaus|kiemelt idézet|"
               "выделенная цитата|насичена цитата|güçlü alıntı|明显引用|引用文 2|강한 인용"},
    OtherNames{"caption",
               "beschriftung|abbildung|légende|leyenda|epígrafe|didascalia|legenda|bijschrift|"
               "titulek|billedtekst|beskrivning|bildetekst|kuvateksti|képaláírás|"
               "название объекта|λεζάντα|resim yazısı|题注|図表番号|캡션|image caption"},
    OtherNames{"figure", "captioned figure|bild|figur"},
    OtherNames{"list bullet",
               "aufzählungszeichen|liste à puces|lista con viñetas|punto elenco|"
               "lista com marcas|lista com marcadores|lijst opsom.teken|lista punktowana|"
               "seznam s odrážkami|opstilling - punkttegn|punktlista|punktliste|"
               "merkitty luettelo|felsorolás|маркированный список|маркований список|"
               "madde işaretli liste|列表项目符号|箇条書き|글머리 기호"},
    OtherNames{"list number",
               "listennummer|liste à numéros|lista con números|numero elenco|"
               "lista numerada|lijstnummering|lista numerowana|číslovaný seznam|"
               "opstilling - talsat|numrerad lista|nummerert liste|numeroitu luettelo|"
               "számozott lista|нумерованный список|нумерований список|numaralı liste|"
               "列表编号|段落番号|번호 매기기"},
    OtherNames{"list continue",
               "listenfortsetzung|liste continue|continuar lista|elenco continua|"
               "lista de continuação|lijstvoortzetting|продолжение списка"},
    OtherNames{"source code",
               "html preformatted|preformatted text|code|code block|listing|quellcode|"
               "quelltext|programmcode|vorformatierter text|html vorformatiert|texte préformaté|"
               "html préformaté|código|codice|macro|plain text"},
    OtherNames{"verbatim char",
               "html code|source text|code char|inline code|html-code|quelltext zeichen|code html|"
               "texte source|quelltext"},
    OtherNames{"html keyboard", "user entry|html tastatur|clavier html"},
    OtherNames{"hyperlink",
               "internet link|lien hypertexte|hipervínculo|collegamento ipertestuale|hiperligação|"
               "hiperłącze|hypertextový odkaz|hyperkobling|hyperlänk|hyperlinkki|hiperhivatkozás|"
               "гиперссылка|гіперпосилання|υπερ-σύνδεση|köprü|超链接|ハイパーリンク|하이퍼링크"},
    OtherNames{"footnote text",
               "footnote|fußnotentext|fußnote|note de bas de page|texto nota pie|"
               "testo nota a piè di pagina|texto de nota de rodapé|voetnoottekst|tekst przypisu|"
               "text pozn. pod čarou|fodnotetekst|fotnotstext|fotnotetekst|alaviitteen teksti|"
               "lábjegyzetszöveg|текст сноски|текст виноски|κείμενο υποσημείωσης|dipnot metni|"
               "脚注文本|脚注文字列|각주 텍스트"},
    OtherNames{"footnote reference",
               "footnote anchor|footnote characters|fußnotenzeichen|fußnotenanker|"
               "appel note de bas de p.|ref. de nota al pie|rimando nota a piè di pagina|"
               "referência de nota de rodapé|voetnootmarkering|odwołanie przypisu|"
               "značka pozn. pod čarou|fodnotehenvisning|fotnotsreferens|fotnotereferanse|"
               "alaviitteen viite|lábjegyzet-hivatkozás|знак сноски|знак виноски|"
               "dipnot başvurusu|脚注引用|脚注参照|각주 참조"},
    OtherNames{"toc heading",
               "contents heading|index heading|inhaltsverzeichnisüberschrift|"
               "inhaltsverzeichnis überschrift|en-tête de table des matières|título tdc|"
               "titolo sommario|kopvan inhoudsopgave|nagłówek spisu treści|"
               "заголовок оглавления|目录标题|目次の見出し"},
    OtherNames{"toc ",
               "contents #|verzeichnis #|inhaltsverzeichnis #|tm #|tdc #|índice #|sommario #|"
               "inhopg #|spis treści #|obsah #|indholdsfortegnelse #|innehåll #|inndh #|sisluet #|"
               "tj #|оглавление #|зміст #|πίνακας περιεχομένων #|目录 #|目次 #|목차 #"},
    OtherNames{"table text", "table contents|compact|tabellentext|tabelleninhalt|texte du tableau|"
                             "contenu de tableau|contenuto tabella|contenido de la tabla"},
    OtherNames{"table heading", "table header|tabellenkopf|tabellenüberschrift|titre de tableau|"
                                "intestazione tabella|encabezado de la tabla"},
    OtherNames{"table grid",
               "tabellenraster|grille du tableau|tabla con cuadrícula|griglia tabella|"
               "tabela com grelha|tabelraster|сетка таблицы|网格型|表 (格子)"},
    OtherNames{"default paragraph font",
               "absatz-standardschriftart|police par défaut|fuente de párrafo predeter.|"
               "carattere predefinito paragrafo|standaardalinea-lettertype|"
               "основной шрифт абзаца|默认段落字体|段落フォント"},
    OtherNames{"table normal",
               "normal table|normale tabelle|tableau normal|tabla normal|tabella normale|"
               "standaardtabel|обычная таблица|普通表格|標準の表"},
    OtherNames{"strong", "strong emphasis|fett|stark betont|élevé|textoennegrita|forte|正文强调"},
    OtherNames{"emphasis", "hervorhebung|betont|accentuation|énfasis|enfasi|nadruk|выделение"},
    OtherNames{"lead paragraph", "lead|intro|introduction|vorspann|chapeau|einleitung"},
    OtherNames{"horizontal rule", "horizontal line|horizontale linie|ligne horizontale"},
    OtherNames{"header", "kopfzeile|en-tête|encabezado|intestazione|koptekst|верхний колонтитул"},
    OtherNames{"footer", "fußzeile|pied de page|pie de página|piè di pagina|voettekst"},
};

// Lower case of the letters that the names above begin words with; ICU is more than this needs.
std::string lowered(std::string_view text) {
    std::string lower;
    for (std::size_t i = 0; i < text.size();) {
        char32_t c = next_code_point(text, i);
        const bool is_upper = (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7) ||
                              (c >= 0x391 && c <= 0x3A9) || (c >= 0x410 && c <= 0x42F);
        append_utf8(lower, is_upper ? c + 0x20 : c);
    }
    return lower;
}

// "heading 3" against the row "heading ": the digit, 0 when the row is another's.
char digit_after(std::string_view name, std::string_view row) {
    if (!row.ends_with(' ') || name.size() != row.size() + 1 || !name.starts_with(row)) return 0;
    return name.back() >= '1' && name.back() <= '9' ? name.back() : '\0';
}

int place_in(std::string_view row, char digit, std::string_view wanted) {
    int place = 2;
    for (std::size_t at = 0; at <= row.size(); ++place) {
        const std::size_t end = std::min(row.find('|', at), row.size());
        std::string name(row.substr(at, end - at));
        if (digit != 0 && name.ends_with('#')) name.back() = digit;
        if (name == wanted) return place;
        at = end + 1;
    }
    return 0;
}

}  // namespace

std::string style_key(std::string_view name) {
    std::string key;
    for (const char c : lowered(trimmed(name)))
        if (!is_ascii_space(c) || !key.ends_with(' ')) key += is_ascii_space(c) ? ' ' : c;
    return key;
}

int likeness_of_style(std::string_view ours, std::string_view theirs) {
    const std::string wanted = style_key(theirs), own = style_key(ours);
    if (wanted == own) return 1;
    for (const OtherNames& row : kOtherNames) {
        const char digit = digit_after(own, row.ours);
        if (digit != 0 || own == row.ours) return place_in(row.theirs, digit, wanted);
    }
    return 0;
}

}  // namespace postconv
