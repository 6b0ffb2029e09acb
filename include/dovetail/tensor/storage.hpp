// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <limits>
#include <new>
#include <string>
#include <type_traits>
#include <utility>

#include <dovetail/explain/errors.hpp>

/// What inside_bytes is, where a build does not define it: a plain number, since it becomes part of names.
#ifndef DOVETAIL_INSIDE_BYTES
#define DOVETAIL_INSIDE_BYTES 16384
#endif

namespace dovetail::inline DOVETAIL_TARGET {

/// Tensors of a static size live inside the object up to this many bytes, so that a Tensor<float, 784, 128>
/// does not end the stack. A build without a heap defines DOVETAIL_INSIDE_BYTES as large as it needs.
inline constexpr std::size_t inside_bytes = DOVETAIL_INSIDE_BYTES;

namespace detail::tensor {
/// The alignment of a tensor's elements in bytes: a cache line, and the widest register.
inline constexpr std::size_t alignment = 64;

template <class T, std::size_t Size>
struct Inside {
  alignas(alignment) T values[Size == 0 ? 1 : Size]{};  // no array has 0 elements
  constexpr T* data() noexcept { return values; }
  constexpr const T* data() const noexcept { return values; }
  constexpr std::size_t size() const noexcept { return Size; }
};

[[noreturn, gnu::cold]] inline void fail_too_large(std::size_t rows, std::size_t row_size) {
  fail<ShapeError>({"a tensor of ", rows, " x ", row_size, " elements does not fit into memory"});
}

// One function for all elements.
[[gnu::noinline]] inline void* allocate_bytes(std::size_t rows, std::size_t row_size, std::size_t element) {
  if (rows > (std::numeric_limits<std::size_t>::max)() / 2 / element / row_size) fail_too_large(rows, row_size);
  return ::operator new[](rows * row_size * element, std::align_val_t{alignment});
}

/// One block of zeros on the heap, or borrowed memory; empty after it was moved from. A copy owns.
template <class T>
class Block {
 public:
  constexpr Block() = default;
  // Out of line: every shape of a tensor would have the loop.
  [[gnu::noinline]] constexpr explicit Block(std::size_t rows, std::size_t row_size = 1)
      : data_(allocate(rows, row_size)), size_(rows * row_size) {
    for (std::size_t i = 0; i < size_; ++i) data_[i] = T();
  }
  /// A block whose elements are all written before one is read.
  static constexpr Block unfilled(std::size_t rows, std::size_t row_size) {
    Block block;
    block.data_ = allocate(rows, row_size);
    block.size_ = rows * row_size;
    return block;
  }
  /// A block that borrows elements, which nobody may write: whoever holds it keeps it const.
  static constexpr Block borrowed(const T* data, std::size_t size) noexcept {
    Block block;
    block.data_ = const_cast<T*>(data);
    block.size_ = size;
    block.borrowed_ = true;
    return block;
  }
  constexpr Block(const Block& other) : Block(unfilled(other.size_, 1)) {
    for (std::size_t i = 0; i < size_; ++i) data_[i] = other.data_[i];
  }
  constexpr Block(Block&& other) noexcept : data_(other.data_), size_(other.size_), borrowed_(other.borrowed_) {
    other.data_ = nullptr;
    other.size_ = 0;
  }
  constexpr Block& operator=(Block other) noexcept {
    std::swap(data_, other.data_);
    std::swap(size_, other.size_);
    std::swap(borrowed_, other.borrowed_);
    return *this;
  }
  constexpr ~Block() {
    if (borrowed_) return;
    if (std::is_constant_evaluated()) {
      delete[] data_;
    } else if (data_ != nullptr) {  // GCC 12 warns of a use after free where an empty block is deleted too
      ::operator delete[](data_, std::align_val_t{alignment});
    }
  }
  constexpr T* data() noexcept { return data_; }
  constexpr const T* data() const noexcept { return data_; }
  constexpr std::size_t size() const noexcept { return size_; }

 private:
  static constexpr T* allocate(std::size_t rows, std::size_t row_size) {
    if (rows == 0 || row_size == 0) return nullptr;
    if (std::is_constant_evaluated()) return new T[rows * row_size];
    return static_cast<T*>(tensor::allocate_bytes(rows, row_size, sizeof(T)));
  }

  T* data_ = nullptr;
  std::size_t size_ = 0;
  bool borrowed_ = false;
};

/// Where Size elements live; `dynamic` where run time tells how many.
template <class T, std::size_t Size>
using Storage = std::conditional_t<(Size <= inside_bytes / sizeof(T)),
                                   Inside<T, (Size <= inside_bytes / sizeof(T)) ? Size : 1>, Block<T>>;

}  // namespace detail::tensor
}  // namespace dovetail::inline DOVETAIL_TARGET
