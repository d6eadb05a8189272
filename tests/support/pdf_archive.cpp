// What PDF/A-2 forbids or asks beyond PDF/UA (ISO 19005-2), as far as files of ours could err.
#include <algorithm>
#include <cmath>

#include "tests/support/pdf_facts.h"
#include "tests/support/pdf_operators.h"

namespace postconv::test::pdf_check {
namespace {

constexpr std::size_t kLongestProfile = std::size_t{16} << 20;
constexpr int kDeepestDirect = 100;

constexpr std::string_view kFilters =
    " ASCIIHexDecode ASCII85Decode FlateDecode RunLengthDecode CCITTFaxDecode JBIG2Decode "
    "DCTDecode JPXDecode ";
constexpr std::string_view kActions = " GoTo GoToR GoToE Thread URI Named SubmitForm ";
constexpr std::string_view kBlendModes =
    " Normal Compatible Multiply Screen Overlay Darken Lighten ColorDodge ColorBurn HardLight "
    "SoftLight Difference Exclusion Hue Saturation Color Luminosity ";

bool lists(std::string_view list, const std::string& word) {
    return list.find(' ' + word + ' ') != std::string_view::npos;
}

class Archive {
  public:
    explicit Archive(File& file) : file_(file) {}

    void check() {
        check_bytes();
        check_trailer();
        check_catalogue();
        const std::string space = output_space();
        for (Object page : file_.pages) check_page(page);
        for (Object object : file_.qpdf.getAllObjects()) {
            place_ = {0, object.getObjectID()};
            check_object(object, 0);
        }
        check_colours(space);
    }

  private:
    void add(std::string_view rule, std::string message) {
        file_.faults.add(rule, place_, std::move(message));
    }

    void check_bytes() {
        const std::string_view bytes = file_.bytes;
        const std::size_t line = bytes.find_first_of("\r\n");
        std::size_t at = line == std::string_view::npos ? bytes.size() : line + 1;
        if (at < bytes.size() && bytes[at] == '\n') ++at;
        bool is_binary = at + 5 <= bytes.size() && bytes[at] == '%';
        for (std::size_t i = 1; is_binary && i <= 4; ++i)
            is_binary = static_cast<unsigned char>(bytes[at + i]) > 127;
        if (!is_binary) add("binary-mark", "the second line is no comment of four high bytes");
        const std::size_t end = bytes.rfind("%%EOF");
        const std::string_view rest = end == std::string_view::npos ? "x" : bytes.substr(end + 5);
        if (rest != "" && rest != "\n" && rest != "\r" && rest != "\r\n")
            add("after-end", "something follows the end of the file");
        check_stream_ends();
    }

    // The end of a stream's data stands on a line of its own.
    void check_stream_ends() {
        const std::string_view bytes = file_.bytes;
        for (std::size_t at = bytes.find("endstream"); at != std::string_view::npos;
             at = bytes.find("endstream", at + 1)) {
            std::size_t next = at + 9;
            while (next < bytes.size() && (bytes[next] == '\r' || bytes[next] == '\n')) ++next;
            const bool is_keyword = next > at + 9 && bytes.substr(next, 6) == "endobj";
            if (is_keyword && at > 0 && bytes[at - 1] != '\n' && bytes[at - 1] != '\r')
                return add("stream-end", "no line end stands before endstream");
        }
    }

    void check_trailer() {
        Object trailer = file_.qpdf.getTrailer();
        Object id = entry(trailer, "/ID");
        if (!id.isArray() || id.getArrayNItems() != 2 || !id.getArrayItem(0).isString() ||
            id.getArrayItem(0).getStringValue().empty())
            add("no-id", "the trailer has no /ID");
    }

    void check_catalogue() {
        Object root = file_.qpdf.getRoot();
        place_ = {0, root.getObjectID()};
        for (const char* key : {"/AA", "/Requirements", "/NeedsRendering"})
            if (!entry(root, key).isNull())
                add("forbidden-key", std::string("the catalogue has ") + key);
        Object names = entry(root, "/Names");
        for (const char* key : {"/JavaScript", "/AlternatePresentations"})
            if (!entry(names, key).isNull())
                add("forbidden-key", std::string("the names have ") + key);
    }

