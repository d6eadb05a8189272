#include "converters/docx/template_fields.h"

#include <algorithm>

#include "converters/docx/ooxml.h"
#include "converters/printed_date.h"
#include "converters/printed_names.h"
#include "model/text.h"

namespace postconv {
namespace {

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : "; ") + word;
    return text;
}

bool is(pugi::xml_node node, std::string_view name) {
    return std::string_view(node.name()) == name;
}

void collect_elements(pugi::xml_node node, std::string_view name,
                      std::vector<pugi::xml_node>& found) {
    for (const pugi::xml_node child : node.children()) {
        if (is(child, name)) found.push_back(child);
        collect_elements(child, name, found);
    }
}

// The w:t of a paragraph's own runs, in order.
void collect_texts(pugi::xml_node node, std::vector<pugi::xml_node>& texts) {
    for (const pugi::xml_node child : node.children()) {
        if (is(child, "w:t"))
            texts.push_back(child);
        else if (!is(child, "w:p") && !is(child, "w:txbxContent") && !is(child, "w:pict") &&
                 !is(child, "mc:AlternateContent") && !is(child, "w:del"))
            collect_texts(child, texts);
    }
}

// Line ends become breaks.
void set_text(pugi::xml_node text, const std::string& words) {
    pugi::xml_node run = text.parent();
    std::size_t start = 0;
    for (std::size_t end; (end = words.find('\n', start)) != std::string::npos; start = end + 1) {
        pugi::xml_node line = run.insert_child_before("w:t", text);
        set_string(line, "xml:space", "preserve");
        line.text().set(xml_safe(words.substr(start, end - start)).c_str());
        run.insert_child_before("w:br", text);
    }
    set_string(text, "xml:space", "preserve");
    text.text().set(xml_safe(words.substr(start)).c_str());
}

// A paragraph goes when it says nothing more and its container keeps another.
void remove_if_empty(pugi::xml_node paragraph) {
    if (!is(paragraph, "w:p") || !trimmed(paragraph_text(paragraph)).empty()) return;
    for (const char* keeps : {"w:drawing", "w:pict", "w:sectPr", "w:fldChar", "mc:AlternateContent",
                              "w:br", "w:object"}) {
        if (!elements_below(paragraph, keeps).empty()) return;
    }
    pugi::xml_node parent = paragraph.parent();
    const bool another = parent.child("w:p") != paragraph || paragraph.next_sibling("w:p");
    if (another || is(parent, "w:body")) parent.remove_child(paragraph);
}

// One text over several runs.
class RunText {
  public:
    explicit RunText(pugi::xml_node paragraph) {
        collect_texts(paragraph, nodes_);
        for (const pugi::xml_node node : nodes_) pieces_.push_back(node.text().get());
    }
    std::string whole() const {
        std::string text;
        for (const std::string& piece : pieces_) text += piece;
        return text;
    }
    // The words take the look of the run in which the place begins.
    void replace(std::size_t begin, std::size_t end, const std::string& words) {
        std::size_t at = 0;
        bool is_written = false;
        for (std::string& piece : pieces_) {
            const std::size_t size = piece.size();
            const std::size_t from = std::max(begin, at), to = std::min(end, at + size);
            if (from < to) {
                piece.replace(from - at, to - from, is_written ? std::string() : words);
                is_written = true;
            }
            at += size;
        }
    }
    void store() const {
        for (std::size_t i = 0; i < nodes_.size(); ++i)
            if (pieces_[i] != nodes_[i].text().get()) set_text(nodes_[i], pieces_[i]);
    }

  private:
    std::vector<pugi::xml_node> nodes_;
    std::vector<std::string> pieces_;
};

class Filler {
  public:
    Filler(TemplatePackage& package, const FieldWords& words) : package_(package), words_(words) {}

    void fill(const std::string& part) {
        pugi::xml_node root = package_.xml(part).document_element();
        std::vector<pugi::xml_node> controls = elements_below(root, "w:sdt");
        std::reverse(controls.begin(), controls.end());  // those within others first
        for (const pugi::xml_node control : controls) fill_control(control);
        for (const pugi::xml_node paragraph : elements_below(root, "w:p")) {
            fill_field_results(paragraph);
            fill_places(paragraph);
        }
        std::sort(emptied_.begin(), emptied_.end());
        emptied_.erase(std::unique(emptied_.begin(), emptied_.end()), emptied_.end());
        for (const pugi::xml_node paragraph : emptied_) remove_if_empty(paragraph);
        emptied_.clear();
    }
    const FilledFields& filled() const { return filled_; }

  private:
    void note(std::string_view name) { filled_.title |= name == "title"; }

