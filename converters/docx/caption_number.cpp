#include "converters/docx/caption_number.h"

namespace postconv {

std::optional<CaptionNumber> CaptionNumbers::find(const Inlines& caption) {
    const std::optional<WrittenNumber> written = written_number(caption);
    if (!written) return std::nullopt;
    int& last = last_[written->word];
    std::string instruction = " SEQ " + written->word + " \\* ARABIC ";
    if (written->number != last + 1) instruction += "\\r " + std::to_string(written->number) + ' ';
    last = written->number;
    return CaptionNumber{*written, std::move(instruction)};
}

}  // namespace postconv
