// SPDX-License-Identifier: MIT
#pragma once
#include <sys/mman.h>
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <dovetail/explain/errors.hpp>

// What libFuzzer calls, and has: https://llvm.org/docs/LibFuzzer.html. replay.cpp stands in for it.
extern "C" {
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t max_size, unsigned seed);
std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t max_size);
}

/// What the targets share. Each has two functions: one reads bytes that may be anything and checks what must hold
/// whether they are taken or refused; the other changes bytes and fixes their sizes and checksums, so that most
/// of them are refused for what stands behind those, and some are taken.
namespace fuzz {

using Bytes = std::vector<std::uint8_t>;

/// Ends the program where something that must hold does not.
inline void must(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "expected: %s\n", what);
  std::abort();
}

/// Whether `read` takes its bytes. It may refuse them with an error of dovetail's; any other goes on up and is a bug.
template <class Read>
bool takes(Read read) {
  try {
    read();
    return true;
  } catch (const dovetail::Error&) {
    return false;
  }
}

/// A file without a disk, for what reads by a path.
class File {
 public:
  File() : file_(memfd_create("fuzz", MFD_CLOEXEC)), path_("/proc/self/fd/" + std::to_string(file_)) {
    must(file_ >= 0, "a file in memory");
  }
  void write(std::span<const std::uint8_t> bytes) const {
    must(ftruncate(file_, 0) == 0 && pwrite(file_, bytes.data(), bytes.size(), 0) == static_cast<ssize_t>(bytes.size()),
         "a file in memory takes bytes");
  }

  const std::string& path() const { return path_; }

 private:
  int file_;
  std::string path_;
};

/// Changes the bytes somewhere, as libFuzzer does; they grow by 64 at most.
inline void change(Bytes& bytes) {
  const std::size_t size = bytes.size();
  bytes.resize(size + 64);
  bytes.resize(LLVMFuzzerMutate(bytes.data(), size, bytes.size()));
}

/// Gives the bytes back to libFuzzer, cut short where they are too many.
inline std::size_t give(const Bytes& bytes, std::uint8_t* data, std::size_t max_size) {
  const std::size_t size = bytes.size() < max_size ? bytes.size() : max_size;
  if (size > 0) std::memcpy(data, bytes.data(), size);
  return size;
}

/// Whether both are the same, bit for bit.
inline bool same_bytes(const void* a, const void* b, std::size_t size) {
  return size == 0 || std::memcmp(a, b, size) == 0;
}

}  // namespace fuzz
