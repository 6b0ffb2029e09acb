// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <type_traits>
#include <utility>

#include <dovetail/explain/target.hpp>
#include <dovetail/simd/scalar.hpp>

// Without registers that xsimd knows a pack has one element; also with -DDOVETAIL_SCALAR=1. Then nothing of xsimd is
// included, which asks for functions of POSIX that small C libraries hide.
#if defined(DOVETAIL_SCALAR) && DOVETAIL_SCALAR
#define DOVETAIL_VECTORS 0
#elif defined(__SSE2__) || defined(__ARM_NEON) || defined(__ARM_FEATURE_SVE) || defined(__wasm_simd128__) || \
    defined(__riscv_vector) || defined(__VSX__)
#include <dovetail/simd/xsimd.hpp>
#if defined(XSIMD_NO_SUPPORTED_ARCHITECTURE)
#define DOVETAIL_VECTORS 0
#else
#define DOVETAIL_VECTORS 1
#endif
#else
#define DOVETAIL_VECTORS 0
#endif

/// The only floor that knows xsimd: packs of as many elements as a register holds.
namespace dovetail::inline DOVETAIL_TARGET::detail::simd {

#if !DOVETAIL_VECTORS
/// A pack of one element: see scalar.hpp.
template <class T>
using pack = scalar<T>;
#else
/// A register full of T (float or double), of the widest kind or of a narrower one.
template <class T, class Arch = xsimd::default_arch>
using pack = xsimd::batch<T, Arch>;
#endif

/// Whether the elements of a pack's register, those that [] and the compiler's shuffles take, are the pack's.
template <class Pack>
inline constexpr bool has_own_elements =
    std::is_same_v<std::remove_cvref_t<decltype(std::declval<typename Pack::register_type&>()[0])>,
                   typename Pack::value_type>;

#if DOVETAIL_VECTORS
static_assert(
    has_own_elements<pack<float>> && has_own_elements<pack<double>>,
    "dovetail: xsimd has registers of other elements than float and double for this machine, as on WebAssembly, "
    "in which dovetail would compute something else: compile with -DDOVETAIL_SCALAR=1");
#endif

/// How many elements a pack has.
template <class T>
inline constexpr std::size_t width = pack<T>::size;

namespace impl {
// Never inlined: they are rare, and would multiply the code of every kernel.
template <class T>
[[gnu::noinline]] pack<T> load_first(const T* p, std::size_t n, T padding) noexcept {
  T lanes[width<T>];
  for (std::size_t i = 0; i < width<T>; ++i) lanes[i] = i < n ? p[i] : padding;
  return pack<T>::load_unaligned(lanes);
}
template <class T>
[[gnu::noinline]] void store_first(T* p, pack<T> v, std::size_t n) noexcept {
  T lanes[width<T>];
  v.store_unaligned(lanes);
  for (std::size_t i = 0; i < n; ++i) p[i] = lanes[i];
}

// Registers half and a quarter as wide as AVX-512's.
#if !DOVETAIL_VECTORS
#elif XSIMD_WITH_FMA3_AVX2
using bits_256 = xsimd::fma3<xsimd::avx2>;
#elif XSIMD_WITH_AVX
using bits_256 = xsimd::avx;
#endif
template <class T, std::size_t N, class Pack>
struct fitting {
  using type = Pack;
};
#if XSIMD_WITH_AVX && DOVETAIL_VECTORS
template <class T, std::size_t N, class Pack>
  requires(sizeof(Pack) == 32 && N < Pack::size)
struct fitting<T, N, Pack> : fitting<T, N, pack<T, xsimd::sse4_2>> {};
#endif
#if XSIMD_WITH_AVX512F && DOVETAIL_VECTORS
template <class T, std::size_t N, class Pack>
  requires(sizeof(Pack) == 64 && N < Pack::size)
struct fitting<T, N, Pack> : fitting<T, N, pack<T, bits_256>> {};
#endif
}  // namespace impl

/// The widest pack that N elements fill, or the narrowest there is.
template <class T, std::size_t N>
using fitting_pack = typename impl::fitting<T, N, pack<T>>::type;

/// Registers that a kernel may count on: they decide the size of a microkernel's tile.
#if defined(__AVX512F__) || defined(__aarch64__) || defined(__riscv)
inline constexpr std::size_t registers = 32;
#else
inline constexpr std::size_t registers = 16;
#endif

/// The elements from p on; p needs no alignment.
template <class Pack, class T>
constexpr Pack load(const T* p) noexcept {
  return Pack::load_unaligned(p);
}
/// A full register of the elements from p on; p needs no alignment.
template <class T>
pack<T> load(const T* p) noexcept {
  return load<pack<T>>(p);
}
/// Writes all elements from p on; p needs no alignment.
template <class Pack>
constexpr void store(typename Pack::value_type* p, Pack v) noexcept {
  v.store_unaligned(p);
}

/// The first n elements from p on, then `padding`, so that a tail runs through the same code as what precedes it.
template <class T>
pack<T> load_first(const T* p, std::size_t n, T padding = T(0)) noexcept {
#if defined(__AVX512F__) && DOVETAIL_VECTORS
  if constexpr (sizeof(T) == 4) return _mm512_mask_loadu_ps(pack<T>(padding), static_cast<__mmask16>((1u << n) - 1), p);
  if constexpr (sizeof(T) == 8) return _mm512_mask_loadu_pd(pack<T>(padding), static_cast<__mmask8>((1u << n) - 1), p);
#else
  return impl::load_first(p, n, padding);
#endif
}
/// Writes the first n elements of v from p on.
template <class T>
void store_first(T* p, pack<T> v, std::size_t n) noexcept {
#if defined(__AVX512F__) && DOVETAIL_VECTORS
  if constexpr (sizeof(T) == 4) _mm512_mask_storeu_ps(p, static_cast<__mmask16>((1u << n) - 1), v);
  if constexpr (sizeof(T) == 8) _mm512_mask_storeu_pd(p, static_cast<__mmask8>((1u << n) - 1), v);
#else
  impl::store_first(p, v, n);
#endif
}

/// The first N elements from p on, where N is a constant, then zeros.
template <class Pack, std::size_t N, class T>
Pack load_some(const T* p) noexcept {
  if constexpr (N == Pack::size) return load<Pack>(p);
  if constexpr (N < Pack::size)
    return [p]<std::size_t... Idx>(std::index_sequence<Idx...>) {
      return Pack(typename Pack::register_type{(Idx < N ? p[Idx] : T(0))...});
    }(std::make_index_sequence<Pack::size>{});
}
/// Writes the first N elements of v from p on, where N is a constant.
template <std::size_t N, class T, class Pack>
void store_some(T* p, Pack v) noexcept {
  if constexpr (N == Pack::size) {
    simd::store(p, v);
  } else {
    T lanes[Pack::size];
    simd::store(lanes, v);
    for (std::size_t i = 0; i < N; ++i) p[i] = lanes[i];
  }
}

/// a · b + c, rounded once where the machine can; in constant expressions as where it runs. Always inlined: for the
/// sake of the branches GCC's -Os would call a function for each one instruction, and a product takes four times as
/// long.
template <class T>
[[gnu::always_inline]] constexpr scalar<T> fma(scalar<T> a, scalar<T> b, scalar<T> c) noexcept {
  if constexpr (fused<T>) {
    if (std::is_constant_evaluated()) return constant::fma(a.data, b.data, c.data);
    if constexpr (sizeof(T) == 4)
      return __builtin_fmaf(a.data, b.data, c.data);
    else
      return __builtin_fma(a.data, b.data, c.data);
  } else {
    return a * b + c;
  }
}
#if DOVETAIL_VECTORS
/// a · b + c, rounded once where the machine can.
template <class T, class Arch>
pack<T, Arch> fma(pack<T, Arch> a, pack<T, Arch> b, pack<T, Arch> c) noexcept {
#if defined(__AVX512F__) && XSIMD_VERSION_MAJOR < 9  // there xsimd 8 multiplies, then adds
  if constexpr (sizeof(a) == 64 && sizeof(T) == 4) return _mm512_fmadd_ps(a, b, c);
  if constexpr (sizeof(a) == 64 && sizeof(T) == 8) return _mm512_fmadd_pd(a, b, c);
#endif
#if defined(__AVX__) && defined(__FMA__)  // and here every xsimd, since it knows these registers from SSE
  if constexpr (sizeof(a) == 16 && sizeof(T) == 4) return _mm_fmadd_ps(a, b, c);
  if constexpr (sizeof(a) == 16 && sizeof(T) == 8) return _mm_fmadd_pd(a, b, c);
#endif
  return xsimd::fma(a, b, c);
}
#endif

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::simd
