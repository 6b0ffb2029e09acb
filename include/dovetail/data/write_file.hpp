// SPDX-License-Identifier: MIT
#pragma once
#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <cstdio>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include <dovetail/explain/errors.hpp>

namespace dovetail::inline DOVETAIL_TARGET {
namespace detail::data {

[[gnu::cold]] inline bool write_piece(int file, std::string_view piece) {
  while (!piece.empty()) {
    const ssize_t written = ::write(file, piece.data(), piece.size());
    if (written < 0 && errno != EINTR) return false;
    if (written > 0) piece.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

// A file's new name is on the disk once its folder is. Some file systems cannot flush folders, and say EINVAL.
[[gnu::cold]] inline bool sync_folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  const std::string folder = slash == std::string::npos ? "." : path.substr(0, slash + 1);
  const int file = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (file < 0) return true;  // a folder may be writable and not readable
  const bool synced = ::fsync(file) == 0 || errno == EINVAL;
  const int problem = errno;
  ::close(file);
  errno = problem;
  return synced;
}

// Opens a new file beside `path` and sets its name: two writers of one file never share it.
[[gnu::cold]] inline int open_beside(const std::string& path, std::string& name) {
  for (int n = 0; n < 1000; ++n) {
    name = sentence({path, ".tmp", n});
    const int file = ::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (file >= 0 || errno != EEXIST) return file;
  }
  return -1;
}

// `problem` is errno.
[[noreturn, gnu::cold]] inline void refuse_to_write(const std::string& path, int problem) {
  fail<FormatError>({path, ": expected a file that can be written, found ", std::strerror(problem)});
}
}  // namespace detail::data

/// Writes the pieces in order as the file `path`: all of it or nothing. The file is written under another name beside
/// `path`, flushed to the disk, and renamed, so that a reader finds the old file or the new one, and a failure leaves
/// the old one as it was.
/// Throws FormatError: "<path>: expected a file that can be written, found No space left on device".
[[gnu::cold]] inline void write_file(const std::string& path, const std::vector<std::string_view>& pieces) {
  std::string temporary;
  const int file = detail::data::open_beside(path, temporary);
  bool done = file >= 0;
  for (const std::string_view piece : pieces) done = done && detail::data::write_piece(file, piece);
  done = done && ::fsync(file) == 0;
  int problem = errno;
  if (file >= 0) ::close(file);  // says nothing new after fsync
  if (done) {
    done = std::rename(temporary.c_str(), path.c_str()) == 0 && detail::data::sync_folder_of(path);
    problem = errno;
  }
  if (done) return;
  if (file >= 0) ::unlink(temporary.c_str());
  detail::data::refuse_to_write(path, problem);
}

}  // namespace dovetail::inline DOVETAIL_TARGET
