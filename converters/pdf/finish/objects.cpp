#include "converters/pdf/finish/objects.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstdlib>
#include <qpdf/Pl_Flate.hh>
#include <qpdf/Pl_String.hh>

#include "model/content_hash.h"
#include "model/text.h"

namespace postconv::pdf {
namespace {

constexpr std::size_t kObjectsTogether = 200;  // in one object stream
constexpr int kEntryBytes = 7;                 // one of type, four of place, two of index

void append_hex(std::string& out, unsigned byte) {
    constexpr char kDigits[] = "0123456789ABCDEF";
    out += kDigits[byte >> 4];
    out += kDigits[byte & 15];
}

void append_utf16(std::string& out, char32_t c) {
    const auto unit = [&](unsigned u) {
        append_hex(out, u >> 8);
        append_hex(out, u & 0xFF);
    };
    if (c < 0x10000) return unit(c);
    unit(0xD800 + ((c - 0x10000) >> 10));
    unit(0xDC00 + ((c - 0x10000) & 0x3FF));
}

bool is_printable_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
}

}  // namespace

std::string pdf_name(std::string_view name) {
    constexpr std::string_view kDelimiters = "()<>[]{}/%#";
    std::string out = "/";
    for (const char c : name) {
        if (c > 0x20 && c < 0x7F && kDelimiters.find(c) == std::string_view::npos) {
            out += c;
        } else {
            out += '#';
            append_hex(out, static_cast<unsigned char>(c));
        }
    }
    return out;
}

std::string pdf_text(std::string_view text) {
    std::string out;
    if (is_printable_ascii(text)) {
        out = "(";
        for (const char c : text) {
            if (c == '(' || c == ')' || c == '\\') out += '\\';
            out += c;
        }
        return out + ')';
    }
    out = "<FEFF";
    for (std::size_t at = 0; at < text.size();) append_utf16(out, next_code_point(text, at));
    return out + '>';
}

std::string pdf_hex(std::string_view bytes) {
    std::string out = "<";
    for (const char c : bytes) append_hex(out, static_cast<unsigned char>(c));
    return out + '>';
}

std::string pdf_reference(int object) {
    return std::to_string(object) + " 0 R";
}

std::string pdf_number(double value) {
    const long long thousandths = std::llround(value * 1000);
    const long long fraction = std::llabs(thousandths) % 1000;
    std::string out = thousandths < 0 ? "-" : "";
    out += std::to_string(std::llabs(thousandths) / 1000);
    if (fraction == 0) return out;
    std::string digits = std::to_string(1000 + fraction).substr(1);
    while (digits.back() == '0') digits.pop_back();
    return out + '.' + digits;
}

std::string deflated(std::string_view bytes) {
    std::string out;
    Pl_String sink("result", nullptr, out);
    Pl_Flate flate("deflate", &sink, Pl_Flate::a_deflate);
    flate.write(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    flate.finish();
    return out;
}

FileWriter::FileWriter(int first_free) : out_("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n") {
    entries_.resize(std::size_t(first_free));
}

int FileWriter::reserve() {
    entries_.emplace_back();
    return int(entries_.size()) - 1;
}

void FileWriter::object(int number, std::string_view body) {
    Entry& entry = entries_[std::size_t(number)];
    assert(entry.type == 0);
    entry = {2, 0, std::uint32_t(gathered_.size())};
    gathered_.push_back(number);
    offsets_ += std::to_string(number) + ' ' + std::to_string(bodies_.size()) + ' ';
    bodies_ += body;
    bodies_ += '\n';
    if (gathered_.size() == kObjectsTogether) write_object_stream();
}

void FileWriter::write_object_stream() {
    if (gathered_.empty()) return;
    const int number = reserve();
    for (const int object : gathered_) entries_[std::size_t(object)].place = std::uint32_t(number);
    stream(number,
           "/Type/ObjStm/N " + std::to_string(gathered_.size()) + "/First " +
               std::to_string(offsets_.size()),
           offsets_ + bodies_, StreamData::Deflate);
    gathered_.clear();
    offsets_.clear();
    bodies_.clear();
}

void FileWriter::stream(int number, std::string_view entries, std::string_view data,
                        StreamData how) {
    Entry& entry = entries_[std::size_t(number)];
    assert(entry.type == 0);
    entry = {1, std::uint32_t(out_.size()), 0};
    std::string packed;
    if (how == StreamData::Deflate) {
        packed = deflated(data);
        data = packed;
    }
    out_ += std::to_string(number) + " 0 obj\n<<";
    out_ += entries;
    if (how == StreamData::Deflate) out_ += "/Filter/FlateDecode";
    out_ += "/Length " + std::to_string(data.size()) + ">>\nstream\n";
    out_ += data;
    out_ += "\nendstream\nendobj\n";
}

// Each entry as its difference from the one before: PNG's predictor "up" (7.4.4.4), which packs
// well what grows evenly.
std::string FileWriter::cross_references() const {
    std::string rows;
    std::string before(kEntryBytes, '\0');
    for (const Entry& e : entries_) {
        const std::string row = {char(e.type),       char(e.place >> 24), char(e.place >> 16),
                                 char(e.place >> 8), char(e.place),       char(e.index >> 8),
                                 char(e.index)};
        rows += '\2';
        for (int i = 0; i < kEntryBytes; ++i)
            rows += char(row[std::size_t(i)] - before[std::size_t(i)]);
        before = row;
    }
    return rows;
}

Bytes FileWriter::finish(const Trailer& trailer) {
    write_object_stream();
    const std::size_t start = out_.size();
    const int number = reserve();
    entries_[std::size_t(number)] = {1, std::uint32_t(start), 0};
    const std::string data = deflated(cross_references());
    out_ += std::to_string(number) + " 0 obj\n<</Type/XRef/Size " +
            std::to_string(entries_.size()) + "/W[1 4 2]/Root " + pdf_reference(trailer.root) +
            "/Info " + pdf_reference(trailer.information) + "/ID[" + pdf_hex(trailer.id) + '<' +
            content_hash(out_) + ">]/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns " +
            std::to_string(kEntryBytes) + ">>/Length " + std::to_string(data.size()) +
            ">>\nstream\n";
    out_ += data;
    out_ += "\nendstream\nendobj\nstartxref\n" + std::to_string(start) + "\n%%EOF\n";
    return std::move(out_);
}

}  // namespace postconv::pdf
