#include "converters/flat_rows.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <functional>
#include <queue>
#include <utility>

namespace postconv {
namespace {

constexpr std::size_t kLeastCopy = 3, kMostCopy = 258;  // RFC 1951, 3.2.5
constexpr std::uint32_t kAdlerBase = 65521;             // RFC 1950, 8.2

struct Coded {
    std::uint16_t least;
    std::uint8_t extra_bits;
};
// RFC 1951, 3.2.5: lengths from symbol 257 on, distances from symbol 0 on.
constexpr std::array<Coded, 29> kLengths = {
    {{3, 0},  {4, 0},  {5, 0},  {6, 0},   {7, 0},   {8, 0},   {9, 0},   {10, 0},  {11, 1}, {13, 1},
     {15, 1}, {17, 1}, {19, 2}, {23, 2},  {27, 2},  {31, 2},  {35, 3},  {43, 3},  {51, 3}, {59, 3},
     {67, 4}, {83, 4}, {99, 4}, {115, 4}, {131, 5}, {163, 5}, {195, 5}, {227, 5}, {258, 0}}};
constexpr std::array<Coded, 30> kDistances = {
    {{1, 0},     {2, 0},     {3, 0},     {4, 0},      {5, 1},      {7, 1},
     {9, 2},     {13, 2},    {17, 3},    {25, 3},     {33, 4},     {49, 4},
     {65, 5},    {97, 5},    {129, 6},   {193, 6},    {257, 7},    {385, 7},
     {513, 8},   {769, 8},   {1025, 9},  {1537, 9},   {2049, 10},  {3073, 10},
     {4097, 11}, {6145, 11}, {8193, 12}, {12289, 12}, {16385, 13}, {24577, 13}}};

// How many of `most` bytes are the same.
std::size_t common_beginning(const std::uint8_t* a, const std::uint8_t* b, std::size_t most) {
    std::size_t at = 0;
    std::uint64_t of_a = 0, of_b = 0;
    for (; at + sizeof of_a <= most; at += sizeof of_a) {
        std::memcpy(&of_a, a + at, sizeof of_a);
        std::memcpy(&of_b, b + at, sizeof of_b);
        if (of_a != of_b) break;
    }
    while (at < most && a[at] == b[at]) ++at;
    return at;
}

template <std::size_t n>
constexpr std::size_t row_of(const std::array<Coded, n>& table, std::size_t value) {
    const auto above = std::upper_bound(table.begin(), table.end(), value,
                                        [](std::size_t v, const Coded& c) { return v < c.least; });
    return std::size_t(above - table.begin()) - 1;
}

constexpr std::size_t kEnd = 256, kFirstLength = 257;  // symbols
constexpr std::size_t kSymbols = 286, kPlaces = 30;

constexpr auto kSymbolOfLength = [] {
    std::array<std::uint16_t, kMostCopy + 1> symbols{};
    for (std::size_t length = kLeastCopy; length <= kMostCopy; ++length)
        symbols[length] = std::uint16_t(kFirstLength + row_of(kLengths, length));
    return symbols;
}();

std::size_t symbol_of(std::size_t value, std::size_t distance) {
    return distance == 0 ? value : kSymbolOfLength[value];
}

std::size_t place_of(std::size_t distance) {
    return distance == 1 ? 0 : row_of(kDistances, distance);
}

class BitWriter {
  public:
    explicit BitWriter(Bytes& out) : out_(out) {}

    void put(std::uint32_t bits, int count) {
        bits_ |= std::uint64_t(bits) << count_;
        for (count_ += count; count_ >= 8; count_ -= 8, bits_ >>= 8) out_ += char(bits_ & 0xFF);
    }
    void fill_up() { put(0, (8 - count_) % 8); }

  private:
    Bytes& out_;
    std::uint64_t bits_ = 0;  // that are no whole byte yet
    int count_ = 0;
};

// Codes of Huffman's for symbols that come so often; none for those that never do.
class Codes {
  public:
    explicit Codes(std::vector<std::uint32_t> counts) : lengths_(counts.size()) {
        bound(counts);
        find_lengths(counts);
        number();
    }
    void put(std::size_t symbol, BitWriter& writer) const {
        writer.put(codes_[symbol], lengths_[symbol]);
    }
    const std::vector<std::uint8_t>& lengths() const { return lengths_; }

  private:
    // With none rarer than one in a thousand no code is longer than 14 bits; 15 are allowed.
    static void bound(std::vector<std::uint32_t>& counts) {
        std::uint32_t total = 0;
        for (const std::uint32_t count : counts) total += count;
        for (std::uint32_t& count : counts)
            if (count > 0) count = std::max(count, total / 1024 + 1);
    }

    // The two rarest groups become one, and all in them a bit longer, until there is one group.
    void find_lengths(const std::vector<std::uint32_t>& counts) {
        using Group = std::pair<std::uint32_t, std::vector<std::size_t>>;
        std::priority_queue<Group, std::vector<Group>, std::greater<>> groups;
        for (std::size_t i = 0; i < counts.size(); ++i)
            if (counts[i] > 0) groups.push({counts[i], {i}});
        if (groups.size() == 1) lengths_[groups.top().second.front()] = 1;
        while (groups.size() > 1) {
            Group one = groups.top();
            groups.pop();
            const Group other = groups.top();
            groups.pop();
            one.first += other.first;
            one.second.insert(one.second.end(), other.second.begin(), other.second.end());
            for (const std::size_t symbol : one.second) ++lengths_[symbol];
            groups.push(std::move(one));
        }
    }

