// How values appear in a failed test's message.
#pragma once

#include <ostream>

#include "model/length.h"

namespace postconv {

inline std::ostream& operator<<(std::ostream& out, Length length) {
    return out << length.to_points() << "pt";
}

}  // namespace postconv
