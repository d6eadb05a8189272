// Content streams: what is marked as which content, and which codes of which fonts are shown.
#include <algorithm>
#include <array>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <tuple>

#include "tests/support/pdf_facts.h"
#include "tests/support/pdf_operators.h"
#include "tests/support/pdf_shown_codes.h"

namespace postconv::test::pdf_check {
namespace {

constexpr std::size_t kLongestStream = std::size_t{128} << 20;
constexpr std::size_t kMostContent = std::size_t{1} << 30;
constexpr int kDeepestForm = 12;
constexpr std::size_t kDeepestState = 28;  // ISO 19005-2, 6.1.13
constexpr std::size_t kMostOperands = 4096;

enum class Mark { Artifact, Tagged, Plain };

// Where a stream is painted from.
struct Context {
    int page = 0;
    Object resources;
    int depth = 0;
    bool in_artifact = false, in_tagged = false;
    bool is_hidden = false;  // masks and patterns: marks mean nothing there
};

class Reader;

// Font and rendering mode, as q and Q keep them.
struct TextState {
    FontUse* font = nullptr;
    int mode = 0;
};

// One content stream.
class Stream : public QPDFObjectHandle::ParserCallbacks {
  public:
    Stream(Reader& reader, Object owner, Context context)
        : reader_(reader), owner_(owner), context_(std::move(context)) {}

    void handleObject(Object object) override {
        if (object.isOperator()) {
            run(object.getOperatorValue());
            operands_.clear();
        } else if (object.isInlineImage()) {
            paint("an inline image");
        } else if (operands_.size() < kMostOperands) {
            operands_.push_back(object);
        }
    }
    void handleEOF() override;

  private:
    void run(const std::string& name);
    bool run_marks(const std::string& name);
    bool run_text(const std::string& name);
    bool run_colours(const std::string& name);
    void run_other(const std::string& name);
    void begin_mark(Object properties);
    void end_mark();
    void begin_tagged(long long id);
    void restore();
    void set_font();
    void set_state(Object state);
    void draw_object();
    void show(Object operand);
    void paint(const char* what);
    bool holds(Mark kind) const { return std::ranges::count(marks_, kind) > 0; }
    bool in_artifact() const { return context_.in_artifact || holds(Mark::Artifact); }
    bool in_tagged() const { return context_.in_tagged || holds(Mark::Tagged); }
    Object operand(std::size_t from_last) const {
        return operands_.size() > from_last ? operands_[operands_.size() - 1 - from_last]
                                            : Object::newNull();
    }
    Object resource(const std::string& kind, Object name) const {
        return name.isName() ? entry(entry(context_.resources, kind), name.getName())
                             : Object::newNull();
    }
    Place place() const { return {context_.page, owner_.getObjectID()}; }

    Reader& reader_;
    Object owner_;
    Context context_;
    std::vector<Object> operands_;
    std::vector<Mark> marks_;
    TextState text_;
    std::vector<TextState> saved_;
    bool in_text_ = false;
    std::size_t marks_at_text_ = 0;
};

class Reader {
  public:
    explicit Reader(File& file) : file_(file), codes_(file) {
        scratch_.emptyPDF();
        scratch_.setSuppressWarnings(true);
    }

    void page(Object page) {
        Context context;
        context.page = file_.page_of(page.getObjGen());
        context.resources = QPDFPageObjectHelper(page).getAttribute("/Resources", false);
        Object contents = entry(page, "/Contents");
        std::string bytes;
        if (contents.isArray()) {
            for (int i = 0; i < contents.getArrayNItems(); ++i)
                bytes += bytes_of(contents.getArrayItem(i), context.page) + '\n';
        } else if (!contents.isNull()) {
            bytes = bytes_of(contents, context.page);
        }
        parse(page, bytes, context);
    }

    // A form, a pattern or a mask's group.
    void stream(Object stream, Context context) {
        const auto key = std::tuple(stream.getObjGen(), context.in_artifact, context.in_tagged,
                                    context.is_hidden);
        if (!stream.isStream() || context.depth > kDeepestForm) return;
        check_use(stream, context);
        if (!seen_.insert(key).second) return;
        if (Object own = entry(stream, "/Resources"); own.isDictionary())
            context.resources = own;
        else
            file_.faults.add("form-resources", {context.page, stream.getObjectID()},
                             "a form has no resources of its own");
        parse(stream, bytes_of(stream, context.page), context);
    }

