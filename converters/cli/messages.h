// What is said about a run: for people, and for programs that read along.
#pragma once

#include <iosfwd>
#include <span>
#include <string>
#include <vector>

#include "converters/cli/command.h"
#include "converters/cli/severity_name.h"
#include "model/diagnostics.h"

namespace postconv::cli {

enum class Colours { Off, On };
enum class Volume { Everything, ErrorsOnly };

struct MessageStyle {
    MessageForm form = MessageForm::Human;
    Volume volume = Volume::Everything;
    Colours colours = Colours::Off;
};

// What messages are written to, as far as colours go.
struct Screen {
    bool is_terminal = false;
    std::string no_color;  // NO_COLOR: anything but nothing turns them off (no-color.org)
    std::string term;      // TERM
};
Colours choose_colours(ColourChoice choice, const Screen& screen);

// Human:  "essay.md:14:3: warning: what is wrong [name]" and, when there is one, "hint: what to do"
//         on the next line; "postconv: error: ..." for what stands in no file. Control characters
//         are shown as '?', so that no document can steer the terminal.
// Short:  the first of these lines alone.
// Json:   an object a line, in ASCII: file, line, column, severity, name, message, hint; null where
//         there is none. Lines and columns count from 1, columns in bytes.
// Github: a command of GitHub's workflows a line, which annotates the file.
// Sarif:  nothing: that is one log for the whole run, sarif_log().
std::string formatted(const Diagnostic& diagnostic, const std::vector<std::string>& sources,
                      const MessageStyle& style);

// All of them, in the order they were found.
std::string formatted(const Diagnostics& diagnostics, const MessageStyle& style);

// A SARIF 2.1.0 log with one run that holds them all.
std::string sarif_log(std::span<const Diagnostics> diagnostics, Volume volume);

// All that one run says: on `stream` as it comes, SARIF at the end. One thread at a time.
class Messages {
  public:
    Messages(const MessageOptions& options, Colours colours, std::ostream& stream);

    void say(const Diagnostics& diagnostics);
    // What stands in `source`, or in no file when that is empty.
    void say(const Diagnostic& diagnostic, const std::string& source = {});

    // Once, at the end. Gives what MessageOptions::log takes, if there is one: every message in the
    // same form, without colours, also those that are too quiet for the stream.
    std::string finish();

  private:
    MessageOptions options_;
    MessageStyle style_;
    std::ostream& stream_;
    std::string log_;
    std::vector<Diagnostics> kept_;  // for SARIF
};

}  // namespace postconv::cli
