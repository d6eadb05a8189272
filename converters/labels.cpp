#include <array>

#include "converters/backend.h"
#include "model/language.h"

namespace postconv {
namespace {

struct LabelRow {
    std::string_view language;
    std::array<std::string_view, 12> words;  // in the order of Label
};

constexpr std::array kLabels = {
    LabelRow{"en", {"Contents", "Notes", "Cover", "Title page", "Figure", "Table", "Back to text", "Note",
                   "Figures", "Tables", "Abstract", "Pages"}},
    LabelRow{"de", {"Inhalt", "Anmerkungen", "Umschlag", "Titelseite", "Abbildung", "Tabelle", "Zurück zum Text", "Anmerkung",
                   "Abbildungsverzeichnis", "Tabellenverzeichnis", "Zusammenfassung", "Seiten"}},
    LabelRow{"fr", {"Table des matières", "Notes", "Couverture", "Page de titre", "Figure", "Tableau", "Retour au texte", "Note",
                   "Table des figures", "Liste des tableaux", "Résumé", "Pages"}},
    LabelRow{"es", {"Índice", "Notas", "Cubierta", "Portada", "Figura", "Tabla", "Volver al texto", "Nota",
                   "Índice de figuras", "Índice de tablas", "Resumen", "Páginas"}},
    LabelRow{"it", {"Indice", "Note", "Copertina", "Frontespizio", "Figura", "Tabella", "Torna al testo", "Nota",
                   "Elenco delle figure", "Elenco delle tabelle", "Sommario", "Pagine"}},
    LabelRow{"pt", {"Sumário", "Notas", "Capa", "Folha de rosto", "Figura", "Tabela", "Voltar ao texto", "Nota",
                   "Lista de figuras", "Lista de tabelas", "Resumo", "Páginas"}},
    LabelRow{"nl", {"Inhoud", "Noten", "Omslag", "Titelpagina", "Figuur", "Tabel", "Terug naar de tekst", "Noot",
                   "Lijst van figuren", "Lijst van tabellen", "Samenvatting", "Pagina’s"}},
    LabelRow{"ru", {"Содержание", "Примечания", "Обложка", "Титульный лист", "Рисунок", "Таблица", "Назад к тексту", "Примечание",
                   "Список иллюстраций", "Список таблиц", "Аннотация", "Страницы"}},
    LabelRow{"he", {"תוכן העניינים", "הערות", "כריכה", "עמוד השער", "איור", "טבלה", "חזרה לטקסט", "הערה",
                   "רשימת האיורים", "רשימת הטבלאות", "תקציר", "עמודים"}},
    LabelRow{"ar", {"المحتويات", "الحواشي", "الغلاف", "صفحة العنوان", "الشكل", "الجدول", "العودة إلى النص", "حاشية",
                   "قائمة الأشكال", "قائمة الجداول", "الملخص", "الصفحات"}},
    LabelRow{"zh", {"目录", "注释", "封面", "扉页", "图", "表", "返回正文", "注",
                   "插图目录", "表格目录", "摘要", "页码"}},
    LabelRow{"ja", {"目次", "注", "表紙", "扉", "図", "表", "本文に戻る", "注",
                   "図目次", "表目次", "要旨", "ページ"}},
};

struct CalloutRow {
    std::string_view language, note, tip, important, warning, caution;
};

constexpr std::array kCallouts = {
    CalloutRow{"en", "Note", "Tip", "Important", "Warning", "Caution"},
    CalloutRow{"de", "Hinweis", "Tipp", "Wichtig", "Warnung", "Vorsicht"},
    CalloutRow{"fr", "Remarque", "Conseil", "Important", "Avertissement", "Attention"},
    CalloutRow{"es", "Nota", "Consejo", "Importante", "Advertencia", "Precaución"},
    CalloutRow{"it", "Nota", "Suggerimento", "Importante", "Avviso", "Attenzione"},
    CalloutRow{"pt", "Nota", "Dica", "Importante", "Aviso", "Cuidado"},
    CalloutRow{"nl", "Opmerking", "Tip", "Belangrijk", "Waarschuwing", "Let op"},
    CalloutRow{"zh", "注", "提示", "重要", "警告", "注意"},
    CalloutRow{"ja", "注記", "ヒント", "重要", "警告", "注意"},
};

}  // namespace

std::string_view label(Label label, std::string_view language) {
    const std::string primary = primary_subtag(language);
    for (const LabelRow& row : kLabels)
        if (row.language == primary) return row.words[std::size_t(label)];
    return kLabels[0].words[std::size_t(label)];
}

CaptionWords caption_words(std::string_view language) {
    const std::string primary = primary_subtag(language);
    CaptionWords words{std::string(label(Label::Figure, language)),
                       std::string(label(Label::Table, language))};
    if (primary == "fr") words.stop = "\u00A0: ";
    if (primary == "zh" || primary == "ja") words.gap.clear(), words.stop = "：";
    return words;
}

std::string callout_label(std::string_view kind, std::string_view language) {
    const std::string primary = primary_subtag(language);
    const CalloutRow* words = &kCallouts[0];
    for (const CalloutRow& row : kCallouts)
        if (row.language == primary) words = &row;
    if (kind == "note") return std::string(words->note);
    if (kind == "tip") return std::string(words->tip);
    if (kind == "important") return std::string(words->important);
    if (kind == "warning") return std::string(words->warning);
    if (kind == "caution") return std::string(words->caution);
    std::string name(kind);
    if (!name.empty() && name[0] >= 'a' && name[0] <= 'z') name[0] = char(name[0] - 32);
    return name;
}

}  // namespace postconv
