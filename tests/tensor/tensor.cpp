// SPDX-License-Identifier: MIT
#include <dovetail/tensor/tensor.hpp>

#include <doctest/doctest.h>

#include <array>
#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <numeric>
#include <ranges>
#include <type_traits>
#include <utility>
#include <vector>

using namespace dovetail;
using namespace dovetail::detail::problems;

using Small = Tensor<float, 2, 3>;
using Large = Tensor<float, 784, 128>;  // 392 KiB
using Free = Tensor<float, dynamic, 3>;

// Up to 16 KiB lie inside the object, aligned; the rest has one block elsewhere.
static_assert(alignof(Small) == 64 && sizeof(Small) == 64 && sizeof(Tensor<float, 4096>) == 16384);
static_assert(sizeof(Tensor<float, 4097>) <= 64 && sizeof(Large) <= 64 && sizeof(Free) <= 64);
static_assert(std::is_trivially_copyable_v<Small> && std::is_nothrow_move_constructible_v<Large>);
static_assert(std::is_nothrow_move_assignable_v<Free> && std::is_nothrow_destructible_v<Free>);

static_assert(std::same_as<Small::shape, Shape<2, 3>> && std::same_as<Small::value_type, float>);
static_assert(std::same_as<tensor_of<float, Shape<2, 3>>, Small>);
static_assert(std::same_as<view_of<const float, Shape<2, 3>>, View<const float, 2, 3>>);
static_assert(std::same_as<decltype(std::declval<const Small&>().data()), const float*>);
static_assert(std::same_as<decltype(std::declval<Small&>().view()), View<float, 2, 3>>);
static_assert(std::same_as<decltype(std::declval<const Small&>().view()), View<const float, 2, 3>>);

// A tensor or view of its shape becomes a tensor by itself, others are refused; rows are chosen only where the
// shape leaves them open.
static_assert(!std::is_convertible_v<std::vector<float>, Tensor<float, 3>>);
static_assert(std::is_convertible_v<View<float, 2, 3>, Small> && convertible_to_tensor<View<float, 2, 3>, Small> &&
              !convertible_to_tensor<View<float, 3, 2>, Small>);
static_assert(!std::is_convertible_v<std::array<float, 3>, Tensor<float, 3>>);
static_assert(!std::is_convertible_v<float, Tensor<float, 1>> &&
              !std::is_convertible_v<float, Tensor<float, dynamic>> && convertible_to_tensor<Small, Free> &&
              convertible_to_tensor<Free, Small>);
static_assert(!convertible_to_tensor<Tensor<float, 3, 2>, Small> &&
              !convertible_to_tensor<Tensor<double, 2, 3>, Small> && !convertible_to_tensor<std::vector<float>, Small>);
static_assert(!std::is_constructible_v<Tensor<float, 2>, const char*, const char*>);
template <class X>
concept has_rows = requires { X::with_rows(1); };
static_assert(has_rows<Free> && !has_rows<Small>);

// A list of one axis takes what braces take of a number, whether the tensor knows its length or not.
template <class T, auto Value>
struct As {
  static constexpr T value = T(Value);
};
template <auto Value>
using exact = As<decltype(Value), Value>;
template <int Value>
using real = As<double, Value>;
struct Half {
  static constexpr double value = 0.5;
};
struct Huge {
  static constexpr double value = 1e300;
};
template <class X, class... N>
concept lists = requires { X{N::value...}; };
template <class X, class... U>
concept lists_variables = requires(U... u) { X{u...}; };
template <class T>
inline constexpr bool refuses_what_braces_refuse = [] {
  using Long = Tensor<T, 2000>;  // of which only run time tells how many there are
  using Known = Tensor<T, 2>;
  using Open = Tensor<T, dynamic>;
  using One = As<T, 1>;
  const auto all_list = []<class... N>(std::type_identity<N>...) {
    return lists<Known, N...> && lists<Open, N...> && lists<Long, N...>;
  };
  const auto none_lists = []<class... N>(std::type_identity<N>...) {
    return !lists<Known, N...> && !lists<Open, N...> && !lists<Long, N...>;
  };
  constexpr std::type_identity<One> one;
  if (!all_list(one, std::type_identity<As<T, 2>>{})) return false;
  if (std::is_integral_v<T> && !none_lists(one, std::type_identity<real<2>>{})) return false;
  if (sizeof(T) == 1 && !none_lists(one, std::type_identity<exact<300>>{})) return false;
  if (std::is_unsigned_v<T> && !none_lists(one, std::type_identity<exact<-1>>{})) return false;
  if (std::is_same_v<T, float> && !none_lists(one, std::type_identity<Huge>{})) return false;
  return !std::is_same_v<T, float> || !lists<Known, One, exact<16777217>>;
}();
static_assert(refuses_what_braces_refuse<int> && refuses_what_braces_refuse<std::uint8_t> &&
              refuses_what_braces_refuse<std::int8_t> && refuses_what_braces_refuse<std::uint64_t> &&
              refuses_what_braces_refuse<float> && refuses_what_braces_refuse<double>);
