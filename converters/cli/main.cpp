#include <signal.h>
#include <unistd.h>

#include <cstdlib>
#include <ctime>
#include <iostream>

#include "converters/cli/arguments.h"
#include "converters/cli/batch/run.h"
#include "converters/cli/files.h"
#include "converters/cli/report.h"
#include "converters/cli/settings.h"
#include "converters/cli/usage.h"

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

int say_all(const Outcome& outcome, const Command& command, Colours colours) {
    std::cerr << formatted(outcome.diagnostics,
                           command.messages.quiet ? Volume::ErrorsOnly : Volume::Everything,
                           colours);
    return outcome.failure ? int(*outcome.failure) : 0;
}

int show_metadata(Command command, Colours colours) {
    std::vector<SourceFile> files;
    Diagnostics diagnostics;
    try {
        command.request = Settings(command).request_for(command.inputs.front(), files, diagnostics);
    } catch (const Failure& failure) {
        diagnostics.add(failure.diagnostic);
        std::cerr << formatted(diagnostics, Volume::Everything, colours);
        return int(failure.kind);
    }
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

int run(const std::vector<std::string>& arguments, Colours colours) {
    if (arguments.empty()) {
        std::cerr << kShortUsage;
        return int(FailureKind::Usage);
    }
    Command command = parse_arguments(arguments, look_around());
    switch (command.task) {
        case Task::ShowHelp:
            std::cout << kHelp;
            return 0;
        case Task::ShowAllHelp:
            std::cout << kHelpAll;
            return 0;
        case Task::ShowVersion:
            std::cout << "postconv " << version() << '\n';
            return 0;
        case Task::ListFonts:
            return show_fonts(command, colours);
        case Task::PrintReference:
            return print_reference(command, colours);
        case Task::ShowMetadata:
            return show_metadata(std::move(command), colours);
        case Task::MergeReports:
            merge_reports(command);
            return 0;
        case Task::PrintCompletion:
        case Task::PrintManual:
        case Task::Convert:
        case Task::ConvertMany:
        case Task::Check:
            break;
    }
    return convert_documents(command, [&](const Diagnostics& diagnostics) {
        std::cerr << formatted(
            diagnostics, command.messages.quiet ? Volume::ErrorsOnly : Volume::Everything, colours);
    });
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
