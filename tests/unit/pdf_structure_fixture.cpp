#include "tests/unit/pdf_structure_fixture.h"

#include <ft2build.h>
#include FT_FREETYPE_H

#include <cstdio>
#include <fstream>
#include <iterator>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>
#include <stdexcept>

namespace postconv::test {
namespace {

constexpr const char* kMetadata = R"(<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Whole</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>Ann</rdf:li><rdf:li>Ben</rdf:li></rdf:Seq></dc:creator>
<xmp:CreateDate>2024-04-22T10:00:00Z</xmp:CreateDate>
<pdf:Producer>us</pdf:Producer>
<pdfuaid:part>1</pdfuaid:part>
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>
</rdf:Description><rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>)";

std::string font_program() {
    std::ifstream in(POSTCONV_TEST_DATA "/fonts/DejaVuSerif.ttf", std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(in), {});
}

// Of the letter A in the program: its glyph, and its width in thousandths of the size.
struct Letter {
    unsigned glyph = 0;
    long width = 0;
};
Letter letter_of(const std::string& program) {
    FT_Library library = nullptr;
    FT_Face face = nullptr;
    FT_Init_FreeType(&library);
    if (FT_New_Memory_Face(library, reinterpret_cast<const FT_Byte*>(program.data()),
                           FT_Long(program.size()), 0, &face) != 0)
        throw std::runtime_error("the font can't be read");
    Letter letter{FT_Get_Char_Index(face, 'A'), 0};
    FT_Load_Glyph(face, letter.glyph, FT_LOAD_NO_SCALE);
    letter.width = face->glyph->metrics.horiAdvance * 1000 / face->units_per_EM;
    FT_Done_Face(face);
    FT_Done_FreeType(library);
    return letter;
}

std::string hexadecimal(unsigned value) {
    char text[8];
    std::snprintf(text, sizeof text, "%04x", value);
    return text;
}

// The header of an ICC profile for an RGB monitor.
std::string profile() {
    std::string bytes(132, '\0');
    bytes[8] = 4;
    bytes.replace(12, 8, "mntrRGB ");
    bytes.replace(20, 4, "XYZ ");
    bytes.replace(36, 4, "acsp");
    return bytes;
}

}  // namespace

TaggedPdf::TaggedPdf() : metadata(kMetadata) {
    pdf_.emptyPDF();
    add_font();
    add_pages();
    add_elements();
    add_link();
    add_catalogue();
}

TaggedPdf::Object TaggedPdf::stream(const std::string& data, const std::string& dictionary) {
    Object made = pdf_.newStream(data);
    made.replaceDict(parse(dictionary));
    return made;
}

void TaggedPdf::replace(std::string& text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    if (at == std::string::npos) throw std::runtime_error("there is no " + from);
    text.replace(at, from.size(), to);
}

