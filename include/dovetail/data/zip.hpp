// SPDX-License-Identifier: MIT
#pragma once
#include <zlib.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <dovetail/data/read_file.hpp>

namespace dovetail::inline DOVETAIL_TARGET::detail::data {
/// A file in a ZIP archive.
struct ZipEntry {
  std::string name;        ///< with its folders: "a/b.npy"
  std::size_t flags = 0;   ///< bit 0: encrypted
  std::size_t method = 0;  ///< 0: stored, 8: deflated
  std::size_t crc = 0;     ///< CRC-32 of the unpacked bytes
  std::size_t packed = 0;  ///< bytes in the archive
  std::size_t size = 0;    ///< unpacked bytes
  std::size_t offset = 0;  ///< where its local header is
};

// Numbers in a ZIP archive are little-endian.
inline std::size_t zip_number(const unsigned char* bytes, std::size_t count) {
  std::size_t value = 0;
  while (count-- > 0) value = value << 8 | bytes[count];
  return value;
}
inline bool zip_starts(const unsigned char* bytes, std::size_t signature) { return zip_number(bytes, 4) == signature; }

// Inflates `size` bytes; returns fewer, or one more, if the stream is broken. Memory is allocated as they come out.
[[gnu::cold]] inline std::vector<unsigned char> inflate_bytes(const std::vector<unsigned char>& packed,
                                                              std::size_t size) {
  constexpr std::size_t chunk = std::size_t{1} << 20;
  std::vector<unsigned char> bytes;
  std::size_t taken = 0, made = 0;
  z_stream stream{};
  int code = inflateInit2(&stream, -MAX_WBITS);
  while (code == Z_OK) {
    if (made == bytes.size()) bytes.resize(1 + (std::min)(size, made + (std::max)(chunk, made)));
    const std::size_t in = (std::min)(chunk, packed.size() - taken), out = (std::min)(chunk, bytes.size() - made);
    stream.next_in = const_cast<unsigned char*>(packed.data()) + taken;
    stream.avail_in = static_cast<unsigned>(in);
    stream.next_out = bytes.data() + made;
    stream.avail_out = static_cast<unsigned>(out);
    code = inflate(&stream, Z_NO_FLUSH);  // Z_BUF_ERROR if no input or no room for output is left
    taken += in - stream.avail_in;
    made += out - stream.avail_out;
  }
  inflateEnd(&stream);
  bytes.resize(code == Z_STREAM_END && taken == packed.size() ? made : 0);
  return bytes;
}

/// Reads a ZIP archive: entries that are stored or deflated, of any size (ZIP64), in one file, not encrypted. Every
/// error is a FormatError that begins with the file's name. Format: PKWARE, APPNOTE.TXT, .ZIP File Format
/// Specification, 6.3.
class ZipReader {
 public:
  /// Opens the archive and reads the list of its entries.
  [[gnu::cold]] explicit ZipReader(const std::string& path) : file_(path) {
    // The archive ends with a record of 22 bytes and a comment of up to 65,535.
    const std::size_t tail_size = std::min<std::size_t>(file_.size(), 22 + 65535);
    const std::vector<unsigned char> tail = read(file_.size() - tail_size, tail_size);
    std::size_t at = tail_size;
    for (std::size_t i = tail_size < 22 ? 0 : tail_size - 21; i-- > 0 && at == tail_size;)
      if (data::zip_starts(&tail[i], 0x06054b50) && number(&tail[i + 20], 2) == tail_size - i - 22) at = i;
    if (at == tail_size) file_.refuse("a ZIP archive", "a file without the end of one");

    const unsigned char* end = &tail[at];
    const std::size_t end_at = file_.size() - tail_size + at;
    std::size_t count = number(end + 10, 2), size = number(end + 12, 4), offset = number(end + 16, 4);
    std::size_t disks = number(end + 4, 2) + number(end + 6, 2);
    if (count == 0xFFFF || size == 0xFFFFFFFF || offset == 0xFFFFFFFF) {  // ZIP64
      const std::vector<unsigned char> locator = record(end_at - std::min<std::size_t>(end_at, 20), 20, 0x07064b50);
      const std::vector<unsigned char> large = record(number(&locator[8], 8), 56, 0x06064b50);
      count = number(&large[32], 8), size = number(&large[40], 8), offset = number(&large[48], 8);
      disks = number(&large[16], 4) + number(&large[20], 4);
    }
    if (disks != 0) file_.refuse("a ZIP archive in one file", "one in several");
    read_entries(count, size, offset);
  }

  const std::vector<ZipEntry>& entries() const { return entries_; }  ///< as the archive lists them

