// XMP and the document information dictionary: what they must say, and that they say the same.
#include <algorithm>
#include <qpdf/QUtil.hh>

#include "tests/support/pdf_facts.h"
#include "tests/support/pdf_xmp.h"

namespace postconv::test::pdf_check {
namespace {

constexpr std::size_t kLongestPacket = std::size_t{32} << 20;

struct KnownSchema {
    std::string_view space;
    std::string_view properties;  // each between spaces; empty: any
};
// Of the XMP specification of 2005, as ISO 19005-2, 6.6.2.3.1 takes them for granted.
constexpr KnownSchema kKnown[] = {
    {kDublinCore,
     " contributor coverage creator date description format identifier language publisher relation "
     "rights source subject title type "},
    {kXmpBasic,
     " Advisory BaseURL CreateDate CreatorTool Identifier Label MetadataDate ModifyDate Nickname "
     "Rating Thumbnails "},
    {kAdobePdf, " Keywords PDFVersion Producer Trapped "},
    {"http://ns.adobe.com/xap/1.0/rights/", " Certificate Marked Owner UsageTerms WebStatement "},
    {"http://ns.adobe.com/xap/1.0/mm/",
     " DerivedFrom DocumentID History Ingredients InstanceID ManagedFrom Manager ManageTo ManageUI "
     "ManagerVariant OriginalDocumentID RenditionClass RenditionParams VersionID Versions "
     "LastURL RenditionOf SaveID "},
    {kArchiveIdentity, " part conformance amd corr "},
    {kExtension, " schemas "},
    {"http://ns.adobe.com/photoshop/1.0/", ""},
    {"http://ns.adobe.com/tiff/1.0/", ""},
    {"http://ns.adobe.com/exif/1.0/", ""},
    {"http://ns.adobe.com/xap/1.0/bj/", ""},
    {"http://ns.adobe.com/xap/1.0/t/pg/", ""},
};

// Seconds since 1970 of "D:20240422101500+02'00'" or of "2024-04-22T10:15:00+02:00"; none of what
// is no moment.
std::optional<long long> moment_of(const std::string& text) {
    std::string digits;
    long long offset = 0;
    std::size_t at = text.starts_with("D:") ? 2 : 0;
    for (; at < text.size() && digits.size() < 14; ++at) {
        const char c = text[at];
        if (c >= '0' && c <= '9')
            digits += c;
        else if (c == 'Z' || c == '+' || (c == '-' && digits.size() >= 10))
            break;
        else if (c != '-' && c != ':' && c != 'T')
            return std::nullopt;
    }
    if (digits.size() < 4) return std::nullopt;
    if (at < text.size() && (text[at] == '+' || text[at] == '-')) {
        std::string zone;
        for (const char c : text.substr(at + 1))
            if (c >= '0' && c <= '9') zone += c;
        if (zone.size() < 2) return std::nullopt;
        zone.resize(4, '0');
        offset = (std::stoi(zone.substr(0, 2)) * 60 + std::stoi(zone.substr(2))) * 60LL;
        if (text[at] == '-') offset = -offset;
    }
    const std::string_view missing = "00000101000000";
    digits += missing.substr(digits.size());
    const auto part = [&](std::size_t from, std::size_t length) {
        return std::stoll(digits.substr(from, length));
    };
    const long long year = part(0, 4), month = part(4, 2), day = part(6, 2);
    // Days since 1970 (proleptic Gregorian).
    const long long y = year - (month <= 2), era = (y >= 0 ? y : y - 399) / 400,
                    yoe = y - era * 400;
    const long long doy = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    const long long days = era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
    return days * 86400 + part(8, 2) * 3600 + part(10, 2) * 60 + part(12, 2) - offset;
}

std::string joined(const std::vector<std::string>& values, const char* separator) {
    std::string all;
    for (const std::string& value : values) all += (all.empty() ? "" : separator) + value;
    return all;
}

class Metadata {
  public:
    Metadata(File& file, const Xmp& xmp)
        : file_(file), xmp_(xmp), info_(entry(file.qpdf.getTrailer(), "/Info")) {}

    void check() {
        if (!xmp_.fault().empty()) add("xmp-syntax", xmp_.fault());
        check_claims();
        if (xmp_.value(kDublinCore, "title").empty()) add("no-title", "XMP has no dc:title");
        check_same_words();
        check_same_moment("/CreationDate", "CreateDate");
        check_same_moment("/ModDate", "ModifyDate");
        if (file_.claims_archive) check_schemas();
    }

  private:
    void add(std::string_view rule, std::string message) {
        file_.faults.add(rule, {0, entry(file_.qpdf.getRoot(), "/Metadata").getObjectID()},
                         std::move(message));
    }

