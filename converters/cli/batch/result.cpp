#include "converters/cli/batch/result.h"

#include <algorithm>
#include <array>

#include "converters/cli/batch/result_json.h"
#include "converters/cli/severity_name.h"

namespace postconv::cli {
namespace {

constexpr std::array kStatuses = {Status::Made, Status::Unchanged, Status::Draft, Status::Failed,
                                  Status::Interrupted};
constexpr std::array kSeverities = {Severity::Note, Severity::Warning, Severity::Error};

template <typename Kind, std::size_t n>
Kind named(const std::array<Kind, n>& kinds, const std::string& name) {
    for (const Kind kind : kinds)
        if (name_of(kind) == name) return kind;
    throw std::invalid_argument("there is no \"" + name + "\"");
}

Json json_of(const Diagnostics& diagnostics) {
    Json list = Json::array();
    for (const Diagnostic& item : diagnostics.items()) {
        Json one = {{"severity", name_of(item.severity)}, {"name", item.name}};
        const int source = item.span.source;
        if (source >= 0 && std::size_t(source) < diagnostics.sources().size())
            one["file"] = diagnostics.sources()[std::size_t(source)];
        if (item.span.line > 0) one["line"] = item.span.line;
        if (item.span.column > 0) one["column"] = item.span.column;
        one["message"] = item.message;
        if (!item.hint.empty()) one["hint"] = item.hint;
        list.push_back(std::move(one));
    }
    return list;
}

Diagnostics diagnostics_of(const Json& list) {
    Diagnostics diagnostics;
    for (const Json& one : list) {
        Diagnostic item{named(kSeverities, one.at("severity")),
                        one.at("name"),
                        {},
                        one.at("message"),
                        one.value("hint", "")};
        if (one.contains("file")) item.span.source = diagnostics.add_source(one.at("file"));
        item.span.line = one.value("line", item.span.line);
        item.span.column = one.value("column", item.span.column);
        diagnostics.add(std::move(item));
    }
    return diagnostics;
}

Json json_of(const WrittenFile& file) {
    return {
        {"path", file.path}, {"format", file.format}, {"bytes", file.bytes}, {"hash", file.hash}};
}

Json json_of(const SourceFile& file) {
    Json json = {{"path", file.path}};
    if (file.hash.empty())
        json["missing"] = true;
    else
        json["hash"] = file.hash;
    return json;
}

template <typename Item>
Json json_of_all(const std::vector<Item>& items) {
    Json list = Json::array();
    for (const Item& item : items) list.push_back(json_of(item));
    return list;
}

}  // namespace

std::string_view name_of(Status status) {
    switch (status) {
        case Status::Made:
            return "made";
        case Status::Unchanged:
            return "unchanged";
        case Status::Draft:
            return "draft";
        case Status::Failed:
            return "failed";
        case Status::Interrupted:
            return "interrupted";
    }
    return {};
}

Json json_of(const DocumentResult& result) {
    Json json = {{"inputs", result.inputs}, {"status", name_of(result.status)}};
    if (result.failure) json["exit_code"] = int(*result.failure);
    if (result.pages > 0) json["pages"] = result.pages;
    json["seconds"] = result.seconds;
    json["processor_seconds"] = result.processor_seconds;
    json["outputs"] = json_of_all(result.outputs);
    json["files"] = json_of_all(result.files);
    json["diagnostics"] = json_of(result.diagnostics);
    return json;
}

DocumentResult result_of(const Json& json) {
    DocumentResult result;
    result.inputs = json.at("inputs").get<std::vector<std::string>>();
    result.status = named(kStatuses, json.at("status"));
    if (json.contains("exit_code")) result.failure = FailureKind(json.at("exit_code").get<int>());
    result.pages = json.value("pages", 0);
    result.seconds = json.value("seconds", 0.0);
    result.processor_seconds = json.value("processor_seconds", 0.0);
    for (const Json& file : json.at("outputs"))
        result.outputs.push_back(
            {file.at("path"), file.at("format"), file.at("bytes"), file.at("hash")});
    for (const Json& file : json.at("files"))
        result.files.push_back({file.at("path"), file.value("hash", "")});
    result.diagnostics = diagnostics_of(json.at("diagnostics"));
    return result;
}

std::string dumped(const Json& json, int indent) {
    return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

std::string to_json(const DocumentResult& result) {
    return dumped(json_of(result));
}

DocumentResult result_from_json(std::string_view json) {
    return result_of(Json::parse(json));
}

DocumentResult failed_result(std::vector<std::string> inputs, const Failure& failure) {
    DocumentResult result;
    result.inputs = std::move(inputs);
    result.failure = failure.kind;
    result.diagnostics.add(failure.diagnostic);
    return result;
}

}  // namespace postconv::cli
