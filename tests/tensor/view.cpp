// SPDX-License-Identifier: MIT
#include <dovetail/tensor/view.hpp>

#include <doctest/doctest.h>

#include <array>
#include <concepts>
#include <span>
#include <type_traits>
#include <vector>

#include <dovetail/tensor/tensor.hpp>

using namespace dovetail;

template <class From, class To>
concept becomes = std::is_convertible_v<From, To>;

// What is written through becomes what is read; never the other way round.
static_assert(becomes<View<float, 2, 3>, View<const float, 2, 3>>);
static_assert(!becomes<View<const float, 2, 3>, View<float, 2, 3>>);
static_assert(!std::is_constructible_v<View<float, 2, 3>, View<const float, 2, 3>>);
static_assert(!std::is_constructible_v<View<float, 2, 3>, const Tensor<float, 2, 3>&>);
static_assert(becomes<Tensor<float, 2, 3>&, View<float, 2, 3>>);
static_assert(becomes<Tensor<float, 2, 3>&, View<const float, 2, 3>>);
static_assert(becomes<const Tensor<float, 2, 3>&, View<const float, 2, 3>>);

// A known number of rows becomes an unknown one; never the other way round.
static_assert(becomes<View<float, 2, 3>, View<float, dynamic, 3>>);
static_assert(becomes<View<float, 2, 3>, View<const float, dynamic, 3>>);
static_assert(becomes<View<const float, 2, 3>, View<const float, dynamic, 3>>);
static_assert(becomes<Tensor<float, 2, 3>&, View<float, dynamic, 3>>);
static_assert(becomes<const Tensor<float, 2, 3>&, View<const float, dynamic, 3>>);
static_assert(!becomes<View<float, dynamic, 3>, View<float, 2, 3>>);
static_assert(!becomes<View<const float, dynamic, 3>, View<const float, 2, 3>>);
static_assert(!becomes<Tensor<float, dynamic, 3>&, View<float, 2, 3>>);
static_assert(!becomes<const Tensor<float, dynamic, 3>&, View<const float, 2, 3>>);

// Another shape or another element type does not become one.
static_assert(!becomes<View<float, 2, 3>, View<float, 3, 2>>);
static_assert(!becomes<View<float, 4, 3>, View<float, 2, 3>>);
static_assert(!becomes<View<const float, 4, 3>, View<const float, 2, 3>>);
static_assert(!becomes<Tensor<float, 4, 3>&, View<float, 2, 3>>);
static_assert(!becomes<const Tensor<float, 4, 3>&, View<const float, 2, 3>>);
static_assert(!becomes<View<float, 2, 3>, View<const float, dynamic, 2>>);
static_assert(!becomes<View<float, 2, 3>, View<const float, 6>>);
static_assert(!becomes<View<float, 2, 3>, View<const double, 2, 3>>);
static_assert(!becomes<Tensor<float, 2, 3>&, View<const float, 3, 2>>);

// What carries no shape takes one on only where one says so.
static_assert(!becomes<float*, View<float, 3>> && !becomes<const float*, View<const float, 3>>);
static_assert(std::is_constructible_v<View<float, 3>, std::span<float>> &&
              !std::is_constructible_v<View<float, 3>, std::span<const float>>);
// What data a view takes: what is constant is not written, a temporary vector and other elements are refused in a
// sentence, and so is an array of another shape.
template <class X, class V, class T = std::remove_pointer_t<decltype(std::declval<V>().data())>>
concept seen_by =
    detail::tensor::data_for<X, T> &&
    std::same_as<typename detail::tensor::view_problem<X, typename V::value_type, typename V::shape>::type,
                 detail::none>;
static_assert(seen_by<std::vector<float>&, View<float, 3>> && seen_by<const std::vector<float>&, View<const float, 3>>);
static_assert(!seen_by<const std::vector<float>&, View<float, 3>> && !seen_by<std::vector<int>&, View<const float, 3>>);
static_assert(!seen_by<std::vector<float>, View<float, 3>> && !seen_by<std::vector<float>, View<const float, 3>> &&
              !seen_by<const std::vector<float>, View<const float, 3>>);
