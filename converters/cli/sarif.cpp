// Static Analysis Results Interchange Format 2.1.0 (OASIS), as code hosts take it in.
#include <nlohmann/json.hpp>

#include <map>

#include "converters/cli/messages.h"

namespace postconv::cli {
namespace {

using Json = nlohmann::ordered_json;

bool stays_in_uri(unsigned char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("-._~/!$&'()*+,;=@").find(char(c)) != std::string_view::npos;
}

// A path as a URI reference (RFC 3986), relative as the path is.
std::string uri(const std::string& path) {
    constexpr char kDigits[] = "0123456789ABCDEF";
    std::string text = path.starts_with('/') ? "file://" : "";
    for (const char each : path) {
        const auto c = static_cast<unsigned char>(each);
        if (stays_in_uri(c))
            text += each;
        else
            text += {'%', kDigits[c >> 4], kDigits[c & 15]};
    }
    return text;
}

// Braces would be placeholders (3.11.5), brackets links (3.11.6).
std::string plain_text(const std::string& text) {
    std::string escaped;
    for (const char c : text) {
        if (c == '{' || c == '}')
            escaped += c;
        else if (c == '[' || c == ']' || c == '\\')
            escaped += '\\';
        escaped += c;
    }
    return escaped;
}

Json location(const SourceSpan& span, const std::string& file) {
    Json physical = {{"artifactLocation", {{"uri", uri(file)}}}};
    if (span.line > 0) {
        Json& region = physical["region"];
        region["startLine"] = span.line;
        if (span.column > 0) region["startColumn"] = span.column;
    }
    return {{"physicalLocation", std::move(physical)}};
}

class Log {
  public:
    void add(const Diagnostic& diagnostic, const std::vector<std::string>& sources) {
        std::string text = diagnostic.message;
        if (!diagnostic.hint.empty()) text += "\nhint: " + diagnostic.hint;
        Json result = {{"ruleId", diagnostic.name},
                       {"ruleIndex", rule(diagnostic.name)},
                       {"level", name_of(diagnostic.severity)},
                       {"message", {{"text", plain_text(text)}}}};
        const int source = diagnostic.span.source;
        if (source >= 0 && std::size_t(source) < sources.size())
            result["locations"] =
                Json::array({location(diagnostic.span, sources[std::size_t(source)])});
        results_.push_back(std::move(result));
    }

    std::string text() const {
        const Json driver = {
            {"name", "postconv"}, {"semanticVersion", version()}, {"rules", rules_}};
        const Json log = {
            {"$schema",
             "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"
             "sarif-schema-2.1.0.json"},
            {"version", "2.1.0"},
            {"runs", Json::array({{{"tool", {{"driver", driver}}}, {"results", results_}}})}};
        return log.dump(2, ' ', true, Json::error_handler_t::replace) + '\n';
    }

  private:
    // Each name is a rule, described where it is first met.
    std::size_t rule(const std::string& name) {
        const auto [found, is_new] = rule_index_.emplace(name, rules_.size());
        if (is_new) {
            std::string words = name;
            for (char& c : words)
                if (c == '-') c = ' ';
            rules_.push_back({{"id", name}, {"shortDescription", {{"text", words}}}});
        }
        return found->second;
    }

    Json rules_ = Json::array(), results_ = Json::array();
    std::map<std::string, std::size_t> rule_index_;
};

}  // namespace

std::string sarif_log(std::span<const Diagnostics> diagnostics, Volume volume) {
    Log log;
    for (const Diagnostics& each : diagnostics)
        for (const Diagnostic& diagnostic : each.items())
            if (volume == Volume::Everything || diagnostic.severity == Severity::Error)
                log.add(diagnostic, each.sources());
    return log.text();
}

}  // namespace postconv::cli