    void check_page(Object page) {
        place_ = {file_.page_of(page.getObjGen()), page.getObjectID()};
        for (const char* key : {"/AA", "/PresSteps"})
            if (!entry(page, key).isNull()) add("forbidden-key", std::string("a page has ") + key);
        Object box = entry(page, "/MediaBox");
        if (!box.isRectangle()) return;
        const auto [left, bottom, right, top] = box.getArrayAsRectangle();
        const double width = std::abs(right - left), height = std::abs(top - bottom);
        if (std::min(width, height) < 3 || std::max(width, height) > 14400)
            add("page-size", "a page is smaller than 3 units or larger than 14400");
    }

    // The colour space of the output intent: "RGB "; empty when there is none that counts.
    std::string output_space() {
        Object intents = entry(file_.qpdf.getRoot(), "/OutputIntents");
        for (int i = 0; intents.isArray() && i < intents.getArrayNItems(); ++i) {
            Object intent = intents.getArrayItem(i);
            if (name_of(entry(intent, "/S")) != "GTS_PDFA1") continue;
            Object profile = entry(intent, "/DestOutputProfile");
            place_ = {0, profile.getObjectID()};
            return checked_profile(profile);
        }
        add("no-output-intent", "there is no output intent of PDF/A");
        return {};
    }

    // ICC.1:2004-10, 7.2.
    std::string checked_profile(Object profile) {
        const std::string bytes = stream_bytes(profile, kLongestProfile).value_or("");
        const std::string kind = bytes.size() < 128 ? "" : bytes.substr(12, 4);
        const std::string space = bytes.size() < 128 ? "" : bytes.substr(16, 4);
        const int channels = space == "RGB " ? 3 : space == "CMYK" ? 4 : space == "GRAY" ? 1 : 0;
        if ((kind != "mntr" && kind != "prtr") || channels == 0 || bytes[8] >= 5 ||
            bytes.substr(36, 4) != "acsp")
            add("bad-profile", "the output intent has no ICC profile of a monitor or printer");
        else if (integer_of(entry(profile, "/N")) != channels)
            add("bad-profile", "/N is not the number of the profile's channels");
        return space;
    }

    void check_object(Object object, int depth) {
        if (depth > kDeepestDirect) return add("limits", "an object is nested too deep");
        if (object.isStream()) check_stream(object);
        if (object.isString() && object.getStringValue().size() > 32767)
            add("limits", "a string is longer than 32767 bytes");
        if (object.isName() && object.getName().size() > 128)
            add("limits", "a name is longer than 127 bytes");
        if (object.isInteger() && std::abs(object.getIntValue()) > 2147483648LL)
            add("limits", "a number is beyond 31 bits");
        if (object.isArray())
            for (int i = 0; i < object.getArrayNItems(); ++i)
                if (Object item = object.getArrayItem(i); !item.isIndirect())
                    check_object(item, depth + 1);
        Object dictionary = object.isStream() ? Object(object).getDict() : object;
        if (!dictionary.isDictionary()) return;
        check_dictionary(dictionary);
        for (const auto& [key, value] : Object(dictionary).getDictAsMap())
            if (!value.isIndirect()) check_object(value, depth + 1);
    }

    void check_dictionary(Object dictionary) {
        const std::string type = name_of(entry(dictionary, "/Type"));
        Object kind = entry(dictionary, "/S");
        const bool is_action = type == "Action" || !entry(dictionary, "/JS").isNull();
        if (is_action && !lists(kActions, name_of(kind)))
            add("forbidden-action", "the action " + name_of(kind) + " is not allowed");
        for (const char* key : {"/A", "/OpenAction"})
            if (Object action = entry(dictionary, key); action.isDictionary())
                if (const std::string name = name_of(entry(action, "/S"));
                    !name.empty() && !lists(kActions, name))
                    add("forbidden-action", "the action " + name + " is not allowed");
        if (type == "ExtGState" || !entry(dictionary, "/BM").isNull()) check_state(dictionary);
        if (type == "Annot" && name_of(entry(dictionary, "/Subtype")) != "Link" &&
            !entry(dictionary, "/AP").isDictionary())
            add("no-appearance", "an annotation that is no link has no /AP");
    }

