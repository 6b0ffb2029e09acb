// SPDX-License-Identifier: MIT
#include <dovetail/kernels/gemm.hpp>

#include <doctest/doctest.h>

#include <algorithm>

#include "products.hpp"

using namespace dovetail;
using namespace kernels;

namespace {
template <class T>
constexpr std::size_t W = simd::width<T>;

// Both edges of 2, 4 and 8 packs: of a tile, and of a single row's.
template <class T>
using PackEdges = Sizes<W<T> - 1, W<T>, W<T> + 1, 2 * W<T> - 1, 2 * W<T> + 1, 4 * W<T> - 1, 4 * W<T> + 1, 8 * W<T> - 1, 8 * W<T> + 1>;
}  // namespace

TEST_CASE_TEMPLATE("products of small matrices are the plain loop's", T, float, double) {
  products<T>(Sizes<1, 2>{}, Sizes<1, 2, 3, 4, 5>{});
  products<T>(Sizes<3, 4, 5>{}, Sizes<1, 3>{});
}
TEST_CASE_TEMPLATE("products are the plain loop's at each edge of the columns", T, float, double) {
  products<T>(Sizes<3>{}, PackEdges<T>{});
}
TEST_CASE_TEMPLATE("products are the plain loop's at each edge of the sum", T, float, double) {
  products<T>(PackEdges<T>{}, Sizes<2>{});
}
TEST_CASE_TEMPLATE("products are the plain loop's where tiles of several widths follow", T, float, double) {
  products<T, 7, 11 * W<T> + 3>();
  products<T, 15 * W<T> + 1, 3>();
}
TEST_CASE_TEMPLATE("gemm_nt sums long rows in chunks", T, float, double) {
  products<T, 3, 127>();
  products<T, 3, 128>();
  products<T, 3, 129>();
  products<T, 2 * W<T> + 1, 300>();
}

TEST_CASE_TEMPLATE("a result that is not wanted is not computed", T, float, double) {
  Random random_(Seed{1});
  const auto a = random<T>(2 * 3, random_), b = random<T>(4 * 3, random_);
  gemm_nt(View<const T, dynamic, 3>(a.data(), 2), View<const T, 4, 3>(b.data()), View<T, dynamic, 4>(nullptr, 2));
}

TEST_CASE_TEMPLATE("the rows of a product do not depend on each other, to the last bit", T, float, double) {
  constexpr std::size_t M = 25, K = 19, N = 5 * W<T> + 3;
  Random random_(Seed{2});
  const auto a = random<T>(M * K, random_), b = random<T>(K * N, random_);
  Guarded<T> all(M * N), row(N);
  const View<const T, K, N> right(b.data());
  gemm(View<const T, dynamic, K>(a.data(), M), right, View<T, dynamic, N>(all.data(), M));
  for (std::size_t i = 0; i < M; ++i) {
    CAPTURE(i);
    gemm(View<const T, 1, K>(a.data() + i * K), right, View<T, 1, N>(row.data()));
    CHECK(std::equal(row.data(), row.data() + N, all.data() + i * N));
  }
}

TEST_CASE("tensors are lent to products as views") {
  const Tensor<float, 2, 3> a{{1, 2, 3}, {4, 5, 6}};
  const Tensor<float, 3, 2> b{{1, 0}, {0, 1}, {1, 1}};
  Tensor<float, 2, 2> c;
  gemm(a, b, c);
  CHECK(c == Tensor<float, 2, 2>{{4, 5}, {10, 11}});
  Tensor<float, 3, 2> tn;
  gemm_tn(a, c, tn);
  CHECK(tn == Tensor<float, 3, 2>{{44, 49}, {58, 65}, {72, 81}});
  Tensor<float, 2, 3> nt;
  gemm_nt(c, b, nt);
  CHECK(nt == Tensor<float, 2, 3>{{4, 5, 9}, {10, 11, 21}});
  gemm(a, b.view(), c.view(), Epilogue<float>{});
  CHECK(c == Tensor<float, 2, 2>{{4, 5}, {10, 11}});
}
