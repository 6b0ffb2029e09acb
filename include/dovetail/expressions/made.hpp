// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>

#include <dovetail/tensor/tensor.hpp>

namespace dovetail::inline DOVETAIL_TARGET::detail::expressions {

// What a tensor is made from whose elements a function writes: F takes a pointer to the first.
template <class T, class S, class F>
struct WrittenBy {
  using shape = S;
  using value_type = T;
  std::size_t leading;
  F write;
  constexpr std::size_t rows() const noexcept { return leading; }
};
template <class To, class T, class S, class F>
constexpr void initialize(To to, const WrittenBy<T, S, F>& from) {
  from.write(to.data());
}

/// The tensor of shape S, or the number where S has no axis, of which write(T*) writes every element once: what is not
/// yet written is not filled with zeros first.
template <class T, class S, class F>
constexpr auto made(std::size_t rows, F write) {
  if constexpr (S::rank == 0) {
    T y{};
    write(&y);
    return y;
  } else {
    return tensor_of<T, S>(WrittenBy<T, S, F>{S::dims[0] == dynamic ? rows : S::dims[0], write});
  }
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::expressions
