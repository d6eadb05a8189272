#include "converters/pdf/protrusion.h"

namespace postconv::pdf {

// Light marks hang about half; letters with an open side a little; of a full-width mark most of
// its empty half.
double start_protrusion(char32_t c) {
    switch (c) {
        case U'‘':
        case U'’':
        case U'“':
        case U'”':
        case U'"':
        case U'\'':
        case U'‚':
        case U'„':
            return 0.5;
        case U'«': case U'»': case U'‹': case U'›': return 0.3;
        case U'–': case U'—': return 0.2;
        case U'(': case U'[': return 0.1;
        case U'A': case U'T': case U'V': case U'W': case U'Y': return 0.05;
        case U'「': case U'『': case U'（': case U'【': case U'《': case U'〈': return 0.4;
        default: return 0;
    }
}

double end_protrusion(char32_t c) {
    switch (c) {
        case U'.': case U',': return 0.6;
        case U'-': case U'‐': case U'\u00AD': return 0.6;
        case U'‘': case U'’': case U'“': case U'”': case U'"': case U'\'': return 0.5;
        case U'«': case U'»': case U'‹': case U'›': return 0.3;
        case U':': case U';': return 0.4;
        case U'–': return 0.3;
        case U'—': return 0.2;
        case U'!': case U'?': case U')': case U']': return 0.1;
        case U'r': case U'v': case U'w': case U'y': case U'A': case U'T': case U'V': case U'W':
        case U'Y':
            return 0.05;
        case U'」':
        case U'』':
        case U'）':
        case U'】':
        case U'》':
        case U'〉':
        case U'。':
        case U'，':
        case U'、':
            return 0.4;
        default: return 0;
    }
}

}  // namespace postconv::pdf
