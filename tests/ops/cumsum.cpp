// SPDX-License-Identifier: MIT
#include <dovetail/ops/cumsum.hpp>

#include <doctest/doctest.h>

#include <dovetail/ops/arithmetic.hpp>
#include <dovetail/ops/flip.hpp>

using namespace dovetail;

// In constant expressions compilers check each step of a pointer.
namespace {
constexpr Tensor<float, 3, 3> numbers{{1, 2, 3}, {4, 5, 6}, {7, 8, 9}};
constexpr auto no_rows() { return Tensor<float, dynamic, 4>::with_rows(0); }
}  // namespace
static_assert(cumsum(flip<0>(numbers(all, 0))) == Tensor<float, 3>{7, 11, 12});
static_assert(cumsum(flip<1>(numbers), axis<0>)(2, 0) == 18 && cumsum(Tensor<int, 1, 1>{{5}}, axis<0>)(0, 0) == 5);
static_assert(cumsum(no_rows(), axis<0>).empty() && cumsum(no_rows(), axis<1>).empty() && cumsum(no_rows()).empty());

namespace {
constexpr Tensor<float, 2, 3> given{{1, 5, 3}, {4, 2, 6}};
static_assert(cumsum(given) == Tensor<float, 6>{1, 6, 9, 13, 15, 21} &&
              cumsum(given, axis<0>) == Tensor<float, 2, 3>{{1, 5, 3}, {5, 7, 9}});
static_assert(cumsum(given + 1, axis<-1>) == Tensor<float, 2, 3>{{2, 8, 12}, {5, 8, 15}});
}  // namespace

TEST_CASE("cumsum along the middle of three axes") {
  Tensor<std::int32_t, dynamic, 3, 4> x = Tensor<std::int32_t, dynamic, 3, 4>::with_rows(5);
  for (std::size_t i = 0; i < x.size(); ++i) x.data()[i] = static_cast<std::int32_t>(i * i % 17);
  const Tensor<std::int64_t, dynamic, 3, 4> y = cumsum(x, axis<1>);
  REQUIRE(y.rows() == 5);
  for (std::size_t i = 0; i < 5; ++i)
    for (std::size_t k = 0; k < 4; ++k) {
      std::int64_t total = 0;
      for (std::size_t j = 0; j < 3; ++j) CHECK(y(i, j, k) == (total += x(i, j, k)));
    }
  const Tensor<std::int64_t, dynamic> flat = cumsum(x(all, all, 1));
  REQUIRE(flat.rows() == 15);
  CHECK(flat(14) == sum(x(all, all, 1)));
}

TEST_CASE("cumsum of bools and of nothing") {
  CHECK(cumsum(Tensor<bool, 3>{true, false, true}) == Tensor<std::int64_t, 3>{1, 1, 2});
  CHECK(cumsum(Tensor<float, dynamic, 2>()).rows() == 0);
  CHECK(cumsum(Tensor<float, dynamic, 2>(), axis<0>).rows() == 0);
}
