// Many documents by one workshop: each as if it were alone.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <fstream>
#include <numeric>
#include <random>
#include <sstream>

#include "converters/postconv.h"

using namespace postconv;

namespace {

Request request_for(std::string text, std::vector<std::string> formats) {
    Request request;
    request.inputs = {{"posts/note.md", std::move(text)}};
    request.formats = std::move(formats);
    request.data_folder = POSTCONV_TEST_DATA;
    return request;
}

std::string sample(const std::string& name) {
    std::ifstream in(std::string(POSTCONV_SOURCE) + "/samples/" + name, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

// Faces of ours and of the machine, glyphs that nobody has, languages, looks and failures.
std::vector<Request> varied_requests() {
    const std::vector<std::string> all = {"pdf", "epub", "docx"};
    std::vector<Request> requests;
    for (const std::vector<std::string>& formats :
         {all, {"epub"}, {"pdf"}, {"docx"}, {"docx", "epub"}}) {
        requests.push_back(
            request_for("# Plain\n\nOffices, government’s well-known words.\n", formats));
        requests.push_back(
            request_for("---\ntitle: Deutsch\nlang: de\ntoc: true\n---\n\n## Eins\n\nDie "
                        "Donaudampfschifffahrtsgesellschaft „fährt“ schon.[^1]\n\n[^1]: Ja.\n",
                        formats));
        requests.push_back(request_for("# Emoji\n\nHello \U0001F600 and 👩‍🚀.\n", formats));
        requests.push_back(request_for("# 中文\n\n天“地”玄黄，宇宙洪荒。\n", formats));
        requests.push_back(request_for("# Arrows\n\n← ↔ ☐ ◌ x² ⁴ H~2~O.\n", formats));
        requests.push_back(
            request_for("# Nothing shows it\n\n\U00010D40 \U0001FBF0 again \U00010D40\n", formats));
        requests.push_back(
            request_for("# Caps\n\n[Small Capitals ß]{.smallcaps} and `code`.\n", formats));
        requests.push_back(
            request_for("---\ntitle: Fonts\nmainfont: No Such Face\n---\n\nText.\n", formats));
        requests.push_back(
            request_for("---\ntitle: Fonts\nmainfont: DejaVu Serif\n---\n\nText.\n", formats));
        requests.push_back(request_for("---\ntitle: [\n---\n", formats));
        requests.push_back(request_for("# Picture\n\n![gone](gone.png)\n", formats));
        requests.push_back(request_for(sample("essay.md"), formats));
        requests.back().theme = "book";
    }
    return requests;
}

// All that a caller sees.
std::string told(const Outcome& outcome) {
    std::ostringstream text;
    text << (outcome.failure ? int(*outcome.failure) : 0) << ' ' << outcome.pages << '\n';
    for (const Diagnostic& item : outcome.diagnostics.items())
        text << int(item.severity) << item.span.source << ' ' << item.span.line << ' ' << item.name
             << ' ' << item.message << ' ' << item.hint << '\n';
    for (const SourceFile& file : outcome.files) text << file.path << ' ' << file.hash << '\n';
    for (const Edition& edition : outcome.editions) text << edition.format << edition.bytes;
    return text.str();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(workshop)

BOOST_AUTO_TEST_CASE(in_any_order_a_document_is_as_if_it_were_alone) {
    const std::vector<Request> requests = varied_requests();
    std::vector<std::string> alone;
    for (const Request& request : requests) alone.push_back(told(convert(request)));
    std::vector<std::size_t> order(requests.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::mt19937 random(3);
    for (int round = 0; round < 3; ++round) {
        Workshop shop;
        for (const std::size_t i : order)
            BOOST_TEST((told(shop.convert(requests[i])) == alone[i]),
                       "document " << i << " in round " << round << " is another");
        std::ranges::shuffle(order, random);
    }
}

BOOST_AUTO_TEST_CASE(a_failure_leaves_no_trace) {
    Workshop shop;
    Request request = request_for("# A\n\nText.\n", {"pdf"});
    const std::string alone = told(convert(request));
    Request broken = request;
    broken.font_folders = {"no/such/folder"};
    for (int i = 0; i < 2; ++i) {
        BOOST_TEST((shop.convert(broken).failure == FailureKind::NotFound));
        BOOST_TEST((told(shop.convert(request)) == alone));
    }
}

BOOST_AUTO_TEST_SUITE_END()
