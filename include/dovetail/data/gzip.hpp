// SPDX-License-Identifier: MIT
#pragma once
#include <zlib.h>

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <cstring>
#include <string>
#include <string_view>

#include <dovetail/data/named_source.hpp>

namespace dovetail::inline DOVETAIL_TARGET::detail::data {
/// A file that is read once, from start to end, gzipped or not. Every error is a FormatError that begins with the
/// file's name.
class GzipReader : public NamedSource {
 public:
  /// Opens the file.
  [[gnu::cold]] explicit GzipReader(const std::string& path) : NamedSource(path) {
    errno = 0;
    file_ = gzopen(path.c_str(), "rb");
    if (file_ == nullptr) refuse("a file that can be read", system_error());
  }
  GzipReader(const GzipReader&) = delete;
  GzipReader& operator=(const GzipReader&) = delete;
  ~GzipReader() { gzclose(file_); }  // repeats what read() has said of a stream that is cut short

  /// Reads up to `count` bytes and returns how many: fewer only at the end of the file.
  [[gnu::cold]] std::size_t read(unsigned char* to, std::size_t count) {
    std::size_t done = 0;
    while (done < count) {
      const auto part = static_cast<unsigned>(std::min<std::size_t>(count - done, 1u << 30));
      errno = 0;
      const int found = gzread(file_, to + done, part);
      if (found < 0 || static_cast<unsigned>(found) < part) must_be_whole();
      if (found <= 0) break;
      done += static_cast<std::size_t>(found);
    }
    return done;
  }

 private:
  // A short read is the end of the file, or a stream that zlib could not read to its checksum.
  [[gnu::cold]] void must_be_whole() const {
    int code = Z_OK;
    std::string_view text = gzerror(file_, &code);
    if (code == Z_OK) return;
    if (code == Z_ERRNO) refuse("a file that can be read", system_error());
    if (text.starts_with(name())) text.remove_prefix(name().size() + 2);  // "<path>: "
    refuse("a whole gzip stream", {"a broken one (", text, ")"});
  }
  static const char* system_error() { return errno == 0 ? "too little memory" : std::strerror(errno); }

  gzFile file_ = nullptr;
};

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::data