static_assert(lists<Tensor<float, 3>, exact<1>, Half, exact<-3>> &&
              lists<Tensor<float, dynamic>, exact<1>, Half, exact<3U>> &&
              !lists<Tensor<std::int32_t, 1>, exact<3000000000U>> && !lists<Tensor<bool, 2>, exact<1>, exact<2>>);
static_assert(lists_variables<Tensor<double, 2>, float, double> && !lists_variables<Tensor<float, 2>, double, float> &&
              !lists_variables<Tensor<float, dynamic>, float, double> && !lists_variables<Tensor<float, 1>, int> &&
              !lists_variables<Tensor<int, 2>, long, int>);

// What a temporary tensor does not keep it does not give: its elements and rows are copies.
using Temporary = Tensor<int, 2, 3>;
static_assert(std::same_as<decltype(Temporary()(0, 0)), int> && std::same_as<decltype(Temporary().at(0, 0)), int> &&
              std::same_as<decltype(std::declval<const Temporary>()(0, 0)), int>);
static_assert(std::same_as<decltype(Temporary()[0]), Tensor<int, 3>> &&
              std::same_as<decltype(Tensor<int, 3>()[0]), int>);
static_assert(std::same_as<decltype(Temporary().reshape<6>()), Tensor<int, 6>>);
static_assert(std::same_as<decltype(std::declval<View<int, 3>>()(0)), int&>);  // a view does
static_assert(!std::ranges::borrowed_range<Temporary> && std::ranges::borrowed_range<View<int, 2, 3>> &&
              std::ranges::borrowed_range<View<const int, dynamic>>);

// All of it works at compile time, on the heap too.
static_assert(Small()(1, 2) == 0 && Small::rank == 2);
static_assert([] {
  const Small t = {{1, 2, 3}, {4, 5, 6}};
  return t(0, 0) == 1 && t(0, 2) == 3 && t(1, 0) == 4 && t(1, 2) == 6;
}());
static_assert([] {
  auto t = Free::with_rows(4);
  t(3, 2) = 9;
  auto copy = t;
  auto moved = std::move(t);
  copy.fill(1);
  return moved(3, 2) == 9 && copy(3, 2) == 1 && moved.rows() == 4;
}());
static_assert(Tensor<int, 4>(1, 2, 3, 4).reshape<2, 2>()(1, 0) == 3);

namespace {
template <class X>
bool holds(const X& x, std::vector<typename X::value_type> expected) {
  return std::equal(x.flat().begin(), x.flat().end(), expected.begin(), expected.end());
}
template <class X>
bool is_aligned(const X& x) {
  return reinterpret_cast<std::uintptr_t>(x.data()) % detail::tensor::alignment == 0;
}
}  // namespace

TEST_CASE("a tensor starts with zeros, at an aligned address") {
  const Tensor<double, 3> line;
  const Small small;
  const Tensor<std::int8_t, 2, 3, 4, 5> rank4;
  const Large large;
  CHECK(holds(line, {0, 0, 0}));
  CHECK(holds(small, {0, 0, 0, 0, 0, 0}));
  CHECK(holds(rank4, std::vector<std::int8_t>(120)));
  CHECK(holds(large, std::vector<float>(784 * 128)));
  CHECK(is_aligned(line));
  CHECK(is_aligned(small));
  CHECK(is_aligned(rank4));
  CHECK(is_aligned(large));
  CHECK(is_aligned(Free::with_rows(7)));
  std::vector<Tensor<char, 1>> many(9);
  for (const auto& one : many) CHECK(is_aligned(one));
}