static_assert(seen_by<std::span<float>, View<float, 3>> && seen_by<std::span<const float, 3>, View<const float, 3>> &&
              !seen_by<std::span<float, 4>, View<float, 3>>);
static_assert(!seen_by<std::array<float, 3>, View<const float, 3>> &&
              seen_by<std::array<float, 3>&, View<const float, 3>> &&
              !seen_by<std::array<float, 2>&, View<const float, 3>> &&
              !seen_by<std::array<float, 4>&, View<const float, 3>>);
static_assert(seen_by<float (&)[4], View<float, 4>> && seen_by<const float (&)[4], View<const float, 2, 2>> &&
              !seen_by<float (&)[3], View<const float, 4>> && !seen_by<float (&)[5], View<const float, 4>> &&
              !seen_by<float[4], View<const float, 4>> && !seen_by<double (&)[4], View<const float, 4>>);
static_assert(seen_by<float (&)[8], View<const float, dynamic, 4>> &&
              !seen_by<float (&)[7], View<const float, dynamic, 4>>);
static_assert(seen_by<float (&)[3][4], View<float, 3, 4>> && seen_by<float (&)[3][4], View<const float, dynamic, 4>> &&
              !seen_by<float (&)[3][4], View<const float, 4, 3>> && !seen_by<float (&)[3][4], View<const float, 12>> &&
              !seen_by<float (&)[3][5], View<const float, dynamic, 4>> &&
              !seen_by<float (&)[2][3], View<const float, 3, 3>>);
// A temporary tensor may be the argument of a function that takes a view.
static_assert(becomes<Tensor<float, 3>, View<const float, 3>> && !becomes<Tensor<float, 3>, View<float, 3>>);
static_assert(!becomes<std::span<float>, View<float, 3>> && !becomes<std::span<const float>, View<const float, 3>>);
static_assert(std::is_constructible_v<View<float, 3>, float*>);
static_assert(!std::is_constructible_v<View<float, 3>, const float*>);
static_assert(!std::is_constructible_v<View<float, dynamic>, float*>);  // how many?

// It is a pointer, and a number where run time tells one.
static_assert(std::is_trivially_copyable_v<View<float, 2, 3>> &&
              std::is_trivially_copyable_v<View<const float, dynamic, 3>>);
static_assert(sizeof(View<const float, 2, 3>) == sizeof(float*));
static_assert(sizeof(View<const float, dynamic, 3>) == 2 * sizeof(float*));
static_assert(noexcept(View<float, 3>(nullptr)) && noexcept(View<float, dynamic>(nullptr, 0)));

// A const view of float still writes, as a const pointer does; a view of const float does not.
static_assert(std::same_as<decltype(std::declval<const View<float, 3>&>()(0)), float&>);
static_assert(std::same_as<decltype(std::declval<View<const float, 3>&>()(0)), const float&>);
static_assert(std::same_as<decltype(std::declval<View<float, 2, 3>&>()[0]), View<float, 3>>);
static_assert(std::same_as<decltype(std::declval<View<const float, 2, 3>&>()[0]), View<const float, 3>>);
static_assert(std::same_as<View<const float, 3>::value_type, float>);
static_assert(std::same_as<View<float, dynamic, 3>::shape, Shape<dynamic, 3>>);

namespace {
// Template deduction takes a view that writes for one that reads, since it derives from it.
template <class T, std::size_t M, std::size_t N>
constexpr std::size_t deduced(View<const T, M, N> view) {
  return view.rows() * 100 + N;
}
}  // namespace

static_assert([] {
  float values[6]{1, 2, 3, 4, 5, 6};
  View<float, 2, 3> view(values);
  view(1, 2) = 60;
  view[0][1] = 20;
  const View<const float, dynamic, 3> reading = view;
  return values[5] == 60 && reading(0, 1) == 20 && reading.rows() == 2 && deduced(view) == 203;
}());

