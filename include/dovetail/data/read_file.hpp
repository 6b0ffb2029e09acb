// SPDX-License-Identifier: MIT
#pragma once
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <cstring>
#include <string>
#include <utility>
#include <vector>

#include <dovetail/data/named_source.hpp>

namespace dovetail::inline DOVETAIL_TARGET::detail::data {
/// A file that is read from any position. Its size is known before memory is allocated for what a header promises.
/// Every error is a FormatError that begins with the file's name.
class FileReader : public NamedSource {
 public:
  /// Opens the file.
  [[gnu::cold]] explicit FileReader(std::string path) : NamedSource(std::move(path)) {
    file_ = ::open(name().c_str(), O_RDONLY | O_CLOEXEC);
    struct stat about;
    if (file_ < 0 || ::fstat(file_, &about) != 0) cannot_be_read();
    size_ = static_cast<std::size_t>(about.st_size);
  }
  FileReader(const FileReader&) = delete;
  FileReader& operator=(const FileReader&) = delete;
  ~FileReader() {
    if (file_ >= 0) ::close(file_);
  }

  std::size_t size() const { return size_; }  ///< in bytes

  /// Reads `count` bytes from byte `from` on. Fails if the file does not have that many.
  [[gnu::cold]] void read(std::size_t from, unsigned char* to, std::size_t count) const {
    for (std::size_t done = 0; done < count;) {
      const ssize_t found = ::pread(file_, to + done, count - done, static_cast<off_t>(from + done));
      if (found < 0 && errno == EINTR) continue;
      if (found < 0) cannot_be_read();
      if (found == 0) refuse({from + count, " bytes or more"}, from + done);
      done += static_cast<std::size_t>(found);
    }
  }

 private:
  [[noreturn, gnu::cold]] void cannot_be_read() const { refuse("a file that can be read", std::strerror(errno)); }

  int file_ = -1;
  std::size_t size_ = 0;
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
