// SPDX-License-Identifier: MIT
#pragma once
#include <sys/mman.h>

#include <cstddef>
#include <span>
#include <utility>

#include <dovetail/data/open_to_read.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// A file as bytes in memory, read-only: the system loads each page when it is first read, and programs that map the
/// same file share the pages. The file must not be truncated meanwhile: a read after its end kills the program
/// (SIGBUS). write_file() and save() put a new file in its place, and this keeps the old one.
class MappedFile {
 public:
  /// Maps the file. Throws FormatError: "<path>: expected a file that can be read, found No such file or directory".
  [[gnu::cold]] explicit MappedFile(std::string path) : path_(std::move(path)) {
    const int file = detail::data::open_to_read(path_, size_);
    void* const data = size_ == 0 ? nullptr : ::mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, file, 0);
    const int reason = errno;
    ::close(file);  // the mapping stays
    if (data == MAP_FAILED) detail::data::refuse_to_read(path_, std::strerror(reason));
    data_ = static_cast<const std::byte*>(data);
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
