// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>

#include <dovetail/simd/pack.hpp>

namespace dovetail::simd {

/// Elements i, i + 1, ... of some arrays, as many as a pack has.
template <class T>
struct DOVETAIL_TARGET Whole {
  std::size_t i;  ///< the first of them
  /// p[i], p[i + 1], ...
  pack<T> load(const T* p, T = T(0)) const noexcept { return simd::load(p + i); }
  /// Writes p[i], p[i + 1], ...
  void store(T* p, pack<T> v) const noexcept { simd::store(p + i, v); }
  /// v, all of which stands for an element.
  pack<T> keep(pack<T> v) const noexcept { return v; }
};

/// The last elements, fewer than a pack has; what is loaded is filled up with `padding`, what is kept with zeros.
template <class T>
struct DOVETAIL_TARGET Tail {
  /// The first of them.
  std::size_t i, count;  ///< how many there are
  /// p[i] to p[i + count - 1], then the padding.
  pack<T> load(const T* p, T padding = T(0)) const noexcept { return load_first(p + i, count, padding); }
  /// Writes p[i] to p[i + count - 1].
  void store(T* p, pack<T> v) const noexcept { store_first(p + i, v, count); }
  /// The first `count` lanes of v, then zeros.
  pack<T> keep(pack<T> v) const noexcept {
    T lanes[width<T>];
    simd::store(lanes, v);
    return load_first(lanes, count);
  }
};

/// Calls f(at) for each pack of n elements, where at.load(p) and at.store(p, v) are the pack's elements of
/// an array p, and at.keep(v) those of v that stand for one: one loop body for arrays of every length.
template <class T, class F>
DOVETAIL_TARGET void for_packs(std::size_t n, F f) noexcept {
  std::size_t i = 0;
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC unroll 4  // as Clang does: 0.036 ns an element of ReLU in place of 0.054 (AVX2, in L1)
#endif
  for (; i + width<T> <= n; i += width<T>) f(Whole<T>{i});
  if (i < n) f(Tail<T>{i, n - i});
}

}  // namespace dovetail::simd
