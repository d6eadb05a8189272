#include "tests/support/random_document.h"

#include <sys/wait.h>
#include <unistd.h>

#include <rapidcheck/detail/TestListenerAdapter.h>
#include <boost/test/unit_test.hpp>
#include <csignal>
#include <functional>
#include <map>
#include <sstream>
#include <stdexcept>

#include "model/content_hash.h"
#include "model/dump.h"
#include "model/visit.h"
#include "tests/support/random_nodes.h"

using namespace postconv;
using namespace postconv::test;

namespace {

constexpr std::uint64_t kSeed = 20240422;
constexpr int kDocuments = 200;

// Throws what a backend throws, with the name of the backend in front.
Bytes rendered(const Backend& backend, RandomBook& book, const FontCatalog& fonts) {
    try {
        return backend.render(book.job(fonts), book.diagnostics);
    } catch (const Failure& failure) {
        throw std::runtime_error(std::string(backend.name) + ": " + failure.diagnostic.message);
    } catch (const std::exception& problem) {
        throw std::runtime_error(std::string(backend.name) + ": " + problem.what());
    }
}

// What went wrong in a process of its own, empty if nothing: so that a crash is one more failure,
// which can be shrunk.
std::string fault_of(const std::function<void()>& work) {
    int ends[2];
    if (pipe(ends) != 0) return "no pipe";
    const pid_t child = fork();
    if (child == 0) {
        std::string fault;
        try {
            work();
        } catch (const std::exception& problem) {
            fault = problem.what();
        }
        const auto written = write(ends[1], fault.data(), fault.size());
        std::signal(SIGABRT, SIG_DFL);
        _exit(written == ssize_t(fault.size()) ? 0 : 1);
    }
    close(ends[1]);
    std::string fault;
    char part[4096];
    for (ssize_t n; (n = read(ends[0], part, sizeof part)) > 0;) fault.append(part, std::size_t(n));
    close(ends[0]);
    int status = 0;
    waitpid(child, &status, 0);
    if (WIFSIGNALED(status)) return "stopped by signal " + std::to_string(WTERMSIG(status));
    return fault;
}

// Checks `property` with `count` plans and shows the smallest that fails.
void check_plans(int count, const std::function<void(const BookPlan&)>& property) {
    rc::detail::TestParams parameters;
    parameters.seed = kSeed;
    parameters.maxSuccess = count;
    parameters.maxSize = kUsualSize;
    rc::detail::TestListenerAdapter silent;
    const auto plans = rc::Gen<BookPlan>(any_plan());
    const auto result = rc::detail::checkTestable([&] { property(*plans); },
                                                  rc::detail::TestMetadata(), parameters, silent);
    std::ostringstream shown;
    rc::detail::printResultMessage(result, shown);
    BOOST_TEST(result.is<rc::detail::SuccessResult>(), shown.str());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(random_documents)

BOOST_AUTO_TEST_CASE(the_same_seed_gives_the_same_document) {
    for (std::uint64_t seed = 0; seed < 50; ++seed)
        BOOST_TEST(bool(random_plan(seed) == random_plan(seed)));
    BOOST_TEST(bool(random_plan(1) != random_plan(2)));
}

// RapidCheck's numbers are its own: the documents are the same on every machine.
BOOST_AUTO_TEST_CASE(a_seed_gives_the_document_it_always_gave) {
    std::string all;
    for (std::uint64_t seed = 0; seed < 20; ++seed) all += dump(random_plan(seed).document);
    BOOST_TEST(content_hash(all) == "e2acbac3e26fbe57b5a858b28359c569");
}

BOOST_AUTO_TEST_CASE(they_have_every_kind_of_node) {
    std::map<std::size_t, int> blocks, inlines;
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        const BookPlan plan = random_plan(seed);
        walk(plan.document, {.block = [&](const Block& b) { ++blocks[b.kind.index()]; },
                             .text = [&](const Inline& n) { ++inlines[n.kind.index()]; }});
    }
    BOOST_TEST(blocks.size() == std::variant_size_v<decltype(Block::kind)>);
    BOOST_TEST(inlines.size() == std::variant_size_v<decltype(Inline::kind)>);
}

BOOST_AUTO_TEST_CASE(every_backend_makes_an_edition_of_them) {
    const FontCatalog fonts(POSTCONV_TEST_DATA);
    check_plans(kDocuments, [&](const BookPlan& plan) {
        RandomBook book = make_book(plan);
        RC_ASSERT(fault_of([&] {
                      for (const Backend& backend : backends()) rendered(backend, book, fonts);
                  }) == "");
    });
}

BOOST_AUTO_TEST_CASE(the_same_plan_gives_the_same_bytes) {
    check_plans(20, [&](const BookPlan& plan) {
        const FontCatalog fonts(POSTCONV_TEST_DATA), others(POSTCONV_TEST_DATA);
        RandomBook first = make_book(plan), second = make_book(plan);
        for (const Backend& backend : backends())
            RC_ASSERT(rendered(backend, first, fonts) == rendered(backend, second, others));
    });
}

BOOST_AUTO_TEST_SUITE_END()
