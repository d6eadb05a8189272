#include "converters/pdf/finish/finish.h"

#include <algorithm>
#include <memory>
#include <qpdf/QPDF.hh>
#include <set>

#include "converters/pdf/finish/attachments.h"
#include "converters/pdf/finish/colour_profile.h"
#include "converters/pdf/finish/content_stream.h"
#include "converters/pdf/finish/fonts.h"
#include "converters/pdf/finish/navigation.h"
#include "converters/pdf/finish/objects.h"
#include "converters/pdf/finish/structure_tree.h"
#include "converters/pdf/finish/xmp.h"
#include "converters/title.h"
#include "model/content_hash.h"

namespace postconv::pdf {
namespace {

std::string_view view_of(Buffer& buffer) {
    return {reinterpret_cast<const char*>(buffer.getBuffer()), buffer.getSize()};
}

// The entries of a dictionary as text, without its brackets.
std::string entries_of(QPDFObjectHandle dictionary) {
    const std::string text = dictionary.unparseResolved();
    return text.substr(2, text.size() - 4);
}

// Copies what pages show (fonts, pictures, graphics states) from the one file to the other, under
// the same numbers, mended where cairo leaves out what archives ask for.
class ObjectCopier {
  public:
    ObjectCopier(const Fonts& fonts, FileWriter& file) : fonts_(fonts), file_(file) {}

    // Everything that a dictionary refers to, at whatever depth.
    void copy_parts(QPDFObjectHandle dictionary) {
        find_references(dictionary);
        while (!waiting_.empty()) {
            QPDFObjectHandle next = waiting_.back();
            waiting_.pop_back();
            one(next);
        }
    }

    bool has_cmyk() const { return has_cmyk_; }

  private:
    void one(QPDFObjectHandle object) {
        if (object.isIndirect() && !copied_.insert(object.getObjectID()).second) return;
        if (object.isDictionary()) mend_font(object);
        if (object.isStream()) {
            write_stream(object);
        } else if (object.isIndirect()) {
            file_.object(object.getObjectID(), object.unparseResolved());
        }
        find_references(object.isStream() ? object.getDict() : object);
    }

    void find_references(QPDFObjectHandle object) {
        const auto look = [&](QPDFObjectHandle item) {
            if (item.isIndirect() || item.isDictionary() || item.isArray())
                waiting_.push_back(item);
        };
        if (object.isDictionary())
            for (const std::string& key : object.getKeys()) {
                if (key != "/Parent") look(object.getKey(key));
            }
        else if (object.isArray())
            for (QPDFObjectHandle item : object.getArrayAsVector()) look(item);
    }

    // ISO 14289-1, 7.21.3.2.
    static void mend_font(QPDFObjectHandle font) {
        const bool needs_map = font.getKey("/Subtype").isNameAndEquals("/CIDFontType2");
        if (needs_map && !font.hasKey("/CIDToGIDMap"))
            font.replaceKey("/CIDToGIDMap", QPDFObjectHandle::newName("/Identity"));
    }

    void write_stream(QPDFObjectHandle stream) {
        QPDFObjectHandle dictionary = stream.getDict();
        dictionary.removeKey("/Interpolate");  // ISO 19005-2, 6.2.8
        dictionary.removeKey("/Length");
        has_cmyk_ |= dictionary.getKey("/ColorSpace").isNameAndEquals("/DeviceCMYK");
        if (const std::string* map = fonts_.map_stream(stream.getObjectID()))
            return file_.stream(stream.getObjectID(), "", *map, StreamData::Deflate);
        const auto data = stream.getRawStreamData();
        file_.stream(stream.getObjectID(), entries_of(dictionary), view_of(*data),
                     StreamData::AsIs);
    }