    void fill_places(pugi::xml_node paragraph) {
        RunText text(paragraph);
        bool changed = false;
        for (std::size_t from = 0;;) {
            const std::string whole = text.whole();
            const std::size_t begin = whole.find("{{", from);
            if (begin == std::string::npos) break;
            const std::size_t end = whole.find("}}", begin);
            if (end == std::string::npos) break;
            const std::string name =
                ascii_lower(trimmed(std::string_view(whole).substr(begin + 2, end - begin - 2)));
            const std::string* words = words_.find(name);
            from = begin + (words ? words->size() : 2);
            if (!words) continue;
            text.replace(begin, end + 2, *words);
            note(name);
            changed = true;
        }
        if (!changed) return;
        text.store();
        emptied_.push_back(paragraph);
    }

    // ---- content controls (17.5.2) -------------------------------------------------------------

    void fill_control(pugi::xml_node control) {
        const pugi::xml_node properties = control.child("w:sdtPr");
        const pugi::xml_node binding = properties.child("w:dataBinding");
        std::string name = bound_name(binding.attribute("w:xpath").value());
        if (name.empty())
            for (const char* source : {"w:tag", "w:alias"})
                if (const std::string said =
                        ascii_lower(properties.child(source).attribute("w:val").value());
                    name.empty() && said != "content" && words_.find(said))
                    name = said;
        const std::string* words = words_.find(name);
        if (!words) return;
        note(name);
        filled_.subject_is_subtitle |= name == "subject";
        if (!words->empty()) {
            set_stored_value(binding, name, *words);
            set_control_text(control, *words);
        } else if (properties.child("w:showingPlcHdr")) {
            remove_control(control);
        }
    }

    // "title" of "/ns1:coreProperties[1]/ns0:title[1]".
    static std::string bound_name(std::string_view path) {
        std::string_view step = path.substr(path.rfind('/') + 1);
        step = step.substr(0, step.find('['));
        step = step.substr(step.find(':') + 1);
        return ascii_lower(step);
    }

    static void set_control_text(pugi::xml_node control, const std::string& words) {
        pugi::xml_node content = control.child("w:sdtContent");
        std::vector<pugi::xml_node> texts = elements_below(content, "w:t");
        if (texts.empty()) texts.push_back(add_text_node(content));
        set_text(texts.front(), words);
        for (std::size_t i = 1; i < texts.size(); ++i) texts[i].text().set("");
        pugi::xml_node properties = control.child("w:sdtPr");
        properties.remove_child("w:showingPlcHdr");
        pugi::xml_node look = texts.front().parent().child("w:rPr");
        if (std::string_view(look.child("w:rStyle").attribute("w:val").value())
                .find("laceholder") != std::string_view::npos)
            look.remove_child("w:rStyle");
    }

    static pugi::xml_node add_text_node(pugi::xml_node content) {
        const std::vector<pugi::xml_node> paragraphs = elements_below(content, "w:p");
        pugi::xml_node place = paragraphs.empty() ? content : paragraphs.front();
        return place.append_child("w:r").append_child("w:t");
    }

    void remove_control(pugi::xml_node control) {
        pugi::xml_node parent = control.parent();
        const bool is_last = !control.next_sibling() && !control.previous_sibling();
        if (is(parent, "w:tc") || (is_last && is(parent, "w:txbxContent"))) {
            for (const pugi::xml_node text : elements_below(control, "w:t")) text.text().set("");
            control.child("w:sdtPr").remove_child("w:showingPlcHdr");
            return;
        }
        parent.remove_child(control);
        if (is(parent, "w:p")) emptied_.push_back(parent);
    }

    // Word fills bound controls from the data when it opens the file: 22.5.
    void set_stored_value(pugi::xml_node binding, const std::string& name,
                          const std::string& words) {
        const std::string store = ascii_lower(binding.attribute("w:storeItemID").value());
        if (store.empty()) return;
        for (const std::string& props : package_.parts_of_type("customXmlProperties+xml")) {
            pugi::xml_node root = package_.xml(props).document_element();
            if (ascii_lower(root.attribute("ds:itemID").value()) != store) continue;
            const std::string item = item_of(props);
            if (!item.empty())
                set_named_element(package_.xml(item).document_element(), name, words);
        }
    }

    // "customXml/item1.xml" of "customXml/itemProps1.xml".
    std::string item_of(const std::string& props) const {
        std::string item = props;
        const std::size_t at = item.rfind("itemProps");
        if (at == std::string::npos) return {};
        item.replace(at, 9, "item");
        return package_.has(item) ? item : std::string();
    }

    void set_named_element(pugi::xml_node root, const std::string& name, const std::string& words) {
        for (pugi::xml_node child : root.children()) {
            const std::string_view whole = child.name();
            if (ascii_lower(whole.substr(whole.find(':') + 1)) != name) continue;
            const std::string* moment = name == "publishdate" ? words_.find("date-time") : &words;
            child.text().set(xml_safe(*moment).c_str());
            return;
        }
    }

