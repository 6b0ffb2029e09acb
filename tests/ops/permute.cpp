// SPDX-License-Identifier: MIT
#include <dovetail/ops/permute.hpp>

#include <doctest/doctest.h>

#include <concepts>
#include <cstdint>

#include <dovetail/ops/arithmetic.hpp>

using namespace dovetail;

namespace {
template <class X>
constexpr void count(X& x) {
  int n = 0;
  for (auto& v : x.flat()) v = static_cast<typename X::value_type>(n++ % 127);
}
}  // namespace

using Cube = Tensor<float, 2, 3, 4>;
static_assert(std::same_as<decltype(permute<2, 0, 1>(std::declval<Cube&>())),
                           StridedView<float, Shape<4, 2, 3>, detail::shape::StrideList<1, 12, 4>>>);
static_assert(std::same_as<decltype(permute<-1, 0, 1>(std::declval<const Cube&>())),
                           StridedView<const float, Shape<4, 2, 3>, detail::shape::StrideList<1, 12, 4>>>);
static_assert(std::same_as<decltype(permute<2, 0, 1>(std::declval<Cube>())), Tensor<float, 4, 2, 3>>);
static_assert(std::same_as<decltype(permute<0, 1, 2>(std::declval<Cube&>())), View<float, 2, 3, 4>>);
static_assert(std::same_as<decltype(transpose(std::declval<Tensor<float, 5>&>())), View<float, 5>>);
static_assert(std::same_as<decltype(transpose(transpose(std::declval<Cube&>()))), View<float, 2, 3, 4>>);
static_assert(std::same_as<decltype(transpose(std::declval<Tensor<float, 1, 5>&>())), View<float, 5, 1>>);
static_assert(
    std::same_as<decltype(swapaxes<1, 2>(std::declval<Tensor<int, dynamic, 3, 4>&>()))::shape, Shape<dynamic, 4, 3>>);
static_assert(std::same_as<decltype(transpose(std::declval<Tensor<float, 2, 3>&>() * 2)), Tensor<float, 3, 2>>);

// In constant expressions compilers check each step of a pointer: also where there are no rows, and no memory.
static_assert(eval(permute<2, 0, 1>(Tensor<int, 2, 0, 3>())).empty());
static_assert(eval(permute<1, 0>(Tensor<int, 2, 3>{{1, 2, 3}, {4, 5, 6}} + 1)) ==
              Tensor<int, 3, 2>{{2, 5}, {3, 6}, {4, 7}});
static_assert(eval(transpose(Tensor<int, 1, 1>{{5}}))(0, 0) == 5);
static_assert([] {
  Tensor<int, 2, 3> x = {{1, 2, 3}, {4, 5, 6}};
  Tensor<int, 3, 2> y = transpose(x);
  transpose(x)(2, 0) = 30;
  y = y + transpose(x);
  x = transpose(y);
  return x == Tensor<int, 2, 3>{{2, 4, 33}, {8, 10, 12}};
}());

TEST_CASE("x = transpose(x)") {
  Tensor<double, 3, 3> x;
  count(x);
  x = transpose(x);
  CHECK(x == Tensor<double, 3, 3>{{0, 3, 6}, {1, 4, 7}, {2, 5, 8}});
  transpose(x) = x;
  CHECK(x == Tensor<double, 3, 3>{{0, 1, 2}, {3, 4, 5}, {6, 7, 8}});
}

