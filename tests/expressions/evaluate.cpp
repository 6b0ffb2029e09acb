// SPDX-License-Identifier: MIT
#include <dovetail/expressions/evaluate.hpp>

#include <doctest/doctest.h>

#include <cstdlib>
#include <new>

#include <dovetail/ops/arithmetic.hpp>
#include <dovetail/ops/comparison.hpp>
#include <dovetail/ops/flip.hpp>

using namespace dovetail;

// In constant expressions compilers check each step of a pointer.
static_assert([] {
  Tensor<float, 2, 3> x{{1, 2, 3}, {4, 5, 6}};
  x(all, range<0, 3, 2>) = flip<1>(x(all, range<0, 3, 2>));
  auto none = Tensor<float, dynamic, 3>::with_rows(0);
  none = none + 1;
  none(all, 2) = 7;
  none(all, last) = none(all, 0);
  return x == Tensor<float, 2, 3>{{3, 2, 1}, {6, 5, 4}} && eval(none * 2 + flip<1>(none)).empty();
}());

namespace {
std::size_t allocations = 0;  // of elements on the heap
template <class F>
std::size_t allocations_of(F f) {
  const std::size_t before = allocations;
  f();
  return allocations - before;
}

Tensor<float, 2, 3> made() { return {{1, 2, 3}, {4, 5, 6}}; }
using Large = Tensor<float, 100, 100>;  // on the heap
Large large(float value) {
  Large x;
  x.fill(value);
  return x;
}
template <class X>
bool is_filled(const X& x, float value) {
  for (const float v : x.flat())
    if (v != value) return false;
  return true;
}
}  // namespace

// Those of this program: the elements of tensors come from here alone.
[[gnu::noinline]] void* operator new[](std::size_t bytes, std::align_val_t aligned) {
  ++allocations;
  const std::size_t unit = static_cast<std::size_t>(aligned);
  if (void* p = std::aligned_alloc(unit, (bytes + unit - 1) / unit * unit)) return p;
  std::abort();
}
[[gnu::noinline]] void operator delete[](void* p, std::align_val_t) noexcept { std::free(p); }

static_assert([] {
  Tensor<float, 2, 3> x{{1, 2, 3}, {4, 5, 6}};
  x = x * 2 + x[0];
  x[1] = x[0];
  x(all, 0) += 1;
  return x == Tensor<float, 2, 3>{{4, 6, 9}, {4, 6, 9}};
}());
static_assert([] {
  auto x = Tensor<int, dynamic, 2>::with_rows(3);
  x = x + Tensor<int, 2>{1, 2};
  x = x[0] + Tensor<int, 1, 2>{{1, 1}};  // another number of rows
  return x.rows() == 1 && x(0, 0) == 2 && x(0, 1) == 3;
}());

TEST_CASE("an expression is computed when it is assigned") {
  Tensor<float, 2, 3> x = made();
  const Tensor<float, 3> row = {1, 0, -1};
  const auto e = x * 2 + row;
  x(0, 0) = 10;
  const Tensor<float, 2, 3> y = e;
  CHECK(y == Tensor<float, 2, 3>{{21, 4, 5}, {9, 10, 11}});
}

TEST_CASE("the target may be an operand") {
  Tensor<float, 2, 3> x = made();
  x = x + 1;
  CHECK(x == Tensor<float, 2, 3>{{2, 3, 4}, {5, 6, 7}});
  x = x + x[1];  // a row that is written after it was read
  CHECK(x == Tensor<float, 2, 3>{{7, 9, 11}, {10, 12, 14}});
  x = x + x(all, range<0, 1>);
  CHECK(x == Tensor<float, 2, 3>{{14, 16, 18}, {20, 22, 24}});
}

TEST_CASE("slices that overlap") {
  Tensor<float, 4> y = {1, 2, 3, 4};
  y(range<1>) = y(range<0, 3>);
  CHECK(y == Tensor<float, 4>{1, 1, 2, 3});
  y(range<0, 3>) = y(range<1>) * 10;
  CHECK(y == Tensor<float, 4>{10, 20, 30, 3});
  Tensor<float, 64> z;
  for (std::size_t i = 0; i < 64; ++i) z(i) = static_cast<float>(i);
  z(range<0, 32>) = z(range<0, 64, 2>);  // strided, in packs
  for (std::size_t i = 0; i < 64; ++i) CHECK(z(i) == static_cast<float>(i < 32 ? 2 * i : i));
  using Backward = StridedView<const float, Shape<64>, detail::shape::StrideList<-1>>;
  const Tensor<float, 64> before = z;
  z = z + Backward(z.data() + 63, 64);
  for (std::size_t i = 0; i < 64; ++i) CHECK(z(i) == before(i) + before(63 - i));
  CHECK(Backward(z.data() + 63, 64)(2) == z(61));
}

