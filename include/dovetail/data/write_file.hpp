// SPDX-License-Identifier: MIT
#pragma once
#include <signal.h>

#include <cstdio>
#include <vector>

#include <dovetail/data/destination.hpp>

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

// Some files, such as pipes, and some file systems' folders cannot be flushed, and say EINVAL.
[[gnu::cold]] inline bool flush(int file) { return ::fsync(file) == 0 || errno == EINVAL || errno == EROFS; }

// A file's new name is on the disk once its folder is.
[[gnu::cold]] inline bool flush_folder_of(const std::string& path) {
  const int file = ::open(folder_of(path).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (file < 0) return true;  // a folder may be writable and not readable
  const bool flushed = flush(file);
  const int reason = errno;
  ::close(file);
  errno = reason;
  return flushed;
}

/// The n-th name under which a file is written before it is renamed. A name has at most 255 bytes.
[[gnu::cold]] inline std::string temporary_name(const std::string& path, int n) {
  return sentence({path.substr(0, path.rfind('/') + 1 + 240), ".tmp", n});
}

// Opens a new file beside `path` and sets its name: two writers of one file never share it.
[[gnu::cold]] inline int open_beside(const std::string& path, mode_t mode, std::string& name) {
  for (int n = 0; n < 1000; ++n) {
    name = temporary_name(path, n);
    const int file = ::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    if (file >= 0 || errno != EEXIST) return file;
  }
  return -1;
}

// Gives a new file the owner, the group and the mode of another. A change of owner may take bits of the mode away.
[[gnu::cold]] inline bool take_rights(int file, const struct stat& of) {
  struct stat about;
  if (::fstat(file, &about) != 0) return false;
  const bool other_owner = about.st_uid != of.st_uid || about.st_gid != of.st_gid;
  if (other_owner && ::fchown(file, of.st_uid, of.st_gid) != 0) return false;
  return about.st_mode == of.st_mode || ::fchmod(file, of.st_mode & 07777) == 0;
}

[[gnu::cold]] inline void replace_file(const std::string& path, const Destination& to,
                                       const std::vector<std::string_view>& pieces) {
  std::string temporary;
  const int file = open_beside(to.path, to.exists ? 0600 : 0666, temporary);  // no one else reads a private file
  const auto must = [&](bool done, std::string_view found = {}) {
    const int reason = errno;
    if (done) return;
    if (file >= 0) ::close(file), ::unlink(temporary.c_str());
    refuse_to_write(path, found, reason);
  };
  must(file >= 0);
  must(!to.exists || take_rights(file, to.about), "a file whose owner or mode a new one cannot have");
  for (const std::string_view piece : pieces) must(write_piece(file, piece));
  must(::fsync(file) == 0);
  must(std::rename(temporary.c_str(), to.path.c_str()) == 0, "a file that cannot be replaced");
  ::close(file);  // says nothing new after fsync
  if (!flush_folder_of(to.path)) refuse_to_write(path, {}, errno);
}

// Holds back the signal that ends a program when the reader of its pipe has gone: write() then fails with EPIPE.
class WithoutSigpipe {
 public:
  WithoutSigpipe() {
    sigemptyset(&sigpipe_);
    sigaddset(&sigpipe_, SIGPIPE);
    was_pending_ = pending();
    pthread_sigmask(SIG_BLOCK, &sigpipe_, &before_);
  }
  WithoutSigpipe(const WithoutSigpipe&) = delete;
  WithoutSigpipe& operator=(const WithoutSigpipe&) = delete;
  ~WithoutSigpipe() {
    int taken = 0;
    if (!was_pending_ && pending()) sigwait(&sigpipe_, &taken);
    pthread_sigmask(SIG_SETMASK, &before_, nullptr);
  }

 private:
  static bool pending() {
    sigset_t waiting;
    return sigpending(&waiting) == 0 && sigismember(&waiting, SIGPIPE) == 1;
  }

  sigset_t sigpipe_, before_;
  bool was_pending_;
};

[[gnu::cold]] inline void write_in_place(const std::string& path, const Destination& to,
                                         const std::vector<std::string_view>& pieces) {
  int file;
  do file = ::open(path.c_str(), O_WRONLY | O_TRUNC | O_NOCTTY | O_CLOEXEC);  // of a pipe, waits for its reader
  while (file < 0 && errno == EINTR);
  const WithoutSigpipe hold;
  bool done = file >= 0;
  for (const std::string_view piece : pieces) done = done && write_piece(file, piece);
  done = done && flush(file);
  const int reason = errno;
  if (file >= 0) ::close(file);
  if (!done) refuse_to_write(path, file_kind(to.about), reason);
}

}  // namespace detail::data

/// Writes the pieces in order as the file `path`: all of it or nothing. The file is written under another name beside
/// `path`, flushed to the disk, and renamed, so that a reader finds the old file or the new one, and a failure leaves
/// the old one as it was.
///
/// What is there stays what it is. The file behind a symbolic link is replaced, and the link stays. The new file has
/// the old one's mode, owner and group; if it cannot, or if the old one may not be changed, it is refused. Another hard
/// link of the old file keeps the old content. A pipe or a device is written into, so that a failure leaves what was
/// written; a pipe waits for its reader. A folder and a socket are refused.
/// Throws FormatError: "<path>: expected a file that can be written, found No space left on device".
[[gnu::cold]] inline void write_file(const std::string& path, const std::vector<std::string_view>& pieces) {
  const detail::data::Destination to = detail::data::find_destination(path);
  if (to.in_place)
    detail::data::write_in_place(path, to, pieces);
  else
    detail::data::replace_file(path, to, pieces);
}

}  // namespace dovetail::inline DOVETAIL_TARGET
