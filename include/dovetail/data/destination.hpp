// SPDX-License-Identifier: MIT
#pragma once
#include <fcntl.h>
#include <limits.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>

#include <dovetail/data/open_to_read.hpp>
#include <dovetail/explain/errors.hpp>

/// Where a file is written: behind symbolic links, and whether it is replaced.
namespace dovetail::inline DOVETAIL_TARGET::detail::data {

/// "x/" of "x/a", and "./" of "a".
[[gnu::cold]] inline std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == path.npos ? "./" : path.substr(0, slash + 1);
}

/// The path at the end of all symbolic links; it need not exist.
[[gnu::cold]] inline std::string behind_links(std::string path) {
  char link[PATH_MAX];
  for (int n = 0; n < 40 && !path.starts_with("/proc/"); ++n) {  // Linux follows 40; those in /proc are open files
    const ssize_t size = ::readlink(path.c_str(), link, sizeof link);
    if (size <= 0) break;
    const std::string_view to(link, static_cast<std::size_t>(size));
    path = to.starts_with('/') ? std::string(to) : sentence({folder_of(path), to});
  }
  return path;
}

/// Throws FormatError: what was found, or nothing if the system's reason, an errno, says it all.
[[noreturn, gnu::cold]] inline void refuse_to_write(const std::string& path, std::string_view found, int reason) {
  const std::string to = behind_links(path);
  const bool plain = to == path || reason == ELOOP;
  const std::string link = plain ? "" : sentence({"behind the link to ", to, " "});
  const char* const text = std::strerror(reason);
  fail<FormatError>({path, ": expected a file that can be written, found ", link,
                     found.empty() ? text : sentence({found, " (", text, ")"})});
}

/// Where a file is written.
struct Destination {
  std::string path;        ///< the one behind all links
  bool exists = false;     ///< whether something is there
  bool in_place = false;   ///< whether it is written into, and not replaced: a pipe, a device, an open file of /proc
  struct stat about = {};  ///< what is there
};

/// Finds where `path` is written. Throws FormatError if it cannot be, as far as that shows beforehand.
[[gnu::cold]] inline Destination find_destination(const std::string& path) {
  Destination to{.path = behind_links(path)};
  const auto must = [&](bool right, const Part& found) {
    if (const int reason = errno; !right) refuse_to_write(path, sentence(found), reason);
  };
  const auto allowed = [](const std::string& place, int rights) {
    return ::faccessat(AT_FDCWD, place.c_str(), rights, AT_EACCESS) == 0;
  };
  to.exists = ::stat(path.c_str(), &to.about) == 0;
  if (to.exists) {
    const mode_t mode = to.about.st_mode;
    errno = S_ISDIR(mode) ? EISDIR : ENXIO;
    must(!S_ISDIR(mode) && !S_ISSOCK(mode), file_kind(to.about));
    must(allowed(path, W_OK), {file_kind(to.about), " that may not be changed"});
    struct stat named;  // by the path: for /proc/self/fd/1, a link, and not the open file that it leads to
    to.in_place = !S_ISREG(mode) || ::lstat(to.path.c_str(), &named) != 0 || named.st_dev != to.about.st_dev ||
                  named.st_ino != to.about.st_ino;
    if (to.in_place) return to;
  } else {
    must(errno != ENOTDIR, "a file where a folder should be");
    must(errno != EACCES, "a folder that may not be entered");
    must(!path.empty(), "an empty path");
    if (errno != ENOENT) refuse_to_write(path, {}, errno);
  }
  const std::string folder = folder_of(to.path);
  const bool open = allowed(folder, W_OK | X_OK);
  must(open || errno != ENOENT, {"no folder ", folder});
  must(open, {"a folder in which no file may be made, ", folder});
  return to;
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::data