    const Fonts& fonts_;
    FileWriter& file_;
    std::vector<QPDFObjectHandle> waiting_;
    std::set<int> copied_;
    bool has_cmyk_ = false;
};

// A file must have a title (ISO 14289-1, 7.1).
Metadata titled(const Job& job) {
    Metadata metadata = job.document.metadata;
    metadata.title = title_of(job);
    return metadata;
}

class Finisher {
  public:
    Finisher(Painted painted, const Typesetting& setting)
        : painted_(std::move(painted)),
          setting_(setting),
          job_(setting.job),
          metadata_(titled(setting.job)) {
        source_.setSuppressWarnings(true);
        source_.processMemoryFile("pages", painted_.pdf.data(), painted_.pdf.size());
        pages_ = source_.getAllPages();
        file_ =
            std::make_unique<FileWriter>(source_.getTrailer().getKey("/Size").getIntValueAsInt());
        fonts_ = std::make_unique<Fonts>(*file_);
        copier_ = std::make_unique<ObjectCopier>(*fonts_, *file_);
        for (const QPDFObjectHandle& page : pages_) numbers_.push_back(page.getObjectID());
        height_ = setting.theme().page.height.to_points();
    }

    Bytes run() {
        draw_pages();
        forget_missing_leaves();
        const TreeContent tree_content{leaves_, painted_.figures, numbers_, height_};
        StructureTree tree(setting_.structure, tree_content);
        const PageContent content{painted_, numbers_, height_};
        const std::vector<Annotation> annotations = write_annotations(
            content, setting_.links, [&](NodeId node) { return tree.has_content(node); }, *file_);
        write_pages(annotations);
        const int root = write_catalogue(tree.write(annotations, *file_), content,
                                         claims(tree.lacks_alternatives()));
        const int information = file_->reserve();
        file_->object(information, pdf::information(metadata_, job_.options.timestamp));
        return file_->finish({root, information, publication_id()});
    }

  private:
    void draw_pages() {
        drawn_.resize(pages_.size());
        for (std::size_t i = 0; i < pages_.size(); ++i) {
            QPDFObjectHandle contents = pages_[i].getKey("/Contents");
            QPDFObjectHandle fonts = pages_[i].getKey("/Resources").getKey("/Font");
            const auto data = contents.getStreamData(qpdf_dl_generalized);
            MarkedContent marked =
                with_artifacts(view_of(*data), [&](const Replacement& replacement) {
                    const std::string key = '/' + std::string(replacement.font);
                    return fonts.isDictionary() ? fonts_->font_for(fonts.getKey(key), replacement)
                                                : "";
                });
            file_->stream(contents.getObjectID(), "", marked.operators, StreamData::Deflate);
            drawn_[i] = std::move(marked.marks);
        }
        for (QPDFObjectHandle& page : pages_) copier_->copy_parts(page.getKey("/Resources"));
        fonts_->write();
    }

    // Where nothing was drawn after all, cairo leaves out the mark.
    void forget_missing_leaves() {
        for (const Leaf& leaf : painted_.leaves) {
            const std::vector<int>& marks = drawn_[leaf.page];
            if (std::binary_search(marks.begin(), marks.end(), leaf.mark)) leaves_.push_back(leaf);
        }
    }

    void write_pages(const std::vector<Annotation>& annotations) {
        std::vector<std::string> links(pages_.size());
        for (const Annotation& annotation : annotations)
            links[annotation.page] += pdf_reference(annotation.object) + ' ';
        tree_of_pages_ = file_->reserve();
        std::string kids;
        for (std::size_t i = 0; i < pages_.size(); ++i) {
            kids += pdf_reference(numbers_[i]) + ' ';
            std::string body = "<</Type/Page/Parent " + pdf_reference(tree_of_pages_);
            for (const char* key : {"/MediaBox", "/Contents", "/Group"})
                body += key + (' ' + pages_[i].getKey(key).unparse());
            body += "/Resources<<" + resources_of(pages_[i].getKey("/Resources")) + ">>";
            if (!links[i].empty()) body += "/Annots[" + links[i] + ']';
            body += "/Tabs/S/StructParents " + std::to_string(i) + ">>";
            file_->object(numbers_[i], body);
        }
        file_->object(tree_of_pages_, "<</Type/Pages/Count " + std::to_string(pages_.size()) +
                                          "/Kids[" + kids + "]>>");
    }

