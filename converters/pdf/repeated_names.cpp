#include "converters/pdf/repeated_names.h"

#include <algorithm>
#include <set>
#include <string_view>

namespace postconv::pdf {

void blank_repeated_names(Bytes& pdf) {
    constexpr std::string_view kStart = "/XObject << ";
    for (std::size_t at = pdf.find(kStart); at != Bytes::npos; at = pdf.find(kStart, at + 1)) {
        const std::size_t end = std::min(pdf.find(">>", at), pdf.size());
        std::set<std::string_view> seen;
        for (std::size_t name = at + kStart.size(); name < end && pdf[name] == '/';) {
            const std::size_t next = std::min(pdf.find('/', name + 1), end);
            const std::string_view entry(pdf.data() + name, next - name);
            if (!seen.insert(entry).second)
                std::fill(pdf.begin() + std::ptrdiff_t(name), pdf.begin() + std::ptrdiff_t(next),
                          ' ');
            name = next;
        }
    }
}

}  // namespace postconv::pdf
