// Many posts in one call: how many a second, and what a worker holds in memory.
#pragma once

#include <filesystem>
#include <string>

namespace postconv::bench {

// Prints documents a second for each format with one worker and with two, and the memory of a
// workshop after its first hundred documents and at its end. The posts are cut from those of the
// corpus beside the sources, where there is one, and from the samples.
void time_many_posts(const std::string& program, const std::filesystem::path& root);

}  // namespace postconv::bench
