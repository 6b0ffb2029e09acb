// SPDX-License-Identifier: MIT
#include <dovetail/ops/matmul.hpp>

#include <doctest/doctest.h>

#include <dovetail/ops/arithmetic.hpp>
#include <dovetail/ops/flip.hpp>
#include <dovetail/ops/permute.hpp>

#include "products.hpp"

using namespace dovetail;

// In constant expressions compilers check each step of a pointer.
static_assert([] {
  const Tensor<float, 2, 3> x{{1, 2, 3}, {4, 5, 6}};
  return matmul(flip<1>(x), transpose(x)) == Tensor<float, 2, 2>{{10, 28}, {28, 73}} &&
         matmul(x(all, range<1, 3>), flip<0>(x(all, range<0, 3, 2>))) == Tensor<float, 2, 2>{{11, 21}, {26, 48}} &&
         matmul(Tensor<float, 1, 1>{{2}}, Tensor<float, 1, 1>{{3}})(0, 0) == 6;
}());
using products::check_product, products::check_sum, products::random, products::turned;

namespace {

// Every way in which the operands of a product of M x K and K x N can lie.
template <class T, std::size_t M, std::size_t K, std::size_t N>
void all_layouts() {
  CAPTURE(M);
  CAPTURE(K);
  CAPTURE(N);
  Random random_(Seed{M * 10'000 + K * 100 + N});
  const auto a = random<Tensor<T, M, K>>(random_);
  const auto b = random<Tensor<T, K, N>>(random_);
  const auto at = random<Tensor<T, K, M>>(random_);
  const auto bt = random<Tensor<T, N, K>>(random_);
  check_product(a, b, matmul(a, b));
  check_product(turned(at), b, matmul(turned(at), b));
  check_product(a, turned(bt), matmul(a, turned(bt)));
  check_product(turned(at), turned(bt), matmul(turned(at), turned(bt)));

  // Parts of larger matrices, each second row, each second column, columns from last to first.
  const auto large = random<Tensor<T, 2 * M + 1, 2 * K + 1>>(random_);
  const auto right = random<Tensor<T, 2 * K + 1, 2 * N + 1>>(random_);
  const auto part = large(range<1, M + 1>, range<1, K + 1>);
  const auto steps = large(range<0, 2 * M, 2>, range<0, 2 * K, 2>);
  const auto right_part = right(range<0, K>, range<1, N + 1>);
  const auto right_steps = right(range<0, 2 * K, 2>, range<0, 2 * N, 2>);
  check_product(part, b, matmul(part, b));
  check_product(a, right_part, matmul(a, right_part));
  check_product(steps, right_part, matmul(steps, right_part));
  check_product(steps, right_steps, matmul(steps, right_steps));
  const StridedView<const T, Shape<K, N>, detail::shape::StrideList<static_cast<std::ptrdiff_t>(N), -1>> back(
      b.data() + N - 1, K);
  check_product(a, back, matmul(a, back));

  for (const std::size_t rows : {0u, 1u, 5u, 29u}) {
    const auto batch = random<Tensor<T, dynamic, K>>(random_, rows);
    check_product(batch, b, matmul(batch, b));
    check_product(batch, turned(bt), matmul(batch, turned(bt)));
  }
  const auto deep = random<Tensor<T, dynamic, N>>(random_, K);
  check_product(a, deep, matmul(a, deep));
  check_product(turned(at), deep, matmul(turned(at), deep));
}

template <class T>
constexpr std::size_t W = detail::simd::width<T>;

}  // namespace

TEST_CASE_TEMPLATE("products of matrices are the plain loop's, however their operands lie", T, float, double) {
  all_layouts<T, 3, 3, 3>();
  if constexpr (std::is_same_v<T, float>) {  // what doubles would run through is the same: it would only compile longer
    all_layouts<T, 1, 1, 1>();
    all_layouts<T, 2, 3, 1>();
    all_layouts<T, 7, 6, 5>();
    all_layouts<T, 16, 16, 16>();
    all_layouts<T, 13, 2 * W<T> + 1, W<T> - 1>();
  }
  all_layouts<T, 25, W<T> + 1, 4 * W<T> + 1>();
}
TEST_CASE_TEMPLATE("products of integers are exact", T, std::int32_t, std::int64_t) {
  all_layouts<T, 1, 1, 1>();
  all_layouts<T, 3, 4, 5>();
}

TEST_CASE_TEMPLATE("vectors are rows on the left and columns on the right", T, float, double, std::int32_t) {
  Random random_(Seed{1});
  const auto m = random<Tensor<T, 37, 70>>(random_);
  const auto x = random<Tensor<T, 37>>(random_);
  const auto y = random<Tensor<T, 70>>(random_);
  const Tensor<T, 37> my = matmul(m, y);
  for (std::size_t i = 0; i < 37; ++i)
    check_sum(my(i), 70, [&](std::size_t k) { return double(m(i, k)) * double(y(k)); });
  const Tensor<T, 70> xm = matmul(x, m), ym = matmul(turned(m), x);
  for (std::size_t i = 0; i < 70; ++i) {
    check_sum(xm(i), 37, [&](std::size_t k) { return double(x(k)) * double(m(k, i)); });
    check_sum(ym(i), 37, [&](std::size_t k) { return double(x(k)) * double(m(k, i)); });
  }
  const T xx = matmul(x, x);
  check_sum(xx, 37, [&](std::size_t k) { return double(x(k)) * double(x(k)); });
  const T column = matmul(m(all, 3), m(all, 4));
  check_sum(column, 37, [&](std::size_t k) { return double(m(k, 3)) * double(m(k, 4)); });
}

TEST_CASE_TEMPLATE("the axes before the last two are broadcast together", T, float, double, std::int32_t) {
  Random random_(Seed{2});
  const auto a = random<Tensor<T, 3, 1, 4, 5>>(random_);
  const auto b = random<Tensor<T, 2, 5, 6>>(random_);
  const auto c = matmul(a, b);
  static_assert(std::same_as<typename decltype(c)::shape, Shape<3, 2, 4, 6>>);
  for (std::size_t i = 0; i < 3; ++i)
    for (std::size_t j = 0; j < 2; ++j) check_product(a[i][0], b[j], c[i][j]);

  const auto batch = random<Tensor<T, dynamic, 4, 5>>(random_, 7);
  const auto other = random<Tensor<T, dynamic, 5, 3>>(random_, 7);
  const Tensor<T, dynamic, 4, 3> each = matmul(batch, other);
  const auto one = random<Tensor<T, 5, 3>>(random_);
  const Tensor<T, dynamic, 4, 3> shared = matmul(batch, one);
  const auto left = random<Tensor<T, 2, 4>>(random_);
  const Tensor<T, dynamic, 2, 5> from_left = matmul(left, batch);
  const Tensor<T, dynamic, 5> rows = matmul(random<Tensor<T, 4>>(random_), batch);
  CHECK(rows.rows() == 7);
  REQUIRE(each.rows() == 7);
  REQUIRE(from_left.rows() == 7);
  for (std::size_t i = 0; i < 7; ++i) {
    check_product(batch[i], other[i], each[i]);
    check_product(batch[i], one, shared[i]);
    check_product(left, batch[i], from_left[i]);
  }
}

TEST_CASE("operands are of any kind and type") {
  const Tensor<float, 2, 2> a{{1, 2}, {3, 4}};
  const Tensor<std::int32_t, 2, 2> b{{0, 1}, {1, 0}};
  CHECK(matmul(a + 1, Tensor<float, 2, 2>{{0, 1}, {1, 0}}) == Tensor<float, 2, 2>{{3, 2}, {5, 4}});
  CHECK(matmul(a, b) == Tensor<float, 2, 2>{{2, 1}, {4, 3}});
  CHECK(matmul(b, b) == Tensor<std::int32_t, 2, 2>{{1, 0}, {0, 1}});
  const Tensor<bool, 2> yes{true, true};
  CHECK(matmul(yes, yes) == 2);
  static_assert(matmul(Tensor<float, 2, 3>{{1, 2, 3}, {4, 5, 6}}, Tensor<float, 3, 2>{{1, 0}, {0, 1}, {1, 1}}) ==
                Tensor<float, 2, 2>{{4, 5}, {10, 11}});
}

TEST_CASE_TEMPLATE("sums of nothing are 0", T, float, std::int32_t) {
  static_assert(matmul(Tensor<T, 2, 0>(), Tensor<T, 0, 2>()) == Tensor<T, 2, 2>());
  static_assert(matmul(Tensor<T, 0, 3>(), Tensor<T, 3, 4>()).empty());
  static_assert(matmul(Tensor<T, dynamic, 3>(), Tensor<T, 3, 4>()).empty());
  CHECK(matmul(Tensor<T, 3, 0>(), Tensor<T, 0, 40>()) == Tensor<T, 3, 40>());
  CHECK(matmul(Tensor<T, 0, 3>(), Tensor<T, 3, 100>()).empty());
  CHECK(matmul(Tensor<T, dynamic, 3>(), Tensor<T, 3, 100>()).empty());
  CHECK(matmul(Tensor<T, 0>(), Tensor<T, 0>()) == 0);
}

#if defined(__cpp_exceptions)
TEST_CASE("extents that only run time knows are checked") {
  const auto a = Tensor<float, dynamic, 3>::with_rows(2), b = Tensor<float, dynamic, 3>::with_rows(4);
  CHECK_THROWS_WITH_AS(matmul(a(all, range<0, 3>), b),
                       "matmul of shapes (2, 3) and (4, 3): the last axis of the first is 3, the next to last "
                       "one of the second is 4",
                       ShapeError);
  const auto c = Tensor<float, dynamic, 3, 3>::with_rows(2), d = Tensor<float, dynamic, 3, 3>::with_rows(1);
  CHECK_THROWS_WITH_AS(
      matmul(c, d),
      "matmul of shapes (2, 3, 3) and (1, 3, 3): the axes before the last two could not be broadcast together",
      ShapeError);
}
#endif
