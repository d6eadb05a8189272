// check_pdf FILE...: prints what PDF/UA-1 and PDF/A-2u find wrong in finished files. Exits with 1
// when anything is wrong, with 2 when a file can't be read.
#include <fstream>
#include <iostream>
#include <iterator>

#include "tests/support/pdf_structure.h"

int main(int count, char** arguments) {
    if (count < 2) {
        std::cerr << "usage: check_pdf FILE...\n";
        return 2;
    }
    int status = 0;
    for (int i = 1; i < count; ++i) {
        std::ifstream in(arguments[i], std::ios::binary);
        if (!in) {
            std::cerr << arguments[i] << ": can't be read\n";
            return 2;
        }
        const std::string bytes((std::istreambuf_iterator<char>(in)), {});
        for (const postconv::test::PdfFault& fault : postconv::test::pdf_faults(bytes)) {
            std::cout << arguments[i] << ": " << fault << '\n';
            status = 1;
        }
    }
    return status;
}
