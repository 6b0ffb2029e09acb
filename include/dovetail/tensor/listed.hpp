// SPDX-License-Identifier: MIT
#pragma once
#include <array>
#include <cstddef>

#include <dovetail/explain/target.hpp>

namespace dovetail::inline DOVETAIL_TARGET::detail::tensor {

/// Values that follow each other in memory and live elsewhere. Where one is made of a std::array, std::span asks ten
/// concepts of the compiler, and this asks none.
template <class T>
struct Listed {
  const T* first = nullptr;
  std::size_t count = 0;

  constexpr Listed() = default;
  constexpr Listed(const T* its_first, std::size_t its_count) : first(its_first), count(its_count) {}
  template <std::size_t N>
  constexpr Listed(const std::array<T, N>& all) : Listed(all.data(), N) {}

  constexpr const T* begin() const { return first; }
  constexpr const T* end() const { return first + count; }
};

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::tensor
