#include "tests/support/templates.h"

#include <vector>

#include "converters/package/zip.h"
#include "tests/support/pictures.h"

namespace postconv::test_templates {
namespace {

constexpr const char* kNamespaces =
    R"( xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main")"
    R"( xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships")"
    R"( xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing")"
    R"( xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main")"
    R"( xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture")";

constexpr const char* kWord = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
constexpr const char* kOffice =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

std::string element(const std::string& name, const std::string& content) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<w:" + name + kNamespaces + ">" + content +
           "</w:" + name + ">";
}

std::string paragraph(const std::string& style, const std::string& text) {
    return "<w:p><w:pPr><w:pStyle w:val=\"" + style + "\"/></w:pPr><w:r><w:t>" + text +
           "</w:t></w:r></w:p>";
}

std::string plain(const std::string& text) {
    return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>";
}

struct Look {
    std::string id, name, base, paragraph = {}, run = {};
};

std::string style(const Look& look) {
    const bool is_root = look.base.empty();
    std::string text = "<w:style w:type=\"paragraph\"";
    if (is_root) text += " w:default=\"1\"";
    text += " w:styleId=\"" + look.id + "\"><w:name w:val=\"" + look.name + "\"/>";
    if (!is_root) text += "<w:basedOn w:val=\"" + look.base + "\"/>";
    text += "<w:qFormat/>";
    if (!look.paragraph.empty()) text += "<w:pPr>" + look.paragraph + "</w:pPr>";
    if (!look.run.empty()) text += "<w:rPr>" + look.run + "</w:rPr>";
    return text + "</w:style>";
}

std::string defaults(const std::string& font) {
    return "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"" + font + "\" w:hAnsi=\"" +
           font + "\"/><w:sz w:val=\"21\"/><w:lang w:val=\"de-DE\"/></w:rPr></w:rPrDefault>" +
           "<w:pPrDefault><w:pPr><w:spacing w:after=\"120\" w:line=\"264\" w:lineRule=\"auto\"/>" +
           "</w:pPr></w:pPrDefault></w:docDefaults>";
}

// Parts with their content types and the relationships of the document.
class Maker {
  public:
    explicit Maker(std::string main_type = "template.main") {
        type("word/document.xml", kWord + main_type + "+xml");
    }
    void part(const std::string& name, std::string text, const std::string& content_type = {}) {
        entries_.push_back({name, std::move(text)});
        if (!content_type.empty()) type(name, content_type);
    }
    // A part of WordprocessingML that the document refers to.
    void part_of_document(const std::string& kind, const std::string& name, std::string text) {
        part("word/" + name, std::move(text), kWord + kind + "+xml");
        relate(kind, name);
    }
    void relate(const std::string& kind, const std::string& target) {
        relationships_ += "<Relationship Id=\"rId" + std::to_string(++count_) + "\" Type=\"" +
                          kOffice + kind + "\" Target=\"" + target + "\"/>";
    }
    std::string zipped() {
        entries_.insert(entries_.begin(), {"[Content_Types].xml", types()});
        part("_rels/.rels", related("<Relationship Id=\"rId1\" Type=\"" + std::string(kOffice) +
                                    "officeDocument\" Target=\"word/document.xml\"/>"));
        part("word/_rels/document.xml.rels", related(relationships_));
        return write_zip(entries_, 1'700'000'000);
    }
    static std::string related(const std::string& items) {
        return "<?xml version=\"1.0\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/"
               "package/2006/relationships\">" +
               items + "</Relationships>";
    }
    std::string types() const {
        return "<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/"
               "2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd."
               "openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" "
               "ContentType=\"application/xml\"/><Default Extension=\"png\" "
               "ContentType=\"image/png\"/>" +
               types_ + "</Types>";
    }

  private:
    void type(const std::string& name, const std::string& content_type) {
        types_ += "<Override PartName=\"/" + name + "\" ContentType=\"" + content_type + "\"/>";
    }
    std::vector<ZipEntry> entries_;
    std::string types_, relationships_;
    int count_ = 0;
};

constexpr const char* kLogo =
    R"(<w:p><w:pPr><w:pStyle w:val="Kopfzeile"/></w:pPr><w:r><w:drawing>)"
    R"(<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="540000" cy="540000"/>)"
    R"(<wp:docPr id="7" name="Logo" descr="Logo of Nordlicht GmbH"/><a:graphic><a:graphicData )"
    R"(uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>)"
    R"(<pic:cNvPr id="7" name="logo.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>)"
    R"(<a:blip r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>)"
    R"(<a:xfrm><a:off x="0" y="0"/><a:ext cx="540000" cy="540000"/></a:xfrm>)"
    R"(<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>)"
    R"(</a:graphic></wp:inline></w:drawing></w:r><w:r><w:t xml:space="preserve"> Nordlicht GmbH · )"
    R"({{title}}</w:t></w:r></w:p>)";

