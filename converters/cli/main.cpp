// Scaffold of the command line: postconv INPUT FORMAT OUTPUT.
#include <fstream>
#include <iostream>
#include <sstream>

#include "converters/postconv.h"

int main(int argc, char** argv) {
    if (argc < 4) return 2;
    std::ifstream in(argv[1]);
    std::ostringstream text;
    text << in.rdbuf();
    postconv::Request request;
    request.inputs = {{argv[1], text.str()}};
    request.formats = {argv[2]};
    const postconv::Outcome outcome = postconv::convert(request);
    for (const auto& d : outcome.diagnostics.items())
        std::cerr << d.span.line << ':' << d.span.column << ": " << d.message << " [" << d.name << "]\n";
    for (const auto& edition : outcome.editions) std::ofstream(argv[3]) << edition.bytes;
    return outcome.failure ? int(*outcome.failure) : 0;
}
