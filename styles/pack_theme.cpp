// pack_theme FILE.yaml PACKED: a theme of ours made quick to read, when the program is built.
#include <fstream>
#include <iostream>
#include <sstream>

#include "model/diagnostics.h"
#include "styles/settings.h"

int main(int, char** argv) {
    std::ifstream in(argv[1], std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    try {
        std::ofstream(argv[2], std::ios::binary)
            << postconv::pack(postconv::read_yaml_settings(text.str(), 0));
    } catch (const postconv::Failure& failure) {
        std::cerr << argv[1] << ':' << failure.diagnostic.span.line << ": "
                  << failure.diagnostic.message << '\n';
        return 1;
    }
    return 0;
}
