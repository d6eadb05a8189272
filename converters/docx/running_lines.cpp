#include "converters/docx/running_lines.h"

#include <algorithm>

#include "converters/docx/fields.h"
#include "converters/docx/ooxml.h"
#include "converters/printed_date.h"
#include "converters/printed_names.h"
#include "model/text.h"

namespace postconv {
namespace {

// A template cut at its fields: either words, or the field's instruction with a first result.
struct Part {
    std::string words;
    std::string instruction = {};
};

const Section* first_of_level(const Outline& outline, int level) {
    for (const Section& section : outline.sections)
        if (section.level == level && !section.title.empty()) return &section;
    return nullptr;
}

class Template {
  public:
    explicit Template(const Job& job) : job_(job) {}

    std::vector<Part> parts(const std::string& words) {
        for (std::size_t at = 0; at < words.size();) {
            const std::size_t end = words[at] == '{' ? words.find('}', at) : std::string::npos;
            if (end == std::string::npos || !field(words.substr(at, end + 1 - at)))
                say(std::string(1, words[at++]));
            else
                at = end + 1;
        }
        return std::move(parts_);
    }

  private:
    bool field(const std::string& name) {
        const Metadata& metadata = job_.document.metadata;
        if (name == "{title}") return say(metadata.title);
        if (name == "{author}") return say(printed_names(metadata.creators, metadata.language));
        if (name == "{date}")
            return say(metadata.date ? printed_date(*metadata.date, metadata.language) : "");
        if (name == "{page}") return add({"2", " PAGE "});
        if (name == "{pages}") return add({"2", " NUMPAGES "});
        if (name == "{chapter}") return refer_to(1);
        if (name == "{section}") return refer_to(first_of_level(job_.outline, 2) ? 2 : 1);
        return false;
    }

    bool refer_to(int level) {
        const Section* section = first_of_level(job_.outline, level);
        if (!section) return true;
        const std::string name = " STYLEREF " + std::to_string(level) + ' ';
        if (!section->number.empty()) {
            add({section->number, name + "\\n "});
            say("\u2002");
        }
        return add({section->title, name});
    }

    bool say(const std::string& words) {
        if (!parts_.empty() && parts_.back().instruction.empty()) parts_.back().words += words;
        else if (!words.empty()) parts_.push_back({words});
        return true;
    }
    bool add(Part part) {
        parts_.push_back(std::move(part));
        return true;
    }

    const Job& job_;
    std::vector<Part> parts_;
};

void write_slot(pugi::xml_node paragraph, const std::string& words, const Job& job) {
    for (const Part& part : Template(job).parts(words)) {
        if (!part.instruction.empty()) {
            add_field(paragraph, {part.instruction, part.words});
            continue;
        }
        pugi::xml_node run = paragraph.append_child("w:r");
        if (first_direction(part.words) == Direction::RightToLeft)
            property(run_properties(run), "w:rtl");
        set_string(add_element(run, "w:t", part.words), "xml:space", "preserve");
    }
}

void add_tab_stop(pugi::xml_node tabs, const char* kind, Length at) {
    pugi::xml_node tab = tabs.append_child("w:tab");
    set_string(tab, "w:val", kind);
    set_number(tab, "w:pos", at.to_twips());
}

bool stands_alone(const RunningLine& line) {
    return int(!line.left.empty()) + int(!line.centre.empty()) + int(!line.right.empty()) < 2;
}

void align(pugi::xml_node properties, const RunningLine& line, WordStyle style,
           const Composition& all) {
    const char* side = !line.centre.empty() ? "center" : !line.right.empty() ? "right" : "left";
    if (stands_alone(line)) {
        const bool as_styled =
            std::string_view(side) == "center" && all.sheet[style].alignment == Alignment::Centre;
        if (!as_styled) set_value(property(properties, "w:jc"), side);
        return;
    }
    const Length measure = all.job.theme.page.text_width();
    pugi::xml_node tabs = property(properties, "w:tabs");
    add_tab_stop(tabs, "center", measure / 2);
    add_tab_stop(tabs, "right", measure);
    set_value(property(properties, "w:jc"), "left");
}

}  // namespace

bool is_empty(const RunningLine& line, const Job& job) {
    const auto says_nothing = [&](const std::string& words) {
        const std::vector<Part> parts = Template(job).parts(words);
        return std::all_of(parts.begin(), parts.end(), [](const Part& part) {
            return part.instruction.empty() && trimmed(part.words).empty();
        });
    };
    return says_nothing(line.left) && says_nothing(line.centre) && says_nothing(line.right);
}

Bytes running_part(const RunningLine& line, WordStyle style, const Composition& all) {
    pugi::xml_document part;
    const bool is_head = style == WordStyle::Header;
    load_part_template(part, is_head ? "header.xml" : "footer.xml");
    pugi::xml_node paragraph = part.document_element().child("w:p");
    pugi::xml_node properties = paragraph.child("w:pPr");
    while (paragraph.last_child() != properties) paragraph.remove_child(paragraph.last_child());
    align(properties, line, style, all);
    const Job& job = all.job;
    if (stands_alone(line)) {
        const std::string& words = !line.centre.empty() ? line.centre
                                   : !line.right.empty() ? line.right
                                                         : line.left;
        const std::vector<Part> parts = Template(job).parts(words);
        if (!parts.empty() && first_direction(parts.front().words) == Direction::RightToLeft)
            property(properties, "w:bidi");
        write_slot(paragraph, words, job);
    } else {
        write_slot(paragraph, line.left, job);
        paragraph.append_child("w:r").append_child("w:tab");
        write_slot(paragraph, line.centre, job);
        paragraph.append_child("w:r").append_child("w:tab");
        write_slot(paragraph, line.right, job);
    }
    return serialise(part);
}

}  // namespace postconv
