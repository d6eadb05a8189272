// Libraries that few documents need, loaded when the first of them does: linking librsvg alone takes
// a third of the time that the program needs to start.
#pragma once

namespace postconv {

// The address of a function; null when the library or the function is not there. A library once
// loaded stays.
void* late_symbol(const char* library, const char* function);

template <typename Function>
Function late_function(const char* library, const char* function) {
    return reinterpret_cast<Function>(late_symbol(library, function));
}

}  // namespace postconv
