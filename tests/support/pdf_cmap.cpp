// CMap programs: those of ToUnicode and of embedded encodings.
#include <algorithm>

#include "tests/support/pdf_facts.h"

namespace postconv::test::pdf_check {
namespace {

constexpr std::size_t kMostSpaces = 100;

struct Token {
    enum class Kind { End, Word, Hex, Number, Open, Close } kind = Kind::End;
    std::string text;  // of hex: its bytes
};

int digit_of(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

class Lexer {
  public:
    explicit Lexer(const std::string& text) : text_(text) {}

    Token next() {
        skip();
        if (at_ >= text_.size()) return {};
        const char c = text_[at_];
        if (c == '<' && peek(1) != '<') return hex();
        if (c == '[' || c == ']') {
            ++at_;
            return {c == '[' ? Token::Kind::Open : Token::Kind::Close, {}};
        }
        if (c == '(') return skip_string();
        return word();
    }

  private:
    char peek(std::size_t ahead) const {
        return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
    }
    void skip() {
        while (at_ < text_.size()) {
            if (text_[at_] == '%')
                at_ = std::min(text_.find_first_of("\r\n", at_), text_.size());
            else if (std::string_view(" \t\r\n\f\0", 6).find(text_[at_]) != std::string_view::npos)
                ++at_;
            else
                return;
        }
    }
    Token hex() {
        Token token{Token::Kind::Hex, {}};
        int half = -1;
        for (++at_; at_ < text_.size() && text_[at_] != '>'; ++at_) {
            const int digit = digit_of(text_[at_]);
            if (digit < 0) continue;
            if (half >= 0) token.text += char(half * 16 + digit);
            half = half >= 0 ? -1 : digit;
        }
        if (half >= 0) token.text += char(half * 16);
        ++at_;
        return token;
    }
    Token skip_string() {
        int depth = 0;
        for (; at_ < text_.size(); ++at_) {
            if (text_[at_] == '\\')
                ++at_;
            else if (text_[at_] == '(')
                ++depth;
            else if (text_[at_] == ')' && --depth == 0)
                break;
        }
        ++at_;
        return {Token::Kind::Word, {}};
    }
    Token word() {
        const std::size_t start = at_++;
        while (at_ < text_.size() && std::string_view(" \t\r\n\f\0()<>[]/%", 14).find(text_[at_]) ==
                                         std::string_view::npos)
            ++at_;
        const std::string text = text_.substr(start, at_ - start);
        const bool number = text.find_first_not_of("0123456789") == std::string::npos;
        return {number ? Token::Kind::Number : Token::Kind::Word, text};
    }

    const std::string& text_;
    std::size_t at_ = 0;
};

unsigned value_of(const std::string& bytes) {
    unsigned value = 0;
    for (const char c : bytes.substr(0, 4)) value = value << 8 | static_cast<unsigned char>(c);
    return value;
}

unsigned number_of(const Token& token) {
    return token.kind == Token::Kind::Number && token.text.size() < 9
               ? unsigned(std::stoul(token.text))
               : 0;
}

class Reader {
  public:
    explicit Reader(const std::string& program) : lexer_(program) {}

    CMap read() {
        for (Token token = lexer_.next(); token.kind != Token::Kind::End; token = lexer_.next()) {
            if (token.text == "begincodespacerange") spaces();
            if (token.text == "beginbfchar") map(cmap_.unicode, false);
            if (token.text == "beginbfrange") map(cmap_.unicode, true);
            if (token.text == "begincidchar") map(cmap_.cids, false);
            if (token.text == "begincidrange") map(cmap_.cids, true);
        }
        return std::move(cmap_);
    }

  private:
    void spaces() {
        for (Token low = lexer_.next(); low.kind == Token::Kind::Hex; low = lexer_.next()) {
            const Token high = lexer_.next();
            if (cmap_.spaces.size() < kMostSpaces)
                cmap_.spaces.push_back(
                    {unsigned(low.text.size()), value_of(low.text), value_of(high.text)});
        }
    }
    void map(std::map<unsigned, CMap::Range>& into, bool ranges) {
        for (Token low = lexer_.next(); low.kind == Token::Kind::Hex; low = lexer_.next()) {
            CMap::Range range;
            range.first = range.last = value_of(low.text);
            if (ranges) range.last = value_of(lexer_.next().text);
            const Token to = lexer_.next();
            if (to.kind == Token::Kind::Hex) range.to = to.text;
            if (to.kind == Token::Kind::Number) range.cid = number_of(to);
            if (to.kind == Token::Kind::Open)
                for (Token one = lexer_.next(); one.kind == Token::Kind::Hex; one = lexer_.next())
                    range.each.push_back(one.text);
            if (range.last >= range.first) into[range.last] = std::move(range);
        }
    }

    Lexer lexer_;
    CMap cmap_;
};

std::u16string utf16(const std::string& bytes) {
    std::u16string text;
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2)
        text += char16_t(static_cast<unsigned char>(bytes[i]) << 8 |
                         static_cast<unsigned char>(bytes[i + 1]));
    if (bytes.size() == 1) text += char16_t(static_cast<unsigned char>(bytes[0]));
    return text;
}

const CMap::Range* range_of(const std::map<unsigned, CMap::Range>& ranges, unsigned code) {
    const auto found = ranges.lower_bound(code);
    return found == ranges.end() || found->second.first > code ? nullptr : &found->second;
}

}  // namespace

std::optional<std::u16string> CMap::unicode_of(unsigned code) const {
    const Range* range = range_of(unicode, code);
    if (!range) return std::nullopt;
    const unsigned offset = code - range->first;
    if (!range->each.empty()) {
        if (offset >= range->each.size()) return std::nullopt;
        return utf16(range->each[offset]);
    }
    std::u16string text = utf16(range->to);
    if (!text.empty()) text.back() = char16_t(text.back() + offset);
    return text;
}

std::optional<unsigned> CMap::cid_of(unsigned code) const {
    const Range* range = range_of(cids, code);
    if (!range) return std::nullopt;
    return range->cid + (code - range->first);
}

CMap read_cmap(const std::string& program) {
    return Reader(program).read();
}

}  // namespace postconv::test::pdf_check
