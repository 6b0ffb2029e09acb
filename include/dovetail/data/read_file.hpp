// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <utility>
#include <vector>

#include <dovetail/data/open_to_read.hpp>
#include <dovetail/data/named_source.hpp>

namespace dovetail::inline DOVETAIL_TARGET::detail::data {
/// A file that is read from any position. Its size is known before memory is allocated for what a header promises.
/// Every error is a FormatError that begins with the file's name.
class FileReader : public NamedSource {
 public:
  /// Opens the file.
  [[gnu::cold]] explicit FileReader(std::string path)
      : NamedSource(std::move(path)), file_(data::open_to_read(name(), size_)) {}
  FileReader(const FileReader&) = delete;
  FileReader& operator=(const FileReader&) = delete;
  ~FileReader() { ::close(file_); }

  std::size_t size() const { return size_; }  ///< in bytes

  /// Reads `count` bytes from byte `from` on. Fails if the file does not have that many.
  [[gnu::cold]] void read(std::size_t from, unsigned char* to, std::size_t count) const {
    for (std::size_t done = 0; done < count;) {
      const ssize_t found = ::pread(file_, to + done, count - done, static_cast<off_t>(from + done));
      if (found < 0 && errno == EINTR) continue;
      if (found < 0) data::refuse_to_read(name(), std::strerror(errno));
      if (found == 0) refuse({from + count, " bytes or more"}, from + done);
      done += static_cast<std::size_t>(found);
    }
  }

 private:
  std::size_t size_ = 0;
  int file_;
};

/// Bytes in memory that are read like a file. Every error is a FormatError that begins with the name of their origin.
class MemoryReader : public NamedSource {
 public:
  /// Takes the bytes.
  MemoryReader(std::string name, std::vector<unsigned char> bytes)
      : NamedSource(std::move(name)), bytes_(std::move(bytes)) {}

  std::size_t size() const { return bytes_.size(); }  ///< in bytes

  /// Reads `count` bytes from byte `from` on. Fails if there are not that many.
  [[gnu::cold]] void read(std::size_t from, unsigned char* to, std::size_t count) const {
    if (from > size() || count > size() - from) refuse({from + count, " bytes or more"}, size());
    if (count > 0) std::memcpy(to, bytes_.data() + from, count);
  }

 private:
  std::vector<unsigned char> bytes_;
};

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::data
