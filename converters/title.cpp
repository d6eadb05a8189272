#include "converters/title.h"

#include <unicode/uchar.h>

#include "model/text.h"

namespace postconv {

bool is_blank(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const auto c = UChar32(next_code_point(text, i));
        if (!u_isUWhiteSpace(c) && !u_iscntrl(c) &&
            !u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT))
            return false;
    }
    return true;
}

std::string title_of(const Job& job) {
    const std::string& title = job.document.metadata.title;
    if (!is_blank(title)) return title;
    return is_blank(job.options.stem) ? "Untitled" : job.options.stem;
}

}  // namespace postconv
