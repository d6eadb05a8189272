#include "tests/support/pdf_structure.h"

#include <boost/test/unit_test.hpp>
#include <set>

#include "tests/unit/pdf_structure_fixture.h"

using namespace postconv::test;

namespace {

using Object = QPDFObjectHandle;
using Break = std::function<void(TaggedPdf&)>;

struct Case {
    std::string_view rule;
    Break make;
};

// Adds to the first page's content.
Break drawn(std::string more) {
    return [more](TaggedPdf& pdf) { pdf.content += more + ' '; };
}
std::string nested_states(int depth) {
    std::string states;
    for (int i = 0; i < depth; ++i) states = "q " + states + " Q";
    return states;
}
Break key(std::string part, std::string name, std::string value) {
    return [=](TaggedPdf& pdf) {
        Object dictionary = part == "root" ? pdf.root() : pdf[part];
        if (dictionary.isStream()) dictionary = dictionary.getDict();
        dictionary.replaceKey(name, pdf.parse(value));
    };
}
Break without(std::string part, std::string name) {
    return key(std::move(part), std::move(name), "null");
}
Break type(std::string element, std::string type) {
    return key(std::move(element), "/S", '/' + type);
}
Break child(std::string element, std::string value) {
    return [=](TaggedPdf& pdf) { pdf[element].getKey("/K").appendItem(pdf.parse(value)); };
}
Break metadata(std::string from, std::string to) {
    return [=](TaggedPdf& pdf) { TaggedPdf::replace(pdf.metadata, from, to); };
}
Break bytes(std::string from, std::string to) {
    return [=](TaggedPdf& pdf) {
        pdf.change_bytes = [=](std::string& file) { TaggedPdf::replace(file, from, to); };
    };
}

const std::vector<Case>& cases() {
    static const std::vector<Case> all = {
        {"damaged",
         [](TaggedPdf& pdf) {
             pdf.change_bytes = [](std::string& file) { file.resize(file.size() / 2); };
         }},
        {"damaged", drawn("(never closed")},
        {"header", bytes("%PDF-1.7", "%PDF-2.0")},
        {"unmarked-content", drawn("0 0 5 5 re f")},
        {"unmarked-content", drawn("BT /F2 9 Tf (A \\) EMC) Tj ET")},
        {"unmarked-content", drawn("BI /W 1 /H 1 /BPC 8 /CS /G ID EMC EI")},
        {"artifact-in-tagged", drawn("/P <</MCID 14>> BDC /Artifact BMC EMC EMC")},
        {"tagged-in-artifact", drawn("/Artifact BMC /P <</MCID 14>> BDC EMC EMC")},
        {"tagged-in-tagged", drawn("/P <</MCID 14>> BDC /P <</MCID 15>> BDC EMC EMC")},
        {"mcid-repeated", drawn("/P <</MCID 0>> BDC EMC")},
        {"unbalanced-marks", drawn("/Artifact BMC")},
        {"unbalanced-marks", drawn("EMC")},
        {"unbalanced-marks", drawn("BT /Artifact BMC ET EMC")},
        {"unbalanced-state", drawn("q")},
        {"deep-state", drawn(nested_states(29))},
        {"unknown-operator", drawn("bogus")},
        {"form-resources", without("form", "/Resources")},
        {"form-used-twice", drawn("/Fm1 Do")},
        {"missing-font", drawn("/Artifact BMC BT /F9 9 Tf (A) Tj ET EMC")},
        {"rendering-intent", drawn("/Odd ri")},
        {"no-structure", without("root", "/StructTreeRoot")},
        {"no-document", type("Document", "Part")},
        {"no-parent", without("LBody", "/P")},
        {"wrong-parent", [](TaggedPdf& pdf) { pdf["LBody"].replaceKey("/P", pdf["P"]); }},
        {"bad-kid", child("P", "/Name")},
        {"element-twice", [](TaggedPdf& pdf) { pdf["P"].getKey("/K").appendItem(pdf["TOC"]); }},
        {"object-twice",
         [](TaggedPdf& pdf) {
             pdf["P"].getKey("/K").appendItem(pdf["Link"].getKey("/K").getArrayItem(1));
         }},
        {"missing-mcid", child("P", "99")},
        {"mcid-twice", child("P", "0")},
        {"lost-content", drawn("/P <</MCID 14>> BDC EMC")},
        {"parent-tree", [](TaggedPdf& pdf) { pdf["parents"].setArrayItem(0, pdf["P"]); }},
        {"parent-tree", without("tree", "/ParentTree")},
        {"unknown-type", type("P", "Bogus")},
        {"circular-type", key("tree", "/RoleMap", "<< /Lead /Other /Other /Lead >>")},
        {"remapped-type", key("tree", "/RoleMap", "<< /Lead /P /P /H1 >>")},
        {"wrong-nesting", type("TD1", "P")},
        {"wrong-nesting", type("L", "Sect")},
        {"wrong-nesting", type("TOC", "Sect")},
        {"wrong-nesting", type("Table", "Sect")},
        {"loose-content", [](TaggedPdf& pdf) { pdf.mark("TR2", 14); }},
        {"table-parts", type("TBody", "TFoot")},
        {"late-caption", [](TaggedPdf& pdf) { pdf.add("late", "Caption", "L"); }},
        {"empty-list", [](TaggedPdf& pdf) { pdf.add("empty", "L", "Document"); }},
        {"heading-skip", type("H2", "H3")},
        {"heading-skip", type("H1", "P")},
        {"mixed-headings", type("P", "H")},
        {"table-grid", key("TD1", "/A", "<< /O /Table /ColSpan 2 >>")},
        {"table-grid", key("TD1", "/A", "<< /O /Table /RowSpan 2 >>")},
        {"table-grid", [](TaggedPdf& pdf) { pdf["TR2"].getKey("/K").eraseItem(1); }},
        {"no-table-heads",
         [](TaggedPdf& pdf) {
             for (const char* head : {"TH1", "TH2"}) type(head, "TD")(pdf);
         }},
        {"no-scope", without("TH2", "/A")},
        {"unknown-header", key("TD1", "/A", "<< /O /Table /Headers [(nobody)] >>")},
        {"no-alt", key("Figure", "/Alt", "()")},
        {"no-bbox", without("Figure", "/A")},
        {"note-id", without("Note", "/ID")},
        {"note-id", key("P", "/ID", "(note-1)")},
        {"id-tree", without("tree", "/IDTree")},
        {"list-numbering", without("L", "/A")},
        {"link-without-annotation", [](TaggedPdf& pdf) { pdf["Link"].getKey("/K").eraseItem(1); }},
        {"empty-link", [](TaggedPdf& pdf) { pdf["Link"].getKey("/K").eraseItem(0); }},
        {"no-language", without("root", "/Lang")},
        {"bad-language", key("root", "/Lang", "(in English)")},
        {"bad-language", key("P", "/Lang", "(de_AT)")},
        {"bad-language", drawn("/Span <</Lang (1)>> BDC EMC")},
        {"no-tabs", without("page", "/Tabs")},
        {"annotation-flags", key("annotation", "/F", "6")},
        {"annotation-flags", without("annotation", "/F")},
        {"loose-annotation", type("Link", "Span")},
        {"struct-parent", without("annotation", "/StructParent")},
        {"no-contents", without("annotation", "/Contents")},
        {"unknown-annotation", key("annotation", "/Subtype", "/Text")},
        {"annotation-place", without("annotation", "/Rect")},
        {"object-on-no-page", without("page", "/Annots")},
        {"dead-destination", key("annotation", "/A", "<< /S /GoTo /D (nowhere) >>")},
        {"dead-destination", key("entry", "/Dest", "[null /Fit]")},
        {"bad-address", key("annotation", "/A", "<< /S /URI /URI (http://a b/) >>")},
        {"outline", key("entry", "/Title", "()")},
        {"font-dictionary", without("font", "/BaseFont")},
        {"font-dictionary", key("simple", "/LastChar", "70")},
        {"font-not-embedded", without("descriptor", "/FontFile2")},
        {"no-cid-map", without("descendant", "/CIDToGIDMap")},
        {"true-type-encoding", key("simple", "/Encoding", "/StandardEncoding")},
        {"glyph-list", key("descriptor", "/CIDSet", "(x)")},
        {"glyph-width", without("descendant", "/W")},
        {"glyph-width", key("simple", "/Widths", "[1]")},
        {"missing-glyph", drawn("/Artifact BMC BT /F1 9 Tf <fff0> Tj ET EMC")},
        {"no-unicode", [](TaggedPdf& pdf) { pdf.unicode.clear(); }},
        {"no-unicode", drawn("/Artifact BMC BT /F1 9 Tf [3 <0005>] TJ ET EMC")},
        {"bad-unicode",
         [](TaggedPdf& pdf) { TaggedPdf::replace(pdf.unicode, "<0041>", "<feff>"); }},
        {"bad-unicode",
         [](TaggedPdf& pdf) { TaggedPdf::replace(pdf.unicode, "<0041>", "<0000>"); }},
        {"notdef", drawn("/Artifact BMC BT /F1 9 Tf <0000> Tj ET EMC")},
        {"not-marked", without("root", "/MarkInfo")},
        {"not-marked", key("root", "/MarkInfo", "<< /Marked true /Suspects true >>")},
        {"title-not-shown", without("root", "/ViewerPreferences")},
        {"encrypted", [](TaggedPdf& pdf) { pdf.encrypt = true; }},
        {"optional-content", key("root", "/OCProperties", "<< /OCGs [] /D << >> >>")},
        {"reference-form", key("form", "/Ref", "<< >>")},
        {"forms", key("root", "/AcroForm", "<< /XFA (x) >>")},
        {"embedded-file",
         [](TaggedPdf& pdf) {
             Object file = pdf.qpdf().makeIndirectObject(
                 pdf.parse("<< /Type /Filespec /F (a) /UF (a) /EF << >> >>"));
             pdf.root().replaceKey("/AF", Object::newArray({file}));
         }},
        {"no-metadata", [](TaggedPdf& pdf) { pdf.metadata.clear(); }},
        {"xmp-syntax", metadata("</rdf:RDF>", "")},
        {"xmp-syntax", metadata("id=\"W5", "bytes=\"99\" id=\"W5")},
        {"no-ua-claim", metadata("<pdfuaid:part>1<", "<pdfuaid:part>2<")},
        {"bad-archive-claim", metadata("conformance>U<", "conformance>X<")},
        {"extension-schema",
         metadata("<pdfaProperty:valueType>Integer</pdfaProperty:valueType>", "")},
        {"unknown-property", metadata("<pdf:Producer>", "<pdf:Odd>x</pdf:Odd><pdf:Producer>")},
        {"xmp-type", metadata("<xmp:CreateDate>2024-04-22T10:00:00Z", "<xmp:CreateDate>yesterday")},
        {"no-title", metadata(">Whole<", "><")},
        {"info-differs", key("info", "/Title", "(Half)")},
        {"info-differs", key("info", "/CreationDate", "(D:20240422100001Z)")},
        {"binary-mark", bytes("%\xbf\xf7\xa2\xfe", "%abcd")},
        {"after-end", bytes("%%EOF\n", "%%EOF\n\nmore")},
        {"stream-end", bytes("\nendstream", " endstream")},
        {"no-id", bytes("/ID [", "/IX [")},
        {"forbidden-key", key("root", "/AA", "<< >>")},
        {"forbidden-key", key("state", "/TR", "/Identity")},
        {"forbidden-action", key("annotation", "/A", "<< /S /JavaScript /JS (x) >>")},
        {"page-size", key("page", "/MediaBox", "[0 0 2 600]")},
        {"no-output-intent", without("root", "/OutputIntents")},
        {"bad-profile", key("profile", "/N", "4")},
        {"device-colour", drawn("/Artifact BMC 0 0 0 1 k 0 0 1 1 re f EMC")},
        {"device-colour", key("image", "/ColorSpace", "/DeviceCMYK")},
        {"limits", key("info", "/Odd", '(' + std::string(40000, 'x') + ')')},
        {"filter", key("image", "/FFilter", "/FlateDecode")},
        {"blend-mode", key("state", "/BM", "/Odd")},
        {"interpolate", key("image", "/Interpolate", "true")},
        {"image-bits", key("image", "/BitsPerComponent", "3")},
        {"embedded-kind",
         [](TaggedPdf& pdf) {
             pdf.root().replaceKey(
                 "/Odd", pdf.stream("x", "<< /Type /EmbeddedFile /Subtype /text#2fplain >>"));
         }},
        {"no-appearance", key("annotation", "/Subtype", "/Text")},
    };
    return all;
}

bool names(const std::vector<PdfFault>& faults, std::string_view rule) {
    for (const PdfFault& fault : faults)
        if (fault.rule == rule) return true;
    return false;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(pdf_structure)

BOOST_AUTO_TEST_CASE(a_sound_file_has_no_faults) {
    BOOST_TEST(listed(pdf_faults(TaggedPdf().bytes())) == "");
}

BOOST_AUTO_TEST_CASE(each_fault_is_named) {
    for (const Case& one : cases()) {
        TaggedPdf pdf;
        one.make(pdf);
        const auto faults = pdf_faults(pdf.bytes());
        BOOST_TEST(names(faults, one.rule), one.rule << " is not among:\n" << listed(faults));
    }
}

BOOST_AUTO_TEST_CASE(each_rule_has_a_file_that_breaks_it) {
    std::set<std::string_view> broken;
    for (const Case& one : cases()) broken.insert(one.rule);
    for (const PdfRule& rule : pdf_rules()) BOOST_TEST(broken.contains(rule.name), rule.name);
}

BOOST_AUTO_TEST_CASE(a_fault_is_told_with_page_object_and_clause) {
    TaggedPdf pdf;
    pdf.content += "0 0 5 5 re f ";
    const std::string told = listed(pdf_faults(pdf.bytes()));
    BOOST_TEST(told.starts_with("page 1, object "), told);
    BOOST_TEST(told.ends_with(
                   ": unmarked-content (ua 7.1-3): a drawing is neither tagged nor an artifact\n"),
               told);
}

BOOST_AUTO_TEST_CASE(many_faults_of_one_rule_are_counted) {
    TaggedPdf pdf;
    for (int i = 0; i < 50; ++i) pdf.content += "0 0 5 5 re f ";
    const auto faults = pdf_faults(pdf.bytes());
    BOOST_TEST(faults.size() == 21u);
    BOOST_TEST(faults.back().message == "and 30 more like this");
}

BOOST_AUTO_TEST_CASE(without_a_claim_nothing_of_pdf_a_is_asked) {
    TaggedPdf pdf;
    TaggedPdf::replace(
        pdf.metadata, "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>", "");
    pdf.root().removeKey("/OutputIntents");
    BOOST_TEST(listed(pdf_faults(pdf.bytes())) == "");
}

// A byte here and there: whatever is said, it is said soon and without a crash.
BOOST_AUTO_TEST_CASE(mangled_files_are_survived) {
    const std::string sound = TaggedPdf().bytes();
    const std::size_t font = sound.find("endstream", sound.find("/Length1"));
    std::uint64_t state = 1;
    const auto next = [&](std::size_t below) {
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
        return std::size_t(state >> 33) % below;
    };
    for (int i = 0; i < 300; ++i) {
        std::string mangled = sound;
        for (std::size_t k = next(8) + 1; k > 0; --k) {
            const std::size_t at = next(mangled.size());
            if (k % 2 == 0)
                mangled[at] = char(next(256));
            else
                mangled[font + next(mangled.size() - font)] = "0123456789/<>[]() R"[next(19)];
        }
        pdf_faults(mangled);
    }
    BOOST_TEST(names(pdf_faults(""), "damaged"));
}

BOOST_AUTO_TEST_CASE(loops_and_depths_are_survived) {
    TaggedPdf pdf;
    pdf["P"].getKey("/K").appendItem(pdf["Document"]);
    pdf["form"].getDict().getKey("/Resources").replaceKey("/XObject", pdf.parse("<< >>"));
    pdf["form"].getDict().getKey("/Resources").getKey("/XObject").replaceKey("/Fm1", pdf["form"]);
    pdf.form_content += "/Fm1 Do ";
    pdf["entry"].replaceKey("/Next", pdf["entry"]);
    std::string deep;
    for (int i = 0; i < 20000; ++i) deep += "/Span BMC ";
    pdf.content += deep;
    BOOST_TEST(names(pdf_faults(pdf.bytes()), "element-twice"));
}

BOOST_AUTO_TEST_SUITE_END()
