// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <xsimd/xsimd.hpp>

/// The only floor that knows xsimd: packs of as many elements as a register holds.
namespace dovetail::simd {

/// A register full of T (float or double).
template <class T>
using pack = xsimd::batch<T>;

/// Elements in a pack.
template <class T>
inline constexpr std::size_t width = pack<T>::size;

/// Registers that a kernel may count on: what decides the size of a microkernel's tile.
#if defined(__AVX512F__) || defined(__aarch64__)
inline constexpr std::size_t registers = 32;
#else
inline constexpr std::size_t registers = 16;
#endif

template <class T>
pack<T> load(const T* p) noexcept {
  return pack<T>::load_unaligned(p);
}
template <class T>
void store(T* p, pack<T> v) noexcept {
  v.store_unaligned(p);
}

/// The first n elements, 0 in the others: so a tail runs through the same code as what comes before it.
template <class T>
pack<T> load_first(const T* p, std::size_t n) noexcept {
  T lanes[width<T>] = {};
  for (std::size_t i = 0; i < n; ++i) lanes[i] = p[i];
  return load(lanes);
}
template <class T>
void store_first(T* p, pack<T> v, std::size_t n) noexcept {
  T lanes[width<T>];
  store(lanes, v);
  for (std::size_t i = 0; i < n; ++i) p[i] = lanes[i];
}

/// a · b + c, rounded once where the machine can.
template <class T>
pack<T> fma(pack<T> a, pack<T> b, pack<T> c) noexcept {
#if defined(__AVX512F__) && XSIMD_VERSION_MAJOR < 9  // there xsimd multiplies, then adds
  if constexpr (sizeof(T) == 4) {
    return _mm512_fmadd_ps(a, b, c);
  } else {
    return _mm512_fmadd_pd(a, b, c);
  }
#else
  return xsimd::fma(a, b, c);
#endif
}

}  // namespace dovetail::simd