    void check_state(Object state) {
        for (const char* key : {"/TR", "/HTP"})
            if (!entry(state, key).isNull())
                add("forbidden-key", std::string("a graphics state has ") + key);
        if (Object other = entry(state, "/TR2"); !other.isNull() && name_of(other) != "Default")
            add("forbidden-key", "a graphics state has /TR2");
        Object mode = entry(state, "/BM");
        if (mode.isName() && !lists(kBlendModes, name_of(mode)))
            add("blend-mode", "there is no blend mode " + name_of(mode));
        if (const std::string intent = name_of(entry(state, "/RI")); !intent.empty())
            check_rendering_intent(file_, place_, intent);
    }

    void check_stream(Object stream) {
        for (const char* key : {"/F", "/FFilter", "/FDecodeParms"})
            if (!entry(stream, key).isNull()) add("filter", "a stream's data are in another file");
        Object filter = entry(stream, "/Filter");
        for (int i = 0; i < (filter.isArray() ? filter.getArrayNItems() : !filter.isNull()); ++i) {
            Object one = filter.isArray() ? filter.getArrayItem(i) : filter;
            if (!lists(kFilters, name_of(one)))
                add("filter", "the filter " + name_of(one) + " is not allowed");
        }
        const std::string kind = name_of(entry(stream, "/Subtype"));
        if (kind == "Image") check_image(stream);
        if (kind == "PS" ||
            (kind == "Form" && (!entry(stream, "/PS").isNull() || !entry(stream, "/OPI").isNull())))
            add("forbidden-key", "a form is PostScript or replaced by another file");
        if (file_.archive_part == 2 && name_of(entry(stream, "/Type")) == "EmbeddedFile" &&
            name_of(entry(stream, "/Subtype")) != "application/pdf")
            add("embedded-kind", "an embedded file is no PDF/A");
    }

    void check_image(Object image) {
        for (const char* key : {"/Alternates", "/OPI"})
            if (!entry(image, key).isNull())
                add("forbidden-key", std::string("a picture has ") + key);
        if (is_true(entry(image, "/Interpolate")))
            add("interpolate", "a picture has /Interpolate true");
        const bool is_mask = is_true(entry(image, "/ImageMask"));
        const auto bits = integer_of(entry(image, "/BitsPerComponent"));
        const bool is_known = !bits || *bits == 1 ||
                              (!is_mask && (*bits == 2 || *bits == 4 || *bits == 8 || *bits == 16));
        if (!is_known) add("image-bits", "a picture has an odd number of bits");
        if (const std::string intent = name_of(entry(image, "/Intent")); !intent.empty())
            check_rendering_intent(file_, place_, intent);
        note_space(entry(image, "/ColorSpace"));
    }

    // Of a picture: the space itself, or that of its palette.
    void note_space(Object space) {
        if (space.isArray() && space.getArrayNItems() > 1 &&
            name_of(space.getArrayItem(0)) == "Indexed")
            space = space.getArrayItem(1);
        const std::string name = name_of(space);
        if (name == "DeviceCMYK" && !file_.colours.cmyk) cmyk_object_ = place_.object;
        file_.colours.cmyk |= name == "DeviceCMYK";
        file_.colours.rgb |= name == "DeviceRGB";
        file_.colours.grey |= name == "DeviceGray";
    }

    void check_colours(const std::string& space) {
        const DeviceColours& used = file_.colours;
        place_ = {used.page, cmyk_object_};
        if (used.cmyk && space != "CMYK")
            add("device-colour", "CMYK is used, but the output intent is not for CMYK");
        place_ = {};
        if (used.rgb && space != "RGB ")
            add("device-colour", "RGB is used, but the output intent is not for RGB");
        if (used.grey && space.empty())
            add("device-colour", "grey is used, but there is no output intent");
    }

    File& file_;
    Place place_;
    int cmyk_object_ = 0;
};

}  // namespace

void check_archive(File& file) {
    if (file.claims_archive) Archive(file).check();
}

}  // namespace postconv::test::pdf_check