TEST_CASE("lists of every rank") {
  CHECK(holds(Tensor<float, 3>{1, 2.5, -3}, {1, 2.5, -3}));
  CHECK(holds(Tensor<int, 1>{5}, {5}));
  CHECK(holds(Tensor<float, 2, 3>{{1, 2, 3}, {4, 5, 6}}, {1, 2, 3, 4, 5, 6}));
  CHECK(holds(Tensor<float, 1, 3>{{1, 2, 3}}, {1, 2, 3}));
  CHECK(holds(Tensor<float, 3, 1>{{1}, {2}, {3}}, {1, 2, 3}));
  CHECK(holds(Tensor<int, 2, 2>{{0, 0}, {0, 1}}, {0, 0, 0, 1}));
  CHECK(holds(Tensor<int, 2, 3, 2>{{{1, 2}, {3, 4}, {5, 6}}, {{7, 8}, {9, 10}, {11, 12}}},
              {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}));
  CHECK(holds(Tensor<int, 1, 2, 2, 3>{{{{1, 2, 3}, {4, 5, 6}}, {{7, 8, 9}, {10, 11, 12}}}},
              {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}));
  CHECK(holds(Tensor<int, 2, 1, 2, 1>{{{{1}, {2}}}, {{{3}, {4}}}}, {1, 2, 3, 4}));
  CHECK(holds(Tensor<bool, 2>{true, false}, {true, false}));

  const Tensor<float, 2> assigned = {1, 2};
  CHECK(holds(assigned, {1, 2}));
}

TEST_CASE("a long list, of which run time tells its length") {
  using Long = Tensor<int, 2000>;
  static_assert(std::is_convertible_v<std::initializer_list<int>, Long>);
  CHECK_THROWS_WITH_AS((Long{1, 2, 3}), "a list of shape (3) for a tensor of shape (2000)", ShapeError);
}

TEST_CASE("from arrays, as a copy") {
  const float flat[] = {1, 2, 3};
  const int table[2][3] = {{1, 2, 3}, {4, 5, 6}};
  CHECK(holds(Tensor<float, 3>(flat), {1, 2, 3}));
  CHECK(holds(Tensor<float, dynamic>(flat), {1, 2, 3}));
  CHECK(holds(Tensor<int, 2, 3>(table), {1, 2, 3, 4, 5, 6}));
  CHECK(Tensor<int, dynamic, 3>(table).rows() == 2);
  CHECK(holds(Tensor<int, dynamic, 2>(std::array{1, 2, 3, 4}), {1, 2, 3, 4}));
}

TEST_CASE("lists give the number of rows that the shape leaves open") {
  const Tensor<float, dynamic> line = {1, 2, 3, 4};
  CHECK(line.rows() == 4);
  CHECK(holds(line, {1, 2, 3, 4}));
  const Tensor<int, dynamic, 2> rows = {{1, 2}, {3, 4}, {5, 6}};
  CHECK(rows.rows() == 3);
  CHECK(holds(rows, {1, 2, 3, 4, 5, 6}));
  const Tensor<int, dynamic, 1, 2> planes = {{{1, 2}}, {{3, 4}}};
  CHECK(planes.rows() == 2);
  CHECK(holds(planes, {1, 2, 3, 4}));
  const Tensor<int, dynamic, 1, 1, 2> blocks = {{{{1, 2}}}, {{{3, 4}}}, {{{5, 6}}}};
  CHECK(blocks.rows() == 3);
  CHECK(holds(blocks, {1, 2, 3, 4, 5, 6}));
}

TEST_CASE("rows at run time") {
  const Free none;
  CHECK(none.rows() == 0);
  CHECK(none.size() == 0);
  CHECK(none.empty());
  CHECK(none.view().rows() == 0);
  CHECK(Free::with_rows(0).empty());
  const auto five = Free::with_rows(5);
  CHECK(five.rows() == 5);
  CHECK(five.size() == 15);
  CHECK(holds(five, std::vector<float>(15)));
  CHECK_THROWS_AS(Free::with_rows(std::size_t{1} << 62), ShapeError);
  // 2^60 · 784 is 0 in 64 bits.
  CHECK_THROWS_AS((Tensor<float, dynamic, 28, 28>::with_rows(std::size_t{1} << 60)), ShapeError);
}

TEST_CASE("from spans, vectors and views, as a copy") {
  std::vector<float> values{1, 2, 3, 4, 5, 6};
  const Small fixed(values);
  const Free free{std::span<const float>(values)};
  const Small from_view{View<float, 2, 3>(values.data())};
  const Free from_free{View<const float, dynamic, 3>(values.data(), 2)};
  const Free from_fixed{fixed.view()};
  values.assign(6, 0);
  CHECK(holds(fixed, {1, 2, 3, 4, 5, 6}));
  CHECK(holds(free, {1, 2, 3, 4, 5, 6}));
  CHECK(holds(from_view, {1, 2, 3, 4, 5, 6}));
  CHECK(holds(from_free, {1, 2, 3, 4, 5, 6}));
  CHECK(holds(from_fixed, {1, 2, 3, 4, 5, 6}));
  CHECK(free.rows() == 2);
  CHECK(from_free.rows() == 2);
  CHECK(from_fixed.rows() == 2);
  CHECK(Free(std::vector<float>()).rows() == 0);
  CHECK_THROWS_WITH_AS(Small(std::vector<float>(5)), "expected the elements of shape (2, 3), found 5 in place of 6",
                       ShapeError);
  CHECK_THROWS_WITH_AS(Free(std::vector<float>(7)),
                       "expected the elements of shape (None, 3), found 7, no multiple of 3", ShapeError);
}