// Sizes on both sides of the squares of the blocked transposition (kernels/transpose.hpp).
TEST_CASE_TEMPLATE("every order of the axes, read and written", T, float, double, std::int32_t, std::int64_t,
                   std::uint8_t, bool) {
  const auto matrix = []<std::size_t M, std::size_t N>(Shape<M, N>) {
    Tensor<T, M, N> x, back;
    count(x);
    const Tensor<T, N, M> y = transpose(x);
    for (std::size_t i = 0; i < M; ++i)
      for (std::size_t j = 0; j < N; ++j) CHECK(y(j, i) == x(i, j));
    transpose(back) = y;
    CHECK(back == x);
  };
  matrix(Shape<1, 7>{});
  matrix(Shape<3, 3>{});
  matrix(Shape<16, 16>{});
  matrix(Shape<17, 33>{});
  matrix(Shape<40, 3>{});
  matrix(Shape<64, 70>{});

  Tensor<T, 5, 18, 33> c;
  count(c);
  const auto order =
      [&]<std::ptrdiff_t A, std::ptrdiff_t B, std::ptrdiff_t C>(std::integer_sequence<std::ptrdiff_t, A, B, C>) {
        auto y = eval(permute<A, B, C>(c));
        Tensor<T, 5, 18, 33> back;
        permute<A, B, C>(back) = y;
        bool same = true;
        for (std::size_t i = 0; i < y.rows(); ++i)
          for (std::size_t j = 0; j < y[0].rows(); ++j)
            for (std::size_t k = 0; k < y[0][0].rows(); ++k) {
              std::array<std::size_t, 3> at{};
              at[A] = i, at[B] = j, at[C] = k;
              same = same && y(i, j, k) == c(at[0], at[1], at[2]);
            }
        CHECK(same);
        CHECK(back == c);
      };
  order(std::integer_sequence<std::ptrdiff_t, 0, 1, 2>{});
  order(std::integer_sequence<std::ptrdiff_t, 0, 2, 1>{});
  order(std::integer_sequence<std::ptrdiff_t, 1, 0, 2>{});
  order(std::integer_sequence<std::ptrdiff_t, 1, 2, 0>{});
  order(std::integer_sequence<std::ptrdiff_t, 2, 0, 1>{});
  order(std::integer_sequence<std::ptrdiff_t, 2, 1, 0>{});

  Tensor<T, 2, 3, 19, 18> d;
  count(d);
  const Tensor<T, 18, 3, 2, 19> e = permute<3, 1, 0, 2>(d);
  const Tensor<T, 18, 19, 3, 2> f = transpose(d);
  bool same = true;
  for (std::size_t i = 0; i < 2; ++i)
    for (std::size_t j = 0; j < 3; ++j)
      for (std::size_t k = 0; k < 19; ++k)
        for (std::size_t l = 0; l < 18; ++l)
          same = same && e(l, j, i, k) == d(i, j, k, l) && f(l, k, j, i) == d(i, j, k, l);
  CHECK(same);

  auto rows = Tensor<T, dynamic, 20, 17>::with_rows(3);
  count(rows);
  const Tensor<T, dynamic, 17, 20> g = permute<0, 2, 1>(rows);
  same = true;
  for (std::size_t i = 0; i < 3; ++i)
    for (std::size_t j = 0; j < 20; ++j)
      for (std::size_t k = 0; k < 17; ++k) same = same && g(i, k, j) == rows(i, j, k);
  CHECK(same);
  Tensor<T, dynamic, 17> h = Tensor<T, dynamic, 17>::with_rows(20);
  h = transpose(g[1]);
  CHECK(h == rows[1]);
}

TEST_CASE("parts and flipped axes are transposed too") {
  Tensor<float, 40, 50> x;
  count(x);
  const Tensor<float, 20, 32> y = transpose(x(range<3, 35>, range<1, 41, 2>));
  for (std::size_t i = 0; i < 20; ++i)
    for (std::size_t j = 0; j < 32; ++j) CHECK(y(i, j) == x(3 + j, 1 + 2 * i));
  Tensor<float, 50, 40> z;
  z(range<20, 40>, range<1, 33>) = y;
  z(range<0, 20>, range<1, 33>) = transpose(x(range<8>, range<0, 20>));
  CHECK(z(0, 0) == 0);
  CHECK(z(0, 33) == 0);
  for (std::size_t i = 0; i < 20; ++i)
    for (std::size_t j = 0; j < 32; ++j) CHECK(z(i, 1 + j) == x(8 + j, i));
}

TEST_CASE("axes that lie one after the other on one side only are no one axis") {
  Tensor<float, 33, 5, 18> x;
  count(x);
  Tensor<float, 5, 20, 40> y;
  y(all, range<0, 18>, range<0, 33>) = permute<1, 2, 0>(x);
  bool same = true;
  for (std::size_t i = 0; i < 5; ++i)
    for (std::size_t j = 0; j < 20; ++j)
      for (std::size_t k = 0; k < 40; ++k) same = same && y(i, j, k) == (j < 18 && k < 33 ? x(k, i, j) : 0.0f);
  CHECK(same);
}
