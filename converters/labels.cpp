#include <array>

#include "converters/backend.h"
#include "model/text.h"

namespace postconv {
namespace {

struct LabelRow {
    std::string_view language;
    std::array<std::string_view, 8> words;  // in the order of Label
};

constexpr std::array kLabels = {
    LabelRow{"en", {"Contents", "Notes", "Cover", "Title page", "Figure", "Table", "Back to text", "Note"}},
    LabelRow{"de", {"Inhalt", "Anmerkungen", "Umschlag", "Titelseite", "Abbildung", "Tabelle", "Zurück zum Text", "Anmerkung"}},
    LabelRow{"fr", {"Table des matières", "Notes", "Couverture", "Page de titre", "Figure", "Tableau", "Retour au texte", "Note"}},
    LabelRow{"es", {"Índice", "Notas", "Cubierta", "Portada", "Figura", "Tabla", "Volver al texto", "Nota"}},
    LabelRow{"it", {"Indice", "Note", "Copertina", "Frontespizio", "Figura", "Tabella", "Torna al testo", "Nota"}},
    LabelRow{"pt", {"Sumário", "Notas", "Capa", "Folha de rosto", "Figura", "Tabela", "Voltar ao texto", "Nota"}},
    LabelRow{"nl", {"Inhoud", "Noten", "Omslag", "Titelpagina", "Figuur", "Tabel", "Terug naar de tekst", "Noot"}},
    LabelRow{"zh", {"目录", "注释", "封面", "扉页", "图", "表", "返回正文", "注"}},
    LabelRow{"ja", {"目次", "注", "表紙", "扉", "図", "表", "本文に戻る", "注"}},
};

}  // namespace

std::string_view label(Label label, std::string_view language) {
    const std::string primary = ascii_lower(language.substr(0, language.find_first_of("-_")));
    for (const LabelRow& row : kLabels)
        if (row.language == primary) return row.words[std::size_t(label)];
    return kLabels[0].words[std::size_t(label)];
}

}  // namespace postconv
