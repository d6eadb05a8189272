#include "converters/markdown/emoji.h"

#include <algorithm>
#include <iterator>

namespace postconv {
namespace {

struct Emoji {
    std::string_view name, character;
};
// In the order of their names.
// clang-format off
constexpr Emoji kEmoji[] = {
    {"+1", "👍"}, {"-1", "👎"}, {"100", "💯"}, {"airplane", "✈️"}, {"alarm_clock", "⏰"},
    {"angry", "😠"}, {"apple", "🍎"}, {"arrow_down", "⬇️"}, {"arrow_left", "⬅️"},
    {"arrow_right", "➡️"}, {"arrow_up", "⬆️"}, {"art", "🎨"}, {"balloon", "🎈"},
    {"bangbang", "‼️"}, {"bar_chart", "📊"}, {"battery", "🔋"}, {"beer", "🍺"}, {"beers", "🍻"},
    {"bell", "🔔"}, {"bicycle", "🚲"}, {"bike", "🚲"}, {"birthday", "🎂"}, {"blue_heart", "💙"},
    {"blush", "😊"}, {"bomb", "💣"}, {"book", "📖"}, {"bookmark", "🔖"}, {"books", "📚"},
    {"boom", "💥"}, {"bow", "🙇"}, {"brain", "🧠"}, {"broken_heart", "💔"}, {"bug", "🐛"},
    {"bulb", "💡"}, {"cactus", "🌵"}, {"calendar", "📆"}, {"camera", "📷"}, {"car", "🚗"},
    {"cat", "🐱"}, {"chart_with_downwards_trend", "📉"}, {"chart_with_upwards_trend", "📈"},
    {"checkered_flag", "🏁"}, {"cherry_blossom", "🌸"}, {"christmas_tree", "🎄"}, {"clap", "👏"},
    {"clipboard", "📋"}, {"closed_book", "📕"}, {"cloud", "☁️"}, {"coffee", "☕"},
    {"cold_sweat", "😰"}, {"computer", "💻"}, {"confetti_ball", "🎊"}, {"confused", "😕"},
    {"construction", "🚧"}, {"cool", "🆒"}, {"copyright", "©️"}, {"crossed_fingers", "🤞"},
    {"crown", "👑"}, {"cry", "😢"}, {"crying_cat_face", "😿"}, {"dancer", "💃"}, {"dart", "🎯"},
    {"disappointed", "😞"}, {"dizzy", "💫"}, {"dog", "🐶"}, {"dollar", "💵"}, {"door", "🚪"},
    {"earth_africa", "🌍"}, {"earth_americas", "🌎"}, {"earth_asia", "🌏"}, {"email", "📧"},
    {"envelope", "✉️"}, {"exclamation", "❗"}, {"exploding_head", "🤯"}, {"eyeglasses", "👓"},
    {"eyes", "👀"}, {"facepalm", "🤦"}, {"fearful", "😨"}, {"fire", "🔥"}, {"fireworks", "🎆"},
    {"fist", "✊"}, {"flushed", "😳"}, {"four_leaf_clover", "🍀"}, {"gear", "⚙️"}, {"gem", "💎"},
    {"ghost", "👻"}, {"gift", "🎁"}, {"globe_with_meridians", "🌐"}, {"green_heart", "💚"},
    {"grin", "😁"}, {"grinning", "😀"}, {"guitar", "🎸"}, {"hammer", "🔨"},
    {"hammer_and_wrench", "🛠️"}, {"handshake", "🤝"}, {"heart", "❤️"}, {"heart_eyes", "😍"},
    {"heavy_check_mark", "✔️"}, {"heavy_exclamation_mark", "❗"}, {"hourglass", "⌛"},
    {"house", "🏠"}, {"hugs", "🤗"}, {"information_source", "ℹ️"}, {"innocent", "😇"},
    {"iphone", "📱"}, {"joy", "😂"}, {"key", "🔑"}, {"kiss", "💋"}, {"kissing_heart", "😘"},
    {"label", "🏷️"}, {"laughing", "😆"}, {"leaves", "🍃"}, {"link", "🔗"}, {"lock", "🔒"},
    {"loudspeaker", "📢"}, {"mag", "🔍"}, {"mailbox", "📫"}, {"man_shrugging", "🤷‍♂️"},
    {"mega", "📣"}, {"memo", "📝"}, {"microphone", "🎤"}, {"money_with_wings", "💸"},
    {"moneybag", "💰"}, {"moon", "🌔"}, {"muscle", "💪"}, {"musical_note", "🎵"},
    {"neutral_face", "😐"}, {"new", "🆕"}, {"newspaper", "📰"}, {"no_entry", "⛔"},
    {"no_entry_sign", "🚫"}, {"notebook", "📓"}, {"notes", "🎶"}, {"octocat", "🐙"}, {"ok", "🆗"},
    {"ok_hand", "👌"}, {"open_book", "📖"}, {"open_mouth", "😮"}, {"package", "📦"},
    {"page_facing_up", "📄"}, {"palm_tree", "🌴"}, {"paperclip", "📎"}, {"partying_face", "🥳"},
    {"pencil", "📝"}, {"pencil2", "✏️"}, {"penguin", "🐧"}, {"pensive", "😔"}, {"phone", "☎️"},
    {"pizza", "🍕"}, {"point_down", "👇"}, {"point_left", "👈"}, {"point_right", "👉"},
    {"point_up", "☝️"}, {"pray", "🙏"}, {"purple_heart", "💜"}, {"pushpin", "📌"},
    {"question", "❓"}, {"rabbit", "🐰"}, {"rage", "😡"}, {"rainbow", "🌈"}, {"raised_hands", "🙌"},
    {"recycle", "♻️"}, {"red_circle", "🔴"}, {"registered", "®️"}, {"relaxed", "☺️"},
    {"relieved", "😌"}, {"robot", "🤖"}, {"rocket", "🚀"}, {"rofl", "🤣"}, {"rose", "🌹"},
    {"round_pushpin", "📍"}, {"runner", "🏃"}, {"satisfied", "😆"}, {"scream", "😱"},
    {"scroll", "📜"}, {"see_no_evil", "🙈"}, {"seedling", "🌱"}, {"shield", "🛡️"}, {"ship", "🚢"},
    {"shrug", "🤷"}, {"sleeping", "😴"}, {"slightly_smiling_face", "🙂"}, {"smile", "😄"},
    {"smiley", "😃"}, {"smirk", "😏"}, {"snail", "🐌"}, {"snake", "🐍"}, {"snowflake", "❄️"},
    {"snowman", "⛄"}, {"sob", "😭"}, {"sparkles", "✨"}, {"sparkling_heart", "💖"},
    {"speech_balloon", "💬"}, {"star", "⭐"}, {"star2", "🌟"}, {"stop_sign", "🛑"},
    {"stuck_out_tongue", "😛"}, {"sunflower", "🌻"}, {"sunglasses", "😎"}, {"sunny", "☀️"},
    {"sweat", "😓"}, {"sweat_smile", "😅"}, {"tada", "🎉"}, {"telephone", "☎️"},
    {"test_tube", "🧪"}, {"thinking", "🤔"}, {"thought_balloon", "💭"}, {"thumbsdown", "👎"},
    {"thumbsup", "👍"}, {"tm", "™️"}, {"toolbox", "🧰"}, {"train", "🚋"}, {"trophy", "🏆"},
    {"truck", "🚚"}, {"tv", "📺"}, {"two_hearts", "💕"}, {"umbrella", "☔"}, {"unamused", "😒"},
    {"unicorn", "🦄"}, {"unlock", "🔓"}, {"upside_down_face", "🙃"}, {"v", "✌️"},
    {"warning", "⚠️"}, {"watch", "⌚"}, {"wave", "👋"}, {"weary", "😩"}, {"white_check_mark", "✅"},
    {"wink", "😉"}, {"wrench", "🔧"}, {"writing_hand", "✍️"}, {"x", "❌"}, {"yellow_heart", "💛"},
    {"yum", "😋"}, {"zap", "⚡"}, {"zzz", "💤"},
};
// clang-format on
constexpr std::size_t kLongestName = 32;

bool is_word(char c) {
    const char lower = char(c | 0x20);
    return (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

const Emoji* find(std::string_view name) {
    const auto* found = std::lower_bound(
        std::begin(kEmoji), std::end(kEmoji), name,
        [](const Emoji& emoji, std::string_view wanted) { return emoji.name < wanted; });
    return found != std::end(kEmoji) && found->name == name ? found : nullptr;
}

}  // namespace

std::string with_emoji(std::string_view text) {
    std::string out;
    std::size_t done = 0;
    for (std::size_t at = 0; (at = text.find(':', at)) != std::string_view::npos; ++at) {
        const std::size_t close = text.substr(0, at + kLongestName).find(':', at + 1);
        if (close == std::string_view::npos) continue;
        const bool is_in_word = (at > 0 && is_word(text[at - 1])) ||
                                (close + 1 < text.size() && is_word(text[close + 1]));
        const Emoji* emoji = is_in_word ? nullptr : find(text.substr(at + 1, close - at - 1));
        if (!emoji) continue;
        out.append(text.substr(done, at - done)).append(emoji->character);
        done = close + 1;
        at = close;
    }
    return out.append(text.substr(done));
}

}  // namespace postconv