    // By length, then by symbol (RFC 1951, 3.2.2), with the highest bit first.
    void number() {
        codes_.resize(lengths_.size());
        std::uint32_t code = 0;
        for (int length = 1; length <= 15; ++length, code <<= 1)
            for (std::size_t i = 0; i < lengths_.size(); ++i)
                if (lengths_[i] == length) codes_[i] = turned(code++, length);
    }

    static std::uint32_t turned(std::uint32_t code, int count) {
        std::uint32_t result = 0;
        for (int i = 0; i < count; ++i) result |= (code >> i & 1) << (count - 1 - i);
        return result;
    }

    std::vector<std::uint8_t> lengths_;
    std::vector<std::uint32_t> codes_;
};

// RFC 1951, 3.2.7. The lengths of the codes are written in four bits each: sixteen codes of four
// bits are for them.
void put_tables(const Codes& symbols, const Codes& places, BitWriter& writer) {
    writer.put(0b101, 3);  // the last block, with codes of its own
    writer.put(kSymbols - 257, 5);
    writer.put(kPlaces - 1, 5);
    writer.put(19 - 4, 4);
    for (int i = 0; i < 19; ++i) writer.put(i < 3 ? 0 : 4, 3);  // 16, 17 and 18, then the lengths
    const std::vector<std::uint32_t> once(16, 1);
    const Codes of_lengths(once);
    for (const Codes* codes : {&symbols, &places})
        for (const std::uint8_t length : codes->lengths()) of_lengths.put(length, writer);
}

}  // namespace

FlatRows::FlatRows(std::size_t row) : above_(row + 1), row_(row + 1) {}

void FlatRows::copy(std::size_t length, std::size_t distance) {
    if (distance != pending_distance_) flush_pending();
    pending_distance_ = distance;
    pending_ += length;
}

void FlatRows::flush_pending() {
    while (pending_ > 0) {
        std::size_t length = std::min(pending_, kMostCopy);
        if (pending_ > length && pending_ - length < kLeastCopy) length -= kLeastCopy;
        tokens_.push_back({std::uint16_t(length), std::uint16_t(pending_distance_)});
        pending_ -= length;
    }
}

std::size_t FlatRows::match_above(std::size_t at) const {
    return has_above_ ? common_beginning(&row_[at], &above_[at], row_.size() - at) : 0;
}

// Bytes that are each like the one before are a stretch that equals itself, moved by one.
std::size_t FlatRows::match_before(std::size_t at) const {
    return at > 0 ? common_beginning(&row_[at], &row_[at - 1], row_.size() - at) : 0;
}

void FlatRows::add(const std::vector<std::uint8_t>& row) {
    std::swap(above_, row_);
    std::copy(row.begin(), row.end(), row_.begin() + 1);
    sum(row_);
    for (std::size_t at = 0; at < row_.size();) {
        const std::size_t above = match_above(at), before = match_before(at);
        const std::size_t longest = std::max(above, before);
        const std::size_t distance = before >= above ? 1 : row_.size();
        const bool goes_on = longest > 0 && pending_ > 0 && pending_distance_ == distance;
        if (longest >= kLeastCopy || goes_on) {
            copy(longest, distance);
            at += longest;
        } else {
            flush_pending();
            tokens_.push_back({row_[at++], 0});
        }
    }
    has_above_ = true;
}

void FlatRows::repeat() {
    const bool is_one_byte = match_before(1) == row_.size() - 1;
    copy(row_.size(), is_one_byte ? 1 : row_.size());
    sum_again();
}

// The sums of this row alone are kept: a repeated row adds the same.
void FlatRows::sum(const std::vector<std::uint8_t>& row) {
    std::uint64_t plain = 0, of_sums = 0;
    for (const std::uint8_t byte : row) {
        plain += byte;
        of_sums += plain;
    }
    row_sum_ = std::uint32_t(plain % kAdlerBase);
    row_sum_of_sums_ = std::uint32_t(of_sums % kAdlerBase);
    sum_again();
}

void FlatRows::sum_again() {
    sum_of_sums_ = std::uint32_t(
        (sum_of_sums_ + std::uint64_t(row_.size()) * sum_ + row_sum_of_sums_) % kAdlerBase);
    sum_ = (sum_ + row_sum_) % kAdlerBase;
}

Bytes FlatRows::finish() {
    flush_pending();
    std::vector<std::uint32_t> symbol_counts(kSymbols), place_counts(kPlaces);
    for (const Token& token : tokens_) {
        ++symbol_counts[symbol_of(token.value, token.distance)];
        if (token.distance > 0) ++place_counts[place_of(token.distance)];
    }
    symbol_counts[kEnd] = 1;
    const Codes symbols(symbol_counts), places(place_counts);
    Bytes out = "\x78\x01";  // deflate, a window of 32 KB, pressed fast
    BitWriter writer(out);
    put_tables(symbols, places, writer);
    for (const Token& token : tokens_) {
        const std::size_t symbol = symbol_of(token.value, token.distance);
        symbols.put(symbol, writer);
        if (token.distance == 0) continue;
        const Coded& length = kLengths[symbol - kFirstLength];
        writer.put(token.value - length.least, length.extra_bits);
        const std::size_t place = place_of(token.distance);
        places.put(place, writer);
        writer.put(token.distance - kDistances[place].least, kDistances[place].extra_bits);
    }
    symbols.put(kEnd, writer);
    writer.fill_up();
    for (const std::uint32_t half : {sum_of_sums_, sum_}) {
        out += char(half >> 8);
        out += char(half & 0xFF);
    }
    return out;
}

}  // namespace postconv