    ShownCodes& codes() { return codes_; }
    File& file() { return file_; }

  private:
    // A form with marks of its own that stands in two places would be two elements at once.
    void check_use(Object stream, const Context& context) {
        if (!uses_[stream.getObjGen()]++) return;
        const auto marks = file_.marks.find(stream.getObjGen());
        if (marks != file_.marks.end() && !marks->second.uses.empty())
            file_.faults.add("form-used-twice", {context.page, stream.getObjectID()},
                             "a form that holds tagged content is drawn twice");
    }
    std::string bytes_of(Object stream, int page) {
        const auto bytes = stream_bytes(stream, std::min(kLongestStream, kMostContent - read_));
        if (!bytes) {
            file_.faults.add("damaged", {page, stream.getObjectID()}, "a stream can't be decoded");
            return {};
        }
        read_ += bytes->size();
        return *bytes;
    }
    void parse(Object owner, const std::string& bytes, const Context& context) {
        Object source = scratch_.newStream(bytes);
        Stream stream(*this, owner, context);
        bool is_sound = true;
        try {
            Object::parseContentStream(source, &stream);
        } catch (const std::exception&) {
            is_sound = false;
        }
        if (!is_sound || !scratch_.getWarnings().empty())
            file_.faults.add("damaged", {context.page, owner.getObjectID()},
                             "the content can't be taken apart");
        source.replaceStreamData("", Object::newNull(), Object::newNull());
    }

