// The library in one page: a Markdown text becomes three editions in memory, then three files.
//
//     cmake: find_package(postconv)  target_link_libraries(app postconv::postconv)
#include <postconv/converters/postconv.h>

#include <fstream>
#include <iostream>

int main() {
    postconv::Request request;
    request.inputs = {{"letter.md",
                       "---\n"
                       "title: A short letter\n"
                       "author: Ada Example\n"
                       "date: 2026-03-01\n"
                       "---\n\n"
                       "## Greetings\n\n"
                       "This text was set by a program of *forty lines*.\n"}};
    request.formats = {"pdf", "epub", "docx"};

    const postconv::Outcome outcome = postconv::convert(request);
    for (const postconv::Diagnostic& diagnostic : outcome.diagnostics.items())
        std::cerr << diagnostic.message << '\n';
    if (!outcome.ok()) return static_cast<int>(*outcome.failure);

    for (const postconv::Edition& edition : outcome.editions) {
        std::ofstream file("letter." + edition.format, std::ios::binary);
        file << edition.bytes;
        std::cout << "letter." << edition.format << ": " << edition.bytes.size() << " bytes\n";
    }
}