    std::string resources_of(QPDFObjectHandle resources) {
        std::string body;
        for (const std::string& key : resources.getKeys()) {
            QPDFObjectHandle part = resources.getKey(key);
            body += key + "<<" + entries_of(part) + (key == "/Font" ? fonts_->added_to(part) : "") +
                    ">>";
        }
        return body;
    }

    PdfStandard claims(bool lacks_alternatives) const {
        PdfStandard standard = job_.options.pdf_standard;
        if (lacks_alternatives) standard.accessible = false;
        if (copier_->has_cmyk() && standard.archive_part != 0) {
            standard.archive_part = 0;
            setting_.diagnostics.warn(
                "not-archival", {}, "a picture is in CMYK: the PDF does not claim to be PDF/A",
                "save the picture in RGB, or ask for no archive with --pdf-standard ua-1");
        }
        return standard;
    }

    int write_catalogue(int structure, const PageContent& content, const PdfStandard& standard) {
        const int xmp = file_->reserve();
        file_->stream(xmp, "/Type/Metadata/Subtype/XML",
                      xmp_packet(metadata_, job_.options.timestamp, standard), StreamData::AsIs);
        std::string body = "<</Type/Catalog/Pages " + pdf_reference(tree_of_pages_) + "/Metadata " +
                           pdf_reference(xmp) + "/StructTreeRoot " + pdf_reference(structure) +
                           "/MarkInfo<</Marked true>>/Lang" + pdf_text(metadata_.language) +
                           "/ViewerPreferences<</DisplayDocTitle true>>/PageLabels" +
                           page_labels(painted_.labels);
        std::string names;
        if (const int places = write_destinations(content, *file_))
            names += "/Dests " + pdf_reference(places);
        body += write_attachments(job_.options, *file_, names);
        if (!names.empty()) body += "/Names<<" + names + ">>";
        if (const int outline = write_outline(job_.outline.sections, content, *file_))
            body += "/PageMode/UseOutlines/Outlines " + pdf_reference(outline);
        if (standard.archive_part != 0) body += "/OutputIntents[" + output_intent() + ']';
        const int catalogue = file_->reserve();
        file_->object(catalogue, body + ">>");
        return catalogue;
    }

    std::string output_intent() {
        const int profile = file_->reserve();
        file_->stream(profile, "/N 3", srgb_profile(), StreamData::Deflate);
        return "<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB)"
               "/DestOutputProfile " +
               pdf_reference(profile) + ">>";
    }

    // 16 bytes that are the same for every version of the publication.
    std::string publication_id() const {
        const std::string digits =
            content_hash(publication_identifier(job_.document.metadata, job_.options));
        std::string bytes;
        for (std::size_t i = 0; i + 1 < digits.size(); i += 2)
            bytes += char(std::stoi(digits.substr(i, 2), nullptr, 16));
        return bytes;
    }

    Painted painted_;
    const Typesetting& setting_;
    const Job& job_;
    const Metadata metadata_;
    QPDF source_;
    std::vector<QPDFObjectHandle> pages_;
    std::vector<int> numbers_;  // of the pages
    std::unique_ptr<FileWriter> file_;
    std::unique_ptr<Fonts> fonts_;
    std::unique_ptr<ObjectCopier> copier_;
    std::vector<std::vector<int>> drawn_;  // marks, by page
    std::vector<Leaf> leaves_;
    double height_ = 0;
    int tree_of_pages_ = 0;
};

}  // namespace

Bytes finish(Painted painted, const Typesetting& setting) {
    try {
        return Finisher(std::move(painted), setting).run();
    } catch (const QPDFExc& problem) {
        fail(FailureKind::Internal, "pdf", {},
             std::string("the PDF could not be finished: ") + problem.what(),
             "this is a fault of postconv: please report it with the input");
    }
}

}  // namespace postconv::pdf
