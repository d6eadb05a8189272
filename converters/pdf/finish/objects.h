// PDF objects as text, and the file that they make (ISO 32000-1, 7.3 and 7.5).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/resources.h"

namespace postconv::pdf {

// "/Name", with # for what a name may not hold (7.3.5).
std::string pdf_name(std::string_view name);
// A text string (7.9.2.2): in ASCII where it is, else in UTF-16BE. REQUIRES: UTF-8.
std::string pdf_text(std::string_view text);
// Bytes as a hexadecimal string.
std::string pdf_hex(std::string_view bytes);
// "12 0 R"
std::string pdf_reference(int object);
// A decimal number whatever the locale, to thousandths.
std::string pdf_number(double value);

// zlib's format, as /FlateDecode wants it.
std::string deflated(std::string_view bytes);

enum class StreamData { Deflate, AsIs };

// Puts objects behind each other: those without a stream into compressed object streams, and a
// cross-reference stream at the end (7.5.7, 7.5.8). The same calls give the same bytes.
class FileWriter {
  public:
    // Numbers below `first_free` are the caller's; a number that never gets an object is free.
    explicit FileWriter(int first_free);

    int reserve();  // the next number
    // REQUIRES: each number once.
    void object(int number, std::string_view body);
    // `entries` of its dictionary without /Length, and without /Filter for StreamData::Deflate.
    void stream(int number, std::string_view entries, std::string_view data, StreamData how);

    struct Trailer {
        int root = 0, information = 0;
        std::string id;  // 16 bytes that stand for the publication; those of this file follow it
    };
    Bytes finish(const Trailer& trailer);

  private:
    // Of the cross-reference stream: free, at a byte of the file, or in an object stream.
    struct Entry {
        std::uint8_t type = 0;
        std::uint32_t place = 0;  // byte, or number of the object stream
        std::uint32_t index = 0;  // within the object stream
    };

    void write_object_stream();
    std::string cross_references() const;

    Bytes out_;
    std::vector<Entry> entries_;
    std::vector<int> gathered_;  // numbers of the objects for the next object stream
    std::string offsets_, bodies_;
};

}  // namespace postconv::pdf