    File& file_;
    QPDF scratch_;
    std::set<std::tuple<QPDFObjGen, bool, bool, bool>> seen_;
    std::map<QPDFObjGen, int> uses_;
    ShownCodes codes_;
    std::size_t read_ = 0;
};

void Stream::handleEOF() {
    if (!marks_.empty())
        reader_.file().faults.add("unbalanced-marks", place(), "a marked sequence is never closed");
    if (!saved_.empty()) reader_.file().faults.add("unbalanced-state", place(), "more q than Q");
}

void Stream::run(const std::string& name) {
    if (!is_operator(name))
        reader_.file().faults.add("unknown-operator", place(), "there is no operator " + name);
    if (!run_marks(name) && !run_text(name) && !run_colours(name)) run_other(name);
}

bool Stream::run_marks(const std::string& name) {
    if (name == "BMC")
        begin_mark(Object::newNull());
    else if (name == "BDC")
        begin_mark(operand(0).isName() ? resource("/Properties", operand(0)) : operand(0));
    else if (name == "EMC")
        end_mark();
    else
        return false;
    return true;
}

void Stream::begin_mark(Object properties) {
    const bool has_properties = operands_.size() > 1;
    const std::string tag = name_of(operand(has_properties ? 1 : 0));
    const auto id = integer_of(entry(properties, "/MCID"));
    if (const std::string lang = text_of(entry(properties, "/Lang"));
        !entry(properties, "/Lang").isNull() && !is_language(lang))
        reader_.file().faults.add("bad-language", place(), '"' + lang + "\" is no language tag");
    if (tag == "Artifact") {
        if (in_tagged() && !context_.is_hidden)
            reader_.file().faults.add("artifact-in-tagged", place(),
                                      "an artifact stands within tagged content");
        marks_.push_back(Mark::Artifact);
    } else if (id) {
        begin_tagged(*id);
    } else {
        marks_.push_back(Mark::Plain);
    }
}

void Stream::begin_tagged(long long id) {
    if (in_artifact() && !context_.is_hidden)
        reader_.file().faults.add("tagged-in-artifact", place(),
                                  "tagged content stands within an artifact");
    if (in_tagged())
        reader_.file().faults.add(
            "tagged-in-tagged", place(),
            "marked content " + std::to_string(id) + " stands within another");
    marks_.push_back(Mark::Tagged);
    if (context_.is_hidden) return;
    Marks& marks = reader_.file().marks[owner_.getObjGen()];
    marks.page = context_.page;
    marks.owner = owner_;
    if (++marks.uses[int(std::clamp(id, -1LL, 1LL << 30))] == 2)
        reader_.file().faults.add("mcid-repeated", place(),
                                  "two sequences have the identifier " + std::to_string(id));
}

void Stream::end_mark() {
    const bool crosses_text = in_text_ && marks_.size() <= marks_at_text_;
    if (marks_.empty())
        reader_.file().faults.add("unbalanced-marks", place(), "EMC closes nothing");
    else if (crosses_text)
        reader_.file().faults.add("unbalanced-marks", place(),
                                  "a sequence that began before a text object ends within it");
    if (!marks_.empty()) marks_.pop_back();
}

bool Stream::run_text(const std::string& name) {
    if (name == "BT") {
        in_text_ = true;
        marks_at_text_ = marks_.size();
    } else if (name == "ET") {
        if (in_text_ && marks_.size() > marks_at_text_)
            reader_.file().faults.add("unbalanced-marks", place(),
                                      "a sequence that began in a text object goes on behind it");
        in_text_ = false;
    } else if (name == "Tf") {
        text_.font = reader_.codes().font(resource("/Font", operand(1)), context_.page);
    } else if (name == "Tr") {
        text_.mode = int(integer_of(operand(0)).value_or(0));
    } else if (name == "Tj" || name == "TJ" || name == "'" || name == "\"") {
        show(operand(0));
    } else {
        return false;
    }
    return true;
}

void Stream::show(Object operand) {
    std::string text;
    if (operand.isString()) text = operand.getStringValue();
    if (operand.isArray())
        for (int i = 0; i < operand.getArrayNItems(); ++i)
            if (Object part = operand.getArrayItem(i); part.isString())
                text += part.getStringValue();
    if (text.empty()) return;
    paint("text");
    if (!text_.font) {
        reader_.file().faults.add("missing-font", place(), "text is shown in no font");
        return;
    }
    if (text_.mode != 3) text_.font->is_rendered = true;
    reader_.codes().show(*text_.font, text);
}

bool Stream::run_colours(const std::string& name) {
    DeviceColours& used = reader_.file().colours;
    const auto space = name == "cs" || name == "CS" ? name_of(operand(0)) : std::string();
    const bool cmyk = name == "k" || name == "K" || space == "DeviceCMYK";
    if (cmyk && !used.cmyk) used.page = context_.page;
    used.cmyk |= cmyk;
    used.rgb |= name == "rg" || name == "RG" || space == "DeviceRGB";
    used.grey |= name == "g" || name == "G" || space == "DeviceGray";
    if (name == "scn" || name == "SCN")
        if (Object pattern = resource("/Pattern", operand(0)); pattern.isStream()) {
            Context inner = context_;
            inner.is_hidden = inner.in_artifact = true;
            ++inner.depth;
            reader_.stream(pattern, inner);
        }
    return cmyk || !space.empty();
}

void Stream::run_other(const std::string& name) {
    if (name == "q") {
        saved_.push_back(text_);
        if (saved_.size() == kDeepestState + 1)
            reader_.file().faults.add("deep-state", place(), "q is nested more than 28 deep");
    } else if (name == "Q") {
        restore();
    } else if (name == "gs") {
        set_state(resource("/ExtGState", operand(0)));
    } else if (name == "Do") {
        draw_object();
    } else if (name == "ri") {
        check_rendering_intent(reader_.file(), place(), name_of(operand(0)));
    } else if (paints_path(name)) {
        paint("a drawing");
    }
}

void Stream::restore() {
    if (saved_.empty()) {
        reader_.file().faults.add("unbalanced-state", place(), "more Q than q");
        return;
    }
    text_ = saved_.back();
    saved_.pop_back();
}

void Stream::set_state(Object state) {
    if (Object font = entry(state, "/Font"); font.isArray() && font.getArrayNItems() > 0)
        text_.font = reader_.codes().font(font.getArrayItem(0), context_.page);
    if (Object group = entry(entry(state, "/SMask"), "/G"); group.isStream()) {
        Context inner = context_;
        inner.is_hidden = inner.in_artifact = true;
        ++inner.depth;
        reader_.stream(group, inner);
    }
}

void Stream::draw_object() {
    Object drawn = resource("/XObject", operand(0));
    if (name_of(entry(drawn, "/Subtype")) != "Form") return paint("a picture");
    Context inner = context_;
    inner.in_artifact = in_artifact();
    inner.in_tagged = in_tagged();
    ++inner.depth;
    reader_.stream(drawn, inner);
}

void Stream::paint(const char* what) {
    if (in_artifact() || in_tagged() || context_.is_hidden) return;
    reader_.file().faults.add("unmarked-content", place(),
                              std::string(what) + " is neither tagged nor an artifact");
}

}  // namespace

void find_marks(File& file) {
    Reader reader(file);
    for (Object page : file.pages) reader.page(page);
}

}  // namespace postconv::test::pdf_check
