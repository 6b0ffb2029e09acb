// SPDX-License-Identifier: MIT
#pragma once
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>

#include <dovetail/explain/errors.hpp>

namespace dovetail::inline DOVETAIL_TARGET::detail::data {
/// What a file is, as errors say it: "a pipe".
inline const char* file_kind(const struct stat& about) {
  if (S_ISREG(about.st_mode)) return "a file";
  if (S_ISDIR(about.st_mode)) return "a folder";
  if (S_ISFIFO(about.st_mode)) return "a pipe";
  if (S_ISSOCK(about.st_mode)) return "a socket";
  return "a device";
}

/// Throws FormatError: what was found in place of a file that can be read.
[[noreturn, gnu::cold]] inline void refuse_to_read(const std::string& path, const Part& found) {
  fail<FormatError>({path, ": expected a file that can be read, found ", found});
}

/// Opens a file whose size is known and which can be read from any byte on; refuses pipes, devices and the like. Waits
/// for nothing. Sets the size, in bytes.
[[gnu::cold]] inline int open_to_read(const std::string& path, std::size_t& size) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  struct stat about;
  if (file < 0 || ::fstat(file, &about) != 0) refuse_to_read(path, std::strerror(errno));
  if (!S_ISREG(about.st_mode)) {
    ::close(file);
    refuse_to_read(path, file_kind(about));
  }
  size = static_cast<std::size_t>(about.st_size);
  return file;
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::data
