// SPDX-License-Identifier: MIT
#include <dovetail/kernels/cascade.hpp>

#include <doctest/doctest.h>

#include <functional>

using namespace dovetail::detail::kernels;

// Sums of integers do not depend on the order: any number of terms gives the same as a loop.
static_assert([] {
  for (std::size_t n = 1; n < 600; n += n < 70 ? 1 : 61) {
    Cascade<std::size_t, 2> sums;
    for (std::size_t i = 1; i <= n; ++i) {
      sums.add_to(0, std::plus<>(), i);
      sums.add_to(1, std::plus<>(), 2 * i);
      ++sums.count;
    }
    if (sums.total(std::plus<>()) != n * (n + 1) / 2 || sums.total(std::plus<>(), 1) != n * (n + 1)) return false;
  }
  return true;
}());

TEST_CASE("a term goes through few additions: a million times 0.1 in float is off by less than 2e-7 of it") {
  Cascade<float> sum;
  for (int i = 0; i < 1'000'000; ++i) sum.add(std::plus<>(), 0.1f);
  CHECK(static_cast<double>(sum.total(std::plus<>())) ==
        doctest::Approx(1e6 * static_cast<double>(0.1f)).epsilon(2e-7));
}

TEST_CASE("a tree joins in pairs, the first half first") {
  std::size_t next = 0;
  const auto leaf = [&](std::size_t i) {
    CHECK(i == next++);
    return i;
  };
  CHECK(tree<8>([](std::size_t a, std::size_t b) { return a * 10 + b; }, leaf) ==
        0 * 1000 + 1 * 100 + 2 * 100 + 3 * 10 + 4 * 100 + 5 * 10 + 6 * 10 + 7);
}