std::string cell(const std::string& text) {
    return "<w:tc><w:tcPr><w:tcW w:w=\"4535\" w:type=\"dxa\"/></w:tcPr>" +
           paragraph("Fuzeile", text) + "</w:tc>";
}

std::string two_columns(const std::string& left, const std::string& right) {
    return "<w:tbl><w:tblPr><w:tblW w:w=\"9070\" w:type=\"dxa\"/></w:tblPr><w:tblGrid><w:gridCol "
           "w:w=\"4535\"/><w:gridCol w:w=\"4535\"/></w:tblGrid><w:tr>" +
           cell(left) + cell(right) + "</w:tr></w:tbl><w:p/>";
}

std::string letter_styles(const std::string& more = {}) {
    return element("styles", defaults("Calibri") + style({"Standard", "Normal", ""}) +
                                 style({"berschrift1", "heading 1", "Standard",
                                        "<w:keepNext/><w:spacing w:before=\"240\" w:after=\"60\"/>"
                                        "<w:outlineLvl w:val=\"0\"/>",
                                        "<w:b/><w:color w:val=\"004B87\"/><w:sz w:val=\"28\"/>"}) +
                                 style({"berschrift2", "heading 2", "Standard",
                                        "<w:keepNext/><w:outlineLvl w:val=\"1\"/>",
                                        "<w:b/><w:color w:val=\"004B87\"/>"}) +
                                 style({"Titel", "Title", "Standard", "<w:spacing w:after=\"60\"/>",
                                        "<w:color w:val=\"004B87\"/><w:sz w:val=\"40\"/>"}) +
                                 style({"Kopfzeile", "header", "Standard"}) +
                                 style({"Fuzeile", "footer", "Standard",
                                        "<w:spacing w:after=\"0\"/>", "<w:sz w:val=\"16\"/>"}) +
                                 style({"Zitat", "Quote", "Standard",
                                        "<w:ind w:left=\"567\" w:right=\"567\"/>", "<w:i/>"}) +
                                 more);
}

constexpr const char* kLetterSection =
    R"(<w:sectPr><w:headerReference w:type="default" r:id="rId2"/>)"
    R"(<w:footerReference w:type="default" r:id="rId3"/><w:pgSz w:w="11906" w:h="16838"/>)"
    R"(<w:pgMar w:top="2268" w:right="1418" w:bottom="1985" w:left="1418" w:header="708" )"
    R"(w:footer="708" w:gutter="0"/></w:sectPr>)";

// The title stands in two runs, as Word saves what was corrected.
constexpr const char* kSplitTitle =
    R"(<w:p><w:pPr><w:pStyle w:val="Titel"/></w:pPr><w:r><w:t>{{ti</w:t></w:r>)"
    R"(<w:r><w:rPr><w:b/></w:rPr><w:t>tle}}</w:t></w:r></w:p>)";

Maker letter(const std::string& styles, const std::string& extra_body = {}) {
    Maker maker;
    maker.part("word/document.xml",
               element("document", "<w:body>" + plain("Hamburg, {{date}}") + kSplitTitle +
                                       plain("{{subtitle}}") + plain("{{body}}") +
                                       plain("With kind regards, {{author}}") + extra_body +
                                       kLetterSection + "</w:body>"));
    maker.part_of_document("styles", "styles.xml", styles);
    maker.part_of_document("header", "header1.xml", element("hdr", kLogo));
    maker.part_of_document(
        "footer", "footer1.xml",
        element("ftr", two_columns("Nordlicht GmbH, Hafenstr. 1", "IBAN DE00 1234 5678")));
    maker.part("word/_rels/header1.xml.rels",
               Maker::related("<Relationship Id=\"rId1\" Type=\"" + std::string(kOffice) +
                              "image\" Target=\"media/image1.png\"/>"));
    maker.part("word/media/image1.png", encode_png(test::flag({32, 32})));
    return maker;
}

// ---- a report ----------------------------------------------------------------------------------

