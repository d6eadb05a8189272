// A file is there whole or as it was, whatever others do in its folder. The one unit test that
// needs a folder: what it checks lies between two calls.
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "converters/cli/replacement.h"

namespace {

namespace fs = std::filesystem;
using namespace postconv;

class Folder {
  public:
    Folder() {
        std::string name = (fs::temp_directory_path() / "postconv-unit-XXXXXX").string();
        BOOST_REQUIRE(::mkdtemp(name.data()) != nullptr);
        path_ = name;
    }
    ~Folder() { fs::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    std::string file(const std::string& name) const { return (path_ / name).string(); }

    std::vector<fs::path> files() const {
        std::vector<fs::path> all;
        for (const fs::directory_entry& entry : fs::directory_iterator(path_))
            all.push_back(entry.path());
        return all;
    }

  private:
    fs::path path_;
};

std::string content(const fs::path& path) {
    std::ostringstream text;
    text << std::ifstream(path).rdbuf();
    return text.str();
}

// As another machine's, touched `minutes` ago.
void leave_from_elsewhere(const std::string& path, int minutes) {
    std::ofstream(path) << "half";
    fs::last_write_time(path, fs::file_time_type::clock::now() - std::chrono::minutes(minutes));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(replacement)

BOOST_AUTO_TEST_CASE(a_file_is_as_it_was_until_the_new_one_is_put_in_place) {
    const Folder folder;
    std::ofstream(folder.file("a")) << "old";
    cli::Replacement replacement(folder.file("a"), "new");
    BOOST_TEST(content(folder.file("a")) == "old");
    replacement.put_in_place("new");
    BOOST_TEST(content(folder.file("a")) == "new");
    BOOST_TEST(folder.files().size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_temporary_that_another_machine_removed_is_written_again) {
    const Folder folder;
    cli::Replacement replacement(folder.file("a"), "new");
    for (const fs::path& temporary : folder.files()) fs::remove(temporary);
    replacement.put_in_place("new");
    BOOST_TEST(content(folder.file("a")) == "new");
    BOOST_TEST(folder.files().size() == 1U);
}

BOOST_AUTO_TEST_CASE(two_that_write_one_file_have_temporaries_of_their_own) {
    const Folder folder;
    cli::Replacement first(folder.file("a"), "first"), second(folder.file("a"), "second");
    first.put_in_place("first");
    BOOST_TEST(content(folder.file("a")) == "first");
    second.put_in_place("second");
    BOOST_TEST(content(folder.file("a")) == "second");
}

BOOST_AUTO_TEST_CASE(what_is_being_written_is_no_leftover) {
    const Folder folder;
    cli::Replacement replacement(folder.file("a"), "new");
    cli::remove_leftovers(fs::path(folder.file("a")).parent_path());
    BOOST_TEST(folder.files().size() == 1U);
}

// Another process of ours that dies half-way. It is not asked after before the caller does so.
pid_t dead_with_leftover(const std::string& path) {
    const pid_t child = ::fork();
    if (child == 0) {
        const cli::Replacement half(path, "half");
        ::_exit(0);
    }
    siginfo_t ended;
    ::waitid(P_PID, id_t(child), &ended, WEXITED | WNOWAIT);
    return child;
}

BOOST_AUTO_TEST_CASE(what_a_dead_process_wrote_is_a_leftover) {
    const Folder folder;
    const pid_t child = dead_with_leftover(folder.file("a"));
    ::waitpid(child, nullptr, 0);
    BOOST_TEST(folder.files().size() == 1U);
    cli::remove_leftovers(fs::path(folder.file("a")).parent_path());
    BOOST_TEST(folder.files().empty());
}

BOOST_AUTO_TEST_CASE(a_dead_process_that_no_one_asks_after_is_dead) {
    const Folder folder;
    const pid_t child = dead_with_leftover(folder.file("a"));
    cli::remove_leftovers(fs::path(folder.file("a")).parent_path());
    BOOST_TEST(folder.files().empty());
    ::waitpid(child, nullptr, 0);
}

BOOST_AUTO_TEST_CASE(of_other_machines_what_nobody_touches_is_a_leftover) {
    const Folder folder;
    leave_from_elsewhere(folder.file(".postconv-0123456789abcdef-1-89abcdef-a.pdf.tmp"), 5);
    leave_from_elsewhere(folder.file(".postconv-0123456789abcdef-1-89abcdef-b.pdf.tmp"), 0);
    leave_from_elsewhere(folder.file(".postconv-notes.tmp"), 5);
    cli::remove_leftovers(fs::path(folder.file("a")).parent_path());
    BOOST_TEST(!fs::exists(folder.file(".postconv-0123456789abcdef-1-89abcdef-a.pdf.tmp")));
    BOOST_TEST(fs::exists(folder.file(".postconv-0123456789abcdef-1-89abcdef-b.pdf.tmp")));
    BOOST_TEST(fs::exists(folder.file(".postconv-notes.tmp")));
}

BOOST_AUTO_TEST_SUITE_END()
