// Results as values of JSON: for what crosses a pipe, is kept in a cache or told in a report.
#pragma once

#include <nlohmann/json.hpp>

#include "converters/cli/batch/result.h"

namespace postconv::cli {

using Json = nlohmann::ordered_json;

Json json_of(const DocumentResult& result);
DocumentResult result_of(const Json& json);  // throws nlohmann::json::exception

// Text for a file or a pipe: what is no UTF-8 in a path is replaced, not refused.
std::string dumped(const Json& json, int indent = -1);

}  // namespace postconv::cli