TEST_CASE("writing through strided views") {
  Tensor<float, 4, 20> x;
  const Tensor<float, 4> column = {1, 2, 3, 4};
  x(all, 3) = column;
  x(all, range<5, 20, 2>) = Tensor<float, 4, 1>{{1}, {2}, {3}, {4}};
  x(range<0, 4, 3>, all) += 10;
  for (std::size_t i = 0; i < 4; ++i)
    for (std::size_t j = 0; j < 20; ++j) {
      CAPTURE(i * 100 + j);
      const bool written = j == 3 || (j >= 5 && j % 2 == 1);
      CHECK(x(i, j) == (written ? column(i) : 0) + (i % 3 == 0 ? 10 : 0));
    }
  int sum = 0;
  for (const float v : x(all, 3)) sum += static_cast<int>(v);
  CHECK(sum == 30);
}

TEST_CASE("dynamic extents are checked") {
  auto x = Tensor<float, dynamic, 3>::with_rows(2), y = Tensor<float, dynamic, 3>::with_rows(3);
  Tensor<float, 3, 3> fixed;
  CHECK_THROWS_WITH_AS(eval(x + y), "operands could not be broadcast together with shapes (2, 3) and (3, 3)",
                       ShapeError);
  CHECK_THROWS_AS(eval(x + fixed), ShapeError);
  CHECK_THROWS_WITH_AS(fixed = x + 1, "an expression of shape (2, 3) for a tensor of shape (3, 3)", ShapeError);
  CHECK_THROWS_AS((Tensor<float, 3, 3>(x + 1)), ShapeError);
  CHECK_THROWS_AS(y.view() = x + 1, ShapeError);
  CHECK(eval(y + fixed).rows() == 3);
  x = y + 1;  // a tensor takes the number of rows
  CHECK(x.rows() == 3);
  CHECK(is_filled(x, 1));
  x = Tensor<float, dynamic, 3>() * 2;
  CHECK(x.empty());
  CHECK(eval(x + 1).empty());
}

TEST_CASE("nothing is allocated that is not needed") {
  Large x = large(1), y = large(2), z;
  CHECK(allocations_of([&] { z = x * y + 1; }) == 0);
  CHECK(allocations_of([&] { z = x.view(); }) == 0);
  CHECK(allocations_of([&] { z += x; }) == 0);
  CHECK(allocations_of([&] { z = z * z; }) == 0);
  CHECK(allocations_of([&] { z[0] = z[1]; }) == 0);
  CHECK(allocations_of([&] { z = z + z[0]; }) == 1);  // z[0] is read until the end
  CHECK(allocations_of([&] { const Large w = x + y; }) == 1);
  CHECK(allocations_of([&] { CHECK(x + x == y); }) == 0);
  // Temporaries move from expression to expression.
  CHECK(allocations_of([&] { z = (large(1) + large(2)) * 3 - 1; }) == 2);
  CHECK(is_filled(z, 8));
  CHECK(allocations_of([&] { z += large(1) + large(2); }) == 2);
  CHECK(is_filled(z, 11));
}

TEST_CASE("a tensor that was moved from can be assigned to") {
  Large x = large(1);
  x = std::move(x) + 1;
  CHECK(is_filled(x, 2));
  auto y = Tensor<float, dynamic>::with_rows(5);
  y = std::move(y) + 1;
  CHECK(y.rows() == 5);
  CHECK(is_filled(y, 1));
}

TEST_CASE("numbers are assigned to views") {
  Tensor<float, 2, 3> x = made();
  x[0] = 7;
  x(all, range<0, 3, 2>) = 0.5;
  CHECK(x == Tensor<float, 2, 3>{{0.5, 7, 0.5}, {0.5, 5, 0.5}});
}

TEST_CASE("more elements than one thread takes") {
  auto x = Tensor<double, dynamic>::with_rows(1'000'003);
  for (std::size_t i = 0; i < x.rows(); ++i) x(i) = static_cast<double>(i);
  x = x * 2 + 1;
  std::size_t wrong = 0;
  for (std::size_t i = 0; i < x.rows(); ++i) wrong += x(i) != static_cast<double>(2 * i + 1);
  CHECK(wrong == 0);
}
