// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>

// What would compute wrong numbers with parts of -ffast-math, without a word: see docs/builds.md.
#if defined(__clang__) && __FINITE_MATH_ONLY__  // a mask has the bits of a NaN, which Clang believes is not there
#error "dovetail: Clang's -ffast-math needs -fno-finite-math-only after it"
#endif
#if defined(__ASSOCIATIVE_MATH__) && !defined(__FAST_MATH__) && defined(__SSE2__) && !defined(__SSE4_1__)
#error "dovetail: on x86 without SSE4.1, GCC's -fassociative-math needs all of -ffast-math: xsimd rounds by adding and subtracting"
#endif

#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"  // GCC's own AVX-512 intrinsics (PR 105593)
#pragma GCC diagnostic ignored "-Wuninitialized"
#pragma GCC diagnostic ignored "-Warray-bounds"  // of loops over whole packs that a short array never enters
#endif
#if defined(__clang__)
#pragma float_control(precise, on, push)
#endif
#include <xsimd/xsimd.hpp>
#if defined(__clang__)
#pragma float_control(pop)
#endif
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic pop
#endif

/// The only floor that knows xsimd: packs of as many elements as a register holds.
namespace dovetail::simd {

/// A register full of T (float or double).
template <class T>
using pack = xsimd::batch<T>;

/// Elements in a pack.
template <class T>
inline constexpr std::size_t width = pack<T>::size;

/// Registers that a kernel may count on: they decide the size of a microkernel's tile.
#if defined(__AVX512F__) || defined(__aarch64__)
inline constexpr std::size_t registers = 32;
#else
inline constexpr std::size_t registers = 16;
#endif

/// The elements from p on; p needs no alignment.
template <class T>
pack<T> load(const T* p) noexcept {
  return pack<T>::load_unaligned(p);
}
/// Writes all elements from p on; p needs no alignment.
template <class T>
void store(T* p, pack<T> v) noexcept {
  v.store_unaligned(p);
}

/// The first n elements, `padding` in the others: so a tail runs through the same code as what comes before.
/// Never inlined: it is rare, and would multiply the code of every kernel.
template <class T>
[[gnu::noinline]] pack<T> load_first(const T* p, std::size_t n, T padding = T(0)) noexcept {
  T lanes[width<T>];
  for (std::size_t i = 0; i < width<T>; ++i) lanes[i] = i < n ? p[i] : padding;
  return load(lanes);
}
/// Writes the first n elements from p on.
template <class T>
[[gnu::noinline]] void store_first(T* p, pack<T> v, std::size_t n) noexcept {
  T lanes[width<T>];
  store(lanes, v);
  for (std::size_t i = 0; i < n; ++i) p[i] = lanes[i];
}

/// a · b + c, rounded once where the machine can.
template <class T>
pack<T> fma(pack<T> a, pack<T> b, pack<T> c) noexcept {
#if defined(__AVX512F__) && XSIMD_VERSION_MAJOR < 9  // there xsimd 8 multiplies, then adds
  if constexpr (sizeof(pack<T>) == 64 && sizeof(T) == 4) return _mm512_fmadd_ps(a, b, c);
  if constexpr (sizeof(pack<T>) == 64 && sizeof(T) == 8) return _mm512_fmadd_pd(a, b, c);
#endif
  return xsimd::fma(a, b, c);
}

}  // namespace dovetail::simd
