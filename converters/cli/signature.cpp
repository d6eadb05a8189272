#include "converters/cli/signature.h"

#include <elf.h>
#include <link.h>

#include <algorithm>
#include <array>
#include <filesystem>

#include "model/content_hash.h"

namespace postconv::cli {
namespace {

namespace fs = std::filesystem;

// Where editions go, which of them are made, and what is said about it changes none of their bytes.
// What stands in no such list does: a new option is on the safe side.
constexpr std::array<Section, 3> kSectionsWithoutBearing = {Section::Many, Section::Changes,
                                                            Section::Asking};
constexpr std::array<std::string_view, 8> kOptionsWithoutBearing = {
    "--output", "--to", "--files-from", "--diagnostics", "--color", "--log", "--quiet", "--check"};

bool has_bearing(const Option& option) {
    return std::ranges::find(kSectionsWithoutBearing, option.section) ==
               kSectionsWithoutBearing.end() &&
           std::ranges::find(kOptionsWithoutBearing, main_name(option)) ==
               kOptionsWithoutBearing.end();
}

// As it goes into the signature: never the same for two values.
struct Written {
    const Typed& typed;

    std::string operator()(bool Typed::*flag) const { return typed.*flag ? "yes" : ""; }
    std::string operator()(std::string Typed::*text) const { return typed.*text; }
    std::string operator()(const OptionalValue& value) const { return typed.*value.member; }
    std::string operator()(std::vector<std::string> Typed::*texts) const {
        std::string all;
        for (const std::string& text : typed.*texts)
            all += std::to_string(text.size()) + ':' + text;
        return all;
    }
};

// The linker's name for what it made (the note NT_GNU_BUILD_ID): changes with any change of ours.
std::string build_id() {
    std::string id;
    dl_iterate_phdr(
        [](dl_phdr_info* info, std::size_t, void* result) {
            for (int i = 0; i < info->dlpi_phnum; ++i) {
                const ElfW(Phdr)& header = info->dlpi_phdr[i];
                if (header.p_type != PT_NOTE) continue;
                const char* at = reinterpret_cast<const char*>(info->dlpi_addr + header.p_vaddr);
                const char* end = at + header.p_memsz;
                while (at + sizeof(ElfW(Nhdr)) <= end) {
                    const auto* note = reinterpret_cast<const ElfW(Nhdr)*>(at);
                    const char* name = at + sizeof *note;
                    const char* data = name + ((note->n_namesz + 3) & ~3U);
                    if (note->n_type == NT_GNU_BUILD_ID)
                        static_cast<std::string*>(result)->assign(data, note->n_descsz);
                    at = data + ((note->n_descsz + 3) & ~3U);
                }
            }
            return 1;  // the first object is the program itself
        },
        &id);
    return id;
}

// Names and sizes of all below a folder: that a font is new there is told by no file that was read.
std::string list_of(const std::string& folder) {
    std::vector<std::string> lines;
    std::error_code error;
    for (fs::recursive_directory_iterator it(folder, error), end; !error && it != end;
         it.increment(error)) {
        std::error_code ignored;
        if (!it->is_regular_file(ignored)) continue;
        lines.push_back(it->path().string() + ' ' + std::to_string(it->file_size(ignored)) + '\n');
    }
    std::ranges::sort(lines);
    std::string list;
    for (const std::string& line : lines) list += line;
    return list;
}

}  // namespace

std::string signature_of(const Typed& typed, const Request& request, const std::string& parts) {
    std::string facts = version() + '\n' + content_hash(build_id()) + '\n' + parts + '\n';
    for (const Option& option : options()) {
        if (!has_bearing(option)) continue;
        const std::string value = std::visit(Written{typed}, option.target);
        if (!value.empty())
            facts += main_name(option) + ' ' + std::to_string(value.size()) + ' ' + value + '\n';
    }
    if (request.skip_drafts) facts += "without drafts\n";
    if (request.timestamp) facts += "at " + std::to_string(*request.timestamp) + '\n';
    for (const std::string& folder : request.font_folders) facts += list_of(folder);
    facts += request.data_folder + '\n';
    if (!request.data_folder.empty()) facts += list_of(request.data_folder);
    return content_hash(facts);
}

}  // namespace postconv::cli