constexpr const char* kCoreStore = "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}";
constexpr const char* kCoverStore = "{55AF091B-3C7A-41E3-B477-F2FDAA23CFDA}";

const std::string kCoreMappings =
    "xmlns:ns0='http://purl.org/dc/elements/1.1/' xmlns:ns1='http://schemas.openxmlformats.org/"
    "package/2006/metadata/core-properties' ";
const std::string kCoverMappings =
    "xmlns:ns0='http://schemas.microsoft.com/office/2006/coverPageProps' ";

std::string control(const std::string& alias, const std::string& path, const std::string& store,
                    const std::string& prompt) {
    return "<w:sdt><w:sdtPr><w:alias w:val=\"" + alias + "\"/><w:id w:val=\"" +
           std::to_string(1000 + alias.size() * 17 + path.size()) +
           "\"/><w:showingPlcHdr/><w:dataBinding w:prefixMappings=\"" +
           (store == kCoreStore ? kCoreMappings : kCoverMappings) + "\" w:xpath=\"" + path +
           "\" w:storeItemID=\"" + store + "\"/><w:text/></w:sdtPr><w:sdtContent>" +
           paragraph("Cover", prompt) + "</w:sdtContent></w:sdt>";
}

std::string cover() {
    return control("Title", "/ns1:coreProperties[1]/ns0:title[1]", kCoreStore, "[Report title]") +
           control("Subtitle", "/ns1:coreProperties[1]/ns0:subject[1]", kCoreStore, "[Subtitle]") +
           control("Author", "/ns1:coreProperties[1]/ns0:creator[1]", kCoreStore, "[Author]") +
           control("Abstract", "/ns0:CoverPageProperties[1]/ns0:Abstract[1]", kCoverStore,
                   "[Abstract]") +
           control("Publish Date", "/ns0:CoverPageProperties[1]/ns0:PublishDate[1]", kCoverStore,
                   "[Date]");
}

constexpr const char* kContents =
    R"(<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>)"
    R"(<w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent><w:p><w:pPr>)"
    R"(<w:pStyle w:val="TOCHeading"/></w:pPr><w:r><w:t>In this report</w:t></w:r></w:p><w:p><w:r>)"
    R"(<w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \o "1-2" </w:instrText></w:r>)"
    R"(<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>Update this table</w:t></w:r>)"
    R"(<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:sdtContent></w:sdt>)";

std::string section(const std::string& references) {
    return "<w:sectPr>" + references +
           "<w:pgSz w:w=\"12240\" w:h=\"15840\"/><w:pgMar w:top=\"1440\" w:right=\"1440\" "
           "w:bottom=\"1440\" w:left=\"1440\" w:header=\"720\" w:footer=\"720\" w:gutter=\"0\"/>"
           "</w:sectPr>";
}

std::string level(int number, const std::string& format, const std::string& text, int left) {
    return "<w:lvl w:ilvl=\"" + std::to_string(number) +
           "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" + format + "\"/><w:lvlText w:val=\"" +
           text + "\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"" + std::to_string(left) +
           "\" w:hanging=\"283\"/></w:pPr></w:lvl>";
}

std::string report_numbering() {
    return element(
        "numbering",
        "<w:abstractNum w:abstractNumId=\"4\"><w:nsid w:val=\"00A1B2C3\"/><w:multiLevelType "
        "w:val=\"multilevel\"/>" +
            level(0, "bullet", "■", 283) + level(1, "bullet", "□", 566) +
            "</w:abstractNum><w:abstractNum w:abstractNumId=\"5\"><w:nsid w:val=\"00A1B2C4\"/>"
            "<w:multiLevelType w:val=\"multilevel\"/>" +
            level(0, "decimal", "%1", 0) + level(1, "decimal", "%1.%2", 0) +
            "</w:abstractNum><w:num w:numId=\"9\"><w:abstractNumId w:val=\"4\"/></w:num>"
            "<w:num w:numId=\"10\"><w:abstractNumId w:val=\"5\"/></w:num>");
}

std::string numbered_heading(int number) {
    return style({"Heading" + std::to_string(number), "heading " + std::to_string(number), "Normal",
                  "<w:keepNext/><w:numPr><w:ilvl w:val=\"" + std::to_string(number - 1) +
                      "\"/><w:numId w:val=\"10\"/></w:numPr><w:outlineLvl w:val=\"" +
                      std::to_string(number - 1) + "\"/>",
                  "<w:b/><w:color w:val=\"7A1F1F\"/>"});
}

