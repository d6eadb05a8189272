#include "converters/cli/late/parts.h"

#include <filesystem>
#include <fstream>
#include <iterator>

#include "converters/code_folder.h"
#include "converters/late_library.h"
#include "model/content_hash.h"

namespace postconv::cli {

// A part lies beside the program's other parts, or where they lie as seen from the program.
std::string path_of_part(const char* file) {
    const std::string here = folder_of_code(reinterpret_cast<const void*>(&path_of_part));
    std::error_code error;
    for (const std::string& folder : {here, here + "/" POSTCONV_PARTS})
        if (std::filesystem::exists(folder + '/' + file, error)) return folder + '/' + file;
    return here + "/" POSTCONV_PARTS "/" + file;
}

std::string identity_of_parts() {
    std::string identity;
    for (const char* file : {TypesettingPart::kFile, PicturesPart::kFile, FinishingPart::kFile}) {
        std::ifstream in(path_of_part(file), std::ios::binary);
        identity += content_hash(std::string(std::istreambuf_iterator<char>(in), {}));
    }
    return identity;
}

const void* table_of_part(const char* file, const char* table) {
    const std::string path = path_of_part(file);
    using Open = const void* (*)();
    const auto open = late_function<Open>(path.c_str(), table);
    if (!open)
        fail(FailureKind::Internal, "missing-part", {}, "\"" + path + "\" can't be loaded",
             "install postconv again, or the libraries that ldd finds missing of that file");
    return open();
}

}  // namespace postconv::cli
