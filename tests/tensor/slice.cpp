// SPDX-License-Identifier: MIT
#include <dovetail/tensor/slice.hpp>

#include <doctest/doctest.h>

#include <concepts>
#include <cstdint>
#include <numeric>
#include <string>
#include <type_traits>

#include <dovetail/expressions/evaluate.hpp>

using namespace dovetail;

namespace {
template <class X>
constexpr X counted() {
  X x;
  int n = 0;
  for (auto& v : x.flat()) v = static_cast<typename X::value_type>(n++);
  return x;
}
template <class T>
Tensor<T, dynamic, 3> counted_rows(std::size_t rows) {
  auto x = Tensor<T, dynamic, 3>::with_rows(rows);
  std::iota(x.flat().begin(), x.flat().end(), T(0));
  return x;
}
template <class X>
using shape_of = typename std::remove_cvref_t<X>::shape;
template <class A, class B>
concept assignable = std::is_assignable_v<A, B>;

using Cube = Tensor<int, 3, 4, 5>;
}  // namespace

// What a part is: a View where the elements lie one after the other, else StridedView; an element where no axis is
// left.
static_assert(std::same_as<decltype(std::declval<Cube&>()(all, all, all)), View<int, 3, 4, 5>>);
static_assert(std::same_as<decltype(std::declval<Cube&>()(last)), View<int, 4, 5>>);
static_assert(std::same_as<decltype(std::declval<Cube&>()(last, last, last)), int&>);
static_assert(std::same_as<decltype(std::declval<const Cube&>()(last, 0, 1)), const int&>);
static_assert(std::same_as<decltype(std::declval<const Cube&>()(last, all)), View<const int, 4, 5>>);
static_assert(std::same_as<decltype(std::declval<Cube&>()(range<1>)), View<int, 2, 4, 5>>);
static_assert(std::same_as<decltype(std::declval<Cube&>()(all, 1)),
                           StridedView<int, Shape<3, 5>, detail::shape::StrideList<20, 1>>>);
static_assert(std::same_as<decltype(std::declval<Cube&>()(all, range<0, 4, 2>, last)),
                           StridedView<int, Shape<3, 2>, detail::shape::StrideList<20, 10>>>);
static_assert(std::same_as<decltype(std::declval<Cube&>().slice<2>(1)), View<int, 2, 4, 5>>);
static_assert(std::same_as<decltype(std::declval<Cube&>()(0, slice<2>(1))), View<int, 2, 5>>);
// Of temporary tensors, copies; of temporary views, parts.
static_assert(std::same_as<decltype(std::declval<Cube>()(last)), Tensor<int, 4, 5>>);
static_assert(std::same_as<decltype(std::declval<Cube>()(all, 1)), Tensor<int, 3, 5>>);
static_assert(std::same_as<decltype(std::declval<Cube>()(last, last, last)), int>);
static_assert(std::same_as<decltype(std::declval<Cube>().slice<2>(0)), Tensor<int, 2, 4, 5>>);
static_assert(std::same_as<decltype(std::declval<Cube>()[0]), Tensor<int, 4, 5>>);
static_assert(std::same_as<decltype(std::declval<View<int, 4, 5>>()(last)), View<int, 5>>);
// In constant expressions compilers check each step of a pointer: no part without elements starts outside the memory.
static_assert([] {
  auto none = Tensor<int, dynamic, 4>::with_rows(0);
  return none(all, last).empty() && none(all, 2).empty() && none(all, range<1, 3>).empty() &&
         none(all, slice<2>(2)).empty();
}());
static_assert([] {
  Tensor<int, 3, 4> x;
  const auto each_other = x(range<0, 3, 2>);
  const StridedView<int, Shape<3, 4>, detail::shape::StrideList<-4, 1>> reversed(x.data() + 8, 3);  // its rows are
  int rows = 0;
  for (const auto row : reversed(all, range<2, 2>)) rows += row.empty();
  const auto copy = eval(reversed(all, range<2, 2>));
  return each_other(range<2>).empty() && reversed(range<3>).empty() && reversed(slice<0>(3)).empty() && rows == 3 &&
         copy.empty();
}());
// Ranges of a leading extent that run time knows: of a known length where both ends count from the same end.
using Batch = Tensor<int, dynamic, 3>;
static_assert(std::same_as<shape_of<decltype(std::declval<Batch&>()(range<2, 7>))>, Shape<5, 3>>);
static_assert(std::same_as<shape_of<decltype(std::declval<Batch&>()(range<2, 8, 4>))>, Shape<2, 3>>);
static_assert(std::same_as<shape_of<decltype(std::declval<Batch&>()(range<-4>))>, Shape<4, 3>>);
static_assert(std::same_as<shape_of<decltype(std::declval<Batch&>()(range<-4, -1>, 0))>, Shape<3>>);
static_assert(std::same_as<shape_of<decltype(std::declval<Batch&>()(range<1>))>, Shape<dynamic, 3>>);
static_assert(std::same_as<shape_of<decltype(std::declval<Batch&>()(range<1, -1>))>, Shape<dynamic, 3>>);
static_assert(std::same_as<shape_of<decltype(std::declval<Batch&>()(all, last))>, Shape<dynamic>>);
static_assert(std::same_as<shape_of<decltype(std::declval<Batch&>()(last))>, Shape<3>>);
static_assert(std::same_as<shape_of<decltype(std::declval<Batch&>()(slice<8>(2), 1))>, Shape<8>>);

