// SPDX-License-Identifier: MIT
#include <dovetail/random/ziggurat.hpp>

#include <doctest/doctest.h>

#include <cmath>

#include <dovetail/random/random.hpp>

using Z = dovetail::detail::random::Ziggurat;

TEST_CASE("the layers have one area and end under the top of the curve") {
  const auto curve = [](double x) { return std::exp(-x * x / 2); };
  const double tail = std::sqrt(std::acos(-1.0) / 2) * std::erfc(Z::edge[1] / std::sqrt(2.0));
  const double area = Z::edge[1] * curve(Z::edge[1]) + tail;
  CHECK(Z::edge[0] * curve(Z::edge[1]) == doctest::Approx(area).epsilon(1e-14));
  for (std::size_t i = 1; i < Z::layers; ++i) {
    CAPTURE(i);
    CHECK(Z::edge[i] > Z::edge[i + 1]);
    // The difference of two heights of up to 1, each rounded: 2e-16 beside 0.003.
    CHECK(Z::edge[i] * (curve(Z::edge[i + 1]) - curve(Z::edge[i])) == doctest::Approx(area).epsilon(1e-12));
  }
  CHECK(Z::edge[Z::layers] == 0);
}

TEST_CASE("heights are the curve's, rounded") {
  CHECK(Z::height[0] == 0);
  for (std::size_t i = 1; i <= Z::layers; ++i)
    CHECK(std::abs(static_cast<double>(Z::height[i]) - std::exp(-Z::edge[i] * Z::edge[i] / 2) * 0x1p32) <= 0.5001);
}

TEST_CASE("negative_log2 is off by 8 units at most") {
  static_assert(Z::negative_log2(0) == std::uint64_t{64} << 32);
  dovetail::Random random(dovetail::Seed{3});
  for (int i = 0; i < 100'000; ++i) {
    const std::uint64_t bits = random.next() >> (i % 64) | 1;
    const double exact = (64 - std::log2(static_cast<double>(bits))) * 0x1p32;  // log2 off by 2^-47 at most: 3e-5 units
    REQUIRE(std::abs(static_cast<double>(Z::negative_log2(bits)) - exact) <= 8);
  }
}

// Of n points, np are in a part of probability p, give or take 5 sqrt(np).
TEST_CASE("the parts beside the inner ones are as likely as they are large") {
  constexpr int n = 1'000'000;
  dovetail::Random random(dovetail::Seed{5});
  int count[Z::layers + 1]{};  // between two edges; [0]: the tail
  for (int i = 0; i < n; ++i) {
    const double z = std::abs(Z::draw(random));
    std::size_t part = 0;
    while (z < Z::edge[part + 1]) ++part;
    ++count[part];
  }
  for (std::size_t i = 0; i < Z::layers; ++i) {
    CAPTURE(i);
    const double outer = i == 0 ? 0 : std::erfc(Z::edge[i] / std::sqrt(2.0));
    const double p = std::erfc(Z::edge[i + 1] / std::sqrt(2.0)) - outer;
    CHECK(std::abs(count[i] - n * p) < 5 * std::sqrt(n * p));
  }
}
