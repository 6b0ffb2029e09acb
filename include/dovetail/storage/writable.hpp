// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/data/write_file.hpp>

/// What callbacks do with their files besides writing them.
namespace dovetail::inline DOVETAIL_TARGET::detail::storage {
/// Throws FormatError if a file `path` could not be written, as far as that shows beforehand: before the first epoch
/// instead of after it.
[[gnu::cold]] inline void check_writable(const std::string& path) { data::find_destination(path); }

/// Deletes the file that write_file() writes, which may stand behind a link; leaves what is no file.
[[gnu::cold]] inline void delete_file(const std::string& path) {
  struct stat about;
  if (::stat(path.c_str(), &about) == 0 && S_ISREG(about.st_mode)) ::unlink(data::behind_links(path).c_str());
}

/// Deletes the temporary files of writes that were killed.
[[gnu::cold]] inline void delete_temporaries(const std::string& path) {
  const std::string to = data::behind_links(path);
  for (int n = 0; ::unlink(data::temporary_name(to, n).c_str()) == 0; ++n) continue;
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::storage
