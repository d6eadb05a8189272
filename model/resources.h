// Pictures and other files the document names: bytes under a content hash.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/diagnostics.h"
#include "model/document.h"

namespace postconv {

using Bytes = std::string;

// The one door to the files a document names. An implementation decides what may be read.
class Loader {
  public:
    enum class Status { Loaded, NotFound, Refused, Unreadable };
    struct Result {
        Status status = Status::NotFound;
        Bytes bytes;
        std::string hint;  // why refused, or which file stands nearby
        std::string path;  // of the file, as it was opened; empty: none was, or it has no path
        std::vector<std::string> missing;  // where it was looked for before, and is not
    };
    virtual ~Loader() = default;
    // `name` is as the document writes it, relative to the file `from` (an input's name).
    virtual Result load(const std::string& name, const std::string& from) const = 0;
};

// Reads below the folder of the input and below the folders named, and nowhere else: symbolic
// links are resolved first. Regular files only, at most `byte_limit` bytes each.
class DiskLoader : public Loader {
  public:
    static constexpr std::size_t kByteLimit = std::size_t{256} << 20;
    explicit DiskLoader(std::vector<std::string> folders, std::size_t byte_limit = kByteLimit)
        : folders_(std::move(folders)), byte_limit_(byte_limit) {}
    Result load(const std::string& name, const std::string& from) const override;

  private:
    std::vector<std::string> folders_;
    std::size_t byte_limit_;
};

// Serves what it was given, for tests and for programs that hold their pictures in memory.
class MemoryLoader : public Loader {
  public:
    void add(const std::string& name, Bytes bytes) { files_[name] = std::move(bytes); }
    Result load(const std::string& name, const std::string& from) const override;

  private:
    std::map<std::string, Bytes> files_;
};

enum class MediaType { Png, Jpeg, Gif, Webp, Svg };
std::string_view mime_type(MediaType type);
std::string_view file_extension(MediaType type);  // without the dot

struct Resource {
    std::string name;  // the file's own name, made safe: ASCII letters, digits, '-', '_', '.'
    MediaType type = MediaType::Png;
    Bytes bytes;
    std::string hash;  // hexadecimal, of the bytes
    int width = 0;     // pixels as seen upright; for SVG, CSS pixels (1/96 inch)
    int height = 0;
    double pixels_per_inch = 96;  // from the file when it says so
    // How the stored pixels must be turned to stand upright (Exif 2.32, tag 0x0112): 1 not at all,
    // 3 half round, 6 a quarter clockwise, 8 a quarter back; 2, 7, 4 and 5 are these mirrored.
    int orientation = 1;
    // Not empty: there is no picture; the PDF shows a box with these words in its place, the others
    // words without a box. Then there are no bytes.
    std::string stands_for;

    bool is_on_its_side() const { return orientation >= 5; }
    bool is_stand_in() const { return !stands_for.empty(); }
};

// Reads type, size and resolution from the bytes and checks that the file is whole (PNG chunk
// checksums, JPEG end of image). None when it is no picture we know or is damaged.
std::optional<Resource> inspect_image(std::string name, Bytes bytes);

class Resources {
  public:
    // The same bytes are kept once. A name that is taken gets a number.
    std::size_t add(Resource resource);
    // Another file for the same picture.
    void replace(std::size_t index, Resource resource);
    const Resource& operator[](std::size_t index) const { return items_[index]; }
    std::size_t size() const { return items_.size(); }
    auto begin() const { return items_.begin(); }
    auto end() const { return items_.end(); }

  private:
    bool is_taken(const std::string& name, std::size_t but) const;
    void make_name_unique(Resource& resource, std::size_t index) const;

    std::vector<Resource> items_;
};

// A picture's size on the page: as asked, else its natural size; its proportions are kept unless
// both sides were asked. Never larger than `widest` x `tallest`.
struct PictureSize {
    Length width, height;
};
PictureSize picture_size(const Resource& resource, const ImageSize& asked, Length widest,
                         Length tallest);

// What takes the place of a picture that can't be had: the box names what it shows and its file.
// Its natural size is that of `lost`, when its file could at least be inspected.
Resource stand_in(const Image& image, const Resource* lost);

// Loads every picture the document names and the cover, and sets Image::resource and
// Document::cover. What can't be had is warned of (missing-image, remote-image, broken-image,
// refused-image), once for each name; figures, and pictures within lines whose size is stated, get
// a stand-in.
Resources load_resources(Document& document, const Loader& loader, Diagnostics& diagnostics);

}  // namespace postconv
