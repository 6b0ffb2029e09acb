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

#include <dovetail/explain/errors.hpp>

namespace dovetail::inline DOVETAIL_TARGET::detail::data {
/// A file that is read from any place. Its size is known before memory is taken for what a header promises. Every
/// error is a FormatError with the file's name in front.
class FileReader {
 public:
  /// Opens the file.
  [[gnu::cold]] explicit FileReader(std::string path) : path_(std::move(path)) {
    file_ = ::open(path_.c_str(), O_RDONLY | O_CLOEXEC);
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

  /// `count` bytes from the byte `from` on. Fails where the file does not have so many.
  [[gnu::cold]] void read(std::size_t from, unsigned char* to, std::size_t count) const {
    for (std::size_t done = 0; done < count;) {
      const ssize_t found = ::pread(file_, to + done, count - done, static_cast<off_t>(from + done));
      if (found < 0 && errno == EINTR) continue;
      if (found < 0) cannot_be_read();
      if (found == 0) refuse({from + count, " bytes or more"}, from + done);
      done += static_cast<std::size_t>(found);
    }
  }

  /// Fails with "<path>: expected ..., found ...".
  [[noreturn, gnu::cold]] void refuse(const Part& expected, const Part& found) const {
    fail<FormatError>({path_, ": expected ", expected, ", found ", found});
  }

 private:
  [[noreturn, gnu::cold]] void cannot_be_read() const { refuse("a file that can be read", std::strerror(errno)); }

  std::string path_;
  int file_ = -1;
  std::size_t size_ = 0;
};

/// The same of bytes in memory, which have the name of where they come from.
class MemoryReader {
 public:
  /// Takes the bytes.
  MemoryReader(std::string name, std::vector<unsigned char> bytes) : name_(std::move(name)), bytes_(std::move(bytes)) {}

  std::size_t size() const { return bytes_.size(); }  ///< in bytes

  /// `count` bytes from the byte `from` on. Fails where there are not so many.
  [[gnu::cold]] void read(std::size_t from, unsigned char* to, std::size_t count) const {
    if (from > size() || count > size() - from) refuse({from + count, " bytes or more"}, size());
    if (count > 0) std::memcpy(to, bytes_.data() + from, count);
  }

  /// Fails with "<name>: expected ..., found ...".
  [[noreturn, gnu::cold]] void refuse(const Part& expected, const Part& found) const {
    fail<FormatError>({name_, ": expected ", expected, ", found ", found});
  }

 private:
  std::string name_;
  std::vector<unsigned char> bytes_;
};

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::data