// What is const is not written through its parts.
static_assert(assignable<decltype(std::declval<Cube&>()(all, 1)), int>);
static_assert(!assignable<decltype(std::declval<const Cube&>()(all, 1)), int>);
static_assert(!assignable<decltype(std::declval<const Cube&>()(last)), int>);

// In constant expressions.
static_assert(counted<Cube>()(last, 1, range<1, -1>) == Tensor<int, 3>{46, 47, 48});
static_assert([] {
  auto x = counted<Tensor<int, 4, 3>>();
  x(range<0, to_end, 2>, 1) = -1;
  x(last) = Tensor<int, 3>{7, 8, 9};
  int sum = 0;
  for (const int v : x(all, 0)) sum += v;
  return x(0, 1) == -1 && x(1, 1) == 4 && x(2, 1) == -1 && x(3, 2) == 9 && sum == 0 + 3 + 6 + 7;
}());

TEST_CASE_TEMPLATE("parts at every rank against plain indices", T, float, double, std::int32_t, std::int64_t,
                   std::uint8_t) {
  auto a = counted<Tensor<T, 9>>();
  const auto odd = a(range<1, -1, 3>);  // 1, 4, 7
  CHECK(odd.rows() == 3);
  for (std::size_t i = 0; i < 3; ++i) CHECK(&odd(i) == &a(1 + 3 * i));

  auto b = counted<Tensor<T, 5, 6>>();
  const auto block = b(range<-3, -1>, range<1, 6, 2>);  // rows 2 and 3, columns 1, 3 and 5
  for (std::size_t i = 0; i < 2; ++i)
    for (std::size_t j = 0; j < 3; ++j) CHECK(&block(i, j) == &b(2 + i, 1 + 2 * j));
  const auto nested = block(all, last)(range<1>);
  CHECK(&nested(0) == &b(3, 5));

  auto c = counted<Tensor<T, 3, 4, 5>>();
  const auto plane = c(all, last, all);
  const auto line = c(1, slice<2>(1), 3);
  for (std::size_t i = 0; i < 3; ++i)
    for (std::size_t k = 0; k < 5; ++k) CHECK(&plane(i, k) == &c(i, 3, k));
  for (std::size_t j = 0; j < 2; ++j) CHECK(&line(j) == &c(1, j + 1, 3));

  auto d = counted<Tensor<T, 2, 3, 4, 2>>();
  const auto part = d(last, range<0, 3, 2>, all, 0);
  for (std::size_t j = 0; j < 2; ++j)
    for (std::size_t k = 0; k < 4; ++k) CHECK(&part(j, k) == &d(1, 2 * j, k, 0));
}

TEST_CASE("parts of rows that run time knows") {
  auto x = counted_rows<float>(10);
  CHECK(x(range<2, -1>).rows() == 7);
  CHECK(&x(range<2, -1>)(6, 2) == &x(8, 2));
  CHECK(x(range<-4>, 1)(0) == 19);
  CHECK(x(range<0, to_end, 4>).rows() == 3);
  CHECK(x(range<10>).rows() == 0);
  CHECK(x(all, last).rows() == 10);
  CHECK(x(last)(1) == 28);
  CHECK(x(range<3>)(range<1>).rows() == 6);
  for (std::size_t first = 0; first <= 8; ++first) {
    CHECK(&x.slice<2>(first)(1, 1) == &x(first + 1, 1));
    CHECK(&x(slice<2>(first), 1)(1) == &x(first + 1, 1));
  }
}

