#include "converters/pdf/finish/attachments.h"

#include <map>

#include "model/metadata.h"

namespace postconv::pdf {

std::string write_attachments(const OutputOptions& options, FileWriter& file, std::string& names) {
    std::map<std::string, int> specifications;  // by name, as name trees are sorted
    for (const Attachment& attachment : options.attachments) {
        const int data = file.reserve();
        file.stream(data,
                    "/Type/EmbeddedFile/Subtype" + pdf_name(attachment.mime_type) +
                        "/Params<</Size " + std::to_string(attachment.bytes.size()) + ">>",
                    attachment.bytes, StreamData::Deflate);
        const int specification = file.reserve();
        const std::string name = pdf_text(attachment.name);
        file.object(specification, "<</Type/Filespec/F" + name + "/UF" + name +
                                       "/AFRelationship/Source/Desc(Source text)/EF<</F " +
                                       pdf_reference(data) + "/UF " + pdf_reference(data) + ">>>>");
        specifications.emplace(attachment.name, specification);
    }
    if (specifications.empty()) return {};
    std::string list, tree;
    for (const auto& [name, specification] : specifications) {
        tree += pdf_text(name) + pdf_reference(specification) + ' ';
        list += pdf_reference(specification) + ' ';
    }
    names += "/EmbeddedFiles<</Names[" + tree + "]>>";
    return "/AF[" + list + ']';
}

}  // namespace postconv::pdf
