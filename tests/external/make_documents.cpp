// Writes the templates of tests/support/templates.h and random documents into a folder:
// make_documents FOLDER.
#include <fstream>
#include <iostream>

#include "converters/docx/docx.h"
#include "tests/support/random_document.h"
#include "tests/support/templates.h"

int main(int argc, char** argv) {
    using namespace postconv;
    namespace templates = test_templates;
    if (argc != 2) {
        std::cerr << "usage: make_documents FOLDER\n";
        return 2;
    }
    const std::string folder = std::string(argv[1]) + "/";
    const auto write = [&](const std::string& name, const std::string& bytes) {
        std::ofstream(folder + name, std::ios::binary) << bytes;
    };
    write("letterhead.dotx", templates::letterhead());
    write("report.docx", templates::report());
    write("german.docx", templates::german());
    write("bomb.docx", templates::faulty(templates::Fault::ZipBomb));
    write("styles.docx", templates::faulty(templates::Fault::TooManyStyles));
    const FontCatalog fonts(POSTCONV_TEST_DATA);
    for (int seed = 1; seed <= 60; ++seed) {
        test::RandomBook book = test::random_book(std::uint64_t(seed));
        // Every third one within another's document.
        if (seed % 3 == 0) book.options.reference = {"report.docx", templates::report()};
        write("random-" + std::to_string(seed) + ".docx",
              render_docx(book.job(fonts), book.diagnostics));
    }
    return 0;
}