TEST_CASE_TEMPLATE("copies are deep, moves keep the elements", X, Small, Large, Free) {
  X a;
  if constexpr (std::is_same_v<X, Free>) a = X::with_rows(2);
  std::iota(a.flat().begin(), a.flat().end(), 1.f);
  const X original = a;
  CHECK(original == a);
  CHECK(original.data() != a.data());
  a(0, 0) = 100;
  CHECK(original(0, 0) == 1);
  a = original;
  CHECK(a == original);

  X& same = a;
  a = same;
  CHECK(a == original);
  a = std::move(same);
  CHECK(a == original);

  X moved = std::move(a);
  CHECK(moved == original);
  CHECK(is_aligned(moved));
  a = moved;  // what was moved from can be assigned to
  CHECK(a == original);
  X target;
  target = std::move(moved);
  CHECK(target == original);
  X unused = std::move(target);  // and destroyed
  CHECK(unused == original);
}

TEST_CASE("a move of a large tensor hands over its memory") {
  Large a;
  const float* data = a.data();
  const Large b = std::move(a);
  CHECK(b.data() == data);
  auto c = Free::with_rows(4);
  data = c.data();
  const Free d = std::move(c);
  CHECK(d.data() == data);
  CHECK(d.rows() == 4);
  CHECK(c.rows() == 0);
}

TEST_CASE("an assignment takes over the number of rows") {
  auto a = Free::with_rows(2);
  a = Free::with_rows(5);
  CHECK(a.rows() == 5);
  const Free none;
  a = none;
  CHECK(a.rows() == 0);
}

TEST_CASE("rows that one of two types leaves open are compared when it runs") {
  const Tensor<float, 2, 3> known = {{1, 2, 3}, {4, 5, 6}};
  const Tensor<float, dynamic, 3> open = known;
  CHECK(open == known);
  Tensor<float, 2, 3> x = open;
  CHECK(x == known);
  x.fill(0);
  x = open;
  CHECK(x == known);
  Tensor<float, dynamic, 3> y;
  y = known;
  CHECK(y == known);
  const float* memory = y.data();
  y = View<const float, dynamic, 3>(known);  // of as many rows: the same memory
  CHECK((y == known && y.data() == memory));
  y = View<const float, 1, 3>(known.data());
  CHECK(y == Tensor<float, 1, 3>{{1, 2, 3}});

  CHECK_THROWS_WITH_AS((Tensor<float, 3, 3>(open)), "a tensor of shape (2, 3) for a tensor of shape (3, 3)",
                       ShapeError);
  Tensor<float, 3, 3> z;
  CHECK_THROWS_WITH_AS(z = open, "a tensor of shape (2, 3) for a tensor of shape (3, 3)", ShapeError);
  CHECK(z == Tensor<float, 3, 3>());
}
TEST_CASE("fill") {
  Small small;
  small.fill(2.5f);
  CHECK(holds(small, std::vector<float>(6, 2.5f)));
  auto free = Tensor<std::int32_t, dynamic>::with_rows(3);
  free.fill(-1);
  CHECK(holds(free, {-1, -1, -1}));
}

TEST_CASE("a temporary that is reshaped gives its elements away, as a tensor") {
  auto small = Small{{1, 2, 3}, {4, 5, 6}}.reshape<3, 2>();
  static_assert(std::same_as<decltype(small), Tensor<float, 3, 2>>);
  CHECK(holds(small, {1, 2, 3, 4, 5, 6}));
  Large large;
  large(783, 127) = 4;
  const float* data = large.data();
  const auto line = std::move(large).reshape<784 * 128>();
  static_assert(std::same_as<decltype(line), const Tensor<float, 784 * 128>>);
  CHECK(line.data() == data);
  CHECK(line(784 * 128 - 1) == 4);
}

TEST_CASE("the sentence of a list that does not fit") {
  CHECK(std::string(
            std::string_view(detail::named<detail::tensor::numbers_problem<Shape<1>, Shape<dynamic>>::type>::text)) ==
        "dovetail: numbers in parentheses for a tensor of shape (None): write with_rows(n), or a list in braces");
  CHECK(std::string(
            std::string_view(detail::named<a_list_of_shape_A_for_a_tensor_of_shape<Shape<2, 2>, Shape<2, 3>>>::text)) ==
        "dovetail: a list of shape (2, 2) for a tensor of shape (2, 3)");
}
