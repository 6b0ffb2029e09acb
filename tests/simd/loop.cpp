// SPDX-License-Identifier: MIT
#include <dovetail/simd/loop.hpp>

#include <doctest/doctest.h>

#include <memory>

using namespace dovetail;

TEST_CASE_TEMPLATE("for_packs visits each element once, in order, and no other", T, float, double) {
  constexpr std::size_t W = detail::simd::width<T>;
  for (std::size_t n = 0; n <= 4 * W + 1; ++n) {
    CAPTURE(n);
    // Exactly as large: an address sanitizer sees what is read or written behind.
    const auto from = std::make_unique<T[]>(n), to = std::make_unique<T[]>(n);
    for (std::size_t i = 0; i < n; ++i) from[i] = static_cast<T>(i + 1), to[i] = T(100);
    std::size_t visits = 0, next = 0;
    detail::simd::for_packs<T>(n, [&](auto at) {
      CHECK(at.i == next);
      next += W;
      ++visits;
      at.store(to.get(), at.load(from.get()) + at.load(to.get()));
    });
    CHECK(visits == (n + W - 1) / W);
    for (std::size_t i = 0; i < n; ++i) CHECK(to[i] == static_cast<T>(i + 101));
  }
}

TEST_CASE_TEMPLATE("a tail is filled up with zeros, or with what is asked for", T, float, double) {
  constexpr std::size_t W = detail::simd::width<T>;
  for (std::size_t n = W; n < 2 * W; ++n) {
    CAPTURE(n);
    const auto ones = std::make_unique<T[]>(n);
    for (std::size_t i = 0; i < n; ++i) ones[i] = T(1);
    T zeros = T(0), nines = T(0);
    const auto sum = [](detail::simd::pack<T> v) {
      T lanes[W], total = T(0);
      detail::simd::store(lanes, v);
      for (const T value : lanes) total += value;
      return total;
    };
    detail::simd::for_packs<T>(n, [&](auto at) {
      zeros += sum(at.load(ones.get()));
      nines += sum(at.load(ones.get(), T(9)));
    });
    CHECK(zeros == static_cast<T>(n));
    CHECK(nines == static_cast<T>(n + 9 * (n % W == 0 ? 0 : W - n % W)));
  }
}

TEST_CASE_TEMPLATE("a tail stores no element behind the last", T, float, double) {
  constexpr std::size_t W = detail::simd::width<T>;
  T values[2 * W];
  for (std::size_t n = 0; n < 2 * W; ++n) {
    CAPTURE(n);
    for (T& v : values) v = T(-1);
    detail::simd::for_packs<T>(n, [&](auto at) { at.store(values, detail::simd::pack<T>(T(5))); });
    for (std::size_t i = 0; i < 2 * W; ++i) CHECK(values[i] == (i < n ? T(5) : T(-1)));
  }
}
