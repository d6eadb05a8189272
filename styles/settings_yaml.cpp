#include <yaml-cpp/yaml.h>

#include "model/diagnostics.h"
#include "styles/settings.h"

namespace postconv {
namespace {

constexpr int kMostSettings = 20'000;  // a theme with every property of every role has 2,000

class Converter {
  public:
    explicit Converter(int source) : source_(source) {}

    Setting convert(const YAML::Node& node) {
        Setting setting;
        setting.line = node.Mark().line + 1;
        setting.column = node.Mark().column + 1;
        if (++count_ > kMostSettings)
            fail(FailureKind::Usage, "bad-theme", {source_, setting.line, setting.column, 0, 0},
                 "the theme is too large",
                 "a theme has a few hundred settings; look for an alias that unfolds");
        switch (node.Type()) {
            case YAML::NodeType::Undefined:
            case YAML::NodeType::Null:
                setting.kind = Setting::Kind::Null;
                break;
            case YAML::NodeType::Scalar:
                setting.kind = Setting::Kind::Value;
                setting.text = node.Scalar();
                break;
            case YAML::NodeType::Sequence:
                setting.kind = Setting::Kind::List;
                for (const YAML::Node& item : node) setting.items.push_back(convert(item));
                break;
            case YAML::NodeType::Map:
                setting.kind = Setting::Kind::Map;
                for (const auto& entry : node) {
                    Setting key = convert(entry.first);
                    setting.entries.push_back({std::move(key), convert(entry.second)});
                }
                break;
        }
        return setting;
    }

  private:
    int source_;
    int count_ = 0;
};

}  // namespace

Setting read_yaml_settings(const std::string& text, int source) {
    try {
        return Converter(source).convert(YAML::Load(text));
    } catch (const YAML::Exception& problem) {
        fail(FailureKind::Usage, "bad-theme",
             {source, problem.mark.line + 1, problem.mark.column + 1, 0, 0},
             "the theme is not valid YAML: " + problem.msg,
             "check the indentation and quote values with special characters");
    }
}

}  // namespace postconv