void TaggedPdf::add_font() {
    const std::string program = font_program();
    const Letter letter = letter_of(program);
    shown = hexadecimal(letter.glyph);
    const std::string width = std::to_string(letter.width);
    unicode = "begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange 1 beginbfchar <" +
              shown + "> <0041> endbfchar endcmap";
    parts_["program"] = stream(program, "<< /Length1 " + std::to_string(program.size()) + " >>");
    parts_["descriptor"] = pdf_.makeIndirectObject(
        parse("<< /Type /FontDescriptor /FontName /ABCDEF+Serif /Flags 32 >>"));
    parts_["descriptor"].replaceKey("/FontFile2", parts_["program"]);
    parts_["descendant"] = pdf_.makeIndirectObject(parse(
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /ABCDEF+Serif /CIDToGIDMap /Identity "
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 0 /W [" +
        std::to_string(letter.glyph) + " [" + width + "]] >>"));
    parts_["descendant"].replaceKey("/FontDescriptor", parts_["descriptor"]);
    parts_["font"] = pdf_.makeIndirectObject(
        parse("<< /Type /Font /Subtype /Type0 /BaseFont /ABCDEF+Serif /Encoding /Identity-H >>"));
    parts_["font"].replaceKey("/DescendantFonts", Object::newArray({parts_["descendant"]}));
    parts_["simple"] = pdf_.makeIndirectObject(parse(
        "<< /Type /Font /Subtype /TrueType /BaseFont /ABCDEF+Serif /FirstChar 65 /LastChar 65 "
        "/Encoding /WinAnsiEncoding /Widths [" +
        width + "] >>"));
    parts_["simple"].replaceKey("/FontDescriptor", parts_["descriptor"]);
}

void TaggedPdf::add_pages() {
    parts_["image"] = stream(std::string("\xFF\0\0", 3),
                             "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 "
                             "/BitsPerComponent 8 /ColorSpace /DeviceRGB >>");
    parts_["form"] = stream("",
                            "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /StructParents 1 "
                            "/Resources << /Font << >> >> >>");
    parts_["form"].getDict().getKey("/Resources").getKey("/Font").replaceKey("/F1", parts_["font"]);
    form_content = "/P <</MCID 0>> BDC BT /F1 9 Tf <" + shown + "> Tj ET EMC ";
    Object page = pdf_.makeIndirectObject(parse(
        "<< /Type /Page /MediaBox [0 0 400 600] /StructParents 0 /Tabs /S /Resources << /Font "
        "<< >> /XObject << >> /ExtGState << >> >> >>"));
    Object resources = page.getKey("/Resources");
    resources.getKey("/Font").replaceKey("/F1", parts_["font"]);
    resources.getKey("/Font").replaceKey("/F2", parts_["simple"]);
    resources.getKey("/XObject").replaceKey("/Im1", parts_["image"]);
    resources.getKey("/XObject").replaceKey("/Fm1", parts_["form"]);
    parts_["state"] = pdf_.makeIndirectObject(parse("<< /Type /ExtGState /BM /Multiply >>"));
    resources.getKey("/ExtGState").replaceKey("/G1", parts_["state"]);
    parts_["page"] = page;
    QPDFPageDocumentHelper(pdf_).addPage(page, false);
    content = "/G1 gs /Artifact BMC 0 0 10 10 re f EMC /Fm1 Do ";
}

TaggedPdf::Object TaggedPdf::add(const std::string& name, const std::string& type,
                                 const std::string& parent) {
    Object element = pdf_.makeIndirectObject(parse("<< /Type /StructElem /K [] >>"));
    element.replaceKey("/S", Object::newName('/' + type));
    element.replaceKey("/P", parts_[parent]);
    element.replaceKey("/Pg", parts_["page"]);
    parts_[parent].getKey("/K").appendItem(element);
    parts_[name] = element;
    return element;
}

void TaggedPdf::mark(const std::string& element, int id) {
    parts_[element].getKey("/K").appendItem(Object::newInteger(id));
    mark_owner_[id] = element;
    const std::string number = std::to_string(id);
    content += "/Span <</MCID " + number + ">> BDC " +
               (id == 10  ? std::string("/Im1 Do")
                : id == 1 ? std::string("BT /F2 9 Tf (A) Tj ET")
                          : "BT /F1 9 Tf <" + shown + "> Tj ET") +
               " EMC ";
}

void TaggedPdf::attributes(const std::string& element, const std::string& text) {
    parts_[element].replaceKey("/A", parse(text));
}

void TaggedPdf::add_elements() {
    parts_["tree"] = pdf_.makeIndirectObject(parse("<< /Type /StructTreeRoot /K [] >>"));
    add("Document", "Document", "tree");
    const struct {
        const char *name, *type, *parent;
        int mark;
    } elements[] = {
        {"H1", "H1", "Document", 0},
        {"P", "P", "Document", 1},
        {"Link", "Link", "P", 2},
        {"H2", "H2", "Document", 3},
        {"L", "L", "Document", -1},
        {"LI", "LI", "L", -1},
        {"Lbl", "Lbl", "LI", 4},
        {"LBody", "LBody", "LI", 5},
        {"Table", "Table", "Document", -1},
        {"Caption", "Caption", "Table", 13},
        {"THead", "THead", "Table", -1},
        {"TR1", "TR", "THead", -1},
        {"TH1", "TH", "TR1", 6},
        {"TH2", "TH", "TR1", 7},
        {"TBody", "TBody", "Table", -1},
        {"TR2", "TR", "TBody", -1},
        {"TD1", "TD", "TR2", 8},
        {"TD2", "TD", "TR2", 9},
        {"Figure", "Figure", "Document", 10},
        {"Note", "Note", "Document", 11},
        {"TOC", "TOC", "Document", -1},
        {"TOCI", "TOCI", "TOC", 12},
        {"InForm", "Lead", "Document", -1},
    };
    for (const auto& element : elements) {
        add(element.name, element.type, element.parent);
        if (element.mark >= 0) mark(element.name, element.mark);
    }
    attributes("L", "<< /O /List /ListNumbering /Disc >>");
    attributes("TH1", "<< /O /Table /Scope /Column >>");
    attributes("TH2", "[<< /O /Layout >> << /O /Table /Scope /Column >>]");
    attributes("Figure", "<< /O /Layout /BBox [0 0 9 9] >>");
    parts_["Figure"].replaceKey("/Alt", Object::newString("A dot"));
    parts_["Note"].replaceKey("/ID", Object::newString("note-1"));
    parts_["tree"].replaceKey("/RoleMap", parse("<< /Lead /Opening /Opening /P >>"));
    parts_["tree"].replaceKey("/IDTree", parse("<< /Names [(note-1)] >>"));
    parts_["tree"].getKey("/IDTree").getKey("/Names").appendItem(parts_["Note"]);
    Object reference = parse("<< /Type /MCR /MCID 0 >>");
    reference.replaceKey("/Stm", parts_["form"]);
    parts_["InForm"].getKey("/K").appendItem(reference);
}

void TaggedPdf::add_link() {
    parts_["annotation"] = pdf_.makeIndirectObject(parse(
        "<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /F 4 /StructParent 2 /Contents (there) "
        "/A << /S /URI /URI (https://example.org/) >> >>"));
    parts_["page"].replaceKey("/Annots", Object::newArray({parts_["annotation"]}));
    Object reference = parse("<< /Type /OBJR >>");
    reference.replaceKey("/Obj", parts_["annotation"]);
    parts_["Link"].getKey("/K").appendItem(reference);
}

void TaggedPdf::add_catalogue() {
    Object all = root();
    all.replaceKey("/StructTreeRoot", parts_["tree"]);
    all.replaceKey("/MarkInfo", parse("<< /Marked true >>"));
    all.replaceKey("/Lang", Object::newString("en-GB"));
    all.replaceKey("/ViewerPreferences", parse("<< /DisplayDocTitle true >>"));
    parts_["profile"] = stream(profile(), "<< /N 3 >>");
    Object intent =
        parse("<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) >>");
    intent.replaceKey("/DestOutputProfile", parts_["profile"]);
    all.replaceKey("/OutputIntents", Object::newArray({intent}));
    parts_["info"] =
        pdf_.makeIndirectObject(parse("<< /Title (Whole) /Author (Ann; Ben) /Producer (us) "
                                      "/CreationDate (D:20240422120000+02'00') >>"));
    pdf_.getTrailer().replaceKey("/Info", parts_["info"]);
    parts_["entry"] = pdf_.makeIndirectObject(parse("<< /Title (One) >>"));
    Object destination = parse("[null /Fit]");
    destination.setArrayItem(0, parts_["page"]);
    parts_["entry"].replaceKey("/Dest", destination);
    Object outline = pdf_.makeIndirectObject(parse("<< /Type /Outlines /Count 1 >>"));
    outline.replaceKey("/First", parts_["entry"]);
    outline.replaceKey("/Last", parts_["entry"]);
    parts_["entry"].replaceKey("/Parent", outline);
    all.replaceKey("/Outlines", outline);
    add_parent_tree();
}

void TaggedPdf::add_parent_tree() {
    Object marks = pdf_.makeIndirectObject(Object::newArray());
    for (const auto& [id, element] : mark_owner_) marks.appendItem(parts_[element]);
    parts_["parents"] = marks;
    Object numbers = Object::newArray({Object::newInteger(0), marks, Object::newInteger(1),
                                       Object::newArray({parts_["InForm"]}), Object::newInteger(2),
                                       parts_["Link"]});
    Object tree = pdf_.makeIndirectObject(parse("<< >>"));
    tree.replaceKey("/Nums", numbers);
    parts_["tree"].replaceKey("/ParentTree", tree);
    parts_["tree"].replaceKey("/ParentTreeNextKey", Object::newInteger(3));
}

std::string TaggedPdf::bytes() {
    parts_["page"].replaceKey("/Contents", pdf_.newStream(content));
    const Object none = Object::newNull();
    parts_["form"].replaceStreamData(form_content, none, none);
    if (!unicode.empty()) parts_["font"].replaceKey("/ToUnicode", pdf_.newStream(unicode));
    if (!metadata.empty())
        root().replaceKey("/Metadata", stream(metadata, "<< /Type /Metadata /Subtype /XML >>"));
    QPDFWriter writer(pdf_);
    writer.setOutputMemory();
    writer.setStreamDataMode(qpdf_s_preserve);
    writer.setMinimumPDFVersion("1.7");
    writer.setNewlineBeforeEndstream(true);
    if (encrypt)
        writer.setR6EncryptionParameters("", "owner", true, true, true, true, true, true,
                                         qpdf_r3p_full, true);
    else
        writer.setDeterministicID(true);
    writer.write();
    const auto buffer = writer.getBufferSharedPointer();
    std::string file(reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize());
    if (change_bytes) change_bytes(file);
    return file;
}

}  // namespace postconv::test
