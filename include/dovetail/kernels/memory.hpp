// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <type_traits>

#include <dovetail/explain/target.hpp>

/// Arrays in reserved bytes. In constant expressions bytes cannot become other objects: what is read and written there
/// lies in arrays that have a type.
namespace dovetail::inline DOVETAIL_TARGET::detail::kernels {

/// The array of T that starts `offset` bytes into a block; null in constant expressions.
template <class T>
constexpr T* array_at(std::byte* block, std::size_t offset) noexcept {
  if (std::is_constant_evaluated()) return nullptr;
  return reinterpret_cast<T*>(block + offset);
}

/// Arrays of T in a reserved block of `bytes`, or in one of its own in constant expressions.
template <class T>
class Arrays {
 public:
  constexpr Arrays(std::byte* block, std::size_t bytes) : block_(block) {
    if (std::is_constant_evaluated()) own_ = new T[bytes / sizeof(T)];
  }
  Arrays(const Arrays&) = delete;
  Arrays& operator=(const Arrays&) = delete;
  constexpr ~Arrays() {
    if (std::is_constant_evaluated()) delete[] own_;
  }

  /// The array that starts `offset` bytes into the block.
  constexpr T* at(std::size_t offset) const noexcept {
    if (std::is_constant_evaluated()) return own_ + offset / sizeof(T);
    return kernels::array_at<T>(block_, offset);
  }

 private:
  std::byte* block_;
  T* own_ = nullptr;
};

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::kernels
