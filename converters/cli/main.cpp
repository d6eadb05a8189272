#include <signal.h>
#include <unistd.h>

#include <cstdlib>
#include <ctime>
#include <functional>
#include <iostream>
#include <optional>

#include "converters/cli/arguments.h"
#include "converters/cli/batch/run.h"
#include "converters/cli/completions.h"
#include "converters/cli/files.h"
#include "converters/cli/help.h"
#include "converters/cli/late/parts.h"
#include "converters/cli/manual.h"
#include "converters/cli/memory.h"
#include "converters/cli/messages.h"
#include "converters/cli/settings.h"

namespace postconv::cli {
namespace {

std::string environment(const char* name) {
    const char* value = std::getenv(name);
    return value ? value : "";
}

Surroundings look_around() {
    Surroundings around;
    if (std::getenv("SOURCE_DATE_EPOCH"))
        around.source_date_epoch = environment("SOURCE_DATE_EPOCH");
    around.data_folder = environment("POSTCONV_DATA");
    around.now = std::time(nullptr);
    around.identity_of_parts = identity_of_parts;
    around.output_is_terminal = ::isatty(STDOUT_FILENO) != 0;
    return around;
}

Messages messages_to_screen(const MessageOptions& options) {
    const Screen screen = {::isatty(STDERR_FILENO) != 0, environment("NO_COLOR"),
                           environment("TERM")};
    return {options, choose_colours(options.colours, screen), std::cerr};
}

void exit_when_interrupted() {
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
        struct sigaction before;
        sigaction(signal, nullptr, &before);
        if (before.sa_handler == SIG_IGN) continue;  // in the background of a shell script
        struct sigaction action = {};
        action.sa_handler = [](int) { ::_exit(kInterrupted); };
        sigaction(signal, &action, nullptr);
    }
}

int say_all(const Outcome& outcome, Messages& messages) {
    messages.say(outcome.diagnostics);
    return outcome.failure ? int(*outcome.failure) : 0;
}

int show_metadata(Command command, Messages& messages) {
    std::vector<SourceFile> files;
    Diagnostics diagnostics;
    try {
        command.request = Settings(command).request_for(command.inputs.front(), files, diagnostics);
    } catch (const Failure& failure) {
        diagnostics.add(failure.diagnostic);
        messages.say(diagnostics);
        return int(failure.kind);
    }
    for (const std::string& path : command.inputs)
        command.request.inputs.push_back(read_input(path));
    const Outcome outcome = report_metadata(command.request, command.report_form);
    const int status = say_all(outcome, messages);
    if (status == 0) std::cout << outcome.editions.front().bytes;
    return status;
}

int show_fonts(const Command& command, Messages& messages) {
    const Outcome outcome = list_fonts(command.request);
    const int status = say_all(outcome, messages);
    if (status == 0) std::cout << outcome.editions.front().bytes;
    return status;
}

int print_reference(const Command& command, Messages& messages) {
    check_outputs(command.outputs, {});
    const Outcome outcome = reference_docx(command.request);
    const int status = say_all(outcome, messages);
    if (status == 0) write_outputs(command.outputs, outcome.editions);
    return status;
}

int run(const Command& command, Messages& messages) {
    switch (command.task) {
        case Task::ShowHelp:
            std::cout << help();
            return 0;
        case Task::ShowAllHelp:
            std::cout << all_help();
            return 0;
        case Task::ShowVersion:
            std::cout << "postconv " << version() << '\n';
            return 0;
        case Task::ListFonts:
            return show_fonts(command, messages);
        case Task::PrintReference:
            return print_reference(command, messages);
        case Task::ShowMetadata:
            return show_metadata(command, messages);
        case Task::MergeReports:
            return merge_reports(
                command, [&](const Diagnostics& diagnostics) { messages.say(diagnostics); });
        case Task::PrintCompletion:
            std::cout << completion(command.shell);
            return 0;
        case Task::PrintManual:
            std::cout << manual();
            return 0;
        case Task::Convert:
        case Task::ConvertMany:
        case Task::Check:
            break;
    }
    return convert_documents(command,
                             [&](const Diagnostics& diagnostics) { messages.say(diagnostics); });
}

// What `work` returns, or the exit code of what it throws.
int guarded(const std::function<int()>& work, Messages& messages) {
    try {
        return work();
    } catch (const Failure& failure) {
        messages.say(failure.diagnostic);
        return int(failure.kind);
    } catch (const std::exception& problem) {
        messages.say({Severity::Error,
                      "internal",
                      {},
                      problem.what(),
                      "this is a fault of postconv: please report it"});
        return int(FailureKind::Internal);
    }
}

int finish(int status, const MessageOptions& options, Messages& messages) {
    const std::string log = messages.finish();
    if (options.log.empty()) return status;
    // The stream has had all of them by now: this one, in SARIF, comes as a log of its own.
    Messages last = messages_to_screen({.form = options.form, .colours = options.colours});
    const int written = guarded(
        [&] {
            write_outputs({{options.log, "log"}}, {{"log", log}});
            return 0;
        },
        last);
    if (written != 0) last.finish();
    return status != 0 ? status : written;
}

int run(const std::vector<std::string>& arguments) {
    if (arguments.empty()) {
        std::cerr << short_usage();
        return int(FailureKind::Usage);
    }
    std::optional<Command> command;
    MessageOptions options = message_options(arguments);
    Messages early = messages_to_screen(options);
    int status = guarded(
        [&] {
            command = parse_arguments(arguments, look_around());
            return 0;
        },
        early);
    if (!command) return finish(status, options, early);
    options = command->messages;
    Messages messages = messages_to_screen(options);
    status = guarded([&] { return run(*command, messages); }, messages);
    return finish(status, options, messages);
}

}  // namespace
}  // namespace postconv::cli

int main(int argc, char** argv) {
    postconv::cli::keep_memory_for(postconv::cli::Documents::One);
    ::signal(SIGXFSZ, SIG_IGN);  // writing more than is allowed fails like any other writing
    postconv::cli::exit_when_interrupted();
    return postconv::cli::run({argv + 1, argv + argc});
}