TEST_CASE("what lies outside is refused at run time") {
  auto x = counted_rows<float>(4);
  CHECK_THROWS_WITH_AS(x(range<2, 7>), "range<2, 7> is out of range for axis 0 of shape (4, 3)", IndexError);
  CHECK_THROWS_WITH_AS(x(range<-5>), "range<-5> is out of range for axis 0 of shape (4, 3)", IndexError);
  CHECK_THROWS_WITH_AS(x(range<5>), "range<5> is out of range for axis 0 of shape (4, 3)", IndexError);
  CHECK_THROWS_WITH_AS(x(range<3, -2>), "range<3, -2> is out of range for axis 0 of shape (4, 3)", IndexError);
  CHECK_THROWS_WITH_AS(x.slice<2>(3), "slice<2>(3) is out of range for axis 0 of shape (4, 3)", IndexError);
  CHECK_THROWS_WITH_AS(x.slice<5>(0), "slice<5>(0) is out of range for axis 0 of shape (4, 3)", IndexError);
  CHECK_THROWS_AS(x.slice<2>(static_cast<std::size_t>(-1)), IndexError);  // where first + 2 would be 1
  CHECK_THROWS_WITH_AS(x(all, 3), "index 3 is out of range for axis 1 of shape (4, 3)", IndexError);
  CHECK_THROWS_WITH_AS(x(all, -1), "index -1 is out of range for axis 1 of shape (4, 3)", IndexError);
  CHECK_THROWS_WITH_AS(x(4, all), "index 4 is out of range for axis 0 of shape (4, 3)", IndexError);
  const Tensor<float, dynamic, 3> none;
  CHECK_THROWS_WITH_AS(none(last), "last is out of range for axis 0 of shape (0, 3)", IndexError);
  CHECK(none(all, last).empty());
}

static_assert(std::same_as<decltype(std::declval<Cube&>().rows(1, 2)), View<int, dynamic, 4, 5>>);
static_assert(std::same_as<decltype(std::declval<const Cube&>().rows(1, 2)), View<const int, dynamic, 4, 5>>);
static_assert(std::same_as<decltype(std::declval<Cube>().rows(1, 2)), Tensor<int, dynamic, 4, 5>>);

TEST_CASE("rows of which run time knows first and count") {
  auto x = counted_rows<float>(4);
  for (std::size_t first = 0; first <= 4; ++first)
    for (std::size_t count = 0; first + count <= 4; ++count) {
      const View<float, dynamic, 3> part = x.rows(first, count);
      REQUIRE(part.rows() == count);
      if (count > 0) CHECK(&part(0, 0) == &x(first, 0));
    }
  CHECK(x.view().rows(1, 3).rows(1, 2) == x.rows(2, 2));
  const auto column = x(all, 1).rows(2, 2);  // strided
  CHECK(column.rows() == 2);
  CHECK(&column(1) == &x(3, 1));
  x.rows(1, 2).fill(7);
  CHECK(x(0, 2) == 2);
  CHECK(x(2, 2) == 7);
  CHECK(x(3, 0) == 9);
  CHECK_THROWS_WITH_AS(x.rows(3, 2), "2 rows from 3 on are out of range for axis 0 of shape (4, 3)", IndexError);
  CHECK_THROWS_WITH_AS(x.rows(5, 0), "0 rows from 5 on are out of range for axis 0 of shape (4, 3)", IndexError);
  CHECK_THROWS_AS(x.rows(2, static_cast<std::size_t>(-1)), IndexError);  // where first + count would be 1
}

TEST_CASE("parts are written where they are") {
  auto x = counted<Tensor<float, 3, 4>>();
  x(all, 0) = 5;
  x(1, range<2>) = Tensor<float, 2>{-1, -2};
  x(range<0, 3, 2>, range<1, 4, 2>) = Tensor<float, 2, 2>{{10, 11}, {12, 13}};
  CHECK(x == Tensor<float, 3, 4>{{5, 10, 2, 11}, {5, 5, -1, -2}, {5, 12, 10, 13}});
  x(last) = x(0, all);
  x(all, last) = x(all, 0);
  CHECK(x == Tensor<float, 3, 4>{{5, 10, 2, 5}, {5, 5, -1, 5}, {5, 10, 2, 5}});
  x(range<0, 2>) = x(range<1, 3>);  // which overlap
  CHECK(x == Tensor<float, 3, 4>{{5, 5, -1, 5}, {5, 10, 2, 5}, {5, 10, 2, 5}});

  auto rows = counted_rows<float>(3);
  rows(range<1>) = Tensor<float, 3>{7, 8, 9};  // broadcast to the rows
  CHECK(rows(0, 2) == 2);
  CHECK(rows(1, 0) == 7);
  CHECK(rows(2, 2) == 9);
  CHECK_THROWS_AS(rows(range<1>) = counted_rows<float>(3), ShapeError);
}
