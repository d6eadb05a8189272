// ":smile:": the common short names of GitHub and Slack.
#pragma once

#include <string>
#include <string_view>

namespace postconv {

// Names that are not known stay as written, as does "10:30:45" and "a:b:c".
std::string with_emoji(std::string_view text);

}  // namespace postconv