TEST_CASE("a view borrows: it sees and makes changes of the memory") {
  std::vector<float> values{0, 1, 2, 3, 4, 5, 6};
  const View<float, 2, 3> view(values.data() + 1);  // no alignment is asked for
  CHECK(view.data() == values.data() + 1);
  CHECK(view.size() == 6);
  CHECK(view.rows() == 2);
  CHECK(view(1, 0) == 4);
  values[4] = 40;
  CHECK(view(1, 0) == 40);
  view(0, 0) = 10;
  CHECK(values[1] == 10);
  const auto copy = view;  // of the view, not of the elements
  copy.fill(7);
  CHECK(values == std::vector<float>{0, 7, 7, 7, 7, 7, 7});
}

TEST_CASE("rows that run time knows") {
  std::vector<double> values{1, 2, 3, 4, 5, 6};
  const View<double, dynamic, 2> view(values.data(), 3);
  CHECK(view.rows() == 3);
  CHECK(view.size() == 6);
  CHECK(view(2, 1) == 6);
  const View<double, dynamic, 2> none;
  CHECK(none.rows() == 0);
  CHECK(none.empty());
  CHECK(none.data() == nullptr);
  for (const auto row : none) FAIL(row.size());
}

TEST_CASE("spans and vectors become views where the number of elements is right") {
  std::vector<float> values{1, 2, 3, 4, 5, 6};
  const View<float, 2, 3> writing{std::span(values)};
  writing(0, 0) = -1;
  CHECK(values[0] == -1);
  CHECK(View<const float, dynamic, 2>(values).rows() == 3);
  CHECK(View<float, dynamic>(values).rows() == 6);
  const std::vector<float> constant{1, 2};
  CHECK(View<const float, 2>(constant)(1) == 2);
  CHECK(View<const float, dynamic, 3>(std::span<const float>()).rows() == 0);

  using Fixed = View<const float, 2, 2>;
  using Free = View<const float, dynamic, 4>;
  CHECK_THROWS_WITH_AS(Fixed{values}, "expected the elements of shape (2, 2), found 6 in place of 4", ShapeError);
  CHECK_THROWS_WITH_AS(Free{values}, "expected the elements of shape (None, 4), found 6, no multiple of 4", ShapeError);
  CHECK_THROWS_AS((View<float, 7>(std::span(values))), ShapeError);
}

TEST_CASE("arrays become views, with the rows that their type has") {
  float flat[] = {1, 2, 3, 4, 5, 6, 7, 8};
  const View<float, 8> all(flat);
  all(7) = 80;
  CHECK(flat[7] == 80);
  const View<const float, dynamic, 4> rows(flat);
  CHECK(rows.rows() == 2);
  CHECK(rows(1, 3) == 80);
  CHECK(rows.data() == flat);
  const double table[3][2] = {{1, 2}, {3, 4}, {5, 6}};
  const View<const double, dynamic, 2> three(table);
  CHECK(three.rows() == 3);
  CHECK(three(2, 1) == 6);
  CHECK(View<const double, 3, 2>(table)(1, 0) == 3);
  std::array<int, 3> array{1, 2, 3};
  View<int, dynamic>{array}(2) = 30;
  CHECK(array[2] == 30);
  const float* pointer = flat;  // says nothing of how many
  CHECK(View<const float, 4>(pointer)(3) == 4);
}

namespace {
Tensor<float, 3> made(float first) { return {first, 2, 3}; }
float first_of(View<const float, 3> x) { return x(0); }
}  // namespace

TEST_CASE("a temporary tensor is seen by a function, and a view with a name sees others") {
  CHECK(first_of(made(5)) == 5);
  CHECK(first_of(View<const float, 3>(made(6))) == 6);
  const Tensor<float, 3> other = {7, 8, 9};
  View<const float, 3> view;
  view = other;
  CHECK(view.data() == other.data());
}

TEST_CASE("tensors become views of their own elements") {
  Tensor<int, 2, 2> fixed = {{1, 2}, {3, 4}};
  const View<int, 2, 2> a = fixed;
  const View<const int, dynamic, 2> b = fixed;
  CHECK(a.data() == fixed.data());
  CHECK(b.data() == fixed.data());
  CHECK(b.rows() == 2);
  CHECK(deduced(fixed.view()) == 202);
  auto free = Tensor<int, dynamic, 3>::with_rows(5);
  const View<int, dynamic, 3> c = free;
  CHECK(c.data() == free.data());
  CHECK(c.rows() == 5);
}
