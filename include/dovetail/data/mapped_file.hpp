// SPDX-License-Identifier: MIT
#pragma once
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <cstring>
#include <span>
#include <string>
#include <utility>

#include <dovetail/explain/errors.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// A file as bytes in memory, read-only: the system loads each page when it is first read, and programs that map the
/// same file share the pages. The file must not be truncated meanwhile: a read after its end kills the program
/// (SIGBUS). write_file() and save() put a new file in its place, and this keeps the old one.
class MappedFile {
 public:
  /// Maps the file. Throws FormatError: "<path>: expected a file that can be read, found No such file or directory".
  [[gnu::cold]] explicit MappedFile(std::string path) : path_(std::move(path)) {
    const int file = ::open(path_.c_str(), O_RDONLY | O_CLOEXEC);
    struct stat about;
    bool mapped = file >= 0 && ::fstat(file, &about) == 0;
    if (mapped && about.st_size > 0) {
      size_ = static_cast<std::size_t>(about.st_size);
      void* const data = ::mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, file, 0);
      mapped = data != MAP_FAILED;
      if (mapped) data_ = static_cast<const std::byte*>(data);
    }
    const int problem = errno;
    if (file >= 0) ::close(file);  // the mapping stays
    if (!mapped)
      detail::fail<FormatError>({path_, ": expected a file that can be read, found ", std::strerror(problem)});
  }
  /// Takes over the mapping of another; its bytes() stay valid.
  MappedFile(MappedFile&& other) noexcept
      : path_(std::move(other.path_)),
        data_(std::exchange(other.data_, nullptr)),
        size_(std::exchange(other.size_, 0)) {}
  /// Exchanges the mappings; the bytes() of both stay valid.
  MappedFile& operator=(MappedFile&& other) noexcept {
    std::swap(path_, other.path_);
    std::swap(data_, other.data_);
    std::swap(size_, other.size_);
    return *this;
  }
  ~MappedFile() {
    if (data_ != nullptr) ::munmap(const_cast<std::byte*>(data_), size_);
  }

  const std::string& path() const { return path_; }  ///< the path that was given

  /// The bytes of the file, valid as long as this lives.
  std::span<const std::byte> bytes() const& { return {data_, size_}; }
  std::span<const std::byte> bytes() const&& = delete;  ///< not of a temporary

 private:
  std::string path_;
  const std::byte* data_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace dovetail::inline DOVETAIL_TARGET
