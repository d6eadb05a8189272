#include <array>

#include "converters/backend.h"
#include "converters/docx/docx.h"
#include "converters/epub/epub.h"
#include "converters/pdf/pdf.h"

namespace postconv {
namespace {

constexpr std::array kBackends = {
    Backend{"pdf", "application/pdf", render_pdf},
    Backend{"epub", "application/epub+zip", render_epub},
    Backend{"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            render_docx},
};

}  // namespace

std::span<const Backend> backends() { return kBackends; }

const Backend* find_backend(std::string_view name) {
    for (const Backend& backend : kBackends)
        if (backend.name == name) return &backend;
    return nullptr;
}

}  // namespace postconv