std::string table_style() {
    return "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name "
           "w:val=\"Normal Table\"/></w:style><w:style w:type=\"table\" w:customStyle=\"1\" "
           "w:styleId=\"HouseTable\"><w:name w:val=\"House Table\"/><w:basedOn "
           "w:val=\"TableNormal\"/><w:tblStylePr w:type=\"firstRow\"><w:rPr><w:b/><w:color "
           "w:val=\"FFFFFF\"/></w:rPr><w:tcPr><w:shd w:val=\"clear\" w:color=\"auto\" "
           "w:fill=\"7A1F1F\"/></w:tcPr></w:tblStylePr></w:style>";
}

// ---- as LibreOffice saves ----------------------------------------------------------------------

std::string german_footnotes() {
    return element(
        "footnotes",
        "<w:footnote w:id=\"0\" w:type=\"separator\"><w:p><w:r><w:separator/></w:r></w:p>"
        "</w:footnote><w:footnote w:id=\"1\" w:type=\"continuationSeparator\"><w:p><w:r>"
        "<w:continuationSeparator/></w:r></w:p></w:footnote><w:footnote w:id=\"2\">" +
            plain("A note of the sample text") + "</w:footnote>");
}

std::string german_heading(int number) {
    return style(
        {"berschrift" + std::to_string(number), "Überschrift " + std::to_string(number), "Standard",
         "<w:keepNext/><w:outlineLvl w:val=\"" + std::to_string(number - 1) + "\"/>", "<w:b/>"});
}

// ---- what is wrong with some -------------------------------------------------------------------

