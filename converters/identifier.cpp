#include "converters/identifier.h"

#include <array>
#include <bit>
#include <cstdint>

#include "converters/backend.h"

namespace postconv {
namespace {

std::uint32_t big_endian_word(const std::string& bytes, std::size_t at) {
    std::uint32_t word = 0;
    for (std::size_t i = 0; i < 4; ++i)
        word = word << 8 | static_cast<unsigned char>(bytes[at + i]);
    return word;
}

// RFC 3174, 6.1, for one block of 64 bytes.
void add_block(std::array<std::uint32_t, 5>& state, const std::string& message, std::size_t at) {
    std::array<std::uint32_t, 80> w{};
    for (std::size_t t = 0; t < 16; ++t) w[t] = big_endian_word(message, at + t * 4);
    for (std::size_t t = 16; t < 80; ++t)
        w[t] = std::rotl(w[t - 3] ^ w[t - 8] ^ w[t - 14] ^ w[t - 16], 1);
    auto [a, b, c, d, e] = state;
    for (std::size_t t = 0; t < 80; ++t) {
        const std::uint32_t f = t < 20   ? ((b & c) | (~b & d)) + 0x5A827999
                                : t < 40 ? (b ^ c ^ d) + 0x6ED9EBA1
                                : t < 60 ? ((b & c) | (b & d) | (c & d)) + 0x8F1BBCDC
                                         : (b ^ c ^ d) + 0xCA62C1D6;
        const std::uint32_t next = std::rotl(a, 5) + f + e + w[t];
        e = d, d = c, c = std::rotl(b, 30), b = a, a = next;
    }
    state[0] += a, state[1] += b, state[2] += c, state[3] += d, state[4] += e;
}

std::string without_hyphens(const std::string& text) {
    std::string kept;
    for (const char c : text)
        if (c != '-' && c != ' ') kept += c;
    return kept;
}

}  // namespace

std::string sha1(std::string_view bytes) {
    std::string message(bytes);
    message += '\x80';
    while (message.size() % 64 != 56) message += '\0';
    for (int shift = 56; shift >= 0; shift -= 8)
        message += char(std::uint64_t(bytes.size()) * 8 >> shift & 0xFF);
    std::array<std::uint32_t, 5> state = {0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476,
                                          0xC3D2E1F0};
    for (std::size_t at = 0; at < message.size(); at += 64) add_block(state, message, at);
    std::string digest;
    for (const std::uint32_t word : state)
        for (int shift = 24; shift >= 0; shift -= 8) digest += char(word >> shift & 0xFF);
    return digest;
}

std::string uuid_v5_of_url(std::string_view name) {
    static constexpr std::string_view kUrlNamespace(
        "\x6b\xa7\xb8\x11\x9d\xad\x11\xd1\x80\xb4\x00\xc0\x4f\xd4\x30\xc8", 16);
    std::string id = sha1(std::string(kUrlNamespace) + std::string(name)).substr(0, 16);
    id[6] = char((id[6] & 0x0F) | 0x50);  // version 5
    id[8] = char((id[8] & 0x3F) | 0x80);  // variant of RFC 9562
    static constexpr char kDigits[] = "0123456789abcdef";
    std::string text;
    for (std::size_t i = 0; i < 16; ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10) text += '-';
        text += kDigits[static_cast<unsigned char>(id[i]) >> 4];
        text += kDigits[id[i] & 0x0F];
    }
    return text;
}

std::string publication_identifier(const Metadata& metadata, const OutputOptions& options) {
    for (const Identifier& id : metadata.identifiers) {
        if (id.scheme == "isbn") return "urn:isbn:" + without_hyphens(id.value);
        if (id.scheme == "doi") return "https://doi.org/" + id.value;
        if (id.scheme == "uuid") return "urn:uuid:" + id.value;
        if (!id.value.empty()) return id.value;
    }
    if (!metadata.url.empty()) return "urn:uuid:" + uuid_v5_of_url(metadata.url);
    return "urn:uuid:" + uuid_v5_of_url("postconv:" + metadata.title + '\n' +
                                        joined_names(metadata.creators, "\n") + '\n' +
                                        options.stem);
}

}  // namespace postconv