    void check_claims() {
        const XmpProperty* accessible = xmp_.find(kUaIdentity, "part");
        if (!accessible || accessible->values.front() != "1")
            add("no-ua-claim", "XMP does not say pdfuaid:part 1");
        else if (accessible->prefix != "pdfuaid")
            add("no-ua-claim", "the prefix is not pdfuaid but " + accessible->prefix);
        const XmpProperty* archive = xmp_.find(kArchiveIdentity, "part");
        file_.claims_archive = archive != nullptr;
        if (!archive) return;
        const std::string level = xmp_.value(kArchiveIdentity, "conformance");
        const std::string part = archive->values.front();
        const bool is_known =
            (part == "2" || part == "3") && (level == "B" || level == "U" || level == "A");
        if (archive->prefix != "pdfaid" || !is_known)
            add("bad-archive-claim",
                "the claim is not pdfaid:part 2 or 3 with conformance A, B or U");
        file_.archive_part = part == "3" ? 3 : 2;
    }

    void check_same_words() {
        const auto compare = [&](const char* key, std::string_view space, std::string_view name) {
            const XmpProperty* property = xmp_.find(space, name);
            const std::string one = text_of(entry(info_, key));
            const auto values = property ? property->values : std::vector<std::string>();
            if (one == joined(values, ", ") || one == joined(values, "; ")) return;
            if (is_alternative(name) && !values.empty() && one == values.front()) return;
            if (one.empty() && space != kAdobePdf && !entry(info_, key).isString()) return;
            add("info-differs", std::string(key) + " is \"" + one + "\", but XMP says \"" +
                                    joined(values, "; ") + '"');
        };
        compare("/Title", kDublinCore, "title");
        compare("/Author", kDublinCore, "creator");
        compare("/Subject", kDublinCore, "description");
        compare("/Keywords", kAdobePdf, "Keywords");
        compare("/Creator", kXmpBasic, "CreatorTool");
        compare("/Producer", kAdobePdf, "Producer");
    }

    // The same in several languages.
    static bool is_alternative(std::string_view name) {
        return name == "title" || name == "description";
    }

    void check_same_moment(const char* key, std::string_view name) {
        const std::string one = text_of(entry(info_, key)), other = xmp_.value(kXmpBasic, name);
        if (one.empty() || moment_of(one) == moment_of(other)) return;
        add("info-differs", std::string(key) + " is " + one + ", but XMP says \"" + other + '"');
    }

    void check_schemas() {
        const std::vector<ExtensionSchema> extensions = xmp_.extensions();
        for (const ExtensionSchema& schema : extensions)
            if (!schema.fault.empty())
                add("extension-schema", "the schema of " + schema.space + " has " + schema.fault);
        for (const XmpProperty& property : xmp_.properties()) {
            check_type(property);
            const auto described = [&](const ExtensionSchema& schema) {
                return schema.space == property.space &&
                       std::ranges::find(schema.properties, property.name) !=
                           schema.properties.end();
            };
            const auto known = [&](const KnownSchema& schema) {
                return schema.space == property.space &&
                       (schema.properties.empty() ||
                        schema.properties.find(' ' + property.name + ' ') !=
                            std::string_view::npos);
            };
            if (std::ranges::none_of(kKnown, known) && std::ranges::none_of(extensions, described))
                add("unknown-property",
                    property.prefix + ':' + property.name + " is in no schema that is described");
        }
    }

    // The containers and dates of the schemas that our files use.
    void check_type(const XmpProperty& property) {
        constexpr std::string_view kAlternatives = " title description rights ";
        constexpr std::string_view kSequences = " creator date ";
        constexpr std::string_view kBags = " contributor language publisher relation subject type ";
        const std::string word = ' ' + property.name + ' ';
        const auto in = [&](std::string_view list) {
            return list.find(word) != std::string_view::npos;
        };
        std::string wanted;
        if (property.space == kDublinCore)
            wanted = in(kAlternatives) ? "Alt" : in(kSequences) ? "Seq" : in(kBags) ? "Bag" : "";
        if (property.space == kDublinCore || property.space == kAdobePdf ||
            property.space == kUaIdentity || property.space == kArchiveIdentity)
            if (property.container != wanted)
                add("xmp-type", property.prefix + ':' + property.name + " is no " +
                                    (wanted.empty() ? "plain value" : wanted));
        if (property.space == kXmpBasic && property.name.ends_with("Date") &&
            (property.values.empty() || property.values.front().find('-') != 4 ||
             !moment_of(property.values.front())))
            add("xmp-type", property.prefix + ':' + property.name + " is no date");
    }

    File& file_;
    const Xmp& xmp_;
    Object info_;
};

}  // namespace

void check_metadata(File& file) {
    Object stream = entry(file.qpdf.getRoot(), "/Metadata");
    const auto packet = stream_bytes(stream, kLongestPacket);
    const bool is_metadata = name_of(entry(stream, "/Type")) == "Metadata" &&
                             name_of(entry(stream, "/Subtype")) == "XML";
    if (!packet || !is_metadata) {
        file.faults.add("no-metadata", {}, "the catalogue has no metadata stream");
        return;
    }
    const Xmp xmp(*packet);
    Metadata(file, xmp).check();
}

}  // namespace postconv::test::pdf_check
