// SPDX-License-Identifier: MIT
#include <dovetail/tensor/access.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <concepts>
#include <iterator>
#include <numeric>
#include <ranges>
#include <utility>
#include <vector>

#include <dovetail/tensor/tensor.hpp>

using namespace dovetail;
using namespace dovetail::detail::problems;

template <class X, class... I>
concept has_at = requires(X x, I... i) {
  requires !detail::is_refused<std::remove_cvref_t<decltype(x.at(i...))>>;
};  // others are refused
template <class X, class... I>
concept has_element = requires(X x, I... i) {
  { x(i...) } -> std::same_as<int&>;
};  // others are refused

template <class A, class B>
concept comparable = requires(A a, B b) {
  { a == b } -> std::same_as<bool>;
};  // others are refused

using Matrix = Tensor<int, 2, 3>;

// As many indices as axes, and whole numbers.
static_assert(has_at<Matrix, int, std::size_t> && has_at<const Matrix, short, unsigned>);
static_assert(!has_at<Matrix> && !has_at<Matrix, int> && !has_at<Matrix, int, int, int>);
static_assert(!has_at<Matrix, float, int> && !has_at<Matrix, const char*, int>);
static_assert(!has_element<Tensor<int, 3>, double> && !has_element<Tensor<int, 3>, int, int> &&
              has_element<Tensor<int, 3>, char>);

static_assert(any_tensor<Matrix> && any_tensor<const Matrix> && any_tensor<View<const int, dynamic, 3>>);
static_assert(!any_tensor<int> && !any_tensor<std::vector<int>> && !any_tensor<Shape<2, 3>>);

// Of another rank or element type is no question to ask.
static_assert(comparable<Matrix, Tensor<int, dynamic, 3>> && comparable<Matrix, View<const int, 2, 3>>);
static_assert(!comparable<Matrix, Tensor<int, 6>> && !comparable<Matrix, Tensor<float, 2, 3>>);

// What is const cannot be written.
template <class X>
using element = decltype(std::declval<X>()(0, 0));
template <class X>
using row = decltype(std::declval<X>()[0]);
static_assert(std::same_as<element<Matrix&>, int&> && std::same_as<element<const Matrix&>, const int&>);
static_assert(std::same_as<decltype(std::declval<Matrix&>().at(0, 0)), int&>);
static_assert(std::same_as<decltype(std::declval<const Matrix&>().at(0, 0)), const int&>);
static_assert(std::same_as<row<Matrix&>, View<int, 3>> && std::same_as<row<const Matrix&>, View<const int, 3>>);
static_assert(std::same_as<decltype(std::declval<Tensor<int, 3>&>()[0]), int&>);
static_assert(std::same_as<decltype(std::declval<const Tensor<int, 3>&>()[0]), const int&>);
static_assert(std::same_as<decltype(std::declval<const Matrix&>().flat()), std::span<const int>>);
static_assert(std::same_as<decltype(std::declval<Matrix&>().flat()), std::span<int>>);
static_assert(std::same_as<decltype(*std::declval<const Matrix&>().begin()), View<const int, 3>>);
static_assert(std::same_as<decltype(*std::declval<const Tensor<int, 3>&>().begin()), const int&>);
static_assert(std::same_as<decltype(std::declval<const Matrix&>().reshape<6>()), View<const int, 6>>);
static_assert(std::same_as<decltype(std::declval<Matrix&>().reshape<dynamic, 2>()), View<int, dynamic, 2>>);

// Only what is checked can fail.
static_assert(noexcept(std::declval<Matrix&>()(0, 0)) && noexcept(std::declval<Matrix&>()[0]));
static_assert(noexcept(std::declval<Matrix&>().begin()) && noexcept(std::declval<Matrix&>().flat()));
static_assert(noexcept(std::declval<Matrix&>() == std::declval<Matrix&>()));
static_assert(!noexcept(std::declval<Matrix&>().at(0, 0)));

