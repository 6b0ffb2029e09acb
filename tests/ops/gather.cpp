// SPDX-License-Identifier: MIT
#include <dovetail/ops/gather.hpp>

#include <doctest/doctest.h>

#include <concepts>
#include <cstdint>

#include <dovetail/ops/arithmetic.hpp>
#include <dovetail/ops/flip.hpp>
#include <dovetail/ops/permute.hpp>

using namespace dovetail;

// In constant expressions compilers check each step of a pointer.
static_assert([] {
  const Tensor<int, 2, 2> x{{1, 2}, {3, 4}};
  return gather<0>(flip<0>(x), Tensor<int, 1>(1)) == Tensor<int, 1, 2>{{1, 2}} &&
         take_along_axis<1>(flip<1>(x), Tensor<int, 2, 1>{{0}, {1}}) == Tensor<int, 2, 1>{{2}, {3}};
}());
static_assert(gather<1>(Tensor<int, dynamic, 4>(), Tensor<int, 2>{1, 3}).empty() &&
              take_along_axis<1>(Tensor<int, dynamic, 4>(), Tensor<int, dynamic, 1>()).empty() &&
              one_hot<3>(Tensor<int, dynamic>()).empty());

static_assert(gather<0>(Tensor<int, 3>{5, 6, 7}, Tensor<int, 2>{2, 0}) == Tensor<int, 2>{7, 5});
static_assert(take_along_axis<1>(Tensor<int, 2, 2>{{1, 2}, {3, 4}}, Tensor<int, 2, 1>{{1}, {0}}) ==
              Tensor<int, 2, 1>{{2}, {3}});
static_assert(one_hot<3>(Tensor<int, 2>{2, 0}) == Tensor<float, 2, 3>{{0, 0, 1}, {1, 0, 0}});
static_assert(
    std::same_as<decltype(gather<0>(Tensor<float, dynamic, 4>(), Tensor<int, dynamic>())), Tensor<float, dynamic, 4>>);
static_assert(std::same_as<decltype(gather<1>(Tensor<float, dynamic, 4, 2>(), Tensor<int, 3, 5>())),
                           Tensor<float, dynamic, 3, 5, 2>>);

TEST_CASE_TEMPLATE("elements at indices of each axis", I, std::int32_t, std::int64_t, std::uint8_t, std::uint32_t) {
  Tensor<float, 3, 4, 5> x;
  int n = 0;
  for (float& v : x.flat()) v = static_cast<float>(n++);
  const Tensor<I, 2, 2> at = {{2, 0}, {1, 1}};
  const auto a = gather<0>(x, at);
  const auto b = gather<1>(x, at);
  const auto c = gather<-1>(x, at + I(2));
  const auto d = gather<0>(transpose(x), at);
  for (std::size_t p = 0; p < 2; ++p)
    for (std::size_t q = 0; q < 2; ++q) {
      for (std::size_t j = 0; j < 4; ++j)
        for (std::size_t k = 0; k < 5; ++k) CHECK(a(p, q, j, k) == x(at(p, q), j, k));
      for (std::size_t i = 0; i < 3; ++i)
        for (std::size_t k = 0; k < 5; ++k) CHECK(b(i, p, q, k) == x(i, at(p, q), k));
      for (std::size_t i = 0; i < 3; ++i)
        for (std::size_t j = 0; j < 4; ++j) {
          CHECK(c(i, j, p, q) == x(i, j, at(p, q) + 2));
          CHECK(d(p, q, j, i) == x(i, j, at(p, q)));
        }
    }
}

TEST_CASE("take_along_axis along each axis") {
  Tensor<float, 2, 3, 4> x;
  int n = 0;
  for (float& v : x.flat()) v = static_cast<float>(n++);
  Tensor<int, 5, 3, 4> a;
  Tensor<int, 2, 1, 4> b;
  Tensor<int, 2, 3, 2> c;
  for (int& v : a.flat()) v = n++ % 2;
  for (int& v : b.flat()) v = n++ % 3;
  for (int& v : c.flat()) v = n++ % 4;
  const auto p = take_along_axis<0>(x, a);
  const auto q = take_along_axis<1>(x, b);
  const auto r = take_along_axis<-1>(x, c);
  for (int i = 0; i < 5; ++i)
    for (int j = 0; j < 3; ++j)
      for (int k = 0; k < 4; ++k) CHECK(p(i, j, k) == x(a(i, j, k), j, k));
  for (int i = 0; i < 2; ++i)
    for (int k = 0; k < 4; ++k) CHECK(q(i, 0, k) == x(i, b(i, 0, k), k));
  for (int i = 0; i < 2; ++i)
    for (int j = 0; j < 3; ++j)
      for (int k = 0; k < 2; ++k) CHECK(r(i, j, k) == x(i, j, c(i, j, k)));
}

TEST_CASE("what lies outside is refused") {
  const Tensor<float, 3, 2> x;
  const Tensor<int, 2, 2> at = {{0, 1}, {2, 3}};
  CHECK_THROWS_WITH_AS(gather<0>(x, at), "index 3 at position (1, 1) is out of range for an axis of 3 elements",
                       IndexError);
  CHECK_THROWS_WITH_AS(gather<1>(x, at), "index 2 at position (1, 0) is out of range for an axis of 2 elements",
                       IndexError);
  CHECK_THROWS_WITH_AS(gather<0>(x, Tensor<int, 2>{0, -1}),
                       "index -1 at position (1) is out of range for an axis of 3 elements", IndexError);
  CHECK_THROWS_WITH_AS(one_hot<3>(Tensor<int, 2>{0, 3}),
                       "index 3 at position (1) is out of range for an axis of 3 elements", IndexError);
  CHECK_THROWS_AS(take_along_axis<1>(x, Tensor<int, 3, 1>{{0}, {2}, {0}}), IndexError);
  const Tensor<float, dynamic, 2> rows;
  CHECK(gather<0>(rows, Tensor<int, dynamic>()).empty());
  CHECK_THROWS_AS(gather<0>(rows, Tensor<int, 2>()), IndexError);
  CHECK_THROWS_WITH_AS(take_along_axis<1>(rows, Tensor<int, 2, 1>()),
                       "take_along_axis of 0 rows with indices of 2 rows", ShapeError);
}

TEST_CASE("labels of rows that run time knows") {
  const Tensor<std::int32_t, dynamic> labels = {1, 0, 3};
  const auto y = one_hot<4, double>(labels);
  static_assert(std::same_as<decltype(y), const Tensor<double, dynamic, 4>>);
  CHECK(y == Tensor<double, 3, 4>{{0, 1, 0, 0}, {1, 0, 0, 0}, {0, 0, 0, 1}});
  CHECK(one_hot<2>(labels(range<0, 2>))(0, 1) == 1);
}
