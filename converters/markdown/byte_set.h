// Looking for one of several bytes in long texts: a table, where the standard search asks for each.
#pragma once

#include <array>
#include <string_view>

namespace postconv {

class ByteSet {
  public:
    constexpr explicit ByteSet(std::string_view bytes) {
        for (const char byte : bytes) holds_[static_cast<unsigned char>(byte)] = true;
    }

    // The first of them in `text` from a place on; npos: there is none.
    constexpr std::size_t find_in(std::string_view text, std::size_t from = 0) const {
        for (std::size_t i = from; i < text.size(); ++i)
            if (holds_[static_cast<unsigned char>(text[i])]) return i;
        return std::string_view::npos;
    }

  private:
    std::array<bool, 256> holds_ = {};
};

}  // namespace postconv
