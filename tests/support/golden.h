// Golden files: what a stage gives today against what it gave when somebody last looked.
#pragma once

#include <string>

namespace postconv::test {

// Checks that `now` is what tests/golden/NAME holds. With POSTCONV_ACCEPT in the environment it is
// written there instead, to be looked at and committed.
void check_golden(const std::string& name, const std::string& now);

std::string golden_text(const std::string& name);

}  // namespace postconv::test
