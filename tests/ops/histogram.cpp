// SPDX-License-Identifier: MIT
#include <dovetail/ops/histogram.hpp>

#include <doctest/doctest.h>

#include <limits>

#include <dovetail/ops/arithmetic.hpp>
#include <dovetail/ops/flip.hpp>

using namespace dovetail;

// In constant expressions compilers check each step of a pointer.
static_assert(histogram<2>(flip<1>(Tensor<int, 2, 2>{{1, 2}, {8, 9}}), 0, 10) == Tensor<std::int64_t, 2>{2, 2});
static_assert(histogram<2>(Tensor<int, dynamic, 2>(), 0, 10) == Tensor<std::int64_t, 2>());

namespace {
constexpr Tensor<float, 2, 3> given{{1, 5, 3}, {4, 2, 6}};
static_assert(histogram<3>(given, 0, 6) == Tensor<std::int64_t, 3>{1, 2, 3});
}  // namespace

TEST_CASE("a bin has its lower edge, the last one both; nothing else counts") {
  const double nan = std::numeric_limits<double>::quiet_NaN(), infinity = std::numeric_limits<double>::infinity();
  const Tensor<double, 9> x{0, 1, 1.5, 2, 2.0001, -0.0001, nan, infinity, -infinity};
  CHECK(histogram<2>(x, 0, 2) == Tensor<std::int64_t, 2>{1, 3});
  CHECK(histogram<4>(Tensor<std::uint8_t, 4>{0, 1, 2, 3}, 0, 4) == Tensor<std::int64_t, 4>{1, 1, 1, 1});
}

TEST_CASE("an edge belongs to the bin above it, though its quotient rounds") {
  constexpr std::size_t bins = 7;
  const double low = 0.1, high = 0.8, step = (high - low) / bins;
  for (std::size_t i = 0; i < bins; ++i) {
    Tensor<double, 1> edge(low + static_cast<double>(i) * step);
    CHECK(histogram<bins>(edge, low, high)(i) == 1);
  }
}

TEST_CASE("strided operands and expressions; no range") {
  const Tensor<float, 2, 4> x{{1, 2, 3, 4}, {5, 6, 7, 8}};
  CHECK(histogram<2>(x(all, range<0, 4, 2>) + 1, 0, 8) == Tensor<std::int64_t, 2>{1, 3});
  CHECK_THROWS_WITH_AS(histogram<2>(x, 1, 1), "a histogram from 1 to 1 has no bins", ValueError);
}
