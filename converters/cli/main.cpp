#include <signal.h>
#include <unistd.h>

#include <cstdlib>
#include <ctime>
#include <iostream>

#include "converters/cli/arguments.h"
#include "converters/cli/config.h"
#include "converters/cli/files.h"
#include "converters/cli/help.h"
#include "converters/cli/report.h"

namespace postconv::cli {
namespace {

constexpr int kInterrupted = 130;

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
    around.output_is_terminal = ::isatty(STDOUT_FILENO) != 0;
    return around;
}

Colours choose_colours() {
    const bool wanted =
        ::isatty(STDERR_FILENO) && environment("NO_COLOR").empty() && environment("TERM") != "dumb";
    return wanted ? Colours::On : Colours::Off;
}

void exit_when_interrupted() {
    struct sigaction before;
    sigaction(SIGINT, nullptr, &before);
    if (before.sa_handler == SIG_IGN) return;  // in the background of a shell script
    struct sigaction action = {};
    action.sa_handler = [](int) { ::_exit(kInterrupted); };
    sigaction(SIGINT, &action, nullptr);
}

// The metadata files, the last first, then the configuration.
void read_defaults(Command& command) {
    std::vector<MetadataDefaults>& defaults = command.request.metadata_defaults;
    for (auto path = command.metadata_files.rbegin(); path != command.metadata_files.rend(); ++path)
        defaults.push_back({*path, read_input(*path).text, {}});
}

int say_all(const Outcome& outcome, const Command& command, Colours colours) {
    std::cerr << formatted(outcome.diagnostics,
                           command.messages.quiet ? Volume::ErrorsOnly : Volume::Everything, colours);
    return outcome.failure ? int(*outcome.failure) : 0;
}

int convert_files(Command command, Colours colours) {
    check_outputs(command.outputs, command.inputs);
    check_resource_folders(command.request.resource_folders);
    for (const std::string& path : command.inputs)
        command.request.inputs.push_back(read_input(path));
    const Outcome outcome = convert(command.request);
    const int status = say_all(outcome, command, colours);
    if (status == 0) write_outputs(command.outputs, outcome.editions);
    return status;
}

int show_metadata(Command command, Colours colours) {
    for (const std::string& path : command.inputs)
        command.request.inputs.push_back(read_input(path));
    const Outcome outcome = report_metadata(command.request, command.report_form);
    const int status = say_all(outcome, command, colours);
    if (status == 0) std::cout << outcome.editions.front().bytes;
    return status;
}

int show_fonts(const Command& command, Colours colours) {
    const Outcome outcome = list_fonts(command.request);
    const int status = say_all(outcome, command, colours);
    if (status == 0) std::cout << outcome.editions.front().bytes;
    return status;
}

int print_reference(const Command& command, Colours colours) {
    check_outputs(command.outputs, {});
    const Outcome outcome = reference_docx(command.request);
    const int status = say_all(outcome, command, colours);
    if (status == 0) write_outputs(command.outputs, outcome.editions);
    return status;
}

int run_on_files(Command command, Colours colours) {
    read_defaults(command);
    if (command.uses_config && !command.inputs.empty()) {
        if (const std::optional<std::string> path = find_config(command.inputs.front())) {
            try {
                apply_config(read_input(*path), command);
            } catch (const Failure& failure) {
                std::cerr << formatted(failure.diagnostic, {*path}, colours);
                return int(failure.kind);
            }
        }
    }
    return command.task == Task::ShowMetadata ? show_metadata(std::move(command), colours)
                                              : convert_files(std::move(command), colours);
}

int run(const std::vector<std::string>& arguments, Colours colours) {
    if (arguments.empty()) {
        std::cerr << short_usage();
        return int(FailureKind::Usage);
    }
    Command command = parse_arguments(arguments, look_around());
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
            return show_fonts(command, colours);
        case Task::PrintReference:
            return print_reference(command, colours);
        case Task::Convert:
        case Task::Check:
        case Task::ShowMetadata:
        case Task::ConvertMany:
        case Task::MergeReports:
        case Task::PrintCompletion:
        case Task::PrintManual:
            break;
    }
    return run_on_files(std::move(command), colours);
}

}  // namespace
}  // namespace postconv::cli

int main(int argc, char** argv) {
    using namespace postconv;
    cli::exit_when_interrupted();
    const cli::Colours colours = cli::choose_colours();
    try {
        return cli::run({argv + 1, argv + argc}, colours);
    } catch (const Failure& failure) {
        std::cerr << cli::formatted(failure.diagnostic, {}, colours);
        return int(failure.kind);
    } catch (const std::exception& problem) {
        std::cerr << "postconv: error: " << problem.what() << " [internal]\n"
                  << "hint: this is a fault of postconv: please report it\n";
        return int(FailureKind::Internal);
    }
}