std::string many_styles() {
    std::string all;
    for (int i = 0; i < 10'000; ++i)
        all += style({"s" + std::to_string(i), "Style " + std::to_string(i), "Standard"});
    return all;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

// The entries again, changed.
template <typename Change>
std::string changed(const std::string& archive, const Change& change) {
    std::vector<ZipEntry> entries = read_zip(archive);
    for (ZipEntry& entry : entries) change(entry);
    return write_zip(entries, 1'700'000'000);
}

std::string with_part(const std::string& name, const std::string& text) {
    std::vector<ZipEntry> entries = read_zip(letterhead());
    entries.push_back({name, text});
    return write_zip(entries, 1'700'000'000);
}

std::string in_document(const std::string& from, const std::string& to) {
    return changed(letterhead(), [&](ZipEntry& entry) {
        if (entry.name == "word/document.xml") entry.bytes = replaced(entry.bytes, from, to);
    });
}

}  // namespace

std::string letterhead() {
    return letter(letter_styles()).zipped();
}

std::string report() {
    Maker maker("document.main");
    const std::string references = R"(<w:headerReference w:type="default" r:id="rId4"/>)";
    maker.part(
        "word/document.xml",
        element("document",
                "<w:body>" + cover() + "<w:p><w:pPr>" + section({}) + "</w:pPr></w:p>" + kContents +
                    "<w:sdt><w:sdtPr><w:tag w:val=\"body\"/><w:id w:val=\"99\"/></w:sdtPr>"
                    "<w:sdtContent>" +
                    plain("Click here to write") + "</w:sdtContent></w:sdt>" +
                    plain("House rules apply.") + section(references) + "</w:body>"));
    maker.part_of_document(
        "styles", "styles.xml",
        element("styles", defaults("Georgia") + style({"Normal", "Normal", ""}) +
                              style({"Cover", "Cover", "Normal", "", "<w:sz w:val=\"36\"/>"}) +
                              numbered_heading(1) + numbered_heading(2) +
                              style({"ListBullet", "List Bullet", "Normal",
                                     "<w:numPr><w:numId w:val=\"9\"/></w:numPr>"}) +
                              style({"Caption", "caption", "Normal", "", "<w:i/>"}) +
                              style({"TOCHeading", "TOC Heading", "Normal", "", "<w:b/>"}) +
                              style({"TOC1", "toc 1", "Normal"}) +
                              style({"Header", "header", "Normal"}) + table_style()));
    maker.part_of_document("settings", "settings.xml",
                           element("settings",
                                   "<w:defaultTableStyle w:val=\"HouseTable\"/>"
                                   "<w:updateFields w:val=\"true\"/>"));
    maker.part_of_document("numbering", "numbering.xml", report_numbering());
    maker.part_of_document(
        "header", "header1.xml",
        element("hdr",
                "<w:p><w:pPr><w:pStyle w:val=\"Header\"/></w:pPr><w:fldSimple w:instr=\" "
                "TITLE \"><w:r><w:t>Old title</w:t></w:r></w:fldSimple></w:p>"));
    maker.relate("customXml", "../customXml/item1.xml");
    maker.part("customXml/item1.xml",
               "<CoverPageProperties xmlns=\"http://schemas.microsoft.com/office/2006/"
               "coverPageProps\"><PublishDate/><Abstract/></CoverPageProperties>");
    maker.part("customXml/itemProps1.xml",
               "<ds:datastoreItem ds:itemID=\"" + std::string(kCoverStore) +
                   "\" xmlns:ds=\"http://schemas.openxmlformats.org/officeDocument/2006/"
                   "customXml\"><ds:schemaRefs/></ds:datastoreItem>",
               "application/vnd.openxmlformats-officedocument.customXmlProperties+xml");
    maker.part("customXml/_rels/item1.xml.rels",
               Maker::related("<Relationship Id=\"rId1\" Type=\"" + std::string(kOffice) +
                              "customXmlProps\" Target=\"itemProps1.xml\"/>"));
    return maker.zipped();
}

std::string german() {
    Maker maker("document.main");
    maker.part("word/document.xml",
               element("document",
                       "<w:body>" + paragraph("Titel", "{{title}}") +
                           "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>" +
                           paragraph("berschrift1", "Eine Überschrift") +
                           "<w:p><w:pPr><w:pStyle w:val=\"Textkrper\"/></w:pPr><w:r><w:t>Blindtext"
                           "</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>" +
                           section({}) + "</w:body>"));
    maker.part_of_document(
        "styles", "styles.xml",
        element("styles",
                defaults("Liberation Serif") + style({"Standard", "Standard", ""}) +
                    german_heading(1) + german_heading(2) +
                    style({"Textkrper", "Textkörper", "Standard", "<w:jc w:val=\"both\"/>"}) +
                    style({"Titel", "Titel", "Standard", "<w:jc w:val=\"center\"/>",
                           "<w:sz w:val=\"56\"/>"}) +
                    style({"Funote", "Fußnote", "Standard", "", "<w:sz w:val=\"18\"/>"}) +
                    style({"Beschriftung", "Beschriftung", "Standard", "", "<w:i/>"}) +
                    style({"Zitat", "Zitat", "Standard", "<w:ind w:left=\"567\"/>"})));
    maker.part_of_document("footnotes", "footnotes.xml", german_footnotes());
    maker.part_of_document("settings", "settings.xml",
                           element("settings",
                                   "<w:zoom w:percent=\"100\"/><w:footnotePr>"
                                   "<w:footnote w:id=\"0\"/><w:footnote w:id=\"1\"/>"
                                   "</w:footnotePr><w:compat/>"));
    return maker.zipped();
}

std::string faulty(Fault fault) {
    switch (fault) {
        case Fault::Macros:
            return changed(letterhead(), [](ZipEntry& entry) {
                entry.bytes = replaced(entry.bytes, std::string(kWord) + "template.main+xml",
                                       "application/vnd.ms-word.template.macroEnabledTemplate."
                                       "main+xml");
            });
        case Fault::Strict:
            return in_document("http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                               "http://purl.oclc.org/ooxml/wordprocessingml/main");
        case Fault::PathOutside:
            return with_part("../../outside.xml", "<a/>");
        case Fault::EntityExpansion:
            return changed(letterhead(), [](ZipEntry& entry) {
                if (entry.name == "word/styles.xml")
                    entry.bytes = replaced(entry.bytes, "?>",
                                           "?><!DOCTYPE w [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b "
                                           "\"&a;&a;&a;&a;&a;&a;&a;&a;\">]>");
            });
        case Fault::TooManyStyles:
            return letter(letter_styles(many_styles())).zipped();
        case Fault::TooDeep: {
            std::string opening, closing;
            for (int i = 0; i < 5'000; ++i) {
                opening += "<w:smartTag>";
                closing += "</w:smartTag>";
            }
            return in_document("<w:body>", "<w:body>" + opening + closing);
        }
        case Fault::ZipBomb:
            return with_part("word/media/huge.bmp", std::string(std::size_t{140} << 20, '\0'));
        case Fault::CutShort:
            return letterhead().substr(0, letterhead().size() / 2);
        case Fault::NoDocument:
            return write_zip({{"hello.txt", "Hello"}}, 1'700'000'000);
    }
    return {};
}

}  // namespace postconv::test_templates