    // ---- fields (17.16) ------------------------------------------------------------------------

    // "TITLE \* MERGEFORMAT", "DOCPROPERTY Title": the field of ours that it repeats.
    const std::string* words_of_instruction(std::string_view instruction) const {
        std::string text = ascii_lower(trimmed(instruction));
        if (text.starts_with("docproperty ")) text = std::string(trimmed(text.substr(12)));
        if (text.starts_with('"'))
            text = text.substr(1, text.find('"', 1) - 1);
        else
            text = text.substr(0, text.find_first_of(" \\"));
        if (text == "comments") text = "description";
        const bool is_known = text == "title" || text == "author" || text == "subject" ||
                              text == "keywords" || text == "description" || text == "company";
        return is_known ? words_.find(text) : nullptr;
    }

    static void set_results(const std::vector<pugi::xml_node>& texts, const std::string& words) {
        for (std::size_t i = 0; i < texts.size(); ++i) set_text(texts[i], i == 0 ? words : "");
    }

    void fill_field_results(pugi::xml_node paragraph) {
        for (const pugi::xml_node field : paragraph.children("w:fldSimple")) {
            std::vector<pugi::xml_node> texts;
            collect_texts(field, texts);
            const std::string* words = words_of_instruction(field.attribute("w:instr").value());
            if (words && !words->empty()) set_results(texts, *words);
        }
        fill_complex_results(paragraph);
    }

    void fill_complex_results(pugi::xml_node paragraph) {
        int depth = 0;
        bool in_result = false;
        std::string instruction;
        std::vector<pugi::xml_node> texts;
        for (const pugi::xml_node run : paragraph.children("w:r")) {
            const std::string_view mark = run.child("w:fldChar").attribute("w:fldCharType").value();
            if (mark == "begin" && ++depth == 1) {
                instruction.clear();
                texts.clear();
                in_result = false;
            } else if (mark == "separate" && depth == 1) {
                in_result = true;
            } else if (mark == "end" && depth > 0 && --depth == 0) {
                const std::string* words = words_of_instruction(instruction);
                if (words && !words->empty()) set_results(texts, *words);
            } else if (depth == 1 && in_result) {
                collect_texts(run, texts);
            } else if (depth == 1) {
                instruction += run.child("w:instrText").text().get();
            }
        }
    }

    TemplatePackage& package_;
    const FieldWords& words_;
    FilledFields filled_;
    std::vector<pugi::xml_node> emptied_;  // paragraphs that may have nothing left to say
};

}  // namespace

FieldWords::FieldWords(const Metadata& metadata) {
    const std::string author = printed_names(metadata.creators, metadata.language);
    const std::string date =
        metadata.date ? printed_date(*metadata.date, metadata.language) : std::string();
    const std::string abstract =
        metadata.abstract.empty() ? metadata.description : metadata.abstract;
    words_ = {{"title", metadata.title},
              {"subtitle", metadata.subtitle},
              {"author", author},
              {"authors", author},
              {"creator", author},
              {"date", date},
              {"publishdate", date},
              {"abstract", abstract},
              {"description", metadata.description},
              {"subject", metadata.subtitle},
              {"publisher", metadata.publisher},
              {"company", metadata.publisher},
              {"rights", metadata.rights},
              {"copyright", metadata.rights},
              {"edition", metadata.edition},
              {"version", metadata.edition},
              {"language", metadata.language},
              {"keywords", joined(metadata.keywords)},
              {"category", joined(metadata.categories)},
              {"url", metadata.url}};
    if (metadata.date)
        words_.emplace_back("date-time", utc_timestamp(to_unix_time(*metadata.date)).substr(0, 19));
}

const std::string* FieldWords::find(std::string_view name) const {
    for (const auto& [known, words] : words_)
        if (known == name) return &words;
    return nullptr;
}

std::vector<pugi::xml_node> elements_below(pugi::xml_node root, std::string_view name) {
    std::vector<pugi::xml_node> found;
    collect_elements(root, name, found);  // deep trees are refused when a package is read
    return found;
}

std::string paragraph_text(pugi::xml_node paragraph) {
    return RunText(paragraph).whole();
}

FilledFields fill_fields(TemplatePackage& package, const Metadata& metadata) {
    const FieldWords words(metadata);
    Filler filler(package, words);
    filler.fill(package.main_part());
    for (const char* type : {"header+xml", "footer+xml"})
        for (const std::string& part : package.parts_of_type(type)) filler.fill(part);
    return filler.filled();
}

}  // namespace postconv
