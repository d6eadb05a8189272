// EPUBs by this program and by pandoc, of the same real texts.
#pragma once

#include <filesystem>
#include <string>

namespace postconv::bench {

// Prints processor time, start-up included, memory and ratios. `root` is the folder of the sources;
// the texts lie beside it. Without pandoc or the texts it says so and does nothing.
void time_epub_peers(const std::string& program, const std::filesystem::path& root);

}  // namespace postconv::bench
