// Uses nothing but the public header: its formats, an edition in memory, a failure.
#include <postconv/converters/postconv.h>

#include <iostream>

int main() {
    postconv::Request request;
    request.inputs = {{"note.md", "# A stranger's note\n\nWritten *elsewhere*.\n"}};
    for (const postconv::Format& format : postconv::formats())
        request.formats.push_back(format.name);
    request.data_folder = DATA_FOLDER;
    const postconv::Outcome outcome = postconv::convert(request);
    for (const postconv::Diagnostic& diagnostic : outcome.diagnostics.items())
        std::cerr << diagnostic.message << '\n';
    if (!outcome.ok()) return int(*outcome.failure);
    for (const postconv::Edition& edition : outcome.editions)
        std::cout << edition.format << ' ' << edition.bytes.size() << '\n';

    request.theme = "no such theme";
    return postconv::convert(request).failure == postconv::FailureKind::Usage ? 0 : 1;
}
