// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>

// An xsimd for a machine like WebAssembly, whose registers are all of int.
namespace xsimd {
struct default_arch {};
struct sse4_2 {};

template <class T, class Arch = default_arch>
struct batch {
  using value_type = T;
  using register_type [[gnu::vector_size(16)]] = int;
  static constexpr std::size_t size = 16 / sizeof(T);
  register_type data;
};
template <class T, class Arch>
batch<T, Arch> fma(batch<T, Arch> a, batch<T, Arch>, batch<T, Arch>) {
  return a;
}
}  // namespace xsimd
