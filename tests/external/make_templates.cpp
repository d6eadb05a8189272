// Writes the templates of tests/support/templates.h into a folder: make_templates FOLDER.
#include <fstream>
#include <iostream>

#include "tests/support/templates.h"

int main(int argc, char** argv) {
    namespace templates = postconv::test_templates;
    if (argc != 2) {
        std::cerr << "usage: make_templates FOLDER\n";
        return 2;
    }
    const std::string folder = std::string(argv[1]) + "/";
    const auto write = [&](const char* name, const std::string& bytes) {
        std::ofstream(folder + name, std::ios::binary) << bytes;
    };
    write("letterhead.dotx", templates::letterhead());
    write("report.docx", templates::report());
    write("german.docx", templates::german());
    write("bomb.docx", templates::faulty(templates::Fault::ZipBomb));
    write("styles.docx", templates::faulty(templates::Fault::TooManyStyles));
    return 0;
}
