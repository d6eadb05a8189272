#include "converters/markdown/date_reader.h"

#include <array>
#include <string>

#include "model/text.h"

namespace postconv {
namespace {

// Takes what it understands from the front of a text.
class Scanner {
  public:
    explicit Scanner(std::string_view text) : text_(text) {}

    bool at_end() const { return at_ == text_.size(); }
    char peek() const { return at_end() ? '\0' : text_[at_]; }
    bool take(char c) {
        if (peek() != c) return false;
        ++at_;
        return true;
    }
    void skip_spaces() {
        while (peek() == ' ') ++at_;
    }
    // A number of `least` to `most` digits; none leaves the position where it was.
    std::optional<int> number(int least, int most) {
        int value = 0;
        int digits = 0;
        std::size_t end = at_;
        for (; end < text_.size() && digits < most && is_digit(text_[end]); ++end, ++digits)
            value = value * 10 + (text_[end] - '0');
        if (digits < least) return std::nullopt;
        at_ = end;
        return value;
    }
    std::string word() {
        const std::size_t start = at_;
        while (!at_end() && ((peek() >= 'a' && peek() <= 'z') || (peek() >= 'A' && peek() <= 'Z')))
            ++at_;
        return ascii_lower(std::string_view(text_).substr(start, at_ - start));
    }
    void skip_digits() {
        while (is_digit(peek())) ++at_;
    }

  private:
    std::string text_;
    std::size_t at_ = 0;
};

int days_in_month(int year, int month) {
    constexpr std::array kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : kDays[std::size_t(month - 1)];
}

bool is_in_calendar(const Date& date) {
    if (date.year < 1 || date.month < 0 || date.month > 12 || date.day < 0) return false;
    return date.day == 0 || (date.month > 0 && date.day <= days_in_month(date.year, date.month));
}

std::optional<int> read_zone(Scanner& in) {
    in.skip_spaces();
    if (in.at_end()) return 0;
    if (in.peek() != '+' && in.peek() != '-') {
        const std::string name = in.word();
        return name == "z" || name == "utc" || name == "gmt" ? std::optional(0) : std::nullopt;
    }
    const int sign = in.take('-') ? -1 : 1;
    in.take('+');
    const std::optional<int> hours = in.number(2, 2);
    in.take(':');
    const int minutes = in.number(2, 2).value_or(0);
    if (!hours || *hours > 14 || minutes > 59) return std::nullopt;
    return sign * (*hours * 60 + minutes);
}

std::optional<Date::Time> read_time(Scanner& in) {
    const std::optional<int> hour = in.number(1, 2);
    if (!hour || !in.take(':')) return std::nullopt;
    const std::optional<int> minute = in.number(2, 2);
    const int second = in.take(':') ? in.number(2, 2).value_or(60) : 0;
    if (in.take('.')) in.skip_digits();
    const std::optional<int> offset = read_zone(in);
    if (!minute || !offset || *hour > 23 || *minute > 59 || second > 59) return std::nullopt;
    return Date::Time{*hour, *minute, second, *offset};
}

// "2024-04-22 12:00:00 +0800" and what is shorter.
std::optional<Date> read_numeric(Scanner in) {
    const std::optional<int> year = in.number(4, 4);
    if (!year) return std::nullopt;
    Date date{.year = *year};
    const char separator = in.peek();
    if (separator == '-' || separator == '/' || separator == '.') {
        in.take(separator);
        date.month = in.number(1, 2).value_or(13);
        if (in.take(separator)) date.day = in.number(1, 2).value_or(32);
        if (date.month == 0) return std::nullopt;
    }
    if (date.day > 0 && !in.at_end()) {
        if (!in.take('T')) in.take('t');
        in.skip_spaces();
        date.time = read_time(in);
        if (!date.time) return std::nullopt;
    }
    if (!in.at_end() || !is_in_calendar(date)) return std::nullopt;
    return date;
}

int month_number(const std::string& name) {
    constexpr std::array<std::string_view, 12> kMonths = {
        "january", "february", "march",     "april",   "may",      "june",
        "july",    "august",   "september", "october", "november", "december"};
    if (name.size() < 3) return 0;
    for (std::size_t i = 0; i < kMonths.size(); ++i)
        if (kMonths[i].starts_with(name) || (name == "sept" && i == 8)) return int(i) + 1;
    return 0;
}

// "22 April 2024", "April 22, 2024", "April 2024".
std::optional<Date> read_in_words(Scanner in) {
    Date date;
    date.day = in.number(1, 2).value_or(0);
    in.skip_spaces();
    date.month = month_number(in.word());
    in.take('.');
    in.skip_spaces();
    if (date.day == 0) {
        Scanner ahead = in;
        const int day = ahead.number(1, 2).value_or(0);
        if (day > 0 && !is_digit(ahead.peek())) {
            date.day = day;
            in = ahead;
        }
    }
    in.take(',');
    in.skip_spaces();
    date.year = in.number(4, 4).value_or(0);
    if (date.month == 0 || !in.at_end() || !is_in_calendar(date)) return std::nullopt;
    return date;
}

}  // namespace

std::optional<Date> read_date(std::string_view text) {
    const std::string_view date = trimmed(text);
    if (date.empty()) return std::nullopt;
    if (date.size() >= 4 && is_digit(date[0]) && is_digit(date[2]) && is_digit(date[3]))
        return read_numeric(Scanner(date));
    return read_in_words(Scanner(date));
}

std::optional<Date> date_of_file_name(std::string_view path) {
    constexpr std::size_t kLength = 10;  // "2024-04-22"
    const std::string_view name = path.substr(path.find_last_of("/\\") + 1);
    if (name.size() <= kLength || name[4] != '-' || name[7] != '-' || name[kLength] != '-')
        return std::nullopt;
    return read_date(name.substr(0, kLength));
}

}  // namespace postconv
