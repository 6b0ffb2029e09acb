// SPDX-License-Identifier: MIT
#include <dovetail/expressions/expression.hpp>

#include <doctest/doctest.h>

#include <vector>

#include <dovetail/ops/arithmetic.hpp>
#include <dovetail/ops/comparison.hpp>

using namespace dovetail;

namespace {
// Writes over the stack and the heap where temporaries were.
[[gnu::noinline]] void overwrite() {
  volatile unsigned char stack[1 << 15];
  for (std::size_t i = 0; i < sizeof stack; ++i) stack[i] = 0xee;
  std::vector<std::vector<unsigned char>> heap;
  for (int i = 0; i < 64; ++i) heap.emplace_back(40000, 0xee);
}
template <std::size_t... E>
[[gnu::noinline]] Tensor<float, E...> filled(float value) {
  Tensor<float, E...> x;
  x.fill(value);
  return x;
}
template <std::size_t... E>
Tensor<double, E...> counted(double first = 1) {
  Tensor<double, E...> x;
  for (double& v : x.flat()) v = first++;
  return x;
}
template <class X>
bool are(const X& x, float value) {
  const auto values = eval(x);
  bool same = !values.empty();
  for (const float v : values.flat()) same = same && v == value;
  return same;
}

// x + y of shapes whose indices are told by hand.
template <class X, class Y>
void check_sum(const X& x, const Y& y) {
  const auto e = x + y;
  constexpr std::size_t rank = decltype(e)::rank;
  const auto found = eval(e);
  std::array<std::size_t, rank> extents = decltype(e)::shape::dims;
  extents[0] = found.rows();
  const auto element = [&](const auto& tensor, std::size_t flat) {
    using T = std::remove_cvref_t<decltype(tensor)>;
    std::size_t at = 0, step = 1;
    for (std::size_t axis = rank; axis-- > 0; flat /= extents[axis]) {
      if (axis + T::rank < rank) continue;
      const std::size_t own = axis + T::rank - rank, extent = own == 0 ? tensor.rows() : T::shape::dims[own];
      if (extent != 1) at += flat % extents[axis] * step;
      step *= extent;
    }
    return tensor.data()[at];
  };
  for (std::size_t i = 0; i < found.size(); ++i) {
    CAPTURE(i);
    CHECK(found.data()[i] == element(x, i) + element(y, i));
  }
}
}  // namespace

TEST_CASE("temporaries live in the expression") {
  const auto small = filled<2, 3>(1) + filled<2, 3>(2);
  const auto large = filled<100, 100>(1) * 2 + filled<100>(3);
  const auto row = filled<100, 100>(4)[7] + 1;
  const auto column = filled<100, 100>(5)(all, 0) * 2;
  auto part = filled<100, 100>(6)(all, range<0, 100, 3>);
  auto x = filled<100, 100>(7);
  const auto moved = std::move(x) + 1;
  const auto nested = (small + 1) * 2;
  overwrite();
  CHECK(are(small, 3));
  CHECK(are(large, 5));
  CHECK(are(row, 5));
  CHECK(are(column, 10));
  CHECK(are(part, 6));
  CHECK(are(moved, 8));
  CHECK(are(nested, 8));
}

TEST_CASE("tensors with a name are borrowed, const ones too") {
  Tensor<float, 3> x = {1, 2, 3};
  const Tensor<float, 3> y = {1, 1, 1};
  const auto e = x + y;
  x(1) = 7;
  CHECK(e(1) == 8);
  CHECK(e.rows() == 3);
  CHECK(e.size() == 3);
  CHECK_FALSE(e.empty());
}

TEST_CASE("shapes are broadcast, of 1 to 4 axes, with an extent of 1 at every place") {
  check_sum(counted<5>(), counted<1>());
  check_sum(counted<1>(), counted<1>());
  check_sum(counted<3, 5>(), counted<5>(100));
  check_sum(counted<3, 1>(), counted<5>(100));
  check_sum(counted<1, 5>(), counted<3, 1>(100));
  check_sum(counted<20, 33>(), counted<20, 1>(1000));
  check_sum(counted<2, 3, 5>(), counted<1, 3, 5>(100));
  check_sum(counted<2, 3, 5>(), counted<2, 1, 5>(100));
  check_sum(counted<2, 3, 5>(), counted<2, 3, 1>(100));
  check_sum(counted<2, 1, 5>(), counted<3, 1>(100));
  check_sum(counted<2, 3, 4, 5>(), counted<1, 3, 1, 5>(1000));
  check_sum(counted<2, 3, 4, 5>(), counted<2, 1, 4, 1>(1000));
  check_sum(counted<2, 1, 4, 1>(), counted<1, 3, 1, 5>(1000));
  check_sum(counted<1, 1, 1, 5>(), counted<2, 3, 4, 1>(1000));
  check_sum(counted<2, 3, 4, 5>(), counted<4, 5>(1000));
  check_sum(counted<2, 3, 4, 5>(), counted<1, 1, 1, 1>(1000));
  check_sum(counted<0, 3>(), counted<3>());
  check_sum(counted<3, 0>(), counted<3, 1>());
  check_sum(counted<1, 3>(), counted<0, 1>());
  auto rows = Tensor<double, dynamic, 4>::with_rows(3);
  for (std::size_t i = 0; i < 12; ++i) rows.data()[i] = static_cast<double>(i);
  check_sum(rows, counted<4>(100));
  check_sum(rows, rows);
  check_sum(rows, counted<1, 4>(100));
  check_sum(counted<3, 1>(100), rows);
  check_sum(counted<2, 3, 4>(100), rows);
  check_sum(Tensor<double, dynamic, 4>(), counted<4>());
  check_sum(Tensor<double, dynamic, 1>(), counted<4>());
}