  /// The bytes of an entry, checked against their CRC.
  [[gnu::cold]] std::vector<unsigned char> read(const ZipEntry& entry) const {
    const auto refuse = [&](const Part& expected, const Part& found) {
      file_.refuse({expected, " in the entry ", entry.name}, found);
    };
    if ((entry.flags & 1) != 0) refuse("plain bytes", "encrypted ones");
    if (entry.method != 0 && entry.method != 8) refuse("stored (0) or deflated (8) bytes", {"method ", entry.method});
    const std::vector<unsigned char> head = record(entry.offset, 30, 0x04034b50);
    const std::size_t name = number(&head[26], 2), start = entry.offset + 30 + name + number(&head[28], 2);
    const std::vector<unsigned char> own_name = read(entry.offset + 30, name);
    if (entry.name != std::string_view(reinterpret_cast<const char*>(own_name.data()), name))
      refuse("the same name in the list and before the bytes", "a different one");

    std::vector<unsigned char> bytes = read(start, entry.packed);
    if (entry.method == 8) bytes = data::inflate_bytes(bytes, entry.size);
    if (bytes.size() != entry.size)
      refuse({entry.size, " bytes"}, entry.method == 8 ? "a broken stream" : "a different number");
    if (crc32_z(0, bytes.data(), bytes.size()) != entry.crc) refuse("bytes of the stated CRC", "others");
    return bytes;
  }

  /// Fails with "<path>: expected ..., found ...".
  [[noreturn, gnu::cold]] void refuse(const Part& expected, const Part& found) const { file_.refuse(expected, found); }

 private:
  static std::size_t number(const unsigned char* bytes, std::size_t count) { return data::zip_number(bytes, count); }

  [[gnu::cold]] std::vector<unsigned char> read(std::size_t offset, std::size_t count) const {
    if (offset > file_.size() || count > file_.size() - offset)
      file_.refuse({"a ZIP archive with ", count, " bytes at ", offset}, {"a file of ", file_.size()});
    std::vector<unsigned char> bytes(count);
    file_.read(offset, bytes.data(), count);
    return bytes;
  }
  [[gnu::cold]] std::vector<unsigned char> record(std::size_t offset, std::size_t count, std::size_t signature) const {
    std::vector<unsigned char> bytes = read(offset, count);
    if (!data::zip_starts(bytes.data(), signature))
      file_.refuse({"a record of a ZIP archive at ", offset}, "other bytes");
    return bytes;
  }

  [[gnu::cold]] void read_entries(std::size_t count, std::size_t size, std::size_t offset) {
    const std::vector<unsigned char> list = read(offset, size);
    std::size_t at = 0;
    const auto must = [&](bool right) {
      if (!right)
        file_.refuse({"a list of ", count, " entries in ", size, " bytes"}, {"a broken one at ", offset + at});
    };
    for (std::size_t i = 0; i < count; ++i) {
      must(size - at >= 46 && data::zip_starts(&list[at], 0x02014b50));
      const unsigned char* head = &list[at];
      const std::size_t name = number(head + 28, 2), extra = number(head + 30, 2), comment = number(head + 32, 2);
      must(size - at - 46 >= name + extra + comment);
      ZipEntry& entry = entries_.emplace_back();
      entry.name.assign(reinterpret_cast<const char*>(head) + 46, name);
      entry.flags = number(head + 8, 2);
      entry.method = number(head + 10, 2);
      entry.crc = number(head + 16, 4);
      entry.packed = number(head + 20, 4);
      entry.size = number(head + 24, 4);
      entry.offset = number(head + 42, 4);
      must(read_large(entry, head + 46 + name, extra));
      at += 46 + name + extra + comment;
    }
    must(at == size);
  }

  // ZIP64: numbers whose bits are all ones are in an extra field, in this order.
  static bool read_large(ZipEntry& entry, const unsigned char* extra, std::size_t size) {
    const unsigned char* const end = extra + size;
    std::vector<std::size_t*> large;
    for (std::size_t* value : {&entry.size, &entry.packed, &entry.offset})
      if (*value == 0xFFFFFFFF) large.push_back(value);
    while (!large.empty() && end - extra >= 4) {
      const std::size_t id = number(extra, 2), length = number(extra + 2, 2);
      extra += 4;
      if (length > static_cast<std::size_t>(end - extra)) return false;
      if (id == 1) {
        if (length < 8 * large.size()) return false;
        for (std::size_t i = 0; i < large.size(); ++i) *large[i] = number(extra + 8 * i, 8);
        return true;
      }
      extra += length;
    }
    return large.empty();
  }

  FileReader file_;
  std::vector<ZipEntry> entries_;
};

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::data
