// SPDX-License-Identifier: MIT
#pragma once
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <string>

#include <dovetail/data/write_file.hpp>

namespace dovetail::inline DOVETAIL_TARGET::detail::storage {
/// Throws FormatError if a file `path` could not be written, as far as its folder shows: before the first epoch instead
/// of after it.
[[gnu::cold]] inline void check_writable(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  const std::string folder = slash == std::string::npos ? "." : path.substr(0, slash + 1);
  struct stat about;
  int problem = 0;
  if (::access(folder.c_str(), W_OK | X_OK) != 0) {
    problem = errno;
  } else if (path.empty() || (::stat(path.c_str(), &about) == 0 && S_ISDIR(about.st_mode))) {
    problem = EISDIR;
  }
  if (problem != 0) data::refuse_to_write(path, problem);
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::storage
