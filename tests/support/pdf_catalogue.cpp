// What the file's head, trailer and catalogue say (ISO 14289-1, 6 and 7.1).
#include "tests/support/pdf_facts.h"

namespace postconv::test::pdf_check {
namespace {

void check_header(File& file) {
    const std::string_view head = file.bytes.substr(0, 8);
    if (!head.starts_with("%PDF-1.") || head.size() < 8 || head[7] < '0' || head[7] > '7')
        file.faults.add("header", {}, "the file does not begin with %PDF-1.0 to %PDF-1.7");
}

void check_optional_content(File& file, Object properties) {
    std::vector<Object> configurations = {entry(properties, "/D")};
    if (Object others = entry(properties, "/Configs"); others.isArray())
        for (int i = 0; i < others.getArrayNItems(); ++i)
            configurations.push_back(others.getArrayItem(i));
    for (Object& one : configurations)
        if (one.isDictionary() &&
            (text_of(entry(one, "/Name")).empty() || !entry(one, "/AS").isNull()))
            file.faults.add("optional-content", {0, one.getObjectID()},
                            "an optional content configuration has no /Name, or has /AS");
}

void check_objects(File& file) {
    for (Object object : file.qpdf.getAllObjects()) {
        if (name_of(entry(object, "/Subtype")) == "Form" && !entry(object, "/Ref").isNull())
            file.faults.add("reference-form", {0, object.getObjectID()},
                            "a form stands for the page of another file");
        Object embedded = entry(object, "/EF");
        if (!embedded.isDictionary()) continue;
        const Place place{0, object.getObjectID()};
        if (text_of(entry(object, "/F")).empty() || text_of(entry(object, "/UF")).empty())
            file.faults.add("embedded-file", place, "an embedded file has no /F or no /UF");
        if (name_of(entry(object, "/AFRelationship")).empty())
            file.faults.add("embedded-file", place, "an embedded file has no /AFRelationship");
    }
}

}  // namespace

void check_catalogue(File& file) {
    Object root = file.qpdf.getRoot();
    const Place place{0, root.getObjectID()};
    check_header(file);
    if (!is_true(entry(entry(root, "/MarkInfo"), "/Marked")))
        file.faults.add("not-marked", place, "the catalogue does not say that the file is marked");
    if (is_true(entry(entry(root, "/MarkInfo"), "/Suspects")))
        file.faults.add("not-marked", place, "the marks are said to be suspect");
    file.language = text_of(entry(root, "/Lang"));
    if (file.language.empty())
        file.faults.add("no-language", place, "the catalogue has no /Lang");
    else if (!is_language(file.language))
        file.faults.add("bad-language", place, '"' + file.language + "\" is no language tag");
    if (!is_true(entry(entry(root, "/ViewerPreferences"), "/DisplayDocTitle")))
        file.faults.add("title-not-shown", place, "/DisplayDocTitle is not true");
    if (is_true(entry(root, "/NeedsRendering")) ||
        !entry(entry(root, "/AcroForm"), "/XFA").isNull())
        file.faults.add("forms", place, "the file is an XFA form");
    if (!entry(file.qpdf.getTrailer(), "/Encrypt").isNull())
        file.faults.add("encrypted", {}, "the file is encrypted");
    check_optional_content(file, entry(root, "/OCProperties"));
    check_objects(file);
}

}  // namespace postconv::test::pdf_check
