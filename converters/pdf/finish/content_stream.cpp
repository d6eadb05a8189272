#include "converters/pdf/finish/content_stream.h"

#include <algorithm>
#include <charconv>

namespace postconv::pdf {
namespace {

bool is_space(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

bool is_delimiter(char c) {
    return std::string_view("()<>[]{}/%").find(c) != std::string_view::npos;
}

int digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

std::string bytes_of_hex(std::string_view digits) {
    std::string bytes;
    int high = -1;
    for (const char c : digits) {
        const int value = digit(c);
        if (value < 0) continue;
        if (high < 0) {
            high = value;
        } else {
            bytes += char(high << 4 | value);
            high = -1;
        }
    }
    if (high >= 0) bytes += char(high << 4);
    return bytes;
}

std::string bytes_of_literal(std::string_view text) {
    std::string bytes;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\' || i + 1 == text.size()) {
            bytes += text[i];
            continue;
        }
        const char c = text[++i];
        if (c >= '0' && c <= '7') {
            int value = 0;
            std::size_t end = std::min(i + 3, text.size());
            for (; i < end && text[i] >= '0' && text[i] <= '7'; ++i)
                value = value * 8 + (text[i] - '0');
            --i;
            bytes += char(value);
        } else if (c != '\n') {
            bytes += c;
        }
    }
    return bytes;
}

class Marker {
  public:
    Marker(std::string_view operators, const FontFor& font_for)
        : in_(operators), font_for_(font_for) {
        result_.operators.reserve(operators.size() + 64);
    }

    MarkedContent run() {
        while (at_ < in_.size()) token();
        return std::move(result_);
    }

  private:
    std::string& out() { return result_.operators; }

    void token() {
        const std::size_t start = at_;
        const char c = in_[at_];
        if (c == '(' || c == '[' || c == '<') note_show();
        if (is_space(c))
            ++at_;
        else if (c == '(')
            literal();
        else if (c == '<' && at_ + 1 < in_.size() && in_[at_ + 1] != '<')
            hexadecimal();
        else if (c == '/')
            return name();
        else if (is_delimiter(c))
            at_ += in_.substr(at_).starts_with("<<") ? 2 : 1;
        else
            return word();
        out() += in_.substr(start, at_ - start);
    }

    void literal() {
        const std::size_t start = ++at_;
        for (int depth = 1; at_ < in_.size() && depth > 0; ++at_) {
            if (in_[at_] == '\\')
                ++at_;
            else if (in_[at_] == '(')
                ++depth;
            else if (in_[at_] == ')')
                --depth;
        }
        at_ = std::min(at_, in_.size());
        if (replaces_) shown_ += bytes_of_literal(in_.substr(start, at_ - start - 1));
    }

    void hexadecimal() {
        const std::size_t end = std::min(in_.find('>', at_), in_.size() - 1);
        if (replaces_) shown_ += bytes_of_hex(in_.substr(at_ + 1, end - at_ - 1));
        at_ = end + 1;
    }

    void name() {
        constexpr std::string_view kContent = "/Span << /MCID ", kPrivate = "/Private << /MCID ",
                                   kText = "/Span << /ActualText <", kBegin = " >> BDC\n";
        const std::string_view rest = in_.substr(at_);
        if (rest.starts_with(kContent)) return content(kContent.size(), kBegin);
        if (rest.starts_with(kPrivate)) {
            out() += "/Artifact BMC\n";
            at_ = behind(kBegin, at_);
            return;
        }
        if (rest.starts_with(kText)) return replacement(kText.size(), kBegin);
        std::size_t end = at_ + 1;
        while (end < in_.size() && !is_space(in_[end]) && !is_delimiter(in_[end])) ++end;
        last_name_ = in_.substr(at_ + 1, end - at_ - 1);
        out() += in_.substr(at_, end - at_);
        at_ = end;
    }

    void content(std::size_t before_id, std::string_view begin) {
        int id = 0;
        std::from_chars(in_.data() + at_ + before_id, in_.data() + in_.size(), id);
        result_.marks.push_back(id);
        out() += "/Span<</MCID " + std::to_string(id) + ">>BDC\n";
        at_ = behind(begin, at_);
    }

    std::size_t behind(std::string_view words, std::size_t from) const {
        const std::size_t found = in_.find(words, from);
        return found == std::string_view::npos ? in_.size() : found + words.size();
    }

    void replacement(std::size_t before_text, std::string_view begin) {
        const std::size_t start = at_ + before_text;
        const std::size_t close = std::min(in_.find('>', start), in_.size());
        replacement_ = in_.substr(start, close - start);
        replacement_at_ = out().size();
        const std::size_t end = behind(begin, close);
        out() += in_.substr(at_, end - at_);
        replacement_bytes_ = out().size() - replacement_at_;
        shows_ = 0;
        show_at_ = 0;
        at_ = end;
        replaces_ = true;
        shown_.clear();
    }

    void word() {
        std::size_t end = at_;
        while (end < in_.size() && !is_space(in_[end]) && !is_delimiter(in_[end])) ++end;
        const std::string_view word = in_.substr(at_, end - at_);
        at_ = end;
        if (word == "Tf") {
            font_ = last_name_;
            font_size_ = last_word_;
        }
        if (word == "Tj" || word == "TJ") ++shows_;
        last_word_ = word;
        if (word == "ID") at_ = std::min(in_.find("EI", at_), in_.size());
        if (word == "EMC" && replaces_) return end_replacement();
        out() += in_.substr(end - word.size(), at_ - (end - word.size()));
    }

    // Where the operands of the first operator begin that shows text.
    void note_show() {
        if (replaces_ && show_at_ == 0) show_at_ = out().size();
    }

    void end_replacement() {
        replaces_ = false;
        constexpr std::string_view kByteOrderMark = "feff";
        const bool is_one = shows_ == 1 && replacement_.starts_with(kByteOrderMark);
        const std::string font =
            is_one ? font_for_({font_, shown_, replacement_.substr(kByteOrderMark.size())}) : "";
        if (font.empty()) {
            out() += "EMC";
            return;
        }
        if (font != font_) {
            out().insert(show_at_, selection(font));
            out() += selection(font_);
        }
        out().erase(replacement_at_, replacement_bytes_);
    }

    std::string selection(std::string_view font) const {
        return '/' + std::string(font) + ' ' + std::string(font_size_) + " Tf\n";
    }

    std::string_view in_;
    const FontFor& font_for_;
    MarkedContent result_;
    std::size_t at_ = 0;
    std::string_view last_name_, last_word_, font_, font_size_;
    // Within a replacement text:
    bool replaces_ = false;
    std::string_view replacement_;
    std::size_t replacement_at_ = 0, replacement_bytes_ = 0;
    std::string shown_;
    int shows_ = 0;            // operators that show text
    std::size_t show_at_ = 0;  // in the output; 0: not yet
};

}  // namespace

MarkedContent with_artifacts(std::string_view operators, const FontFor& font_for) {
    return Marker(operators, font_for).run();
}

}  // namespace postconv::pdf