static_assert(Matrix::rank == 2 && Matrix::row_size == 3 && Tensor<int, 5>::row_size == 1);
static_assert(std::forward_iterator<decltype(std::declval<Matrix&>().begin())>);
static_assert(std::ranges::forward_range<Matrix> && std::ranges::forward_range<View<int, dynamic, 3>>);
static_assert(std::ranges::contiguous_range<Tensor<int, 3>> && std::ranges::sized_range<Tensor<int, 3>>);
static_assert(!std::ranges::sized_range<Matrix>);  // size() counts elements, not rows

namespace {
template <class X>
constexpr X counted() {
  X x;
  std::iota(x.flat().begin(), x.flat().end(), 0);
  return x;
}
constexpr Matrix matrix = counted<Matrix>();
}  // namespace

static_assert(matrix(0, 0) == 0 && matrix(1, 0) == 3 && matrix.at(1, 2) == 5 && matrix[1][1] == 4);
static_assert(matrix.reshape<3, 2>()(2, 1) == 5 && matrix.size() == 6 && !matrix.empty());
static_assert(matrix == counted<Matrix>());

TEST_CASE("elements lie in row-major order, at every rank") {
  const auto a = counted<Tensor<int, 7>>();
  const auto b = counted<Tensor<int, 3, 4>>();
  const auto c = counted<Tensor<int, 2, 3, 4>>();
  const auto d = counted<Tensor<int, 2, 3, 4, 5>>();
  int n = 0;
  for (int i = 0; i < 7; ++i) {
    CHECK(a(i) == i);
    CHECK(a.at(i) == i);
  }
  for (int i = 0; i < 3; ++i)
    for (int j = 0; j < 4; ++j, ++n) {
      CHECK(b(i, j) == n);
      CHECK(b.at(i, j) == n);
      CHECK(b[static_cast<std::size_t>(i)](j) == n);
    }
  n = 0;
  for (std::size_t i = 0; i < 2; ++i)
    for (std::size_t j = 0; j < 3; ++j)
      for (std::size_t k = 0; k < 4; ++k, ++n) {
        CHECK(c(i, j, k) == n);
        CHECK(c[i][j][k] == n);
        CHECK(&c.at(i, j, k) == c.data() + n);
      }
  n = 0;
  for (unsigned i = 0; i < 2; ++i)
    for (unsigned j = 0; j < 3; ++j)
      for (unsigned k = 0; k < 4; ++k)
        for (unsigned l = 0; l < 5; ++l, ++n) {
          CHECK(d(i, j, k, l) == n);
          CHECK(d[i](j, k, l) == n);
        }
}

TEST_CASE("at() refuses what is outside, and says what") {
  Tensor<int, 2, 3> t;
  const auto& constant = t;
  t.at(1, 2) = 5;
  CHECK(constant.at(1, 2) == 5);
  CHECK_THROWS_WITH_AS(t.at(2, 0), "index 2 is out of range for axis 0 of shape (2, 3)", IndexError);
  CHECK_THROWS_WITH_AS(t.at(0, 3), "index 3 is out of range for axis 1 of shape (2, 3)", IndexError);
  CHECK_THROWS_WITH_AS(t.at(-1, 0), "index -1 is out of range for axis 0 of shape (2, 3)", IndexError);
  CHECK_THROWS_WITH_AS(constant.at(0, -3), "index -3 is out of range for axis 1 of shape (2, 3)", IndexError);
  CHECK_THROWS_WITH_AS(t.at(9, 9), "index 9 is out of range for axis 0 of shape (2, 3)", IndexError);

  const auto rows = Tensor<int, dynamic, 4>::with_rows(10);
  CHECK(rows.at(9, 3) == 0);
  CHECK_THROWS_WITH_AS(rows.at(10, 3), "index 10 is out of range for axis 0 of shape (10, 4)", IndexError);
  const Tensor<int, dynamic> none;
  CHECK_THROWS_WITH_AS(none.at(0), "index 0 is out of range for axis 0 of shape (0)", IndexError);
  const View<int, 3> view = t[0];
  CHECK_THROWS_WITH_AS(view.at(3), "index 3 is out of range for axis 0 of shape (3)", IndexError);
  CHECK_THROWS_AS((Tensor<int, 2, 2, 2>().at(0, 0, 2)), IndexError);
}

