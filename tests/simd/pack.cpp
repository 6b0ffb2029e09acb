// SPDX-License-Identifier: MIT
#include <dovetail/simd/pack.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <concepts>
#include <limits>
#include <memory>

using namespace dovetail;

#if DOVETAIL_VECTORS
static_assert(simd::width<float> == 2 * simd::width<double> && simd::width<double> >= 2);
#else
static_assert(simd::width<float> == 1 && simd::width<double> == 1);
#endif
static_assert(sizeof(simd::pack<float>) == simd::width<float> * sizeof(float));
static_assert(simd::registers == 16 || simd::registers == 32);
#if !DOVETAIL_VECTORS
#elif defined(__AVX512F__)
static_assert(simd::width<float> == 16 && simd::registers == 32);
#elif defined(__AVX__)
static_assert(simd::width<float> == 8 && simd::registers == 16);
#endif

namespace {
// Element i of a pack, by way of memory.
template <class T>
T lane(simd::pack<T> v, std::size_t i) {
  T lanes[simd::width<T>];
  simd::store(lanes, v);
  return lanes[i];
}
}  // namespace

TEST_CASE_TEMPLATE("a pack is loaded and stored at any address, and touches nothing else", T, float, double) {
  constexpr std::size_t W = simd::width<T>;
  for (std::size_t offset = 0; offset <= W; ++offset) {
    CAPTURE(offset);
    // Exactly as large: an address sanitizer sees what is read or written behind.
    const auto from = std::make_unique<T[]>(offset + W), to = std::make_unique<T[]>(offset + W);
    for (std::size_t i = 0; i < offset + W; ++i) from[i] = static_cast<T>(i + 1), to[i] = T(-1);
    simd::store(to.get() + offset, simd::load(from.get() + offset));
    for (std::size_t i = 0; i < offset + W; ++i) CHECK(to[i] == (i < offset ? T(-1) : static_cast<T>(i + 1)));
  }
}

TEST_CASE_TEMPLATE("the first elements of a pack are loaded and stored alone", T, float, double) {
  constexpr std::size_t W = simd::width<T>;
  for (std::size_t n = 0; n <= W; ++n) {
    CAPTURE(n);
    const auto from = std::make_unique<T[]>(n), exact = std::make_unique<T[]>(n);
    for (std::size_t i = 0; i < n; ++i) from[i] = static_cast<T>(i + 1);
    const auto zeros = simd::load_first(from.get(), n), sevens = simd::load_first(from.get(), n, T(7));
    for (std::size_t i = 0; i < W; ++i) {
      CHECK(lane<T>(zeros, i) == (i < n ? static_cast<T>(i + 1) : T(0)));
      CHECK(lane<T>(sevens, i) == (i < n ? static_cast<T>(i + 1) : T(7)));
    }
    simd::store_first(exact.get(), sevens, n);
    T guarded[W + 1];
    for (T& v : guarded) v = T(-1);
    simd::store_first(guarded, sevens, n);
    for (std::size_t i = 0; i < n; ++i) CHECK(exact[i] == static_cast<T>(i + 1));
    for (std::size_t i = 0; i <= W; ++i) CHECK(guarded[i] == (i < n ? static_cast<T>(i + 1) : T(-1)));
  }
}

// A row of N elements is computed in packs that it fills.
static_assert(std::same_as<simd::fitting_pack<float, 1000>, simd::pack<float>>);
#if DOVETAIL_VECTORS
static_assert(simd::fitting_pack<float, 4>::size == 4 && simd::fitting_pack<float, 1>::size == 4 &&
              simd::fitting_pack<double, 2>::size == 2);
static_assert(simd::fitting_pack<float, 15>::size == (simd::width<float> >= 8 ? 8 : 4));
#endif

namespace {
template <class Pack, std::size_t N>
void some() {
  using T = typename Pack::value_type;
  CAPTURE(N);
  const auto from = std::make_unique<T[]>(N), to = std::make_unique<T[]>(N);
  for (std::size_t i = 0; i < N; ++i) from[i] = static_cast<T>(i + 1);
  const auto v = simd::load_some<Pack, N>(from.get());
  T lanes[Pack::size];
  simd::store(lanes, v);
  for (std::size_t i = 0; i < Pack::size; ++i) CHECK(lanes[i] == (i < N ? static_cast<T>(i + 1) : T(0)));
  simd::store_some<N>(to.get(), v);
  for (std::size_t i = 0; i < N; ++i) CHECK(to[i] == from[i]);
}
}  // namespace

TEST_CASE_TEMPLATE("a constant number of elements of a narrow pack is loaded and stored alone", T, float, double) {
  using Pack = simd::fitting_pack<T, 1>;
  some<Pack, 1>();
  if constexpr (Pack::size > 1) some<Pack, Pack::size - 1>();
  some<Pack, Pack::size>();
  some<simd::pack<T>, 1>();
}

TEST_CASE_TEMPLATE("fma is a · b + c, rounded once where the machine can", T, float, double) {
  const T eps = std::numeric_limits<T>::epsilon(), a = T(1) + T(3) * eps, b = a, c = T(-1);
  const T once = std::fma(a, b, c), twice = T(6) * eps;  // a² is 1 + 6 eps + 9 eps², and rounds to 1 + 6 eps
  REQUIRE(once != twice);
  const auto result = simd::fma(simd::pack<T>(a), simd::pack<T>(b), simd::pack<T>(c));
  for (std::size_t i = 0; i < simd::width<T>; ++i) {
#if defined(__FMA__) || defined(__AVX512F__) || defined(__aarch64__)
    CHECK(lane<T>(result, i) == once);
#else
    CHECK((lane<T>(result, i) == once || lane<T>(result, i) == twice));
#endif
    CHECK(lane<T>(simd::fma(simd::pack<T>(T(2)), simd::pack<T>(T(3)), simd::pack<T>(T(4))), i) == T(10));
  }
}
