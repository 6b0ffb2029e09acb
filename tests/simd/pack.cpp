// SPDX-License-Identifier: MIT
#include <dovetail/simd/pack.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <concepts>
#include <limits>
#include <memory>

using namespace dovetail;

#if DOVETAIL_VECTORS
static_assert(detail::simd::width<float> == 2 * detail::simd::width<double> && detail::simd::width<double> >= 2);
#else
static_assert(detail::simd::width<float> == 1 && detail::simd::width<double> == 1);
#endif
static_assert(sizeof(detail::simd::pack<float>) == detail::simd::width<float> * sizeof(float));
static_assert(detail::simd::registers == 16 || detail::simd::registers == 32);
#if !DOVETAIL_VECTORS
#elif defined(__AVX512F__)
static_assert(detail::simd::width<float> == 16 && detail::simd::registers == 32);
#elif defined(__AVX__)
static_assert(detail::simd::width<float> == 8 && detail::simd::registers == 16);
#endif

namespace {
// Element i of a pack, by way of memory.
template <class T>
T lane(detail::simd::pack<T> v, std::size_t i) {
  T lanes[detail::simd::width<T>];
  detail::simd::store(lanes, v);
  return lanes[i];
}
}  // namespace

TEST_CASE_TEMPLATE("a pack is loaded and stored at any address, and touches nothing else", T, float, double) {
  constexpr std::size_t W = detail::simd::width<T>;
  for (std::size_t offset = 0; offset <= W; ++offset) {
    CAPTURE(offset);
    // Exactly as large: an address sanitizer sees what is read or written behind.
    const auto from = std::make_unique<T[]>(offset + W), to = std::make_unique<T[]>(offset + W);
    for (std::size_t i = 0; i < offset + W; ++i) from[i] = static_cast<T>(i + 1), to[i] = T(-1);
    detail::simd::store(to.get() + offset, detail::simd::load(from.get() + offset));
    for (std::size_t i = 0; i < offset + W; ++i) CHECK(to[i] == (i < offset ? T(-1) : static_cast<T>(i + 1)));
  }
}

TEST_CASE_TEMPLATE("the first elements of a pack are loaded and stored alone", T, float, double) {
  constexpr std::size_t W = detail::simd::width<T>;
  for (std::size_t n = 0; n <= W; ++n) {
    CAPTURE(n);
    const auto from = std::make_unique<T[]>(n), exact = std::make_unique<T[]>(n);
    for (std::size_t i = 0; i < n; ++i) from[i] = static_cast<T>(i + 1);
    const auto zeros = detail::simd::load_first(from.get(), n), sevens = detail::simd::load_first(from.get(), n, T(7));
    for (std::size_t i = 0; i < W; ++i) {
      CHECK(lane<T>(zeros, i) == (i < n ? static_cast<T>(i + 1) : T(0)));
      CHECK(lane<T>(sevens, i) == (i < n ? static_cast<T>(i + 1) : T(7)));
    }
    detail::simd::store_first(exact.get(), sevens, n);
    T guarded[W + 1];
    for (T& v : guarded) v = T(-1);
    detail::simd::store_first(guarded, sevens, n);
    for (std::size_t i = 0; i < n; ++i) CHECK(exact[i] == static_cast<T>(i + 1));
    for (std::size_t i = 0; i <= W; ++i) CHECK(guarded[i] == (i < n ? static_cast<T>(i + 1) : T(-1)));
  }
}

// A row of N elements is computed in packs that it fills.
static_assert(std::same_as<detail::simd::fitting_pack<float, 1000>, detail::simd::pack<float>>);
#if DOVETAIL_VECTORS
static_assert(detail::simd::fitting_pack<float, 4>::size == 4 && detail::simd::fitting_pack<float, 1>::size == 4 &&
              detail::simd::fitting_pack<double, 2>::size == 2);
static_assert(detail::simd::fitting_pack<float, 15>::size == (detail::simd::width<float> >= 8 ? 8 : 4));
#endif

namespace {
template <class Pack, std::size_t N>
void some() {
  using T = typename Pack::value_type;
  CAPTURE(N);
  const auto from = std::make_unique<T[]>(N), to = std::make_unique<T[]>(N);
  for (std::size_t i = 0; i < N; ++i) from[i] = static_cast<T>(i + 1);
  const auto v = detail::simd::load_some<Pack, N>(from.get());
  T lanes[Pack::size];
  detail::simd::store(lanes, v);
  for (std::size_t i = 0; i < Pack::size; ++i) CHECK(lanes[i] == (i < N ? static_cast<T>(i + 1) : T(0)));
  detail::simd::store_some<N>(to.get(), v);
  for (std::size_t i = 0; i < N; ++i) CHECK(to[i] == from[i]);
}
}  // namespace

TEST_CASE_TEMPLATE("a constant number of elements of a narrow pack is loaded and stored alone", T, float, double) {
  using Pack = detail::simd::fitting_pack<T, 1>;
  some<Pack, 1>();
  if constexpr (Pack::size > 1) some<Pack, Pack::size - 1>();
  some<Pack, Pack::size>();
  some<detail::simd::pack<T>, 1>();
}

TEST_CASE_TEMPLATE("fma is a · b + c, rounded once where the machine can", T, float, double) {
  const T eps = std::numeric_limits<T>::epsilon(), a = T(1) + T(3) * eps, b = a, c = T(-1);
  const T once = std::fma(a, b, c), twice = T(6) * eps;  // a² is 1 + 6 eps + 9 eps², and rounds to 1 + 6 eps
  REQUIRE(once != twice);
  const auto result = detail::simd::fma(detail::simd::pack<T>(a), detail::simd::pack<T>(b), detail::simd::pack<T>(c));
  for (std::size_t i = 0; i < detail::simd::width<T>; ++i) {
#if defined(__FMA__) || defined(__AVX512F__) || defined(__aarch64__)
    CHECK(lane<T>(result, i) == once);
#else
    CHECK((lane<T>(result, i) == once || lane<T>(result, i) == twice));
#endif
    CHECK(lane<T>(
              detail::simd::fma(detail::simd::pack<T>(T(2)), detail::simd::pack<T>(T(3)), detail::simd::pack<T>(T(4))),
              i) == T(10));
  }
}