TEST_CASE("negative indices count from the end, in parentheses and in brackets") {
  auto x = counted<Matrix>();
  const auto& constant = x;
  const Tensor<int, dynamic, 3> rows = x;
  CHECK(x(-1, -1) == 5);
  CHECK(x(-2, -3) == 0);
  CHECK(constant(0, -1) == 2);
  CHECK(x[-1](0) == 3);
  CHECK(constant[-2][-1] == 2);
  CHECK(rows(-1, 0) == 3);
  CHECK(rows[-2](1) == 1);
  CHECK(counted<Tensor<int, 4>>()[-1] == 3);
  CHECK(counted<Matrix>()[-1](0) == 3);
  View<int, 2, 3> view = x;
  view(-1, -2) = 7;
  view[-2][-3] = 8;
  CHECK(x(1, 1) == 7);
  CHECK(x(0, 0) == 8);
  const std::int8_t narrow = -1;
  const long long wide = -2;
  CHECK(x(narrow, wide) == 7);
  enum Unscoped { one = 1 };
  CHECK(x[one](2) == 5);  // what becomes an integer is an index
  CHECK((x[std::integral_constant<int, 1>{}](2)) == 5);
}

TEST_CASE("a list of one element") {
  Tensor<float, 1> one;
  one = {0.5f};
  CHECK(one(0) == 0.5f);
  one = {2};
  CHECK(one(0) == 2);
  one = {};
  CHECK(one(0) == 0);
  Tensor<int, dynamic> open{1, 2, 3};
  open = {4};
  CHECK(open == Tensor<int, 1>{4});
}

TEST_CASE("iteration gives elements of rank 1 and rows of a higher one") {
  auto line = counted<Tensor<int, 5>>();
  for (int& v : line) v += 10;
  int n = 10;
  for (const int v : std::as_const(line)) CHECK(v == n++);
  CHECK(n == 15);

  auto t = counted<Tensor<int, 3, 2, 2>>();
  std::size_t i = 0;
  for (auto r : t) {
    static_assert(std::same_as<decltype(r), View<int, 2, 2>>);
    CHECK(r.data() == &t(i, 0, 0));
    r(1, 1) = -1;
    ++i;
  }
  CHECK(i == 3);
  CHECK(t.flat()[3] == -1);
  CHECK(t(2, 1, 1) == -1);
  CHECK(std::ranges::distance(t) == 3);
  auto it = t.begin();
  const auto old = it++;
  CHECK((*old).data() == t.data());
  CHECK((*it).data() == t.data() + 4);
  for (const auto r : Tensor<int, dynamic, 2>()) FAIL(r.size());
}

TEST_CASE("flat() is all elements in order") {
  auto t = counted<Tensor<int, 2, 3>>();
  const auto flat = t.flat();
  CHECK(flat.size() == 6);
  CHECK(flat.data() == t.data());
  CHECK(std::accumulate(flat.begin(), flat.end(), 0) == 15);
  const Tensor<int, dynamic, 3> none;
  CHECK(none.flat().empty());
}

TEST_CASE("reshape sees the same elements in another shape") {
  auto t = counted<Tensor<int, 2, 6>>();
  auto cube = t.reshape<2, 3, 2>();
  CHECK(cube.data() == t.data());
  CHECK(cube(1, 2, 1) == 11);
  cube(0, 0, 0) = 100;
  CHECK(t(0, 0) == 100);
  CHECK(t.reshape<dynamic, 4>().rows() == 3);
  CHECK(t.reshape<12>()(7) == 7);
  CHECK(std::as_const(t).reshape<4, 3>()(3, 2) == 11);
  CHECK(View<int, 2, 6>(t).reshape<3, 4>()(2, 3) == 11);
}

