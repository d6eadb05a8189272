#include "converters/read_pdf_options.h"

#include <filesystem>
#include <set>
#include <string_view>

#include "model/text.h"

namespace postconv {
namespace {

void read_one(std::string_view name, PdfStandard& standard) {
    if (name == "ua-1") {
        standard.accessible = true;
    } else if (name == "a-2b" || name == "a-2u" || name == "a-3b" || name == "a-3u") {
        if (standard.archive_part != 0)
            fail(FailureKind::Usage, "bad-pdf-standard", {}, "a PDF is one kind of PDF/A only",
                 "name one of a-2b, a-2u, a-3b and a-3u");
        standard.archive_part = name[2] - '0';
        standard.archive_level = name[3] == 'b' ? 'B' : 'U';
    } else if (name != "none") {
        fail(FailureKind::Usage, "bad-pdf-standard", {},
             "there is no PDF standard \"" + std::string(name) + "\" here",
             "use ua-1, a-2b, a-2u, a-3b, a-3u or none, with commas between");
    }
}

}  // namespace

PdfStandard read_pdf_standard(const std::string& words, bool attaches_source) {
    PdfStandard standard;
    if (words.empty()) {
        if (attaches_source) standard.archive_part = 3;
        return standard;
    }
    standard = {false, 0, 'U'};
    for (std::size_t at = 0; at <= words.size();) {
        const std::size_t end = std::min(words.find(',', at), words.size());
        read_one(ascii_lower(trimmed(std::string_view(words).substr(at, end - at))), standard);
        at = end + 1;
    }
    if (attaches_source && standard.archive_part == 2)
        fail(FailureKind::Usage, "bad-pdf-standard", {}, "PDF/A-2 holds no files of other kinds",
             "ask for a-3u with --attach-source");
    return standard;
}

std::vector<Attachment> attachments_of(const std::vector<SourceText>& files) {
    std::vector<Attachment> attachments;
    std::set<std::string> names;
    for (const SourceText& file : files) {
        std::string name = std::filesystem::path(file.name).filename().string();
        if (name.empty() || name == "-") name = "source.md";
        for (int n = 2; !names.insert(name).second; ++n)
            name = std::to_string(n) + '-' + std::filesystem::path(file.name).filename().string();
        attachments.push_back({name, "text/markdown", file.text});
    }
    return attachments;
}

}  // namespace postconv