TEST_CASE("reshape with an extent that follows from the others") {
  auto x = counted<Tensor<int, 2, 6>>();
  const Tensor<int, dynamic, 4> rows(counted<Tensor<int, 3, 4>>());
  static_assert(std::same_as<decltype(x.reshape<3, -1>()), View<int, 3, 4>>);
  static_assert(std::same_as<decltype(std::as_const(x).reshape<-1>()), View<const int, 12>>);
  static_assert(std::same_as<decltype(Matrix().reshape<-1, 2>()), Tensor<int, 3, 2>>);  // a temporary gives them away
  static_assert(std::same_as<decltype(rows.reshape<-1, 2>()), View<const int, dynamic, 2>>);
  CHECK(x.reshape<3, -1>()(2, 3) == 11);
  CHECK(rows.reshape<-1, 2>().rows() == 6);
  CHECK(counted<Matrix>().reshape<-1, 2>()(2, 1) == 5);
  CHECK_THROWS_AS(static_cast<void>(rows.reshape<-1, 5>()), ShapeError);
}

TEST_CASE("reshape at run time") {
  auto t = Tensor<int, dynamic, 6>::with_rows(4);
  std::iota(t.flat().begin(), t.flat().end(), 0);
  const auto rows = t.reshape<dynamic, 2, 3>();
  CHECK(rows.rows() == 4);
  CHECK(rows(3, 1, 2) == 23);
  CHECK(t.reshape<dynamic>().rows() == 24);
  CHECK(t.reshape<dynamic, 8>().rows() == 3);
  CHECK(t.reshape<3, 8>()(2, 7) == 23);
  CHECK_THROWS_WITH_AS((t.reshape<5, 5>()), "shape (4, 6) cannot be reshaped to (5, 5)", ShapeError);
  CHECK_THROWS_WITH_AS((t.reshape<dynamic, 5>()), "shape (4, 6) cannot be reshaped to (None, 5)", ShapeError);
  const Tensor<int, dynamic, 6> none;
  CHECK(none.reshape<dynamic, 3>().rows() == 0);
  CHECK_THROWS_AS((none.reshape<6>()), ShapeError);
}

TEST_CASE("equal are the shape and every element") {
  const auto a = counted<Tensor<int, 2, 3>>();
  auto b = a;
  CHECK(a == b);
  b(1, 2) = 0;
  CHECK(a != b);
  b(1, 2) = 5;
  b(0, 0) = 1;
  CHECK(a != b);
  CHECK(a == a.view());
  CHECK(a[1] == counted<Tensor<int, 2, 3>>()[1]);
  CHECK(a[0] != a[1]);

  auto free = Tensor<int, dynamic, 3>::with_rows(2);
  std::iota(free.flat().begin(), free.flat().end(), 0);
  CHECK(a == free);  // of the same shape, which one knows earlier than the other
  // Only zeros, in other shapes.
  const auto two = Tensor<int, dynamic, 3>::with_rows(2), three = Tensor<int, dynamic, 3>::with_rows(3);
  CHECK(two != three);
  CHECK(three != two);
  CHECK(Tensor<int, 2, 3>() != three);
  CHECK(Tensor<int, 2, 3>() != Tensor<int, 3, 2>());
  CHECK(Tensor<int, 2, 2, 3>() != Tensor<int, 2, 3, 2>());
  CHECK(Tensor<int, dynamic, 3>() == Tensor<int, dynamic, 3>());
  const Tensor<float, 1> nan(std::vector{NAN});
  CHECK(nan != nan);
}

TEST_CASE("a shape that run time knows as text") {
  CHECK(shape_text<Shape<dynamic, 28, 28>>(100) == "(100, 28, 28)");
  CHECK(shape_text<Shape<dynamic>>(0) == "(0)");
  CHECK(shape_text<Shape<2, 3>>(2) == "(2, 3)");
}

TEST_CASE("sentences of what does not compile") {
  const auto text = [](const detail::words& w) { return std::string(std::string_view(w)); };
  CHECK(text(detail::named<number_of_indices<1, Shape<2, 3>>>::text) ==
        "dovetail: shape (2, 3) takes 2 indices and not 1");
  CHECK(text(detail::named<number_of_indices<2, Shape<3>>>::text) == "dovetail: shape (3) takes 1 index and not 2");
  CHECK(text(detail::named<reshape_from<Shape<2, 3>, Shape<4>>>::text) ==
        "dovetail: reshape from (2, 3) to (4) changes the number of elements from 6 to 4");
}
